// Rows grouped by their keys.
#pragma once

#include <concepts>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <weft/aggregation.h>
#include <weft/aggregation_options.h>
#include <weft/columns.h>
#include <weft/function.h>
#include <weft/value.h>
#include <weft/window.h>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

class DataFrame;
class SeriesGroupBy;

/// Options of DataFrame::groupby; pandas' DataFrame.groupby.
struct GroupByOptions {
  bool dropna = true;  ///< leave out rows whose key is null
  /// Of aggregations by known categories: only those that rows have. Without, there is a row for each combination of all
  /// categories and of the values of the other keys; where no rows are, sums and counts are 0, products 1, any false, all true,
  /// and everything else null.
  bool observed = true;
  bool sort = false;  ///< rows of the result in ascending order of the keys; otherwise in no promised order
};

/// One aggregation: a column, a function, and the result's name (the column's when empty).
/// Functions, of the values that are there (not null, not NaN): sum, prod, mean, min, max, count, first, last (in the order of
/// the rows), any, all (a number that is not zero, a text that is not empty), var, std, sem, skew, kurt, nunique, median,
/// quantile; mode (of equally frequent values the smallest); idxmin, idxmax (the first row where the extreme value is: its index,
/// or, in a frame without one, its number from 0 on); list, all values in the order of the rows, and unique, the different ones
/// in the order in which they first come, as lists, into which missing values go too (Dask's "collect" is list); and size, the
/// number of rows, which needs no column; and those that WEFT_AGGREGATION registered. Types and results on few values are
/// pandas'; nulls stand for its NaN. float32 stays float32, but for quantile, which is float64. mean, median and quantile of
/// timestamps and durations are of their type, std and sem of them durations. sum and prod of integers wrap.
struct Aggregation {
  std::string column;
  std::string function;
  std::string name = {};
  int ddof = 1;    ///< of var, std and sem: what the number of values is lessened by before it divides
  double q = 0.5;  ///< of quantile: between 0 and 1; exact, and linear between two neighbours
};

/// Rows grouped by their keys. The keys come back as ordinary columns.
class GroupBy {
 public:
  GroupBy(plan::Expr frame, std::vector<std::string> keys, GroupByOptions options);
  /// Keys that are computed: a scalar for each name.
  GroupBy(plan::Expr frame, std::vector<std::string> keys, std::vector<plan::Expr> scalars, GroupByOptions options);

  /// The same groups, of which the methods below look at one column or some columns only.
  SeriesGroupBy operator[](const char* column) const;
  SeriesGroupBy operator[](const std::string& column) const;
  GroupBy operator[](std::initializer_list<const char*> columns) const;
  GroupBy operator[](const std::vector<std::string>& columns) const;

  /// One row a group: the keys, then the aggregations in order. Throws a user Error for an unknown column or function, for a
  /// function that the column's type cannot have, and for a name that comes twice.
  DataFrame agg(const std::vector<Aggregation>& aggregations) const;
  /// Several functions of each column, as columns `<column>_<function>`, or `<function>` when a single column was chosen.
  DataFrame agg(std::initializer_list<const char*> functions) const;
  /// The number of rows of each group, int64, as column "size".
  DataFrame size() const;

  /// One function of each of the other columns that can have it, or of the chosen columns when there are such: the keys, and
  /// these columns. Definitions and types are those of Aggregation. Throw a user Error for a chosen column that cannot have it.
  DataFrame sum(std::int64_t min_count = 0) const;   ///< of numbers; null of fewer than `min_count` values
  DataFrame prod(std::int64_t min_count = 0) const;  ///< the same
  DataFrame mean() const;                            ///< of numbers
  DataFrame min() const;
  DataFrame max() const;
  DataFrame count() const;
  DataFrame first() const;
  DataFrame last() const;
  DataFrame any() const;
  DataFrame all() const;
  DataFrame nunique() const;
  DataFrame unique() const;                  ///< lists of the different values, a missing one among them
  DataFrame var(int ddof = 1) const;         ///< of numbers
  DataFrame std(int ddof = 1) const;         ///< of numbers
  DataFrame sem(int ddof = 1) const;         ///< of numbers
  DataFrame skew() const;                    ///< of numbers
  DataFrame kurt() const;                    ///< of numbers
  DataFrame median() const;                  ///< of numbers
  DataFrame quantile(double q = 0.5) const;  ///< of numbers
  DataFrame mode() const;                    ///< of equally frequent values the smallest
  /// The first row where the smallest or largest value is, as sum() has its columns: its index, or, in a frame without one, its
  /// number from 0 on.
  DataFrame idxmin() const;  ///< of numbers
  DataFrame idxmax() const;  ///< of numbers
  /// Covariances and Pearson's correlations of the columns of numbers in each group: the keys, then columns as those of
  /// DataFrame::cov. Throw a user Error when no column holds numbers.
  DataFrame cov(int ddof = 1) const;
  DataFrame cov(const Covariance& options) const;
  DataFrame corr(const Covariance& options = {}) const;

