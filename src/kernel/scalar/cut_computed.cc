// Numbers, and edges that are the same in every row -> the numbers of their intervals, or the intervals' text.
#include "plan/ops/cut_computed.h"

#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <weft/error.h>

#include "base/interval_labels.h"
#include "kernel/register.h"
#include "kernel/scalar/intervals.h"
#include "kernel/scalar/scalar_kernel.h"

namespace weft::kernel {
namespace {

/// Nothing where an edge is missing.
std::optional<std::vector<double>> edges_of(const plan::CutComputed& op, std::span<const Operand> inputs) {
  std::vector<double> edges;
  for (const Operand& input : inputs) {
    const double edge = input.vector.data<double>()[0];
    if (!input.is_valid(0) || std::isnan(edge)) return std::nullopt;
    if (op.drop_equal && !edges.empty() && edges.back() == edge) continue;
    if (!edges.empty() && edges.back() >= edge)
      throw Error(ErrorKind::data, "The edges of intervals must be unique; .duplicates = \"drop\" leaves out equal ones");
    edges.push_back(edge);
  }
  return edges;
}

ScalarKernel make_kernel(const plan::CutComputed& op) {
  const auto run = [op](std::span<const Operand> inputs, std::size_t rows) -> Vector {
    const auto edges = rows > 0 ? edges_of(op, inputs.subspan(1)) : std::nullopt;
    const Operand& values = inputs[0];
    auto valid = std::make_shared<std::uint8_t[]>(rows);
    std::vector<std::int64_t> intervals(rows, -1);
    for (std::size_t row = 0; edges && edges->size() > 1 && row < rows; ++row) {
      if (values.is_valid(row))
        intervals[row] =
            interval_of(*edges, op.right, op.include_lowest, values.vector.data<double>()[values.constant ? 0 : row]);
      valid[row] = intervals[row] >= 0;
    }
    if (!op.labels) {
      auto [result, out] = make_vector<std::int64_t>(DType::int64, rows);
      for (std::size_t row = 0; row < rows; ++row) out[row] = std::max<std::int64_t>(intervals[row], 0);
      result.valid = std::move(valid);
      return std::move(result);
    }
    const auto labels = std::make_shared<std::vector<std::string>>();
    if (edges && edges->size() > 1) *labels = base::interval_labels(*edges, false, op.right, op.include_lowest);
    auto [result, out] = make_vector<StringRef>(DType::string, rows);
    for (std::size_t row = 0; row < rows; ++row)
      out[row] = valid[row] ? StringRef((*labels)[static_cast<std::size_t>(intervals[row])]) : StringRef();
    result.valid = std::move(valid);
    result.holds.push_back(labels);
    return std::move(result);
  };
  return {run, false};
}

}  // namespace

void register_cut_computed() {
  register_scalar(
      plan::CutComputed::name,
      [](const plan::Node& node, std::span<const DType>, DType) { return make_kernel(*node.as<plan::CutComputed>()); },
      [](const plan::Node&, std::span<const DType> inputs, DType) { return std::vector<DType>(inputs.size(), DType::float64); });
}

}  // namespace weft::kernel
