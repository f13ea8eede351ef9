// A window function and values in the order of their groups -> a value for each.
#include "kernel/window/window_function.h"

namespace weft::kernel {

using enum plan::WindowFunction;

Vector run_running(const WindowInput& input, Carry& carry) {
  const bool fills = input.call.function == ffill || input.call.function == bfill;
  return fills ? run_fill(input, carry) : run_accumulation(input, carry);
}

Vector microseconds_of(const Vector& times) {
  if (times.type == DType::timestamp) return times;
  constexpr std::int64_t day = 86'400'000'000;
  auto [made, out] = make_vector<std::int64_t>(DType::timestamp, times.size);
  for (std::size_t row = 0; row < times.size; ++row) out[row] = times.data<std::int32_t>()[row] * day;
  made.valid = times.valid;
  return std::move(made);
}

Vector run_window(const WindowInput& input) {
  Carry none;
  switch (input.call.function) {
    case shift:
      return run_shift(input);
    case rank:
      return run_rank(input);
    case ffill:
    case bfill:
      return run_fill(input, none);
    case cumsum:
    case cumprod:
    case cummin:
    case cummax:
    case row:
      return run_accumulation(input, none);
    case apply:
      return run_apply(input);
    case transform:
      return run_transform(input);
    default:
      return input.call.weights.empty() ? run_moving(input) : run_weighted(input);
  }
}

}  // namespace weft::kernel
