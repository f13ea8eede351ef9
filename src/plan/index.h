// A frame -> its index: the column that its rows are in order of, and where its partitions begin.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/literal.h"

namespace weft::plan {

/// An index is one of the frame's columns. Rows are in ascending order of it, missing values last.
struct Index {
  std::string column;
  /// Where they are known: the first value of each partition, and the last value of the last; rows with a missing value are in
  /// the last partition.
  std::vector<Literal> divisions = {};
  /// Whether rows lie in partitions by it, so that the divisions can be found where they are not known.
  bool divides = true;
};

/// Nothing for a frame without one. What keeps rows in order keeps the index, as long as its column is there.
std::optional<Index> index_of(const Expr& frame);

}  // namespace weft::plan
