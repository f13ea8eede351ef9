// What a part of a query stands for while it is read.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <weft/operand.h>
#include <weft/series.h>

namespace weft::frame {

/// A column or a value; a list of values; or a column whose methods for text (`.str`) or dates (`.dt`) are named next.
struct QueryItem {
  enum class Kind { operand, list, strings, dates };
  Kind kind = Kind::operand;
  dd::Operand operand;
  std::vector<dd::Value> list;
  std::size_t begin = 0;  // bytes of the query
  std::size_t end = 0;

  bool is_column() const { return kind == Kind::operand && operand.series(); }
  bool is_value() const { return kind == Kind::operand && operand.value(); }
  /// The column, or the one whose `.str` or `.dt` it is.
  dd::Series column() const { return dd::Series(*operand.series()); }
};

/// The arguments of a call, by position and by name.
struct QueryArguments {
  std::vector<QueryItem> by_position;
  std::map<std::string, QueryItem> by_name;
};

/// What a function of that name gives: `sqrt(a)`. Throws a user Error without a place in the text, as the others do.
dd::Operand call_function(const std::string& name, const QueryArguments& arguments);
/// What a column's method gives: `a.isin([1, 2])`, `a.str.len()`.
dd::Operand call_method(const QueryItem& on, const std::string& name, const QueryArguments& arguments);
/// What a column's attribute gives: `a.dt.year`.
dd::Operand get_attribute(const QueryItem& on, const std::string& name);

}  // namespace weft::frame
