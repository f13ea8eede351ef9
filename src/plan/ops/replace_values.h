// Values -> what a list of pairs has in their place.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/literal.h"

namespace weft::plan {

/// Inputs: the value, what there is where it is none of `from`, and one value for each of `from`, in their order. A null in
/// `from` stands for everything missing; of equal values the first counts.
struct ReplaceValues {
  static constexpr std::string_view name = "replace_values";
  static constexpr OpKind kind = OpKind::scalar;
  static constexpr std::size_t literals_adapt_from = 1;
  std::vector<Literal> from;

  static void fields(auto& self, auto&& visit) { visit("from", self.from); }
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
