// Numbers of a row -> a quantile of them.
#pragma once

#include <span>
#include <string>

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: numbers. float64: the quantile of those that are there (not null, not NaN), linear between two neighbours; null when
/// none is.
struct RowQuantile {
  static constexpr std::string_view name = "row_quantile";
  static constexpr OpKind kind = OpKind::scalar;
  double q = 0.5;

  static void fields(auto& self, auto&& visit) { visit("q", self.q); }
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
