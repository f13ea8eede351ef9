// One lazy column.
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <weft/aggregation_options.h>
#include <weft/align.h>
#include <weft/category_methods.h>
#include <weft/computation.h>
#include <weft/date_methods.h>
#include <weft/dtype.h>
#include <weft/function.h>
#include <weft/groupby.h>
#include <weft/list_methods.h>
#include <weft/math_functions.h>
#include <weft/operand.h>
#include <weft/partitions.h>
#include <weft/scalar.h>
#include <weft/string_methods.h>
#include <weft/table.h>
#include <weft/value.h>
#include <weft/window.h>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

/// Options of Series::add and its like; pandas' `fill_value`.
struct Arithmetic {
  Value fill_value = nullptr;  ///< what stands for a missing value where the other one is there; null: nothing does
};

/// Options of replace; pandas'.
struct Replace {
  bool regex = false;  ///< what is looked for are regular expressions
};

/// Options of to_numeric; pandas'.
struct ToNumeric {
  /// The smallest type that holds all values, which are looked at at once: "integer" (or "signed"), "unsigned" or "float", which
  /// is float32 at least; the type stays where none does. Empty: float64 of text.
  std::string downcast = {};
  std::string errors = "raise";  ///< what text that is no number does: "raise" a data Error, or "coerce" it to null
};

/// Options of cut; pandas'.
struct Cut {
  std::vector<std::string> labels = {};  ///< one for each interval, all different; none: the intervals' own text, "(0, 10]"
  bool right = true;                     ///< intervals hold their right edge, not their left one
  bool include_lowest = false;           ///< the first interval holds its left edge too (the last one its right edge)
  bool codes = false;                    ///< the intervals' numbers from 0 on instead of labels; pandas' `labels=False`
};

/// Options of qcut; pandas'.
struct QCut {
  std::vector<std::string> labels = {};  ///< one for each interval, all different; none: the intervals' own text, "(2.5, 4.0]"
  bool codes = false;                    ///< the intervals' numbers from 0 on instead of labels; pandas' `labels=False`
  std::string duplicates = "raise";      ///< what equal edges are: a data Error ("raise"), or one edge ("drop")
};

/// One lazy column: rows of a frame, and what to compute from each. Building an expression computes nothing, and fails on the
/// line where a name or a type is wrong. Operators act element by element; both operands must be columns of the same rows.
class Series {
 public:
  explicit Series(plan::Expr expr) : expr_(std::move(expr)) {}
  Series(const Series&) = default;
  Series(Series&&) noexcept = default;
  Series& operator=(const Series&) & = default;
  Series& operator=(Series&&) & noexcept = default;
  template <class T>
  void operator=(const T&) && = delete;  // frames never change: df = df.assign("name", column)

  /// The name and the type of the column.
  const std::string& name() const;
  DType dtype() const;
  /// The plan that the column is.
  const plan::Expr& expr() const { return expr_; }
  /// DataFrame::npartitions and what follows, of the rows that the column belongs to.
  std::size_t npartitions() const;
  Series partitions(std::size_t index) const;
  Series partitions(std::size_t begin, std::size_t end) const;
  Series partitions(const std::vector<std::size_t>& indexes) const;
  Series get_partition(std::size_t index) const { return partitions(index); }
  Series repartition(const RepartitionOptions& options) const;
  Series sample(const SampleOptions& options) const;
  /// Computed: the bytes of memory that the column takes.
  std::uint64_t nbytes(const ComputeOptions& options = {}) const;
  std::uint64_t memory_usage(const ComputeOptions& options = {}) const { return nbytes(options); }

