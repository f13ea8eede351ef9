// A lazy frame, and the table of DuckDB that holds the same rows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <weft/dataframe.h>

namespace weft::fuzz {

/// What is known of a column's values, so that only such questions are asked that have one answer.
struct Facts {
  /// Rounded in an order that is not promised: may differ in its last digits, so nothing may depend on them.
  bool about = false;
  /// Which of equal values it is, is not promised: of zeros the sign, of missing values null or NaN.
  bool loose = false;
  /// Whether there may be infinite values.
  bool infinite = false;
  /// Finite values are multiples of 2^-fraction below 2^whole: as long as both are small, they add without rounding.
  int whole = 64, fraction = 0;

  /// Whether sums and squares of so many rows as a plan has fit into a double without loss.
  bool adds() const { return !about && whole + fraction <= 30; }
  bool is_small() const { return adds() && !infinite && whole <= 12; }
};
/// Facts of a value that is one of two.
Facts either(const Facts& a, const Facts& b);
inline constexpr int any_fraction = 2000;

struct SqlColumn {
  std::string name;
  dd::DType type = dd::int64;
  Facts facts = {};
  /// Of a category whose list is known.
  std::vector<std::string> categories = {};
};

/// One column or expression, in both languages.
struct SqlScalar {
  dd::Series series;
  std::string sql;
  Facts facts = {};
  dd::DType type() const { return series.dtype(); }
};

struct SqlFrame {
  dd::DataFrame frame;
  std::string table;
  std::vector<SqlColumn> columns;
  /// Whether the order of rows is promised: it is then that of the table's column "#".
  bool ordered = false;
  /// There are no more rows than that.
  double most_rows = 0;

  std::vector<std::string> names() const;
  std::vector<std::string> names_if(bool (*fits)(const SqlColumn&)) const;
  const SqlColumn* find(std::string_view name) const;
  const SqlColumn& at(std::string_view name) const;
  /// The column as an expression: a loose one of floats with one kind of zero and of missing values, in both languages.
  SqlScalar scalar(const std::string& name) const;
};

// What columns are good for.
bool is_key(const SqlColumn& column);        ///< to be compared, grouped and ordered by: not about
bool is_countable(const SqlColumn& column);  ///< a number or boolean
bool is_summable(const SqlColumn& column);   ///< a number or boolean whose sum does not depend on the order
bool is_small(const SqlColumn& column);      ///< a number whose moments do hardly depend on the order
bool has_order(const SqlColumn& column);     ///< has a smallest value

// Pieces of SQL. sql_macros.sql defines what they call.
std::string sql_name(std::string_view name);
std::string sql_text(std::string_view value);
std::string sql_type(dd::DType type);
/// DuckDB's value in a type that holds the result of Weft's.
std::string sql_cast(const std::string& sql, dd::DType type);
/// A HUGEINT cut into the bits of an integer type.
std::string sql_wrapped(const std::string& sql, dd::DType type);
/// Whether it is missing: null or NaN.
std::string sql_missing(const std::string& sql, dd::DType type);
/// With null for everything missing, and one zero.
std::string sql_present(const std::string& sql, dd::DType type);
/// One key of an `order by` as sort_values has it: missing values are equal, and come first or last whatever the direction.
std::string sql_order(const std::string& sql, const SqlColumn& column, bool ascending = true, bool missing_first = false);
std::string joined(const std::vector<std::string>& parts, std::string_view between = ", ");

/// The smallest number of bits with |values| < 2^bits of an integer type.
int bits_of(dd::DType type);
Facts facts_of(dd::DType type);

}  // namespace weft::fuzz
