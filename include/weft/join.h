// Options of DataFrame::join: frames brought together by their indexes.
#pragma once

#include <string>

#include <weft/merge.h>

namespace weft::dd {

/// Options of DataFrame::join; pandas'.
struct Join {
  std::string how = "left";  ///< "left", "inner", "right", "outer", "semi" or "anti", as Merge::how
  MergeKeys on = {};         ///< columns of the left frame, or expressions, that meet the other's index; none: the index
  std::string lsuffix = {};  ///< what is put behind the names of columns that both frames have
  std::string rsuffix = {};
};

}  // namespace weft::dd