  /// Whether each value is one of these. boolean; a missing value (null or NaN) is one of them when any missing value is among
  /// them. Throws a user Error for a value of another kind.
  Series isin(std::initializer_list<Value> values) const;
  Series isin(const std::vector<Value>& values) const;
  Series isin(const std::vector<std::string>& values) const;
  template <class T>
    requires(std::convertible_to<T, Value> && !std::same_as<T, Value> && !std::same_as<T, std::string>)
  Series isin(const std::vector<T>& values) const {
    return isin(std::vector<Value>(values.begin(), values.end()));
  }
  /// Whether it is one of a computed column's values.
  Series isin(const Column& values) const;
  /// `left <= value <= right`; `inclusive` says which of the two are allowed to be equal: "both", "neither", "left" or "right".
  Series between(const Operand& left, const Operand& right, std::string_view inclusive = "both") const;
  /// Whether each value is missing: null or NaN. boolean.
  Series isna() const;
  Series notna() const;
  Series isnull() const { return isna(); }
  Series notnull() const { return notna(); }
  /// With `other` where the value is missing. Throws a user Error when `other` is of another kind.
  Series fillna(const Operand& other) const;
  /// The same: pandas' combine_first of columns of the same rows.
  Series combine_first(const Series& other) const { return fillna(other); }
  /// DataFrame::align and combine of columns by the indexes of their frames, which both results then have; the names stay. The
  /// function is called once, when the expression is built: `a.combine(b, [](const dd::Series& x, const dd::Series& y) { return
  /// maximum(x, y); }, {.fill_value = 0})`. Throws a user Error when one has no index. pandas' Series.align and Series.combine.
  std::pair<Series, Series> align(const Series& other, const Align& options = {}) const;
  Series combine(const Series& other, const std::function<Series(const Series& mine, const Series& others)>& function,
                 const Combine& options = {}) const;
  /// Without its sign, of the same type (booleans are int64). Throws a user Error for a column that holds neither numbers,
  /// booleans nor durations.
  Series abs() const;
  /// Rounded to so many decimals, halves to the even neighbour, as NumPy does; negative ones round to tens, hundreds... The type
  /// stays. Throws a user Error for a column that holds no numbers.
  Series round(int decimals = 0) const;
  /// No smaller than `lower`, no larger than `upper`. A missing bound is none; a missing value stays so. Throws a user Error for
  /// a bound of another kind.
  Series clip(const Operand& lower, const Operand& upper = {}) const;
  /// The value where `condition` is true, else (false or null) `other`, without which it is null. Of the type that holds both.
  /// Throws a user Error for a condition that is not boolean, for a column of other rows, and for an `other` of another kind.
  /// pandas' where.
  Series where(const Series& condition, const Operand& other = {}) const;
  /// `other` where `condition` is true, else (false or null) the value. Types and errors are those of where(). pandas' mask.
  Series mask(const Series& condition, const Operand& other = {}) const;
  /// The value of the first pair whose condition is true; the column's own where none is. pandas' Series.case_when. Types and
  /// errors are those of where().
  Series case_when(const std::vector<std::pair<Series, Operand>>& cases) const;
  /// With other values in the place of some; null stands for everything missing. All pairs apply at once. The type stays where it
  /// holds the new values. Throws a user Error for values of another kind.
  Series replace(const Value& what, const Operand& with) const;
  Series replace(const std::vector<std::pair<Value, Operand>>& pairs) const;
  /// With `.regex`, what is looked for are regular expressions of RE2's syntax (StringMethods has more of it), and in texts in
  /// which one matches each match becomes the text beside it, which may refer to groups (`\1`), or the whole value null where
  /// that is null. Each expression is looked for in the texts as they were. Throws a user Error for what is no regular expression
  /// and a column that holds no text. pandas' replace(regex=True).
  Series replace(const Value& what, const Value& with, const Replace& options) const;
  Series replace(const std::vector<std::pair<Value, Value>>& pairs, const Replace& options) const;
  /// What a dictionary has for each value; null for those that it does not hold. Of the type of the dictionary's values.
  Series map(const std::vector<std::pair<Value, Operand>>& pairs) const;
  /// What a column with an index has for each value, where its index is that value; null for those that it does not hold. Of an
  /// index value that comes several times the first. Throws a user Error when there is no index, or one of another kind.
  template <std::same_as<Series> Other>  // a template, so that braces are a dictionary
  Series map(const Other& other) const {
    return map_by_index(other);
  }
  /// A number that is the same for equal values, in every process and on every machine: to divide rows by. uint64. All missing
  /// values have one hash. Not the numbers of pandas' hash_pandas_object.
  Series hash() const;

