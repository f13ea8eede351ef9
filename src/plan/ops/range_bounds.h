// A sample of sort keys -> the bounds of ranges that hold about as many rows each.
#pragma once

#include "plan/expr.h"
#include "plan/ops/sort.h"

namespace weft::plan {

/// Inputs: a frame that has the keys as columns. Output: at most count - 1 of its rows, in order, each once.
struct RangeBounds {
  static constexpr std::string_view name = "range_bounds";
  static constexpr OpKind kind = OpKind::frame;
  Sort order;
  std::uint32_t count = 1;

  static void fields(auto& self, auto&& visit) {
    visit("order", self.order);
    visit("count", self.count);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
