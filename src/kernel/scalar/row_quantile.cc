// Vectors of numbers -> a quantile of each row.
#include "plan/ops/row_quantile.h"

#include <algorithm>

#include "kernel/register.h"
#include "kernel/scalar/missing.h"
#include "kernel/scalar/scalar_kernel.h"

namespace weft::kernel {
namespace {

/// Of at least one value; changes their order.
double quantile(std::vector<double>& values, double q) {
  const double position = q * static_cast<double>(values.size() - 1);
  const auto below = std::min(static_cast<std::size_t>(position), values.size() - 1);
  const double share = position - static_cast<double>(below);
  std::sort(values.begin(), values.end());
  const double low = values[below];
  if (share == 0) return low;
  const double high = values[below + 1];
  // As NumPy does: from the nearer neighbour. Infinite neighbours have no distance.
  if (low == high) return low;
  return share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share);
}

Vector quantiles(std::span<const Operand> inputs, std::size_t rows, double q) {
  auto [result, out] = make_vector<double>(DType::float64, rows);
  auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
  bool all = true;
  std::vector<double> values;
  for (std::size_t row = 0; row < rows; ++row) {
    values.clear();
    for (const Operand& input : inputs) {
      const std::size_t place = input.constant ? 0 : row;
      if (!Missing<double>(input.vector)(place)) values.push_back(input.vector.data<double>()[place]);
    }
    valid[row] = !values.empty();
    all &= !values.empty();
    out[row] = values.empty() ? 0 : quantile(values, q);
  }
  if (!all) result.valid = std::move(valid);
  return std::move(result);
}

}  // namespace

void register_row_quantile() {
  register_scalar(
      plan::RowQuantile::name,
      [](const plan::Node& node, std::span<const DType>, DType) -> ScalarKernel {
        return {[q = node.as<plan::RowQuantile>()->q](std::span<const Operand> inputs, std::size_t rows) {
                  return quantiles(inputs, rows, q);
                },
                false};
      },
      [](const plan::Node&, std::span<const DType> inputs, DType) { return std::vector<DType>(inputs.size(), DType::float64); });
}

}  // namespace weft::kernel
