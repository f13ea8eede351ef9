// Timestamps and dates -> text, text and numbers -> timestamps and durations.
#include <cmath>
#include <limits>
#include <utility>

#include <weft/error.h>

#include "base/date_format.h"
#include "base/duration_text.h"
#include "base/json_writer.h"
#include "base/time_zone.h"
#include "kernel/physical_type.h"
#include "kernel/register.h"
#include "kernel/scalar/loops.h"
#include "kernel/scalar/zone_of.h"
#include "kernel/string_arena.h"
#include "plan/ops/date_function.h"
#include "plan/ops/parse_time.h"

namespace weft::kernel {
namespace {

Vector format_times(const plan::FormatTime& op, const base::TimeZone* zone, const Operand& input, std::size_t rows) {
  const bool is_date = input.vector.type == DType::date;
  auto arena = std::make_shared<StringArena>();
  auto [result, out] = make_vector<StringRef>(DType::string, rows);
  std::string text;
  for (std::size_t i = 0; i < rows; ++i) {
    base::WallTime time{
        is_date ? input.vector.data<std::int32_t>()[i] * base::microseconds_of_day : input.vector.data<std::int64_t>()[i],
        std::nullopt,
        {}};
    base::TimeZone::Period period{};
    if (zone) {
      period = zone->at(base::floor_divide(time.microseconds, base::microseconds_of_second));
      time = {time.microseconds + period.offset * base::microseconds_of_second, period.offset, period.abbreviation};
    }
    text.clear();
    base::append_formatted(text, op.format, time);
    out[i] = arena->add(std::string_view(text));
  }
  result.holds.push_back(std::move(arena));
  return std::move(result);
}

/// Values that may turn out to be null, written one after the other.
class Times {
 public:
  Times(DType type, std::size_t rows) : rows_(rows) {
    auto [vector, out] = make_vector<std::int64_t>(type, rows);
    vector_ = std::move(vector);
    out_ = out;
  }
  void set(std::size_t row, std::optional<std::int64_t> value) {
    out_[row] = value.value_or(0);
    if (value) return;
    if (!valid_) {
      valid_ = std::make_shared_for_overwrite<std::uint8_t[]>(rows_);
      std::fill_n(valid_.get(), rows_, 1);
    }
    valid_[row] = 0;
  }
  Vector finish() {
    vector_.valid = std::move(valid_);
    return std::move(vector_);
  }

