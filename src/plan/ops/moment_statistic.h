// What moments of values say: variance, skewness, correlation.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

enum class Statistic : std::uint8_t { var, std, sem, skew, kurt, cov, corr };
template <>
struct EnumRange<Statistic> {
  static constexpr auto last = Statistic::corr;
};

/// Inputs, all float64: the columns of a state of AggregateFunction::moments, as far as the statistic needs them, or of
/// comoments. float64; null where there are too few values, or (skew, kurt, corr) they do not vary. The definitions are pandas':
/// ddof is taken from the number of values that a sum of squares is divided by; skew and kurt are adjusted for bias (G1, G2).
struct MomentStatistic {
  static constexpr std::string_view name = "moment_statistic";
  static constexpr OpKind kind = OpKind::scalar;
  Statistic statistic = Statistic::var;
  double ddof = 1;
  double least = 1;  // fewer values give null, whatever ddof

  static void fields(auto& self, auto&& visit) {
    visit("statistic", self.statistic);
    visit("ddof", self.ddof);
    visit("least", self.least);
  }
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

std::string_view to_string(Statistic statistic);

}  // namespace weft::plan
