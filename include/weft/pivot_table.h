// Options of pivot_table: values of one column -> columns.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include <weft/value.h>

namespace weft::dd {

/// Names of functions of Aggregation: `"mean"`, or several, `{"mean", "max"}`.
class FunctionNames {
 public:
  FunctionNames(const char* name) : names_{name} {}
  FunctionNames(std::string name) : names_{std::move(name)} {}
  FunctionNames(std::initializer_list<const char*> names) : names_(names.begin(), names.end()) {}
  FunctionNames(std::vector<std::string> names) : names_(std::move(names)) {}
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
};

/// Options of DataFrame::pivot_table; pandas'.
struct PivotTable {
  std::vector<std::string> index = {};   ///< the columns that a row is made for each combination of
  std::string columns = {};              ///< the column whose values become columns: of known categories, unless they are given
  std::vector<std::string> values = {};  ///< the columns that are aggregated; none: all other columns of numbers
  FunctionNames aggfunc = "mean";        ///< what is made of the values, each in columns of its own
  Value fill_value = nullptr;            ///< what stands where there are no rows
  std::vector<Value> categories = {};    ///< the values of `columns` that become columns, in this order
  /// A row of all rows together, the last, named `margins_name` in the first column of `index`, and a column of that name of all
  /// values of `columns`. The columns of `index` hold text then: that of their values.
  bool margins = false;
  std::string margins_name = "All";
};

}  // namespace weft::dd
