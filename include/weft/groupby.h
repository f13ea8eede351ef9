// Rows grouped by their keys.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <weft/aggregation.h>
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

/// Options of DataFrame::groupby; pandas' DataFrame.groupby.
struct GroupByOptions {
  bool dropna = true;  ///< leave out rows whose key is null
  bool sort = false;   ///< rows of the result in ascending order of the keys; otherwise in no promised order
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

  /// The same groups, of which the methods below look at some columns only.
  GroupBy operator[](const Columns& columns) const;

  /// One row a group: the keys, then the aggregations in order. Throws a user Error for an unknown column or function, for a
  /// function that the column's type cannot have, and for a name that comes twice.
  DataFrame agg(const std::vector<Aggregation>& aggregations) const;
  /// Several functions of each column, as columns `<column>_<function>`, or `<function>` when a single column was chosen.
  DataFrame agg(std::initializer_list<const char*> functions) const;
  /// The number of rows of each group, as column "size".
  DataFrame size() const;

  // One function of each of the other columns that can have it; of the chosen columns when there are such.
  DataFrame sum() const;   ///< of numbers
  DataFrame prod() const;  ///< of numbers
  DataFrame mean() const;  ///< of numbers
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
  /// The first row where the smallest or largest value is: its index, or, in a frame without one, its number from 0 on.
  DataFrame idxmin() const;  ///< of numbers
  DataFrame idxmax() const;  ///< of numbers
  /// Covariances and Pearson's correlations of the columns of numbers in each group: rows as those of DataFrame::cov, after the
  /// keys.
  DataFrame cov(int ddof = 1) const;
  DataFrame corr() const;

  /// The rows of one group, given by a value for each key (null: where the key is missing). Throws a user Error for another
  /// number of values, and for values of another kind.
  DataFrame get_group(const Value& key) const;
  DataFrame get_group(const std::vector<Value>& keys) const;

  /// How often each combination of the chosen columns (all others when none are) comes in each group: the keys, these columns,
  /// and "count". Rows with a missing value are left out. With `sort`, in order of the keys, the most frequent first.
  DataFrame value_counts() const;

  // A value for each row, from the rows of its group in their order: columns of the frame's own rows, for assign and filters. As
  // the methods of Series of those names; of one chosen column, `groupby("k")["x"].cumsum()`. Where a key is missing and
  // `dropna`, they are null.
  Series cumsum() const;
  Series cumprod() const;
  Series cummin() const;
  Series cummax() const;
  Series cumcount() const;  ///< the rows of the group before; needs no chosen column
  Series shift(std::int64_t periods = 1, const Value& fill_value = nullptr) const;
  Series diff(std::int64_t periods = 1) const;
  Series pct_change(std::int64_t periods = 1) const;
  Series ffill(std::optional<std::int64_t> limit = {}) const;
  Series bfill(std::optional<std::int64_t> limit = {}) const;
  Series rank(const Rank& options = {}) const;
  Windows rolling(std::int64_t rows, const RollingOptions& options = {}) const;
  Windows rolling(const std::string& duration, const RollingOptions& options = {}) const;
  Windows expanding(std::int64_t min_periods = 1) const;

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
    return apply_function(std::string(function_name<Fn>));
  }

  /// A function of Aggregation over each group, given to each of its rows: `df["x"] / df.groupby("k")["x"].transform("sum")`.
  Series transform(const std::string& function) const;

  // What groups are made of, for operations that build on them.
  const plan::Expr& frame() const { return frame_; }
  const std::vector<std::string>& keys() const { return keys_; }
  const std::vector<plan::Expr>& key_scalars() const { return scalars_; }
  const GroupByOptions& options() const { return options_; }
  /// The chosen columns, or all but the keys.
  std::vector<std::string> columns() const;
  /// The name of a key's column in a frame that has it for grouping only.
  static std::string hidden_key(const std::string& name) { return "#key " + name; }

 private:
  DataFrame agg_all(const Aggregation& like, bool numbers_only) const;
  DataFrame matrix_of(const char* method, double parameter) const;
  DataFrame group_rows(std::int64_t begin, std::size_t count, bool from_end) const;
  DataFrame apply_function(const std::string& function) const;
  /// The chosen columns, or all but those that are there for grouping only.
  std::vector<std::string> visible_columns() const;
  plan::Expr frame_;
  std::vector<std::string> keys_;
  std::vector<plan::Expr> scalars_;  // of the keys
  std::vector<std::string> chosen_;
  GroupByOptions options_;
};

}  // namespace weft::dd
