// Lazy, partitioned frames: what Dask's DataFrame is to Python.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <weft/dtype.h>
#include <weft/error.h>
#include <weft/function.h>
#include <weft/table.h>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

class DataFrame;
class Series;
class GroupBy;

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

/// One value: the result of a scalar computation, or a constant in an expression. Null, bool, std::int64_t, double or
/// std::string. Converts to the type that is asked for; dates and times come as text.
class Value {
 public:
  using Variant = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

  Value() = default;
  Value(std::nullptr_t) {}
  Value(bool value) : value_(value) {}
  template <std::integral T>
    requires(!std::same_as<T, bool> && !std::same_as<T, char>)
  Value(T value) : value_(to_int64(static_cast<std::uint64_t>(value), std::is_signed_v<T>)) {}
  template <std::floating_point T>
  Value(T value) : value_(static_cast<double>(value)) {}
  Value(const char* value) : value_(std::string(value)) {}
  Value(std::string value) : value_(std::move(value)) {}
  Value(std::string_view value) : value_(std::string(value)) {}

  bool is_null() const { return value_.index() == 0; }
  const Variant& variant() const { return value_; }

  /// Throws a user Error when the value is null or does not fit: text as a number, 2.5 as an integer. Any number, true and false
  /// convert to double.
  template <class T>
    requires std::is_arithmetic_v<T> || std::same_as<T, std::string>
  operator T() const {
    if constexpr (std::same_as<T, bool>)
      return as_bool();
    else if constexpr (std::floating_point<T>)
      return static_cast<T>(as_double());
    else if constexpr (std::integral<T>)
      return narrow<T>(as_int64());
    else
      return as_string();
  }

  bool as_bool() const;
  std::int64_t as_int64() const;
  double as_double() const;
  std::string as_string() const;
  /// As printed: `2.5`, `Asia`, `true`, `null`.
  std::string to_string() const;

 private:
  /// Throws a user Error for an unsigned value above the largest std::int64_t.
  static std::int64_t to_int64(std::uint64_t bits, bool is_signed);
  template <class T>
  static T narrow(std::int64_t value) {
    if (!std::in_range<T>(value)) fail_narrow(value);
    return static_cast<T>(value);
  }
  [[noreturn]] static void fail_narrow(std::int64_t value);

  Variant value_;
};

std::ostream& operator<<(std::ostream& out, const Value& value);

/// Options of StringMethods::contains; pandas' Series.str.contains.
struct Contains {
  bool case_sensitive = true;
  bool regex = true;  ///< whether the pattern is a regular expression (RE2's syntax) or plain text
};

/// Options of DataFrame::groupby; pandas' DataFrame.groupby.
struct GroupByOptions {
  bool dropna = true;  ///< leave out rows whose key is null
  bool sort = false;   ///< rows of the result in ascending order of the keys; otherwise in no promised order
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

/// One aggregation: a column, a function (sum, mean, min, max, count, size), and the result's name (the column's when empty).
struct Aggregation {
  std::string column;
  std::string function;
  std::string name = {};
};

/// One value that is not computed yet, such as a sum.
class Scalar {
 public:
  explicit Scalar(plan::Expr expr) : expr_(std::move(expr)) {}
  Value compute() const;
  std::string explain() const;
  const plan::Expr& expr() const { return expr_; }

  template <class B>
    requires std::same_as<B, bool>
  explicit operator B() const {
    static_assert(!std::same_as<B, B>, "A lazy Scalar has no truth value: call compute() first.");
    return false;
  }

 private:
  plan::Expr expr_;
};

/// Methods for strings, element by element; null stays null. Definitions: pandas' Series.str.
class StringMethods {
 public:
  explicit StringMethods(plan::Expr series) : series_(std::move(series)) {}
  /// Whether the pattern occurs. boolean. Throws a user Error when it is no regular expression.
  Series contains(std::string_view pattern, Contains options = {}) const;
  Series startswith(std::string_view prefix) const;
  Series endswith(std::string_view suffix) const;
  Series lower() const;
  Series upper() const;
  /// The number of characters (code points). int64.
  Series len() const;
  Series strip() const;  ///< without white space at both ends
  Series lstrip() const;
  Series rstrip() const;
  /// With each occurrence of `what` (plain text) replaced.
  Series replace(std::string_view what, std::string_view with) const;
  /// Characters from `start` up to `stop`; negative counts from the end. Without `stop`, to the end.
  Series slice(std::int64_t start, std::optional<std::int64_t> stop = {}) const;

