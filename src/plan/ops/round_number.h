// Numbers -> numbers with so many decimals.
#pragma once

#include <span>
#include <string>

#include "plan/expr.h"

namespace weft::plan {

/// NumPy's round: halves go to the even neighbour, and the type stays. Negative decimals round to tens, hundreds, ...
struct RoundNumber {
  static constexpr std::string_view name = "round";
  static constexpr OpKind kind = OpKind::scalar;
  std::int32_t decimals = 0;

  static void fields(auto& self, auto&& visit) { visit("decimals", self.decimals); }
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
