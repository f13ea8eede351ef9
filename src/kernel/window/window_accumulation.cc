// Values -> sums, products, extremes, counts and moments of all values up to each.
#include <type_traits>

#include <weft/error.h>

#include "kernel/physical_type.h"
#include "kernel/scalar/missing.h"
#include "kernel/window/window_function.h"
#include "kernel/window/window_moments.h"

namespace weft::kernel {
namespace {

using enum plan::WindowFunction;

/// The vector of one value that stands for what was accumulated so far.
template <class T>
Vector single(DType type, T value, bool valid) {
  auto [made, out] = make_vector<T>(type, 1);
  out[0] = value;
  if (!valid) made.valid = std::make_shared<std::uint8_t[]>(1);
  return std::move(made);
}

/// The type of sums of values of type V, which stand in the memory of the result's type.
template <class V>
using SumOf = std::conditional_t<std::is_floating_point_v<V>, V,
                                 std::conditional_t<std::is_signed_v<V> || std::is_same_v<V, bool>, std::int64_t, std::uint64_t>>;

template <class T>
T accumulate(plan::WindowFunction function, T so_far, T value) {
  // Integers wrap, as the sums of whole columns do.
  using Wrapping = std::conditional_t<std::is_integral_v<T>, std::uint64_t, T>;
  switch (function) {
    case cumsum:
      return static_cast<T>(static_cast<Wrapping>(so_far) + static_cast<Wrapping>(value));
    case cumprod:
      return static_cast<T>(static_cast<Wrapping>(so_far) * static_cast<Wrapping>(value));
    case cummin:
      return value < so_far ? value : so_far;
    default:
      return so_far < value ? value : so_far;
  }
}

/// cumsum to cummax: null where the value is missing. V: the values' type, T: the result's.
template <class V, class T>
Vector run_cumulative(const WindowInput& input, Carry& carry) {
  auto [made, out] = make_vector<T>(input.result, input.values.size);
  auto valid = std::make_shared<std::uint8_t[]>(input.values.size);
  std::fill_n(out, input.values.size, T{});
  const V* values = input.values.data<V>();
  const Missing<V> missing(input.values);
  const Carry start = carry;
  for (const Segment& segment : input.segments) {
    bool any = start.value.size > 0 && start.value.is_valid(0);
    T so_far = any ? start.value.data<T>()[0] : T{};
    for (std::size_t row = segment.begin; row < segment.end; ++row) {
      if (missing(row)) continue;
      const T value = static_cast<T>(values[row]);
      so_far = any ? accumulate(input.call.function, so_far, value) : value;
      any = true;
      out[row] = so_far;
      valid[row] = 1;
    }
    carry.value = single(input.result, so_far, any);
  }
  made.valid = std::move(valid);
  return std::move(made);
}

Vector run_row_numbers(const WindowInput& input, Carry& carry) {
  auto [made, out] = make_vector<std::int64_t>(input.result, input.values.size);
  std::fill_n(out, input.values.size, 0);
  const std::int64_t start = carry.count;
  for (const Segment& segment : input.segments) {
    for (std::size_t row = segment.begin; row < segment.end; ++row)
      out[row] = start + static_cast<std::int64_t>(row - segment.begin);
    carry.count = start + static_cast<std::int64_t>(segment.end - segment.begin);
  }
  return std::move(made);
}

/// Windows from the first row on.
template <class V>
Vector run_expanding(const WindowInput& input, Carry& carry) {
  auto [made, out] = make_vector<double>(input.result, input.values.size);
  auto valid = std::make_shared<std::uint8_t[]>(input.values.size);
  std::fill_n(out, input.values.size, 0.0);
  const Carry start = carry;
  for (const Segment& segment : input.segments) {
    Moments so_far = Moments::of(start, input.call.function);
    for (std::size_t row = segment.begin; row < segment.end; ++row) {
      so_far.add(window_value<V>(input, row));
      valid[row] = so_far.result(input.call, out[row]);
    }
    so_far.keep(carry);
  }
  made.valid = std::move(valid);
  return std::move(made);
}

}  // namespace

Vector run_accumulation(const WindowInput& input, Carry& carry) {
  const plan::WindowFunction function = input.call.function;
  if (function == row) return run_row_numbers(input, carry);
  if (function >= sum)
    return with_number_type(input.values.type, [&]<class V>(const V&) { return run_expanding<V>(input, carry); });
  return with_physical_type(input.values.type, [&]<class V>(const V&) -> Vector {
    if constexpr (std::is_same_v<V, StringRef>)
      throw Error(ErrorKind::cluster, "Encoded plan accumulates text");
    else if (function == cumsum || function == cumprod)
      return run_cumulative<V, SumOf<V>>(input, carry);
    else
      return run_cumulative<V, V>(input, carry);
  });
}

Carry join_carries(const plan::WindowCall& call, const Carry& first, const Carry& second) {
  const bool has_first = first.value.size > 0 && first.value.is_valid(0),
             has_second = second.value.size > 0 && second.value.is_valid(0);
  Carry joined;
  switch (call.function) {
    case row:
      joined.count = first.count + second.count;
      return joined;
    case ffill:
      joined.value = has_second ? second.value : first.value;
      joined.count = has_second ? second.count : first.count + second.count;
      return joined;
    case bfill:
      joined.value = has_first ? first.value : second.value;
      joined.count = has_first ? first.count : first.count + second.count;
      return joined;
    case cumsum:
    case cumprod:
    case cummin:
    case cummax:
      if (!has_first || !has_second) {
        joined.value = has_first ? first.value : second.value;
        return joined;
      }
      joined.value = with_physical_type(first.value.type, [&]<class T>(const T&) -> Vector {
        if constexpr (std::is_same_v<T, StringRef>)
          throw Error(ErrorKind::cluster, "Encoded plan accumulates text");
        else
          return single(first.value.type, accumulate(call.function, first.value.data<T>()[0], second.value.data<T>()[0]), true);
      });
      return joined;
    default: {
      Moments both = Moments::of(first, call.function);
      both.merge(Moments::of(second, call.function));
      both.keep(joined);
      return joined;
    }
  }
}

}  // namespace weft::kernel
