// Options of pivot_table: values of one column -> columns.
#pragma once

#include <string>
#include <vector>

#include <weft/value.h>

namespace weft::dd {

/// Options of DataFrame::pivot_table; pandas'.
struct PivotTable {
  std::vector<std::string> index = {};   ///< the columns that a row is made for each combination of
  std::string columns = {};              ///< the column whose values become columns: of known categories, unless they are given
  std::vector<std::string> values = {};  ///< the columns that are aggregated; none: all other columns of numbers
  std::string aggfunc = "mean";          ///< a function of Aggregation
  Value fill_value = nullptr;            ///< what stands where there are no rows
  std::vector<Value> categories = {};    ///< the values of `columns` that become columns, in this order
  /// A row of all rows together, named `margins_name` in the first column of `index`, which has to hold text, and a column of
  /// that name of all values of `columns`.
  bool margins = false;
  std::string margins_name = "All";
};

}  // namespace weft::dd