 private:
  plan::Expr series_;
};

/// One lazy column: rows of a frame, and what to compute from each. Building an expression computes nothing, and fails on the
/// line where a name or a type is wrong. Operators act element by element; both operands must be columns of the same rows.
class Series {
 public:
  explicit Series(plan::Expr expr) : expr_(std::move(expr)) {}

  const std::string& name() const;
  DType dtype() const;
  const plan::Expr& expr() const { return expr_; }

  /// Whether each value is one of these. boolean; false for null. Throws a user Error for a value of another kind.
  Series isin(std::initializer_list<Value> values) const;
  Series isin(const std::vector<Value>& values) const;
  Series isin(const std::vector<std::string>& values) const;
  /// `left <= value <= right`.
  Series between(const Value& left, const Value& right) const;
  Series isna() const;
  Series notna() const;
  Series fillna(const Value& value) const;
  Series abs() const;
  /// As another type. A value that has no such form is a data Error when it is computed.
  Series astype(DType type) const;
  /// Under another name.
  Series rename(std::string name) const;
  StringMethods str() const;

  /// Applies a function that WEFT_FUNCTION registered to each value.
  template <auto Fn>
  Series map() const {
    static_assert(!function_name<Fn>.empty(),
                  "map: the function is not registered: write WEFT_FUNCTION(name); at namespace scope");
    return call(std::string(function_name<Fn>));
  }

  /// Reductions: one value for the column. Null and NaN are left out, as in pandas: the sum of nothing is 0; mean, min, max of
  /// nothing are null.
  Scalar sum() const;
  Scalar mean() const;
  Scalar min() const;
  Scalar max() const;
  Scalar count() const;  ///< values that are neither null nor NaN
  Scalar size() const;   ///< rows

  /// The first `n` values, computed: reads no more partitions than it needs.
  Column head(std::size_t n = 5) const;
  /// The rows where `mask` is true.
  Series operator[](const Series& mask) const;
  Column compute() const;
  std::string explain() const;

  template <class B>
    requires std::same_as<B, bool>
  explicit operator B() const {
    static_assert(!std::same_as<B, B>,
                  "A lazy Series has no truth value: use it as a filter, df[series], or call compute() and look at the values.");
    return false;
  }

 private:
  Series call(const std::string& function) const;
  plan::Expr expr_;
};

#define WEFT_SERIES_OPERATOR(op)                               \
  Series operator op(const Series& left, const Series& right); \
  Series operator op(const Series& left, const Value& right);  \
  Series operator op(const Value& left, const Series& right);
WEFT_SERIES_OPERATOR(+)
WEFT_SERIES_OPERATOR(-)
WEFT_SERIES_OPERATOR(*)
WEFT_SERIES_OPERATOR(/)
WEFT_SERIES_OPERATOR(%)
WEFT_SERIES_OPERATOR(==)
WEFT_SERIES_OPERATOR(!=)
WEFT_SERIES_OPERATOR(<)
WEFT_SERIES_OPERATOR(<=)
WEFT_SERIES_OPERATOR(>)
WEFT_SERIES_OPERATOR(>=)
WEFT_SERIES_OPERATOR(&&)
WEFT_SERIES_OPERATOR(||)
WEFT_SERIES_OPERATOR(&)
WEFT_SERIES_OPERATOR(|)
#undef WEFT_SERIES_OPERATOR
// `mask && true` would otherwise be two conversions away from the language's own operator, and ambiguous.
Series operator&&(const Series& left, bool right);
Series operator&&(bool left, const Series& right);
Series operator||(const Series& left, bool right);
Series operator||(bool left, const Series& right);
Series operator-(const Series& series);
Series operator!(const Series& series);
Series operator~(const Series& series);
/// Floor division, rounding toward minus infinity; pandas' `//`.
Series floordiv(const Series& left, const Series& right);
Series floordiv(const Series& left, const Value& right);
Series pow(const Series& base, const Series& exponent);
Series pow(const Series& base, const Value& exponent);

/// A lazy frame: rows in partitions, named typed columns. Cheap to copy. Building one computes nothing.
class DataFrame {
 public:
  explicit DataFrame(plan::Expr expr) : expr_(std::move(expr)) {}

