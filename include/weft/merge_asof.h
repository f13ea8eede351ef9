// Options of merge_asof: each row with the nearest row of another frame.
#pragma once

#include <string>
#include <utility>

#include <weft/merge.h>
#include <weft/value.h>

namespace weft::dd {

class DataFrame;

/// Options of merge_asof; pandas'.
struct MergeAsof {
  MergeKeys on = {};  ///< the column of numbers or times by which rows are near one another
  MergeKeys left_on = {};
  MergeKeys right_on = {};
  bool left_index = false;  ///< the left frame's index is where its rows are; the result has it too
  bool right_index = false;
  MergeKeys by = {};  ///< columns in which both rows must be equal
  MergeKeys left_by = {};
  MergeKeys right_by = {};
  std::pair<std::string, std::string> suffixes = {"_x", "_y"};
  /// How far apart they may be: a number, or text such as "2 days" or "10ms" for times; null: any distance.
  Value tolerance = nullptr;
  bool allow_exact_matches = true;  ///< whether a row at the same place is near
  /// "backward": the last right row that is not after the left one; "forward": the first that is not before it; "nearest".
  std::string direction = "backward";
};

/// Each row of `left` once, and beside it the nearest row of `right`, or nulls when there is none; columns as merge() has them.
/// Of right rows at the same place the last is taken backward, the first forward. Neither frame has to be sorted. Without .by the
/// rows of `left` keep their order, and `right` is held in memory by each process; with it, rows come in no promised order. A row
/// whose place is missing meets none. The index of `right` is no column of the result, that of `left` is, as in join().
/// pandas' merge_asof.
/// Throws a user Error for unknown options and columns, an order that is neither numbers nor times, and types that cannot meet.
DataFrame merge_asof(const DataFrame& left, const DataFrame& right, const MergeAsof& options);

}  // namespace weft::dd
