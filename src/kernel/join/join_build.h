// The right side of a join -> its rows in memory, and the table that finds them by their keys.
#pragma once

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "kernel/join/join_table.h"
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
/// The types of JoinBuild::columns.
std::vector<DType> build_types(const plan::Node& join);

/// Calls `take` with the right side of a join in a fragment, from the slot of its TaskInput: batches of JoinBuild::columns.
void read_build(const plan::Node& join, const TaskContext& context, const std::function<bool(Batch)>& take);

/// Right rows on their way to a build.
class BuildRows {
 public:
  BuildRows(std::vector<DType> types, std::size_t num_keys) : types_(std::move(types)), num_keys_(num_keys) {}
  /// Columns as those of JoinBuild.
  void add(Batch rows);
  std::size_t num_rows() const { return num_rows_; }
  /// What a build of them would take, about.
  std::uint64_t bytes() const;
  /// The rows so far. There are none after it.
  std::vector<Batch> take();
  std::shared_ptr<JoinBuild> build();

 private:
  std::vector<DType> types_;
  std::size_t num_keys_;
  std::vector<Batch> rows_;
  std::size_t num_rows_ = 0;
  std::uint64_t bytes_ = 0;
};

/// All of the right side. Made once for all tasks when it is broadcast.
std::shared_ptr<const JoinBuild> join_build(const plan::Node& join, const TaskContext& context);

}  // namespace weft::kernel
