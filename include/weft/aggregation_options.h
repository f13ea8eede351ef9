// Options of methods that count, choose and describe rows.
#pragma once

#include <string>
#include <vector>

namespace weft::dd {

/// Options of value_counts; pandas'.
struct ValueCounts {
  bool normalize = false;  ///< shares of all counted rows, "proportion", instead of "count"
  bool sort = true;        ///< the most frequent first, equal counts in order of the values; otherwise in no promised order
  bool ascending = false;  ///< the least frequent first
  bool dropna = true;      ///< leave out rows with missing values
};

/// Options of drop_duplicates; pandas'.
struct DropDuplicates {
  std::vector<std::string> subset = {};  ///< the columns that are looked at; none: all
  std::string keep = "first";            ///< which of equal rows stays: the "first", the "last", or "none" of them
};

/// Options of describe; pandas'.
struct Describe {
  /// The types that are described, as in SelectDtypes, or "all"; none: numbers if there are any.
  std::vector<std::string> include = {};
  std::vector<std::string> exclude = {};                ///< the types that are not
  std::vector<double> percentiles = {0.25, 0.5, 0.75};  ///< shares between 0 and 1; exact
};

}  // namespace weft::dd
