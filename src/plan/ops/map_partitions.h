// A registered function of the user, called with one table a partition.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: a frame. `columns` is what the function makes of a table without rows.
struct MapPartitions {
  static constexpr std::string_view name = "map_partitions";
  static constexpr OpKind kind = OpKind::frame;
  static constexpr bool per_partition = true;
  std::string function;
  Schema columns;

  static void fields(auto& self, auto&& visit) {
    visit("function", self.function);
    visit("columns", self.columns);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
