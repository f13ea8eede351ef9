// Columns of lists -> a row for each item.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: a frame. Each row comes once for each item of its lists in `columns`, which stand there in their place, the other
/// columns as they are; a list that is null or empty counts as one null. In the order of the rows and of the items. Lists of one
/// row that differ in length are a data Error.
struct Explode {
  static constexpr std::string_view name = "explode";
  static constexpr OpKind kind = OpKind::frame;
  static constexpr bool per_partition = true;
  static constexpr bool row_wise = true;
  std::vector<std::string> columns;
  bool drop_empty = false;  // leave out rows whose list is null or empty

  static void fields(auto& self, auto&& visit) {
    visit("columns", self.columns);
    visit("drop_empty", self.drop_empty);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
