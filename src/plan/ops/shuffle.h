// Rows of equal keys in one partition.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: a frame; a scalar for each key. Its rows in `num_partitions` partitions (0: as many as it has), by the hash of their
/// keys; missing keys are equal. Rows of a partition keep their order.
struct Shuffle {
  static constexpr std::string_view name = "shuffle";
  static constexpr OpKind kind = OpKind::frame;
  std::uint64_t num_partitions = 0;

  static void fields(auto& self, auto&& visit) { visit("num_partitions", self.num_partitions); }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
