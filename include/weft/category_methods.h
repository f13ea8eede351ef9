// What Series::cat() offers: pandas' and Dask's methods of categories.
#pragma once

#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

class Series;

/// A list of categories for Series::astype; pandas' CategoricalDtype: `astype(dd::Categories{{"low", "high"}, true})`.
struct Categories {
  std::vector<std::string> values;  ///< all different
  bool ordered = false;             ///< whether they ascend in that order
};

/// Methods of a column of categories; null stays null. Definitions: pandas' and Dask's Series.cat; categories are texts here,
/// where pandas keeps what they were made of. A list is known where it was given, or by as_known(); methods that need it throw a
/// user Error where it is not. Only as_known() and remove_unused_categories() compute; DataFrame::categorize() does it for
/// several columns at once. Known categories that are ordered compare by <, <=, > and >=, and known ones sort by their place in
/// the list.
class CategoryMethods {
 public:
  explicit CategoryMethods(plan::Expr series) : series_(std::move(series)) {}

  bool known() const;    ///< whether the list of categories is known
  bool ordered() const;  ///< whether the categories ascend in the order of their list
  /// The list. Throws a user Error where it is not known.
  std::vector<std::string> categories() const;
  /// The place of each value in the list, from 0 on, and -1 for null: int8, int16 or int32 by the length of the list.
  Series codes() const;

  /// With the categories that there are, in ascending order. Computes them, unless they are known.
  Series as_known() const;
  /// Without a list.
  Series as_unknown() const;
  /// The same categories, which ascend in the order of their list, or do not.
  Series as_ordered() const;
  Series as_unordered() const;

  /// With that list; values that are not in it become null. `ordered` stays as it is when it is not given. Throws a user Error
  /// when a category comes twice, as all methods that take some.
  Series set_categories(std::vector<std::string> categories, std::optional<bool> ordered = {}) const;
  /// With more categories at the end. Throws a user Error for one that there is already.
  Series add_categories(std::initializer_list<const char*> more) const;
  Series add_categories(const std::vector<std::string>& more) const;
  Series add_categories(const std::string& more) const;
  /// Without some, whose values become null. Throws a user Error for one that there is not.
  Series remove_categories(std::initializer_list<const char*> removed) const;
  Series remove_categories(const std::vector<std::string>& removed) const;
  Series remove_categories(const std::string& removed) const;
  /// Without those that no value has. Computes which these are.
  Series remove_unused_categories() const;
  /// The values under new names, one for each category in the order of the list. Throws a user Error for another number.
  Series rename_categories(std::initializer_list<const char*> names) const;
  Series rename_categories(const std::vector<std::string>& names) const;
  /// New names for some; old ones that there are not count for nothing, as in pandas.
  Series rename_categories(std::initializer_list<std::pair<std::string, std::string>> names) const;
  Series rename_categories(const std::map<std::string, std::string>& names) const;
  /// The same categories in another order. Throws a user Error when they are not the same.
  Series reorder_categories(const std::vector<std::string>& categories, std::optional<bool> ordered = {}) const;

 private:
  plan::Expr series_;
};

}  // namespace weft::dd
