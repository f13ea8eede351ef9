// Options of concat: frames put below or beside one another.
#pragma once

#include <string>
#include <vector>

namespace weft::dd {

class DataFrame;

/// Options of concat; pandas'.
struct Concat {
  int axis = 0;  ///< 0: the rows of one frame after those of the other; 1: their columns side by side
  /// Of axis 0 and frames with an index of one name: rows come in order of that index, which the result has. Dask's.
  bool interleave_partitions = false;
  /// Of axis 0: "outer": the columns of all frames, "inner": those that all of them have. Of axis 1, frames with indexes: the
  /// index values of all frames, or those that all of them have.
  std::string join = "outer";
};

/// Frames as one. Axis 0: all their rows, frame after frame; columns in the order in which they first come, null where a frame
/// has none of that name; where types differ, numbers become what holds both, as NumPy promotes them. Integers that some frame
/// does not have stay integers. Axis 1: the columns of frames that share their rows, which is that one was made of the other by
/// element-wise operations; or of frames that have indexes, brought together by these as DataFrame::join does, with one index.
/// The result of axis 0 has no index, unless partitions are interleaved. Throws a user Error without frames, for columns of one
/// name whose types nothing holds both of, for a name that comes twice (axis 1), for rows that differ (axis 1), and for unknown
/// options.
DataFrame concat(const std::vector<DataFrame>& frames, const Concat& options = {});

}  // namespace weft::dd
