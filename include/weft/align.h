// Options of align and combine: two frames, or columns, brought onto the same rows.
#pragma once

#include <string>

#include <weft/value.h>

namespace weft::dd {

/// Options of DataFrame::align and Series::align; pandas'.
struct Align {
  std::string axis = {};  ///< of frames what is aligned: the rows by their "index", the "columns", or, empty, both
  /// What stands in rows and columns that a frame does not have; of columns, for every missing value.
  Value fill_value = nullptr;
  std::string join = "outer";  ///< which rows and columns: of "outer" either frame, "inner" both, the "left" or the "right" one
};

/// Options of DataFrame::combine and Series::combine; pandas'.
struct Combine {
  /// Of frames what the function sees in place of missing values, of columns in rows that one does not have; null: these are
  /// null.
  Value fill_value = nullptr;
  bool overwrite = true;  ///< of frames: without, columns of which the other frame has no value stay as they are
};

}  // namespace weft::dd
