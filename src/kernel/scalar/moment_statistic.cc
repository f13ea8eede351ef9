// Moments of values -> variance, skewness, correlation.
#include "plan/ops/moment_statistic.h"

#include <cmath>

#include "kernel/register.h"
#include "kernel/scalar/scalar_kernel.h"

namespace weft::kernel {
namespace {

using plan::Statistic;

/// NaN stands for null until the end. `at(k)` is the k-th column of the state.
template <class At>
double value_of(const plan::MomentStatistic& op, const At& at) {
  const double n = at(0), freedom = n - op.ddof, none = std::nan("");
  if (n < op.least) return none;
  switch (op.statistic) {
    case Statistic::var:
      return freedom > 0 ? at(2) / freedom : none;
    case Statistic::std:
      return freedom > 0 ? std::sqrt(at(2) / freedom) : none;
    case Statistic::sem:
      return freedom > 0 ? std::sqrt(at(2) / freedom / n) : none;
    case Statistic::skew:
      if (n < 3 || at(2) <= 0) return none;
      return n * std::sqrt(n - 1) / (n - 2) * (at(3) / std::pow(at(2), 1.5));
    case Statistic::kurt:
      if (n < 4 || at(2) <= 0) return none;
      return (n * (n + 1) * (n - 1) * (at(4) / at(2) / at(2)) - 3 * (n - 1) * (n - 1)) / ((n - 2) * (n - 3));
    case Statistic::cov:
      return freedom > 0 ? at(5) / freedom : none;
    case Statistic::corr: {
      if (n < 1 || at(3) <= 0 || at(4) <= 0) return none;
      const double r = at(5) / std::sqrt(at(3) * at(4));
      return std::fmin(1, std::fmax(-1, r));  // what rounding adds to a perfect line
    }
  }
  return none;
}

ScalarKernel make_kernel(const plan::MomentStatistic& op) {
  return {[op](std::span<const Operand> inputs, std::size_t rows) {
    std::vector<const double*> columns;
    for (const Operand& input : inputs) columns.push_back(input.vector.data<double>());
    auto [result, out] = make_vector<double>(DType::float64, rows);
    auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
    bool all = true;
    for (std::size_t row = 0; row < rows; ++row) {
      const double value = value_of(op, [&](std::size_t k) { return columns[k][inputs[k].constant ? 0 : row]; });
      valid[row] = !std::isnan(value);
      out[row] = valid[row] ? value : 0;
      all &= valid[row] != 0;
    }
    if (!all) result.valid = std::move(valid);
    return std::move(result);
  }};
}

}  // namespace

void register_moment_statistic() {
  register_scalar(plan::MomentStatistic::name, [](const plan::Node& node, std::span<const DType>, DType) {
    return make_kernel(*node.as<plan::MomentStatistic>());
  });
}

}  // namespace weft::kernel