  std::vector<std::string> columns() const;
  std::vector<DType> dtypes() const;
  /// The number of parts that are read and computed one by one.
  std::size_t npartitions() const;
  const plan::Expr& expr() const { return expr_; }

  /// A column. Throws a user Error that lists the columns, with "did you mean", when there is none of that name.
  Series operator[](const char* column) const;
  Series operator[](const std::string& column) const;
  /// Some columns, in that order.
  DataFrame operator[](std::initializer_list<const char*> columns) const;
  DataFrame operator[](const std::vector<std::string>& columns) const;
  /// The rows where `mask` is true (not null). The mask is computed from the same rows.
  DataFrame operator[](const Series& mask) const;

  /// The frame with a column added, or replaced in its place.
  DataFrame assign(const std::string& name, const Series& values) const;
  DataFrame assign(const std::string& name, const Value& value) const;
  DataFrame drop(const Columns& columns) const;
  /// Columns under other names, `{{"old", "new"}}`.
  DataFrame rename(const std::map<std::string, std::string>& names) const;
  DataFrame astype(const std::map<std::string, DType>& types) const;

  /// All rows in order of the columns' values.
  DataFrame sort_values(const Columns& by, SortValues options = {}) const;
  GroupBy groupby(const Columns& by, GroupByOptions options = {}) const;

  /// Applies a registered function to each row, with these columns as its arguments.
  template <auto Fn>
  Series map(const Columns& columns) const {
    static_assert(!function_name<Fn>.empty(),
                  "map: the function is not registered: write WEFT_FUNCTION(name); at namespace scope");
    return call(std::string(function_name<Fn>), columns);
  }
  /// Applies a registered function, Table -> Table, to each partition.
  template <auto Fn>
  DataFrame map_partitions() const {
    static_assert(!function_name<Fn>.empty(),
                  "map_partitions: the function is not registered: write WEFT_FUNCTION(name); at namespace scope");
    return call_partitions(std::string(function_name<Fn>));
  }

  /// The number of rows, not computed yet.
  Scalar size() const;
  /// The first `n` rows, computed: reads no more partitions than it needs.
  Table head(std::size_t n = 5) const;
  /// All rows, in memory.
  Table compute() const;

  /// The plan as text: as written, optimized, and as tasks.
  std::string explain() const;
  /// The columns, the number of partitions and the plan; computes nothing.
  std::string to_string() const;

 private:
  Series call(const std::string& function, const Columns& columns) const;
  DataFrame call_partitions(const std::string& function) const;
  plan::Expr expr_;
};

std::ostream& operator<<(std::ostream& out, const DataFrame& frame);
std::ostream& operator<<(std::ostream& out, const Series& series);
std::ostream& operator<<(std::ostream& out, const Scalar& scalar);

/// Rows grouped by their keys. The keys come back as ordinary columns.
class GroupBy {
 public:
  GroupBy(plan::Expr frame, std::vector<std::string> keys, GroupByOptions options);
  /// One row a group: the keys, then the aggregations in order. Throws a user Error for an unknown column or function, for a
  /// function that the column's type cannot have, and for a name that comes twice.
  DataFrame agg(const std::vector<Aggregation>& aggregations) const;
  /// The number of rows of each group, as column "size".
  DataFrame size() const;
  DataFrame sum() const;    ///< of all other columns that are numbers
  DataFrame mean() const;   ///< of all other columns that are numbers
  DataFrame min() const;    ///< of all other columns
  DataFrame max() const;    ///< of all other columns
  DataFrame count() const;  ///< of all other columns

 private:
  DataFrame agg_all(const char* function, bool numbers_only) const;
  plan::Expr frame_;
  std::vector<std::string> keys_;
  GroupByOptions options_;
};

/// Which rows of the header region hold what; see ReadCsv::header.
inline constexpr std::optional<int> no_header = std::nullopt;

/// Bytes of a block: a number, or text such as "64MB", "16MiB". 0: one partition a file.
class Bytes {
 public:
  Bytes(std::uint64_t bytes) : bytes_(bytes) {}
  Bytes(int bytes) : bytes_(static_cast<std::uint64_t>(bytes)) {}
  /// Throws a user Error when the text is not a size.
  Bytes(const char* text);
  Bytes(const std::string& text) : Bytes(text.c_str()) {}
  std::uint64_t count() const { return bytes_; }

