// Rows of batches -> the groups that they belong to, by the values of keys.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "kernel/evaluate.h"
#include "kernel/group/group_table.h"
#include "plan/expr.h"

namespace weft::kernel {

class RowGroups {
 public:
  /// `keys` are scalars over rows of `schema`. With `drop_null_keys`, rows where one is missing are in no group.
  RowGroups(std::span<const plan::Expr> keys, const plan::Schema& schema, bool drop_null_keys);

  /// The rows of the batch that are in a group, and the group of each of them.
  Batch find(Batch batch, std::vector<std::uint32_t>& groups);
  /// The number of groups so far.
  std::size_t size() const { return table_->size(); }
  /// The keys of one group, as vectors of one value.
  std::vector<Vector> keys_of(std::uint32_t group) const { return table_->keys_of(std::span(&group, 1)); }

 private:
  Evaluator keys_;
  bool drop_null_keys_;
  std::unique_ptr<GroupTable> table_;
};

}  // namespace weft::kernel
