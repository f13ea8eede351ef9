// Values of one type -> the same of another, or a data Error for the first that has no such form.
#include <charconv>
#include <cmath>
#include <utility>

#include <fast_float/fast_float.h>
#include <weft/error.h>

#include "base/duration_text.h"
#include "base/json_writer.h"
#include "base/temporal_text.h"
#include "kernel/physical_type.h"
#include "kernel/scalar/loops.h"
#include "kernel/string_arena.h"

namespace weft::kernel {
namespace {

[[noreturn]] void fail(DType to, const std::string& value) {
  const std::string name(dd::to_string(to));
  const bool vowel = name[0] == 'i';
  throw Error(ErrorKind::data, std::string("Not a") + (vowel ? "n " : " ") + name + ": " + value);
}

template <class T>
std::string number_text(T value) {
  if constexpr (std::is_same_v<T, bool>)
    return value ? "True" : "False";
  else if constexpr (std::is_floating_point_v<T>)
    return base::repr(value);
  else
    return std::to_string(value);
}

/// Whether the number survives as a `To`, once cut to an integer if `To` is one.
template <class To, class From>
bool fits(From value) {
  if constexpr (std::is_same_v<To, bool> || std::is_same_v<From, bool> || std::is_floating_point_v<To>) {
    return true;
  } else if constexpr (std::is_floating_point_v<From>) {
    // The bounds are powers of two, exact in either float type. NaN is within none.
    constexpr From above = static_cast<From>(std::numeric_limits<To>::max() / 2 + 1) * 2;
    if constexpr (std::is_signed_v<To>)
      return std::trunc(value) >= -above && value < above;
    else
      return value > -1 && value < above;
  } else {
    return std::in_range<To>(value);
  }
}

template <class To, class From>
To convert(From value) {
  if constexpr (std::is_same_v<To, bool>)
    return value != 0;
  else if constexpr (std::is_floating_point_v<From> && std::is_integral_v<To>)
    return fits<To>(value) ? static_cast<To>(value) : To{};
  else
    return static_cast<To>(value);
}

template <class From, class To>
ScalarKernel number_kernel(DType to) {
  return {[to](std::span<const Operand> inputs, std::size_t rows) {
    const Operand& input = inputs[0];
    auto [result, out] = make_vector<To>(to, rows);
    unary_loop<From>(input, rows, out, convert<To, From>);
    const From* in = input.vector.template data<From>();
    bool all_fit = true;
    for (std::size_t i = 0; i < rows; ++i) all_fit &= fits<To>(in[i]);
    if (!all_fit) {
      for (std::size_t i = 0; i < rows; ++i)
        if (input.is_valid(i) && !fits<To>(in[i])) fail(to, number_text(in[i]));
    }
    return std::move(result);
  }};
}

/// Microseconds since midnight -> times of day.
template <class From>
ScalarKernel time_kernel() {
  return {[](std::span<const Operand> inputs, std::size_t rows) {
    const Operand& input = inputs[0];
    auto [result, out] = make_vector<std::int64_t>(DType::time, rows);
    unary_loop<From>(input, rows, out, convert<std::int64_t, From>);
    const From* in = input.vector.template data<From>();
    for (std::size_t i = 0; i < rows; ++i) {
      const bool is_of_day = fits<std::int64_t>(in[i]) && out[i] >= 0 && out[i] < base::microseconds_of_day;
      if (!is_of_day && input.is_valid(i)) fail(DType::time, number_text(in[i]));
    }
    return std::move(result);
  }};
}

/// Any value -> text.
template <class From, class Text>
ScalarKernel to_text_kernel(Text text) {
  return {[text](std::span<const Operand> inputs, std::size_t rows) {
    const Operand& input = inputs[0];
    auto arena = std::make_shared<StringArena>();
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    unary_loop<From>(input, rows, out, [&](From value) { return arena->add(text(value)); });
    result.holds.push_back(std::move(arena));
    return std::move(result);
  }};
}

/// Text -> a value. `parse` gives an optional.
template <class To, class Parse>
ScalarKernel from_text_kernel(DType to, Parse parse) {
  return {[to, parse](std::span<const Operand> inputs, std::size_t rows) {
    const Operand& input = inputs[0];
    const auto* in = input.vector.data<StringRef>();
    auto [result, out] = make_vector<To>(to, rows);
    for (std::size_t i = 0; i < rows; ++i) {
      const StringRef& text = in[i];
      const auto value = parse(text.view());
      if (!value && input.is_valid(i)) fail(to, '"' + std::string(text.view()) + '"');
      out[i] = value ? static_cast<To>(*value) : To{};
    }
    return std::move(result);
  }};
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

template <class T>
std::optional<T> parse_number(std::string_view text) {
  text = trimmed(text);
  if (!text.empty() && text.front() == '+' && text.size() > 1 && text[1] != '-') text.remove_prefix(1);
  T value{};
  const char* end = text.data() + text.size();
  if constexpr (std::is_floating_point_v<T>) {
    const auto read = fast_float::from_chars(text.data(), end, value);
    // A number that is too large reads as an infinity, as Python's float() has it.
    const bool good = read.ec == std::errc() || read.ec == std::errc::result_out_of_range;
    return good && read.ptr == end ? std::optional(value) : std::nullopt;
  } else {
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc() && read.ptr == end ? std::optional(value) : std::nullopt;
  }
}

std::optional<bool> parse_bool(std::string_view text) {
  for (const char* yes : {"True", "true", "TRUE"})
    if (text == yes) return true;
  for (const char* no : {"False", "false", "FALSE"})
    if (text == no) return false;
  return std::nullopt;
}

ScalarKernel parse_kernel(DType to) {
  switch (to) {
    case DType::boolean:
      return from_text_kernel<bool>(to, parse_bool);
    case DType::date:
      return from_text_kernel<std::int32_t>(to, base::parse_date);
    case DType::time:
      return from_text_kernel<std::int64_t>(to, base::parse_time);
    case DType::timestamp:
      return from_text_kernel<std::int64_t>(to, base::parse_timestamp);
    case DType::duration:
      return from_text_kernel<std::int64_t>(to, base::parse_duration);
    default:
      break;
  }
  return with_number_type(to, [to]<class T>(T) -> ScalarKernel {
    if constexpr (std::is_same_v<T, bool>)
      return {};
    else
      return from_text_kernel<T>(to, parse_number<T>);
  });
}

ScalarKernel as_text_kernel(DType from) {
  switch (from) {
    case DType::date:
      return to_text_kernel<std::int32_t>(base::format_date);
    case DType::time:
      return to_text_kernel<std::int64_t>(base::format_time);
    case DType::timestamp:
      return to_text_kernel<std::int64_t>(base::format_timestamp);
    case DType::duration:
      return to_text_kernel<std::int64_t>(base::format_duration);
    default:
      return with_number_type(from, []<class T>(T) { return to_text_kernel<T>(number_text<T>); });
  }
}

template <class From, class To, class Operation>
ScalarKernel simple_kernel(DType to, Operation operation) {
  return {[to, operation](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<To>(to, rows);
    unary_loop<From>(inputs[0], rows, out, operation);
    return std::move(result);
  }};
}

std::int64_t floor_days(std::int64_t microseconds) { return base::floor_divide(microseconds, base::microseconds_of_day); }

/// Between types whose values are counts.
DType count_type(DType type) {
  if (type == DType::date) return DType::int32;
  return dd::is_temporal(type) ? DType::int64 : type;
}

}  // namespace

ScalarKernel cast_kernel(DType from, DType to) {
  if (from == DType::string) return parse_kernel(to);
  if (to == DType::string) return as_text_kernel(from);
  if (from == DType::date && to == DType::timestamp)
    return simple_kernel<std::int32_t, std::int64_t>(to, [](std::int32_t days) { return days * base::microseconds_of_day; });
  if (from == DType::timestamp && to == DType::date)
    return simple_kernel<std::int64_t, std::int32_t>(to,
                                                     [](std::int64_t at) { return static_cast<std::int32_t>(floor_days(at)); });
  if (from == DType::timestamp && to == DType::time)
    return simple_kernel<std::int64_t, std::int64_t>(
        to, [](std::int64_t at) { return at - floor_days(at) * base::microseconds_of_day; });
  if (to == DType::time) return with_number_type(count_type(from), []<class From>(From) { return time_kernel<From>(); });
  return with_number_type(count_type(from), [&]<class From>(From) {
    return with_number_type(count_type(to), [&]<class To>(To) { return number_kernel<From, To>(to); });
  });
}

}  // namespace weft::kernel
