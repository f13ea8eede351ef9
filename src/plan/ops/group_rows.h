// Some rows of each group of rows.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: a frame, and a scalar for each key. The rows that stand at [begin, begin + count) in their group, counted from its
/// first row, or from its last one back. Rows of a task keep their order.
struct GroupRows {
  static constexpr std::string_view name = "group_rows";
  static constexpr OpKind kind = OpKind::frame;
  std::int64_t begin = 0;
  std::int64_t count = 1;
  bool from_end = false;
  bool alone = false;           // only of groups of one row
  bool drop_null_keys = false;  // rows where a key is missing are in no group

  static void fields(auto& self, auto&& visit) {
    visit("begin", self.begin);
    visit("count", self.count);
    visit("from_end", self.from_end);
    visit("alone", self.alone);
    visit("drop_null_keys", self.drop_null_keys);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
