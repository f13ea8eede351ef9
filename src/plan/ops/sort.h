// Rows in order of their values.
#pragma once

#include <string>
#include <vector>

#include "plan/expr.h"

namespace weft::plan {

struct SortKey {
  std::string column;
  bool ascending = true;

  static void fields(auto& self, auto&& visit) {
    visit("column", self.column);
    visit("ascending", self.ascending);
  }
};

/// Inputs: a frame. Stable; strings by their bytes; nulls and NaN, as equals, last unless `nulls_first`, whatever the direction.
/// With `limit`, only that many rows from the start are wanted.
struct Sort {
  static constexpr std::string_view name = "sort";
  static constexpr OpKind kind = OpKind::frame;
  std::vector<SortKey> keys;
  bool nulls_first = false;
  std::optional<std::int64_t> limit;

  static void fields(auto& self, auto&& visit) {
    visit("keys", self.keys);
    visit("nulls_first", self.nulls_first);
    visit("limit", self.limit);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
