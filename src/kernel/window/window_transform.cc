// Values of groups -> what a registered function of the user makes of those of each, for each row or for all.
#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include <weft/error.h>

#include "kernel/physical_type.h"
#include "kernel/scalar/missing.h"
#include "kernel/window/window_function.h"
#include "plan/functions.h"

namespace weft::kernel {
namespace {

/// Missing ones as NaN.
std::vector<double> numbers_of(const Vector& values) {
  std::vector<double> numbers(values.size);
  with_number_type(values.type, [&]<class V>(const V&) {
    for (std::size_t row = 0; row < values.size; ++row)
      numbers[row] = values.is_valid(row) ? static_cast<double>(values.data<V>()[row]) : std::nan("");
  });
  return numbers;
}

void transform(const plan::FunctionInfo& function, std::span<const double> values, double* out) {
  if (function.call_window) {
    std::fill_n(out, values.size(), function.call_window(values.data(), values.size()));
    return;
  }
  const std::vector<double> made = function.call_group(values.data(), values.size());
  if (made.size() != values.size())
    throw Error(ErrorKind::user, "transform: the function gave " + std::to_string(made.size()) + " values for a group of " +
                                     std::to_string(values.size()) + " rows: " + function.name);
  std::copy(made.begin(), made.end(), out);
}

}  // namespace

Vector run_transform(const WindowInput& input) {
  const plan::FunctionInfo& function = plan::find_function(input.call.callee);
  const std::size_t rows = input.values.size;
  const std::vector<double> values = numbers_of(input.values);
  auto [made, out] = make_vector<double>(input.result, rows);
  auto valid = std::make_shared<std::uint8_t[]>(rows);
  std::fill_n(out, rows, std::nan(""));
  const auto call = [&, out = out] {
    for (const Segment& segment : input.segments)
      transform(function, std::span(values).subspan(segment.begin, segment.end - segment.begin), out + segment.begin);
  };
  plan::call_named(function, call);
  for (std::size_t row = 0; row < rows; ++row) valid[row] = !is_nan(out[row]);
  made.valid = std::move(valid);
  return std::move(made);
}

}  // namespace weft::kernel
