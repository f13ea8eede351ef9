// The right side of an asof_join -> its rows by key and in order.
#pragma once

#include <memory>
#include <vector>

#include "kernel/join/join_table.h"
#include "kernel/operator.h"
#include "plan/ops/asof_join.h"

namespace weft::kernel {

/// Rows whose order is not missing, those of one key after one another, each key's in order; where they are at the same place, in
/// the order in which they came.
struct AsofBuild {
  struct Range {
    std::uint32_t begin = 0, end = 0;
  };

  std::vector<Vector> columns;  // what the join needs of the right side
  std::vector<std::uint32_t> rows;
  std::vector<std::int64_t> whole;        // the places of the rows: of integers and times
  std::vector<double> fractional;         // of floats
  std::unique_ptr<const JoinTable> keys;  // null when there are none: then there is one range
  std::vector<Range> ranges;              // by the table's first row of a key
};

/// Where the right columns of the result lie in AsofBuild::columns; other entries mean nothing.
std::vector<std::size_t> asof_columns(const plan::Node& join);
/// From the slot of the join's TaskInput. Made once for all tasks when it is broadcast.
std::shared_ptr<const AsofBuild> asof_build(const plan::Node& join, const TaskContext& context);

/// Integers and times as whole numbers, floats as doubles; whether each is there.
struct AsofPlaces {
  std::vector<std::int64_t> whole;
  std::vector<double> fractional;
  std::vector<std::uint8_t> there;

  void set(const Vector& order);
};

}  // namespace weft::kernel
