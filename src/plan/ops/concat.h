// The rows of several frames, one after the other.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: one frame or more, all with the same columns.
struct Concat {
  static constexpr std::string_view name = "concat";
  static constexpr OpKind kind = OpKind::frame;

  static void fields(auto&, auto&&) {}
  /// Throws a user Error when columns differ.
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