  /// The operators as methods, with `.fill_value`: pandas' Series.add and so on, truediv is div, and radd(other) is `other +
  /// series`. Types, missing values and errors are those of the operators, floordiv and pow.
  Series add(const Operand& other, const Arithmetic& options = {}) const;
  Series sub(const Operand& other, const Arithmetic& options = {}) const;
  Series mul(const Operand& other, const Arithmetic& options = {}) const;
  Series div(const Operand& other, const Arithmetic& options = {}) const;
  Series truediv(const Operand& other, const Arithmetic& options = {}) const { return div(other, options); }
  Series floordiv(const Operand& other, const Arithmetic& options = {}) const;
  Series mod(const Operand& other, const Arithmetic& options = {}) const;
  Series pow(const Operand& other, const Arithmetic& options = {}) const;
  Series radd(const Operand& other, const Arithmetic& options = {}) const;
  Series rsub(const Operand& other, const Arithmetic& options = {}) const;
  Series rmul(const Operand& other, const Arithmetic& options = {}) const;
  Series rdiv(const Operand& other, const Arithmetic& options = {}) const;
  Series rtruediv(const Operand& other, const Arithmetic& options = {}) const { return rdiv(other, options); }
  Series rfloordiv(const Operand& other, const Arithmetic& options = {}) const;
  Series rmod(const Operand& other, const Arithmetic& options = {}) const;
  Series rpow(const Operand& other, const Arithmetic& options = {}) const;
  Series eq(const Operand& other, const Arithmetic& options = {}) const;
  Series ne(const Operand& other, const Arithmetic& options = {}) const;
  Series lt(const Operand& other, const Arithmetic& options = {}) const;
  Series le(const Operand& other, const Arithmetic& options = {}) const;
  Series gt(const Operand& other, const Arithmetic& options = {}) const;
  Series ge(const Operand& other, const Arithmetic& options = {}) const;
  /// As another type. Throws a user Error for a type that it cannot become. A value that has no such form is a data Error when it
  /// is computed. As `category` its categories are not known: cat().as_known() finds them.
  Series astype(DType type) const;
  /// As a category with that list: text, or the text of what is none; what is not in the list becomes null.
  Series astype(const Categories& categories) const;
  /// Under another name.
  Series rename(std::string name) const;
  /// Throws a user Error for a column that holds neither strings nor lists.
  StringMethods str() const;
  /// Throws a user Error for a column that holds neither dates, timestamps nor durations.
  DateMethods dt() const;
  /// Throws a user Error for a column that holds no lists.
  ListMethods list() const;
  /// Throws a user Error for a column that is no category.
  CategoryMethods cat() const;

  /// Applies a function that WEFT_FUNCTION registered to each value.
  template <auto Fn>
  Series map() const {
    static_assert(!function_name<Fn>.empty(),
                  "map: the function is not registered: write WEFT_FUNCTION(name); at namespace scope");
    return call(std::string(function_name<Fn>));
  }

