// Numbers -> the number of the interval that each is in.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "plan/expr.h"

namespace weft::plan {

/// pandas' cut: int64, 0 for the interval between the first two edges; null outside of all. Edges ascend.
struct CutBins {
  static constexpr std::string_view name = "cut";
  static constexpr OpKind kind = OpKind::scalar;
  std::vector<double> edges;
  bool right = true;  // intervals hold their right edge, not their left one
  bool include_lowest = false;

  static void fields(auto& self, auto&& visit) {
    visit("edges", self.edges);
    visit("right", self.right);
    visit("include_lowest", self.include_lowest);
  }
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
