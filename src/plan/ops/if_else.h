// A condition and two values -> one of the two.
#pragma once

#include <span>
#include <string>

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: a boolean, the value where it is true, the value where it is false or null.
struct IfElse {
  static constexpr std::string_view name = "if_else";
  static constexpr OpKind kind = OpKind::scalar;
  static constexpr std::size_t literals_adapt_from = 1;
  static constexpr bool takes_categories = true;

  static void fields(auto&, auto&&) {}
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

Expr if_else(Expr condition, Expr yes, Expr no);

}  // namespace weft::plan