  /// The rows of one group, given by a value for each key (null: where the key is missing). Throws a user Error for another
  /// number of values, and for values of another kind.
  DataFrame get_group(const Value& key) const;
  DataFrame get_group(std::initializer_list<Value> keys) const;
  DataFrame get_group(const std::vector<Value>& keys) const;

  /// How often each combination of the chosen columns (all others when none are) comes in each group: the keys, these columns,
  /// and "count" (int64), or its share of the group's, "proportion" (float64). Rows with a missing value are left out, unless
  /// `.dropna` is false. In order of the keys where the groups have `sort`; in each group the most frequent first unless `.sort`
  /// is false.
  DataFrame value_counts(const ValueCounts& options = {}) const;

  /// A value for each row, from the rows of its group in their order: the index, if there is one, and columns of the frame's own
  /// rows, for assign and filters. As the methods of Series of those names, of each of the other columns, or of the chosen ones;
  /// of one column, `groupby("k")["x"].cumsum()`, a Series. Where a key is missing and `dropna`, they are null. Throw a user
  /// Error for a column that cannot have it.
  DataFrame cumsum() const;
  DataFrame cumprod() const;
  DataFrame cummin() const;
  DataFrame cummax() const;
  Series cumcount() const;  ///< the rows of the group before
  DataFrame shift(std::int64_t periods = 1, const Value& fill_value = nullptr) const;
  DataFrame diff(std::int64_t periods = 1) const;
  DataFrame pct_change(std::int64_t periods = 1) const;
  DataFrame ffill(std::optional<std::int64_t> limit = {}) const;
  DataFrame bfill(std::optional<std::int64_t> limit = {}) const;
  DataFrame rank(const Rank& options = {}) const;
  /// Windows within the groups: of the rows before in the same group. Results have the keys, the index or the column of times,
  /// and the columns; in the frame's own order of rows.
  FrameWindows rolling(std::int64_t rows, const RollingOptions& options = {}) const;
  FrameWindows rolling(const std::string& duration, const RollingOptions& options = {}) const;
  FrameWindows expanding(std::int64_t min_periods = 1) const;

  /// The first or the last `n` rows of each group: all columns, or the chosen ones. Rows of a partition keep their order.
  DataFrame head(std::size_t n = 5) const;
  DataFrame tail(std::size_t n = 5) const;
  /// The row that stands at `n` in its group, counted from 0, or from -1, the last one, back.
  DataFrame nth(std::int64_t n) const;

  /// Calls a registered function, Table -> Table, with all rows of one group at a time, all columns or the chosen ones, and puts
  /// the keys before what it gives, save those that are among its columns. It is called once with a table without rows when the
  /// expression is built, to learn its columns.
  template <auto Fn, class Frame = DataFrame>
  Frame apply() const {
    static_assert(!function_name<Fn>.empty(),
                  "apply: the function is not registered: write WEFT_FUNCTION(name); at namespace scope");
    return apply_function(std::string(function_name<Fn>), {});
  }
  /// The same with values for the function's parameters after the first: `apply<&top>(3)`. Throws a user Error for values that do
  /// not fit these.
  template <auto Fn, class Frame = DataFrame>
  Frame apply(const std::convertible_to<Value> auto&... arguments) const
    requires(sizeof...(arguments) > 0)
  {
    static_assert(!function_name<Fn>.empty(),
                  "apply: the function is not registered: write WEFT_FUNCTION(name); at namespace scope");
    return apply_function(std::string(function_name<Fn>), {Value(arguments)...});
  }

