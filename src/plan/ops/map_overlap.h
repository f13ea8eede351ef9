// A registered function of the user, called with each partition and some rows of its neighbours.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: a frame. The function gets a partition's rows with `before` rows that come before them and `after` rows that come
/// after, fewer where the frame begins and ends. Of what it gives, as many rows from either end as it got from there are left
/// out. As a task: slots 1 and 2 hold the rows before and after.
struct MapOverlap {
  static constexpr std::string_view name = "map_overlap";
  static constexpr OpKind kind = OpKind::frame;
  std::string function;
  Schema columns;  // what the function makes of a table without rows
  std::int64_t before = 0, after = 0;

  static void fields(auto& self, auto&& visit) {
    visit("function", self.function);
    visit("columns", self.columns);
    visit("before", self.before);
    visit("after", self.after);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
