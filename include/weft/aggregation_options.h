// Options of methods that count, choose and describe rows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace weft::dd {

/// Options of reductions; pandas'. Those that a reduction does not know count for nothing: `ddof` is of var, std and sem,
/// `min_count` of sum and prod.
struct Reduce {
  int ddof = 1;
  std::int64_t min_count = 0;
  bool skipna = true;  ///< without, the result is null where a value is missing; to any and all such a value is true
};

/// Options of cov and corr; pandas'. `ddof` is of cov.
struct Covariance {
  int ddof = 1;
  std::int64_t min_periods = 1;  ///< null of columns that have both a value in fewer rows
};

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
  /// The types that are described, as in SelectDtypes, or "all"; none: numbers and times if there are any.
  std::vector<std::string> include = {};
  std::vector<std::string> exclude = {};                ///< the types that are not
  std::vector<double> percentiles = {0.25, 0.5, 0.75};  ///< shares between 0 and 1; exact
};

}  // namespace weft::dd
