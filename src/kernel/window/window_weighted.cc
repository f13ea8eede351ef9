// Values -> sums, means and variances of the windows that end at each, or lie around it, each row of which has a weight.
#include <algorithm>
#include <cmath>
#include <vector>

#include "kernel/physical_type.h"
#include "kernel/window/window_function.h"
#include "kernel/window/window_moments.h"

namespace weft::kernel {
namespace {

/// Calls `take` with each value of the window at a row and its weight; where there are fewer rows than weights, those at its ends
/// have none.
template <class Take>
void each_weighted(const plan::WindowCall& call, const std::vector<double>& values, const Segment& segment, std::size_t row,
                   Take take) {
  const auto first = static_cast<std::int64_t>(row) - call.rows_before();
  for (std::size_t index = 0; index < call.weights.size(); ++index) {
    const std::int64_t at = first + static_cast<std::int64_t>(index);
    if (at < static_cast<std::int64_t>(segment.begin) || at >= static_cast<std::int64_t>(segment.end)) continue;
    const double value = values[static_cast<std::size_t>(at)];
    if (!is_nan(value)) take(value, call.weights[index]);
  }
}

bool weigh(const WindowInput& input, const std::vector<double>& values, const Segment& segment, std::size_t row, double& out) {
  using plan::WindowFunction;
  const plan::WindowCall& call = input.call;
  double sum = 0, weight = 0;
  std::int64_t count = 0;
  each_weighted(call, values, segment, row, [&](double value, double own) {
    sum += value * own;
    weight += own;
    ++count;
  });
  if (count < call.min_periods || (call.function != WindowFunction::sum && weight == 0)) return false;
  out = call.function == WindowFunction::sum ? sum : sum / weight;
  if (call.function != WindowFunction::var && call.function != WindowFunction::std) return true;
  if (count <= call.ddof) return false;
  const double mean = out, number = static_cast<double>(call.weights.size());
  double squares = 0;
  each_weighted(call, values, segment, row, [&](double value, double own) { squares += own * (value - mean) * (value - mean); });
  const double variance = count == 1 ? 0 : std::max(squares * number / ((number - call.ddof) * weight), 0.0);
  out = call.function == WindowFunction::var ? variance : std::sqrt(variance);
  return true;
}

}  // namespace

Vector run_weighted(const WindowInput& input) {
  const std::size_t rows = input.values.size;
  std::vector<double> values(rows);
  with_number_type(input.values.type, [&]<class V>(const V&) {
    for (std::size_t row = 0; row < rows; ++row) values[row] = window_value<V>(input, row);
  });
  auto [made, out] = make_vector<double>(input.result, rows);
  auto valid = std::make_shared<std::uint8_t[]>(rows);
  std::fill_n(out, rows, 0.0);
  for (const Segment& segment : input.segments)
    for (std::size_t row = segment.begin; row < segment.end; ++row) valid[row] = weigh(input, values, segment, row, out[row]);
  made.valid = std::move(valid);
  return std::move(made);
}

}  // namespace weft::kernel
