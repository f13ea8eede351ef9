// The right side of a join -> its rows in memory, and the table that finds them by their keys.
#pragma once

#include <memory>
#include <vector>

#include "kernel/join_table.h"
#include "kernel/operator.h"
#include "plan/ops/join.h"

namespace weft::kernel {

struct JoinBuild {
  std::vector<Vector> columns;  // what the join needs of the right side, its keys first
  std::size_t rows = 0;
  std::unique_ptr<const JoinTable> table;  // null for a cross join
};

/// Where the right columns of a join's result lie in JoinBuild::columns; other entries mean nothing.
std::vector<std::size_t> build_columns(const plan::Node& join);

/// The right side of a join in a fragment, from the slot of its TaskInput. Made once for all tasks when it is broadcast.
std::shared_ptr<const JoinBuild> join_build(const plan::Node& join, const TaskContext& context);

}  // namespace weft::kernel
