// A value a row that is an aggregation of the row's group; and the op that it becomes.
#pragma once

#include "plan/expr.h"
#include "plan/ops/aggregate.h"

namespace weft::plan {

/// A scalar that no evaluator knows: extract_windows() makes an Aggregate and an AttachGroups of it. Inputs: the item's values,
/// then the keys. Null where a key is missing and `drop_null_keys`; otherwise missing keys are equal.
struct GroupValue {
  static constexpr std::string_view name = "group_value";
  static constexpr OpKind kind = OpKind::scalar;
  AggregateItem item;
  bool drop_null_keys = true;

  static void fields(auto& self, auto&& visit) {
    visit("item", self.item);
    visit("drop_null_keys", self.drop_null_keys);
  }
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// Inputs: a frame; a frame of groups, whose first columns are their keys; a scalar over the first for each key. Output: the kept
/// columns of the first, then for each row the other columns of its group, nulls when there is no such group. Rows, their order
/// and partitions stay. As a task: the groups are a TaskInput.
struct AttachGroups {
  static constexpr std::string_view name = "attach_groups";
  static constexpr OpKind kind = OpKind::frame;
  std::vector<std::string> kept;

  static void fields(auto& self, auto&& visit) { visit("kept", self.kept); }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
