// What moments of values say: variance, skewness, correlation.
#include "plan/ops/moment_statistic.h"

#include <array>

#include <weft/error.h>

namespace weft::plan {

std::string_view to_string(Statistic statistic) {
  static constexpr std::array<std::string_view, 7> names{"var", "std", "sem", "skew", "kurt", "cov", "corr"};
  return names[static_cast<std::size_t>(statistic)];
}

dd::DType MomentStatistic::type(std::span<const dd::DType> inputs) const {
  static constexpr std::array<std::size_t, 7> needed{3, 3, 3, 4, 5, 6, 6};
  bool right = inputs.size() == needed[static_cast<std::size_t>(statistic)];
  for (const dd::DType input : inputs) right &= input == dd::DType::float64;
  if (!right)
    throw Error(ErrorKind::cluster, "Encoded plan holds a statistic of no moments: " + std::string(to_string(statistic)));
  return dd::DType::float64;
}

std::string MomentStatistic::text(std::span<const std::string> inputs) const {
  return std::string(to_string(statistic)) + "(" + (inputs.empty() ? "" : inputs[0]) + ")";
}

}  // namespace weft::plan