  /// Reductions: one value for the column, of the values that are there (not null, not NaN). As in pandas: the sum of nothing is
  /// 0, its product 1, its number 0, any of it false, all of it true; everything else of nothing is null. A user Error for a type
  /// that has no such value. Types are those of Aggregation.
  Scalar sum(std::int64_t min_count = 0) const;  ///< null of fewer than `min_count` values, as prod
  Scalar prod(std::int64_t min_count = 0) const;
  Scalar product(std::int64_t min_count = 0) const { return prod(min_count); }
  Scalar mean() const;
  Scalar min() const;
  Scalar max() const;
  Scalar count() const;  ///< values that are there
  Scalar size() const;   ///< rows
  Scalar any() const;    ///< whether a number is not zero, a text not empty
  Scalar all() const;
  Scalar nunique(bool dropna = true) const;  ///< different values; without `dropna`, all that are missing are one more
  /// About how many different values there are, a missing one among them, float64: an estimate whose error is about 0.4 %, from
  /// 2^16 numbers for each task whatever the values. Flajolet, Fusy, Gandouet and Meunier's HyperLogLog, as Dask's.
  Scalar nunique_approx() const;
  /// Variance, standard deviation, standard error of the mean. The number of values, less `ddof`, divides. Of numbers float64 or
  /// float32; std and sem of timestamps and durations are durations.
  Scalar var(int ddof = 1) const;
  Scalar std(int ddof = 1) const;
  Scalar sem(int ddof = 1) const;
  /// Skewness and excess kurtosis, as float64 or float32. Of numbers.
  Scalar skew() const;  ///< adjusted for bias; null for fewer than 3 values or equal ones
  Scalar kurt() const;  ///< adjusted for bias, 0 of a normal distribution; null for fewer than 4 values or equal ones
  Scalar kurtosis() const { return kurt(); }
  /// Of numbers float64 or float32, of timestamps and durations of their type.
  Scalar median() const;
  /// Exact, linear between two neighbours: of numbers float64, of timestamps and durations of their type. Throws a user Error for
  /// a `q` outside of [0, 1].
  Scalar quantile(double q = 0.5) const;
  /// All of these with options, `sum({.skipna = false})`.
  Scalar sum(const Reduce& options) const;
  Scalar prod(const Reduce& options) const;
  Scalar mean(const Reduce& options) const;
  Scalar min(const Reduce& options) const;
  Scalar max(const Reduce& options) const;
  Scalar var(const Reduce& options) const;
  Scalar std(const Reduce& options) const;
  Scalar sem(const Reduce& options) const;
  Scalar skew(const Reduce& options) const;
  Scalar kurt(const Reduce& options) const;
  Scalar median(const Reduce& options) const;
  Scalar any(const Reduce& options) const;
  Scalar all(const Reduce& options) const;
  /// Several, as rows: DataFrame::quantile of the one column.
  DataFrame quantile(const std::vector<double>& q) const;
  /// Covariance and Pearson's correlation with a column of the same rows, over the rows where both have a value. float64; null
  /// where there are too few rows, and corr where one of the two does not vary. Throw a user Error for columns of other rows, and
  /// for what is no number. pandas' cov, corr.
  Scalar cov(const Series& other, int ddof = 1) const;
  Scalar cov(const Series& other, const Covariance& options) const;
  Scalar corr(const Series& other, const Covariance& options = {}) const;
  /// The sum of the products with a column of the same rows; null where a value of either is missing. Throws a user Error for
  /// what has no product. pandas' dot.
  Scalar dot(const Series& other) const;
  /// The first row where the smallest or largest value is: its index, or, in a frame without one, its number from 0 on (int64);
  /// null when there is no value. Throw a user Error for lists, and for categories that are not ordered. pandas' idxmin, idxmax.
  Scalar idxmin() const;
  Scalar idxmax() const;
  /// Pearson's correlation with the column itself, so many rows before. float64; as corr(). pandas' autocorr.
  Scalar autocorr(std::int64_t lag = 1) const;
  /// Whether no value is smaller (larger) than the one before it, boolean; false when one is missing. Throw a user Error for
  /// values without an order.
  Scalar is_monotonic_increasing() const;
  Scalar is_monotonic_decreasing() const;

  /// The values grouped by a column of the same rows: `df["x"].groupby(df["k"]).mean()`.
  SeriesGroupBy groupby(const Series& by, GroupByOptions options = {}) const;
  /// How often each value comes: a frame of the values, under the column's name, and "count" (int64), or "proportion" (float64);
  /// pandas' value_counts. Known categories that no row has are left out, where pandas has them with 0. Throws a user Error for
  /// lists.
  DataFrame value_counts(const ValueCounts& options = {}) const;
  /// The different values, one missing value among them when there is any; in no promised order.
  Series unique() const;
  /// The values that come most often, in order, of the column's type; none of a column without values. Throws a user Error for
  /// lists. pandas' mode.
  Series mode() const;
  /// The `n` largest or smallest values, in that order; missing values last.
  Series nlargest(std::size_t n = 5) const;
  Series nsmallest(std::size_t n = 5) const;
  /// DataFrame::describe of the one column.
  DataFrame describe(const Describe& options = {}) const;

