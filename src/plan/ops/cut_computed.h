// Numbers -> the interval that each is in, between edges that are computed.
#pragma once

#include <span>
#include <string>

#include "plan/expr.h"

namespace weft::plan {

/// As CutBins, with edges that are inputs: those after the first, the same for every row. Where one is missing, so is the result.
/// Edges that do not ascend are a data Error, unless equal ones are dropped.
struct CutComputed {
  static constexpr std::string_view name = "cut_computed";
  static constexpr OpKind kind = OpKind::scalar;
  bool right = true;
  bool include_lowest = false;
  bool drop_equal = false;
  bool labels = false;  // the intervals' text, string, instead of their numbers, int64

  static void fields(auto& self, auto&& visit) {
    visit("right", self.right);
    visit("include_lowest", self.include_lowest);
    visit("drop_equal", self.drop_equal);
    visit("labels", self.labels);
  }
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
