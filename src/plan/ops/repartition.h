// The same rows in other partitions.
#pragma once

#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/literal.h"

namespace weft::plan {

/// Inputs: a frame. Its rows in their order, divided anew: into `num_partitions` (neighbours put together, or, when they are to
/// be more, all rows divided evenly), into partitions of about `partition_bytes` of memory, or with up to `together` neighbours
/// in each, none of which is divided.
struct Repartition {
  static constexpr std::string_view name = "repartition";
  static constexpr OpKind kind = OpKind::frame;
  std::uint64_t num_partitions = 0;
  std::uint64_t partition_bytes = 0;
  std::uint64_t together = 0;

  static void fields(auto& self, auto&& visit) {
    visit("num_partitions", self.num_partitions);
    visit("partition_bytes", self.partition_bytes);
    visit("together", self.together);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// Inputs: a frame in order of its index, `column`. Its rows in partitions that begin at the divisions (plan/index.h); a value
/// outside of them is a data Error.
struct RepartitionAt {
  static constexpr std::string_view name = "repartition_at";
  static constexpr OpKind kind = OpKind::frame;
  std::string column;
  std::vector<Literal> divisions;

  static void fields(auto& self, auto&& visit) {
    visit("column", self.column);
    visit("divisions", self.divisions);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// Inputs: a frame. Of a partition, `count` rows from `first` on.
struct SliceRows {
  static constexpr std::string_view name = "slice_rows";
  static constexpr OpKind kind = OpKind::frame;
  static constexpr bool per_partition = true;
  std::int64_t first = 0, count = 0;

  static void fields(auto& self, auto&& visit) {
    visit("first", self.first);
    visit("count", self.count);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