  /// A function of Aggregation over each group, given to each of its rows: `df["x"] / df.groupby("k")["x"].transform("sum")`.
  DataFrame transform(const std::string& function) const;
  /// What a registered function makes of the values of a group in the order of its rows, missing ones as NaN, float64 and null
  /// where it is NaN: `std::vector<double> f(std::span<const double> values)` gives a value for each row, and `double f(...)` one
  /// for all of them. Of numbers. Throws a user Error for a function of something else and, when it is computed, for one that
  /// gives another number of values.
  template <auto Fn, class Frame = DataFrame>
  Frame transform() const {
    static_assert(!function_name<Fn>.empty(),
                  "transform: the function is not registered: write WEFT_FUNCTION(name); at namespace scope");
    return transform_function(std::string(function_name<Fn>));
  }

  /// What groups are made of, for operations that build on them.
  const plan::Expr& frame() const { return frame_; }
  const std::vector<std::string>& keys() const { return keys_; }
  const std::vector<plan::Expr>& key_scalars() const { return scalars_; }
  const GroupByOptions& options() const { return options_; }
  /// The chosen columns, or all but the keys.
  std::vector<std::string> columns() const;
  /// The name of a key's column in a frame that has it for grouping only.
  static std::string hidden_key(const std::string& name) { return "#key " + name; }

 private:
  DataFrame agg_all(const Aggregation& like, bool numbers_only, std::int64_t min_count = 0) const;
  /// The columns that a function gives for each, behind the index.
  DataFrame each_column(const std::function<Series(const SeriesGroupBy& column)>& function) const;
  FrameWindows each_windows(const std::string& on, const std::function<Windows(const SeriesGroupBy& column)>& function) const;
  /// With rows for the combinations of keys that no row has.
  DataFrame with_unobserved(const DataFrame& groups, const std::vector<Aggregation>& aggregations) const;
  DataFrame matrix_of(const char* method, const Covariance& options) const;
  DataFrame group_rows(std::int64_t begin, std::size_t count, bool from_end) const;
  DataFrame apply_function(const std::string& function, const std::vector<Value>& arguments) const;
  DataFrame transform_function(const std::string& function) const;
  /// The chosen columns, or all but those that are there for grouping only.
  std::vector<std::string> visible_columns() const;
  plan::Expr frame_;
  std::vector<std::string> keys_;
  std::vector<plan::Expr> scalars_;  // of the keys
  std::vector<std::string> chosen_;
  GroupByOptions options_;
};

/// One column of grouped rows: `groupby("k")["x"]`. What gives a value for each row gives it as a Series; everything else is as
/// that of GroupBy.
class SeriesGroupBy : public GroupBy {
 public:
  SeriesGroupBy(const GroupBy& groups, const std::string& column) : GroupBy(groups[std::vector<std::string>{column}]) {}
  /// The methods of GroupBy, of the one column.
  Series cumsum() const;
  Series cumprod() const;
  Series cummin() const;
  Series cummax() const;
  Series shift(std::int64_t periods = 1, const Value& fill_value = nullptr) const;
  Series diff(std::int64_t periods = 1) const;
  Series pct_change(std::int64_t periods = 1) const;
  Series ffill(std::optional<std::int64_t> limit = {}) const;
  Series bfill(std::optional<std::int64_t> limit = {}) const;
  Series rank(const Rank& options = {}) const;
  Windows rolling(std::int64_t rows, const RollingOptions& options = {}) const;
  Windows rolling(const std::string& duration, const RollingOptions& options = {}) const;
  Windows expanding(std::int64_t min_periods = 1) const;
  Series transform(const std::string& function) const;
  /// The `n` largest or smallest values of each group, in that order, behind the keys, in their order; of equal values the first.
  /// Missing values are left out.
  DataFrame nlargest(std::size_t n = 5) const;
  DataFrame nsmallest(std::size_t n = 5) const;
  /// GroupBy::transform with a registered function, of the one column.
  template <auto Fn, class Column = Series>
  Column transform() const {
    static_assert(!function_name<Fn>.empty(),
                  "transform: the function is not registered: write WEFT_FUNCTION(name); at namespace scope");
    return transform_function(std::string(function_name<Fn>));
  }

 private:
  friend class GroupBy;
  Series transform_function(const std::string& function) const;
};

}  // namespace weft::dd
