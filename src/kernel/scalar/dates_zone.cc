// Timestamps of UTC <-> what the clocks of a time zone show.
#include <utility>

#include <weft/error.h>

#include "base/temporal_text.h"
#include "base/time_zone.h"
#include "kernel/register.h"
#include "kernel/scalar/loops.h"
#include "kernel/scalar/zone_of.h"
#include "kernel/string_arena.h"
#include "plan/ops/in_time_zone.h"

namespace weft::kernel {
namespace {

using base::TimeZone;
using plan::Ambiguous;
using plan::Nonexistent;

Vector to_wall_time(const std::shared_ptr<const TimeZone>& zone, const Operand& input, std::size_t rows) {
  auto [result, out] = make_vector<std::int64_t>(DType::timestamp, rows);
  base::ZoneOffsets offsets(zone);
  unary_loop<std::int64_t>(input, rows, out, [&](std::int64_t at) { return at + offsets(at); });
  return std::move(result);
}

/// Finds the instants of times that clocks show, one after the other.
class WallTimes {
 public:
  WallTimes(const plan::FromWallTime& op, const TimeZone& zone) : op_(op), zone_(zone), period_{0, 0, 0, false, {}} {}

  /// Microseconds of UTC, or nothing for null.
  std::optional<std::int64_t> operator()(std::int64_t wall) {
    const std::int64_t seconds = base::floor_divide(wall, base::microseconds_of_second);
    const std::int64_t fraction = wall - seconds * base::microseconds_of_second;
    // Far from any change of the clocks, there is one answer.
    constexpr std::int64_t far = 2 * 86'400;
    const std::int64_t near = seconds - period_.offset;
    if (near - far > period_.from && near + far < period_.until) return near * base::microseconds_of_second + fraction;
    const TimeZone::Instants instants = zone_.instants(seconds);
    period_ = zone_.at(instants.later);
    if (!instants.earlier) return nonexistent(wall, instants.later * base::microseconds_of_second);
    if (*instants.earlier == instants.later) return instants.later * base::microseconds_of_second + fraction;
    const auto chosen = ambiguous(wall, instants);
    return chosen ? std::optional(*chosen * base::microseconds_of_second + fraction) : std::nullopt;
  }

 private:
  std::optional<std::int64_t> nonexistent(std::int64_t wall, std::int64_t change) const {
    switch (op_.nonexistent) {
      case Nonexistent::null:
        return std::nullopt;
      case Nonexistent::forward:
        return change;
      case Nonexistent::backward:
        return change - 1;
      default:
        throw Error(ErrorKind::data, "Clocks in " + zone_.name() +
                                         " never showed this, they were put forward; say with option nonexistent what it stands "
                                         "for (NaT, shift_forward, shift_backward): " +
                                         base::format_timestamp(wall));
    }
  }

  std::optional<std::int64_t> ambiguous(std::int64_t wall, const TimeZone::Instants& instants) const {
    switch (op_.ambiguous) {
      case Ambiguous::null:
        return std::nullopt;
      case Ambiguous::daylight:
        return instants.earlier_is_daylight_saving ? *instants.earlier : instants.later;
      case Ambiguous::standard:
        return instants.earlier_is_daylight_saving ? instants.later : *instants.earlier;
      default:
        throw Error(ErrorKind::data, "Clocks in " + zone_.name() +
                                         " showed this twice, they were put back; say with option ambiguous which is meant (NaT, "
                                         "dst, standard): " +
                                         base::format_timestamp(wall));
    }
  }

  const plan::FromWallTime& op_;
  const TimeZone& zone_;
  TimeZone::Period period_;
};

Vector from_wall_time(const plan::FromWallTime& op, const TimeZone& zone, const Operand& input, std::size_t rows) {
  auto [result, out] = make_vector<std::int64_t>(DType::timestamp, rows);
  const auto* in = input.vector.data<std::int64_t>();
  WallTimes wall_times(op, zone);
  std::shared_ptr<std::uint8_t[]> valid;
  for (std::size_t i = 0; i < rows; ++i) {
    out[i] = 0;
    if (!input.is_valid(i)) continue;
    if (const auto at = wall_times(in[i])) {
      out[i] = *at;
      continue;
    }
    if (!valid) {
      valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
      std::fill_n(valid.get(), rows, 1);
    }
    valid[i] = 0;
  }
  result.valid = std::move(valid);
  return std::move(result);
}

}  // namespace

std::shared_ptr<const TimeZone> zone_of(const std::string& name) {
  if (auto zone = TimeZone::find(name)) return zone;
  throw Error(ErrorKind::cluster, "This machine does not know the time zone: " + name);
}

ScalarKernel zoned_text_kernel(const std::string& zone) {
  return {[zone = zone_of(zone)](std::span<const Operand> inputs, std::size_t rows) {
    auto arena = std::make_shared<StringArena>();
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    unary_loop<std::int64_t>(inputs[0], rows, out,
                             [&](std::int64_t at) { return arena->add(base::format_zoned_timestamp(at, *zone)); });
    result.holds.push_back(std::move(arena));
    return std::move(result);
  }};
}

void register_time_zones() {
  register_scalar(plan::InTimeZone::name, [](const plan::Node&, std::span<const DType>, DType) {
    return ScalarKernel{[](std::span<const Operand> inputs, std::size_t) { return inputs[0].vector; }};
  });
  register_scalar(plan::ToWallTime::name, [](const plan::Node& node, std::span<const DType>, DType) {
    return ScalarKernel{[zone = zone_of(node.as<plan::ToWallTime>()->time_zone)](
                            std::span<const Operand> inputs, std::size_t rows) { return to_wall_time(zone, inputs[0], rows); }};
  });
  register_scalar(plan::FromWallTime::name, [](const plan::Node& node, std::span<const DType>, DType) {
    const plan::FromWallTime& op = *node.as<plan::FromWallTime>();
    return ScalarKernel{[op, zone = zone_of(op.time_zone)](std::span<const Operand> inputs, std::size_t rows) {
      return from_wall_time(op, *zone, inputs[0], rows);
    }};
  });
}

}  // namespace weft::kernel
