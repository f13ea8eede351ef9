// The rows of a partition with their numbers in the whole frame.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: a frame. Output: its columns and `column`, int64: `first` for the first row, and so on.
struct RowNumber {
  static constexpr std::string_view name = "row_number";
  static constexpr OpKind kind = OpKind::frame;
  static constexpr bool per_partition = true;
  std::string column;
  std::int64_t first = 0;

  static void fields(auto& self, auto&& visit) {
    visit("column", self.column);
    visit("first", self.first);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
