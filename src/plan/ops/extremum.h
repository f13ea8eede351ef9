// Two values -> the larger or the smaller one.
#pragma once

#include <span>
#include <string>

#include "plan/expr.h"

namespace weft::plan {

/// Of numbers, strings, booleans or moments. As NumPy's maximum and minimum: missing (null or NaN) where either is missing.
/// With `bound`, as pandas' clip: the second input is a bound for the first, and where it is missing there is none.
struct Extremum {
  static constexpr std::string_view name = "extremum";
  static constexpr OpKind kind = OpKind::scalar;
  static constexpr std::size_t literals_adapt_from = 0;
  bool largest = true;
  bool bound = false;

  static void fields(auto& self, auto&& visit) {
    visit("largest", self.largest);
    visit("bound", self.bound);
  }
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
