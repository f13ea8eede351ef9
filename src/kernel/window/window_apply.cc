// Values -> what a registered function of the user makes of the windows that end at each, or lie around it.
#include <algorithm>
#include <span>
#include <vector>

#include "kernel/physical_type.h"
#include "kernel/window/window_bounds.h"
#include "kernel/window/window_function.h"
#include "kernel/window/window_moments.h"
#include "plan/functions.h"

namespace weft::kernel {

Vector run_apply(const WindowInput& input) {
  const plan::FunctionInfo& function = plan::find_function(input.call.callee);
  const std::size_t rows = input.values.size;
  std::vector<double> values(rows);
  std::vector<std::int64_t> known(rows + 1);  // the number of values that are there before each row
  with_number_type(input.values.type, [&]<class V>(const V&) {
    for (std::size_t row = 0; row < rows; ++row) {
      values[row] = window_value<V>(input, row);
      known[row + 1] = known[row] + !is_nan(values[row]);
    }
  });
  auto [made, out] = make_vector<double>(input.result, rows);
  auto valid = std::make_shared<std::uint8_t[]>(rows);
  std::fill_n(out, rows, 0.0);
  const auto call = [&, out = out] {
    for (const Segment& segment : input.segments) {
      WindowBounds bounds(input, segment);
      for (std::size_t row = segment.begin; row < segment.end; ++row) {
        const Segment window = bounds.of(row);
        if (known[window.end] - known[window.begin] < input.call.min_periods) continue;
        const double result = function.call_window(values.data() + window.begin, window.end - window.begin);
        valid[row] = !is_nan(result);
        if (valid[row]) out[row] = result;
      }
    }
  };
  plan::call_named(function, call);
  made.valid = std::move(valid);
  return std::move(made);
}

}  // namespace weft::kernel
