// The rows of a partition that a window over time of another one reaches.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: a frame; the other partition in slot 1; the time, a scalar over either. The rows whose time is less than
/// `microseconds` before the first time of the other partition or, with `after`, after its last one; none when that has no rows.
struct RowsSince {
  static constexpr std::string_view name = "rows_since";
  static constexpr OpKind kind = OpKind::frame;
  std::int64_t microseconds = 0;
  bool after = false;

  static void fields(auto& self, auto&& visit) {
    visit("microseconds", self.microseconds);
    visit("after", self.after);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