 private:
  std::size_t rows_;
  Vector vector_;
  std::int64_t* out_;
  std::shared_ptr<std::uint8_t[]> valid_;
};

/// Reads each text; `parse` gives nothing for one that it cannot read, `fail` throws.
template <class Parse, class Fail>
Vector read_texts(DType type, const Operand& input, std::size_t rows, Parse parse, bool coerce, Fail fail) {
  Times times(type, rows);
  const auto* in = input.vector.data<StringRef>();
  for (std::size_t i = 0; i < rows; ++i) {
    const std::string_view text = in[i].view();
    const auto value = text.empty() ? std::nullopt : parse(text);
    if (!value && !coerce && !text.empty()) fail(text);
    times.set(i, value);
  }
  return times.finish();
}

Vector parse_timestamps(const plan::ParseTimestamp& op, const Operand& input, std::size_t rows) {
  const auto read = [&](std::string_view text) {
    return op.format.empty() ? base::parse_offset_timestamp(text) : base::parse_formatted(text, op.format);
  };
  const auto parse = [&](std::string_view text) -> std::optional<std::int64_t> {
    const auto time = read(text);
    if (!time || (time->offset && !op.utc)) return std::nullopt;
    return time->at;
  };
  return read_texts(DType::timestamp, input, rows, parse, op.coerce, [&](std::string_view text) {
    const std::string quoted = '"' + std::string(text) + '"';
    if (read(text)) throw Error(ErrorKind::data, "to_datetime reads text with an offset from UTC with option utc: " + quoted);
    if (op.format.empty())
      throw Error(ErrorKind::data, "Not a date or time in the form of ISO 8601, give to_datetime a format: " + quoted);
    throw Error(ErrorKind::data, "Not a time in the format " + op.format + ": " + quoted);
  });
}

Vector parse_durations(const plan::ParseDuration& op, const Operand& input, std::size_t rows) {
  return read_texts(DType::duration, input, rows, base::parse_duration, op.coerce,
                    [](std::string_view text) { throw Error(ErrorKind::data, "Not a duration: \"" + std::string(text) + '"'); });
}

/// A number of units in microseconds; nothing when it is none that fits. Nanoseconds have no whole number of microseconds.
template <class T>
std::optional<std::int64_t> in_microseconds(T value, std::optional<std::int64_t> unit) {
  if constexpr (std::is_floating_point_v<T>) {
    const double exact = std::floor(unit ? static_cast<double>(value) * static_cast<double>(*unit) : value / 1e3);
    if (!(std::fabs(exact) < 0x1p63)) return std::nullopt;
    return static_cast<std::int64_t>(exact);
  } else {
    if (!std::in_range<std::int64_t>(value)) return std::nullopt;
    const auto count = static_cast<std::int64_t>(value);
    std::int64_t product;
    if (!unit) return base::floor_divide(count, 1000);
    return __builtin_mul_overflow(count, *unit, &product) ? std::nullopt : std::optional(product);
  }
}

template <class T>
Vector times_from_numbers(const plan::TimeFromNumber& op, const Operand& input, std::size_t rows) {
  Times times(op.to, rows);
  const auto unit = base::microseconds_of_unit(op.unit);
  const T* in = input.vector.data<T>();
  for (std::size_t i = 0; i < rows; ++i) {
    const auto value = in_microseconds(in[i], unit);
    if (!value && !op.coerce && in[i] == in[i]) {
      std::string number;
      if constexpr (std::is_floating_point_v<T>)
        number = base::repr(in[i]);
      else
        number = std::to_string(in[i]);
      throw Error(ErrorKind::data, "Too large for a " + std::string(dd::to_string(op.to)) + ": " + number + ' ' + op.unit);
    }
    times.set(i, value);
  }
  return times.finish();
}

}  // namespace

void register_date_text() {
  register_scalar(plan::FormatTime::name, [](const plan::Node& node, std::span<const DType>, DType) {
    const plan::FormatTime& op = *node.as<plan::FormatTime>();
    const auto zone = op.time_zone.empty() ? nullptr : zone_of(op.time_zone);
    return ScalarKernel{
        [op, zone](std::span<const Operand> inputs, std::size_t rows) { return format_times(op, zone.get(), inputs[0], rows); }};
  });
  register_scalar(plan::ParseTimestamp::name, [](const plan::Node& node, std::span<const DType>, DType) {
    return ScalarKernel{[op = *node.as<plan::ParseTimestamp>()](std::span<const Operand> inputs, std::size_t rows) {
      return parse_timestamps(op, inputs[0], rows);
    }};
  });
  register_scalar(plan::ParseDuration::name, [](const plan::Node& node, std::span<const DType>, DType) {
    return ScalarKernel{[op = *node.as<plan::ParseDuration>()](std::span<const Operand> inputs, std::size_t rows) {
      return parse_durations(op, inputs[0], rows);
    }};
  });
  register_scalar(plan::TimeFromNumber::name, [](const plan::Node& node, std::span<const DType> inputs, DType) {
    return with_number_type(inputs[0], [&]<class T>(T) -> ScalarKernel {
      if constexpr (std::is_same_v<T, bool>)
        return {};  // the op takes none
      else
        return {[op = *node.as<plan::TimeFromNumber>()](std::span<const Operand> operands, std::size_t rows) {
          return times_from_numbers<T>(op, operands[0], rows);
        }};
    });
  });
}

}  // namespace weft::kernel
