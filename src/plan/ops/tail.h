// The last rows of a frame.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: a frame. Its last `rows` rows in order, or all when there are fewer.
struct Tail {
  static constexpr std::string_view name = "tail";
  static constexpr OpKind kind = OpKind::frame;
  std::int64_t rows = 5;

  static void fields(auto& self, auto&& visit) { visit("rows", self.rows); }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
