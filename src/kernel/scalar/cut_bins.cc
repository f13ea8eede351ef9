// Numbers -> the numbers of their intervals.
#include "plan/ops/cut_bins.h"

#include <algorithm>

#include "kernel/register.h"
#include "kernel/scalar/intervals.h"
#include "kernel/scalar/scalar_kernel.h"

namespace weft::kernel {
namespace {

Vector cut(const plan::CutBins& op, const Operand& input, std::size_t rows) {
  const double* in = input.vector.data<double>();
  auto [result, out] = make_vector<std::int64_t>(DType::int64, rows);
  auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    const std::int64_t interval = interval_of(op.edges, op.right, op.include_lowest, in[i]);
    valid[i] = interval >= 0;
    out[i] = std::max<std::int64_t>(interval, 0);
  }
  result.valid = std::move(valid);
  return std::move(result);
}

}  // namespace

void register_cut_bins() {
  register_scalar(
      plan::CutBins::name,
      [](const plan::Node& node, std::span<const DType>, DType) -> ScalarKernel {
        return {[op = *node.as<plan::CutBins>()](std::span<const Operand> inputs, std::size_t rows) {
          return cut(op, inputs[0], rows);
        }};
      },
      [](const plan::Node&, std::span<const DType>, DType) { return std::vector<DType>{DType::float64}; });
}

}  // namespace weft::kernel