 private:
  std::uint64_t bytes_;
};

/// Options of read_csv. Definitions: pandas' read_csv, and Dask's for `assume_missing`, `blocksize`, `enforce`,
/// `include_path_column`, `sample`. Differences: an integer column with nulls stays int64 (nulls are Arrow nulls); types that the
/// sample got wrong are widened when a later block needs it (int64, float64, string) instead of refused; ISO dates and times are
/// recognised; a sample with whole numbers above the largest int64 makes uint64.
struct ReadCsv {
  bool assume_missing = false;        ///< integer columns without a dtype become float64
  Bytes blocksize = 64'000'000;       ///< bytes of a partition; compressed files are one partition each
  char comment = '\0';                ///< '\0': none; the rest of a line from this character is not data
  std::string compression = "infer";  ///< "infer" (by name and first bytes), "none", "gzip", "zstd"
  char decimal = '.';
  bool doublequote = true;                  ///< two quotes inside quotes are one
  std::map<std::string, DType> dtype = {};  ///< types of columns; a value that does not fit is then a data Error
  bool enforce = false;                     ///< all files must have the same columns in the same order
  char escapechar = '\0';
  std::vector<std::string> false_values = {};  ///< besides False, FALSE, false
  std::optional<int> header = 0;               ///< the row of the names, after skiprows; no_header when there is none
  std::string include_path_column = {};        ///< name of a string column that holds each row's file; empty: none
  bool keep_default_na = true;
  std::vector<std::string> na_values = {};    ///< texts that mean null, besides pandas' own
  std::vector<std::string> names = {};        ///< column names: with header = no_header, or in place of the header's
  std::string on_bad_lines = "error";         ///< a row with too many fields: "error" or "skip"
  std::vector<std::string> parse_dates = {};  ///< columns to read as timestamp
  char quotechar = '"';                       ///< '\0': quotes have no meaning
  Bytes sample = 256'000;                     ///< bytes of the first file from which types are inferred; at least 4096
  char sep = ',';
  bool skip_blank_lines = true;
  bool skipinitialspace = false;
  int skiprows = 0;
  char thousands = '\0';
  std::vector<std::string> true_values = {};  ///< besides True, TRUE, true
  std::vector<std::string> usecols = {};      ///< the only columns wanted; empty: all
};

/// A frame of the rows of CSV files: a path, a glob (`data/part-*.csv`), an http(s) URL, or a list of those. Reads the header and
/// a sample, nothing more. Throws a user Error when nothing is there, when a named column is unknown, or when an option makes no
/// sense; a data Error when the file is empty.
DataFrame read_csv(const std::string& path, const ReadCsv& options = {});
DataFrame read_csv(const std::vector<std::string>& paths, const ReadCsv& options = {});
DataFrame read_csv(std::initializer_list<const char*> paths, const ReadCsv& options = {});

/// Options of from_table.
struct FromTable {
  std::size_t npartitions = 1;
};

/// A frame of a table's rows, in partitions of equal size.
DataFrame from_table(const Table& table, FromTable options = {});

}  // namespace weft::dd

namespace weft {

/// Anything lazy.
template <class T>
concept Lazy = requires(const T& value) {
  value.expr();
  value.compute();
};

namespace detail {
/// The result of one of several plans that are computed together.
struct Computed {
  dd::Table table;
  operator dd::Table() const { return table; }
  operator dd::Column() const { return table.column(0); }
  operator dd::Value() const;
};
std::vector<Computed> compute_all(const std::vector<plan::Expr>& exprs);

template <class... Result, std::size_t... I>
std::tuple<Result...> take_results(const std::vector<Computed>& computed, std::index_sequence<I...>) {
  return std::tuple<Result...>{static_cast<Result>(computed[I])...};
}
}  // namespace detail

/// Computes several frames, series and scalars at once, so that they share what they have in common: a source is read once for
/// all reductions over the same rows. Returns a tuple: a Table for a DataFrame, a Column for a Series, a Value for a Scalar.
template <Lazy... T>
std::tuple<decltype(std::declval<const T&>().compute())...> compute(const T&... lazy) {
  return detail::take_results<decltype(lazy.compute())...>(detail::compute_all({lazy.expr()...}),
                                                           std::index_sequence_for<T...>());
}

}  // namespace weft
