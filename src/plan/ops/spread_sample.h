// Some rows of each partition, spread evenly over it.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: a frame. At most 2 * rows of a partition's rows, at even distances, the same ones each time; all when there are fewer.
struct SpreadSample {
  static constexpr std::string_view name = "spread_sample";
  static constexpr OpKind kind = OpKind::frame;
  static constexpr bool per_partition = true;
  std::int64_t rows = 1;

  static void fields(auto& self, auto&& visit) { visit("rows", self.rows); }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
