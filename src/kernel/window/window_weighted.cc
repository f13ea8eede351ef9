// Values -> sums and means of the windows that end at each, or lie around it, each row of which has a weight.
#include <vector>

#include "kernel/physical_type.h"
#include "kernel/window/window_function.h"
#include "kernel/window/window_moments.h"

namespace weft::kernel {
namespace {

/// The window at a row; where there are fewer rows than weights, those at its ends have none.
bool weigh(const WindowInput& input, const std::vector<double>& values, const Segment& segment, std::size_t row, double& out) {
  const plan::WindowCall& call = input.call;
  const auto first = static_cast<std::int64_t>(row) - call.rows_before();
  double sum = 0, weight = 0;
  std::int64_t count = 0;
  for (std::size_t index = 0; index < call.weights.size(); ++index) {
    const std::int64_t at = first + static_cast<std::int64_t>(index);
    if (at < static_cast<std::int64_t>(segment.begin) || at >= static_cast<std::int64_t>(segment.end)) continue;
    const double value = values[static_cast<std::size_t>(at)];
    if (is_nan(value)) continue;
    sum += value * call.weights[index];
    weight += call.weights[index];
    ++count;
  }
  const bool is_mean = call.function == plan::WindowFunction::mean;
  if (count < call.min_periods || (is_mean && weight == 0)) return false;
  out = is_mean ? sum / weight : sum;
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
