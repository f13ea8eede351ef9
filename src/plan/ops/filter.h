// Rows of a frame for which a scalar is true.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: a frame, a boolean scalar. Rows where it is false or null are left out; order is kept.
struct Filter {
  static constexpr std::string_view name = "filter";
  static constexpr OpKind kind = OpKind::frame;
  static constexpr bool per_partition = true;
  static constexpr bool row_wise = true;

  static void fields(auto&, auto&&) {}
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

Expr filter(Expr frame, Expr predicate);

}  // namespace weft::plan