  /// Values that depend on the rows before, in the order of the frame; columns of the same rows. Missing values (null and NaN)
  /// are left out, and stay. cumsum and cumprod are of the type of the sum, cummin and cummax of the column's own. Throw a user
  /// Error for what is no number; cumsum, cummin and cummax take durations too, cummin and cummax all times. pandas' cumsum and
  /// so on.
  Series cumsum(const Cumulative& options = {}) const;
  Series cumprod(const Cumulative& options = {}) const;
  Series cummin(const Cumulative& options = {}) const;
  Series cummax(const Cumulative& options = {}) const;
  /// The value so many rows before (after, where negative), of the same type; `fill_value` where there is no such row. Throws a
  /// user Error for a `fill_value` that the type does not hold. pandas' shift.
  Series shift(std::int64_t periods = 1, const Value& fill_value = nullptr) const;
  /// The value less, or over, the one so many rows before; null where there is none. Types and errors are those of the operators
  /// `-` and `/`. pandas' diff, pct_change.
  Series diff(std::int64_t periods = 1) const;
  Series pct_change(std::int64_t periods = 1) const;  ///< `value / before - 1`
  /// Missing values with the last (or the next) value that is there, at most `limit` rows away. Throws a user Error for a limit
  /// below 1. pandas' ffill, bfill.
  Series ffill(std::optional<std::int64_t> limit = {}) const;
  Series bfill(std::optional<std::int64_t> limit = {}) const;
  /// The place of each value in ascending order, from 1 on; known categories in order of their list. float64. Throws a user Error
  /// for lists, and for another word in `.method` and `.na_option`. pandas' rank.
  Series rank(const Rank& options = {}) const;
  /// Windows of the last `rows` rows, of the rows less than a duration before ("2D", "90min"; needs the frame in order of times),
  /// and of all rows so far: `df["x"].rolling(3).mean()`. pandas' rolling and expanding. Throws a user Error for less than one
  /// row, for a text that is no duration, when there is neither an index nor `.on` for a window over time, and for options that
  /// make no sense; what a window gives throws one for a column that holds no numbers.
  Windows rolling(std::int64_t rows, const RollingOptions& options = {}) const;
  Windows rolling(const std::string& duration, const RollingOptions& options = {}) const;
  Windows expanding(std::int64_t min_periods = 1) const;

  /// A row for each item of each list, in order; one null for a list that is null or empty. Of the items' type. Throws a user
  /// Error for a column that holds no lists. pandas' Series.explode.
  Series explode() const;

  /// The index of the rows that the column belongs to, as a column of them. Throws a user Error when there is none.
  Series index() const;
  /// A frame of the index as an ordinary column and of the column; with `.drop` of the column alone. pandas' reset_index.
  DataFrame reset_index(const ResetIndex& options = {}) const;
  /// A frame of the one column, under its name or another.
  DataFrame to_frame() const;
  DataFrame to_frame(const std::string& name) const;
  /// The values that are there.
  Series dropna() const;
  /// Each different value once, or, with `keep` "none", those that come once; in no promised order. pandas' drop_duplicates.
  Series drop_duplicates(const DropDuplicates& options = {}) const;
  /// All values in order, as DataFrame::sort_values.
  Series sort_values(const SortValues& options = {}) const;

  /// The first `n` values, or the last, computed: reads no more partitions than it needs.
  Column head(std::size_t n = 5) const;
  Column tail(std::size_t n = 5) const;
  /// The rows where `mask` is true (not null). Throws a user Error for a mask of other rows, and one that is not boolean.
  Series operator[](const Series& mask) const;
  /// The values of all rows, as DataFrame::compute has them.
  Column compute(const ComputeOptions& options = {}) const;
  /// DataFrame::persist of this column.
  Series persist(const ComputeOptions& options = {}) const;
  /// DataFrame::explain of this column.
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
  Series map_by_index(const Series& other) const;
  plan::Expr expr_;
};

#define WEFT_SERIES_OPERATOR(op)                               \
  Series operator op(const Series& left, const Series& right); \
  Series operator op(const Series& left, const Value& right);  \
  Series operator op(const Value& left, const Series& right);
