// A row for each partition: what is in it.
#pragma once

#include <string>
#include <vector>

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: a frame. Output, for each partition: "rows" and "bytes" of memory, int64; and, with a column, its "first" and "last"
/// value that is not null.
struct PartitionSummary {
  static constexpr std::string_view name = "partition_summary";
  static constexpr OpKind kind = OpKind::frame;
  static constexpr bool per_partition = true;
  std::optional<std::string> column;

  static void fields(auto& self, auto&& visit) { visit("column", self.column); }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
