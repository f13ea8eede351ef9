// A frame in order of one of its columns, its index.
#pragma once

#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/literal.h"

namespace weft::plan {

/// Inputs: a frame. Its rows in ascending order of a column, missing values last, in `num_partitions` partitions (0: as many as
/// hold `partition_bytes` each; where that is 0 too, as many as the frame has, or as the divisions say). With `sorted`, they are
/// in that order already, and stay in their partitions. With divisions (plan/index.h), partitions begin there, and a value
/// outside of them is a data Error. Without a column, the frame as it is has no index any more. `cleared`: where partitions begin
/// is not to be asked. `is_stored`: files tell of the order, so that it need not be looked at where nobody needs the column.
struct SetIndex {
  static constexpr std::string_view name = "set_index";
  static constexpr OpKind kind = OpKind::frame;
  std::string column;
  bool sorted = false;
  std::uint64_t num_partitions = 0;
  std::vector<Literal> divisions;
  bool cleared = false;
  std::uint64_t partition_bytes = 0;
  bool is_stored = false;

  static void fields(auto& self, auto&& visit) {
    visit("column", self.column);
    visit("sorted", self.sorted);
    visit("num_partitions", self.num_partitions);
    visit("divisions", self.divisions);
    visit("cleared", self.cleared);
    visit("partition_bytes", self.partition_bytes);
    visit("is_stored", self.is_stored);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// Inputs: a frame. The same rows, or a data Error when those of a partition are not in order of the column, or not between
/// `lower` and `upper` (null: no bound); upper belongs to the last partition only.
struct CheckIndex {
  static constexpr std::string_view name = "check_index";
  static constexpr OpKind kind = OpKind::frame;
  static constexpr bool per_partition = true;
  std::string column;
  Literal lower, upper;
  bool is_last = false;

  static void fields(auto& self, auto&& visit) {
    visit("column", self.column);
    visit("lower", self.lower);
    visit("upper", self.upper);
    visit("is_last", self.is_last);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