/// Arithmetic, element by element, of two columns of the same rows or a column and a value; the result has the name of the first
/// column. Of numbers and booleans in the type that NumPy promotes them to (two booleans give int64), a constant in the column's
/// type where that holds it; / gives float64, or float32 of such. Strings are joined by +; moments differ by durations and are
/// moved by them; durations are added, subtracted, divided, and multiplied with numbers. Null where an operand is. Integers wrap;
/// their remainder by zero is null, and has the divisor's sign. Throw a user Error for columns of other rows, and for types that
/// do not go together.
WEFT_SERIES_OPERATOR(+)
WEFT_SERIES_OPERATOR(-)
WEFT_SERIES_OPERATOR(*)
WEFT_SERIES_OPERATOR(/)
WEFT_SERIES_OPERATOR(%)
/// Comparisons, element by element. boolean; null where an operand is. Numbers and booleans compare by value, texts and
/// categories by their bytes (ordered categories by their place in the list), times with times, or with constants as text. Throw
/// a user Error for columns of other rows, for types that do not compare, and by <, <=, > and >= for categories that are not
/// ordered.
WEFT_SERIES_OPERATOR(==)
WEFT_SERIES_OPERATOR(!=)
WEFT_SERIES_OPERATOR(<)
WEFT_SERIES_OPERATOR(<=)
WEFT_SERIES_OPERATOR(>)
WEFT_SERIES_OPERATOR(>=)
/// Logic of booleans. boolean, of three values: false && null is false, true || null is true, else null where an operand is.
/// Throw a user Error for columns of other rows, and for what is not boolean.
WEFT_SERIES_OPERATOR(&&)
WEFT_SERIES_OPERATOR(||)
/// Of booleans as && and ||; of integers bit by bit, in the type that NumPy promotes them to, null where an operand is. Throw a
/// user Error for other types.
WEFT_SERIES_OPERATOR(&)
WEFT_SERIES_OPERATOR(|)
/// Exclusive or, of booleans or of integers bit by bit; null where either is null. Throws a user Error for other types.
WEFT_SERIES_OPERATOR(^)
#undef WEFT_SERIES_OPERATOR
/// As && and || above: `mask && true` would otherwise be two conversions away from the language's own operator, and ambiguous.
Series operator&&(const Series& left, bool right);
Series operator&&(bool left, const Series& right);
Series operator||(const Series& left, bool right);
Series operator||(bool left, const Series& right);
/// The negative of numbers and durations, of the same type; of booleans int64. Throws a user Error for other types.
Series operator-(const Series& series);
/// Whether a boolean is false; null stays null. Throws a user Error for other types.
Series operator!(const Series& series);
/// Of booleans as !; of integers bit by bit. Throws a user Error for other types.
Series operator~(const Series& series);
/// Floor division, rounding toward minus infinity; pandas' `//`. Types and errors are those of `+`; of integers by zero null.
Series floordiv(const Series& left, const Series& right);
Series floordiv(const Series& left, const Value& right);
/// The base to the power of the exponent, float64, or float32 of such; null where either is. Throws a user Error for what is no
/// number.
Series pow(const Series& base, const Series& exponent);
Series pow(const Series& base, const Value& exponent);

/// The numbers that a column of text stands for, float64; a column of numbers or booleans is given back. pandas' to_numeric, with
/// one type whatever the text, save for `.downcast`, which computes the extremes of the values.
Series to_numeric(const Series& series, const ToNumeric& options = {});
/// The interval between two neighbours of `bins` that each number is in, as ordered categories; null outside of all. pandas' cut,
/// with labels as texts. Throws a user Error when the bins do not ascend or the labels are not one for each interval.
Series cut(const Series& series, const std::vector<Value>& bins, const Cut& options = {});
/// The same with so many intervals of equal width from the smallest to the largest value, widened by a thousandth of the whole on
/// the side that would leave a value out. pandas' cut with a number. The values are looked at when it is computed, so that
/// without `.labels` the categories are not known yet, and the intervals are text.
Series cut(const Series& series, int bins, const Cut& options = {});
/// The same with intervals of equally many values, or between some quantiles, `{0, 0.25, 0.5, 0.75, 1}`; the first interval holds
/// its left edge. pandas' qcut. Throws a user Error for quantiles that do not ascend within [0, 1] and labels that are not one
/// for each interval; labels do not go with `.duplicates = "drop"`.
Series qcut(const Series& series, int quantiles, const QCut& options = {});
Series qcut(const Series& series, const std::vector<double>& quantiles, const QCut& options = {});

/// Prints the name and the type; computes nothing.
std::ostream& operator<<(std::ostream& out, const Series& series);

}  // namespace weft::dd
