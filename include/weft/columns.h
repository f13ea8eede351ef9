// Names of columns, and the order that goes with them, as methods take them.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace weft::dd {

/// Column names. `{"a", "b"}` as well as `"a"` and a vector of strings will do.
class Columns {
 public:
  Columns(const char* name) : names_{name} {}
  Columns(std::string name) : names_{std::move(name)} {}
  Columns(std::initializer_list<const char*> names) : names_(names.begin(), names.end()) {}
  Columns(std::vector<std::string> names) : names_(std::move(names)) {}
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
};

/// Whether keys ascend: one answer for all of them, or one for each.
class Ascending {
 public:
  Ascending(bool all) : each_{all} {}
  Ascending(std::initializer_list<bool> each) : each_(each) {}
  Ascending(std::vector<bool> each) : each_(std::move(each)) {}
  const std::vector<bool>& each() const { return each_; }

 private:
  std::vector<bool> each_;
};

/// Options of sort_values; pandas' DataFrame.sort_values. The sort is stable.
struct SortValues {
  Ascending ascending = true;
  std::string na_position = "last";  ///< where nulls and NaN go: "first" or "last"
};

}  // namespace weft::dd
