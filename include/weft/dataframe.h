// Lazy, partitioned frames: what Dask's DataFrame is to Python.
#pragma once

#include <concepts>
#include <functional>
#include <initializer_list>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <weft/aggregation_options.h>
#include <weft/align.h>
#include <weft/columns.h>
#include <weft/computation.h>
#include <weft/compute.h>
#include <weft/concat.h>
#include <weft/datetime.h>
#include <weft/dtype.h>
#include <weft/error.h>
#include <weft/frame_operators.h>
#include <weft/from_map.h>
#include <weft/from_table.h>
#include <weft/function.h>
#include <weft/groupby.h>
#include <weft/join.h>
#include <weft/merge.h>
#include <weft/merge_asof.h>
#include <weft/operand.h>
#include <weft/partition_argument.h>
#include <weft/partitions.h>
#include <weft/pivot_table.h>
#include <weft/query.h>
#include <weft/read_csv.h>
#include <weft/read_ipc.h>
#include <weft/read_json.h>
#include <weft/read_parquet.h>
#include <weft/resample.h>
#include <weft/rowwise.h>
#include <weft/scalar.h>
#include <weft/series.h>
#include <weft/string_pieces.h>
#include <weft/table.h>
#include <weft/value.h>
#include <weft/window.h>
#include <weft/write_files.h>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

/// Options of DataFrame::dropna; pandas'.
struct DropNa {
  std::string how = "any";                 ///< drop a row when "any" or "all" of its values are missing
  std::vector<std::string> subset = {};    ///< the columns that are looked at; none: all
  std::optional<std::size_t> thresh = {};  ///< keep rows with at least so many values that are there, whatever `how` says
};

/// Options of DataFrame::drop.
struct Drop {
  std::string errors = "raise";  ///< whether a column that there is not is an Error ("raise") or nothing ("ignore")
};

/// Options of DataFrame::select_dtypes: types, or "number", "integer", "floating", "temporal", or a type's name.
struct SelectDtypes {
  std::vector<std::string> include = {};  ///< none: all
  std::vector<std::string> exclude = {};
};

/// Options of DataFrame::melt; pandas'.
struct Melt {
  std::vector<std::string> id_vars = {};     ///< columns that are kept, and repeated
  std::vector<std::string> value_vars = {};  ///< columns whose values become rows; none: all others
  std::string var_name = "variable";
  std::string value_name = "value";
};

/// Options of get_dummies; pandas'.
struct GetDummies {
  /// The values that get a column, by the name of the column that they are in. Not needed for known categories.
  std::map<std::string, std::vector<Value>> categories = {};
  std::map<std::string, std::string> prefix = {};  ///< what names begin with instead of the column's name, by that name
  std::string prefix_sep = "_";
  bool dummy_na = false;    ///< whether missing values get a column too, `<column>_nan`
  bool drop_first = false;  ///< leave out the first category of each column
  DType dtype = DType::boolean;
};

/// Options of DataFrame::memory_usage; pandas'. Texts always count with all their bytes, as with pandas' `deep`.
struct MemoryUsage {
  ComputeOptions compute = {};  ///< how to stop it, and what it tells while it runs
  bool index = true;            ///< whether the index is among the columns
};

/// Options of DataFrame::visualize.
struct Visualize {
  bool optimized = false;  ///< the plan that is computed, instead of the one that was written
};

/// A lazy frame: rows in partitions, named typed columns. Cheap to copy. Building one computes nothing.
class DataFrame {
 public:
  explicit DataFrame(plan::Expr expr) : expr_(std::move(expr)) {}
  DataFrame(const DataFrame&) = default;
  DataFrame(DataFrame&&) noexcept = default;
  DataFrame& operator=(const DataFrame&) & = default;
  DataFrame& operator=(DataFrame&&) & noexcept = default;
  template <class T>
  void operator=(const T&) && = delete;  // frames never change: df = df.assign({{"a", one}, {"b", two}})

  /// The names of the columns, and their types, in their order; an index is among them.
  std::vector<std::string> columns() const;
  std::vector<DType> dtypes() const;
  /// The number of parts that are read and computed one by one.
  std::size_t npartitions() const;
  /// The plan that the frame is.
  const plan::Expr& expr() const { return expr_; }
  /// The number of rows, not computed yet, and of columns.
  std::pair<Scalar, std::size_t> shape() const;
  std::size_t ndim() const { return 2; }  ///< rows and columns
  /// The columns by name, in their order.
  std::vector<std::pair<std::string, Series>> items() const;
  /// The only column. Throws a user Error when there is not one.
  Series squeeze() const;
  /// The columns and their types, and the number of partitions, as pandas' info without what would have to be computed.
  std::string info() const;
  /// Computed: the bytes of memory that each column takes, by name.
  std::vector<std::pair<std::string, std::uint64_t>> memory_usage(const ComputeOptions& options = {}) const;
  std::vector<std::pair<std::string, std::uint64_t>> memory_usage(const MemoryUsage& options) const;
  /// Computed: the bytes of memory that all columns take.
  std::uint64_t nbytes(const ComputeOptions& options = {}) const;

  /// A column. Throws a user Error that lists the columns, with "did you mean", when there is none of that name.
  Series operator[](const char* column) const;
  Series operator[](const std::string& column) const;
  /// Some columns, in that order.
  DataFrame operator[](std::initializer_list<const char*> columns) const;
  DataFrame operator[](const std::vector<std::string>& columns) const;
  /// The columns at some positions, in that order, or from `begin` to before `end`; negative ones count from the end. pandas'
  /// iloc of columns; rows have no positions here. Throws a user Error for a position that there is not.
  DataFrame iloc(const std::vector<std::int64_t>& columns) const;
  DataFrame iloc(std::int64_t begin, std::int64_t end) const;
  /// The rows where `mask` is true (not null). The mask is computed from the same rows.
  DataFrame operator[](const Series& mask) const;

  /// The frame with a column added, or replaced in its place. Throws a user Error for a column of other rows.
  DataFrame assign(const std::string& name, const Series& values) const;
  DataFrame assign(const std::string& name, const Value& value) const;
  /// Several at once, `{{"a", df["x"] + 1}, {"b", 0}}`, in that order.
  DataFrame assign(const std::vector<std::pair<std::string, Operand>>& columns) const;
  /// The frame with a column added before the one that stands at `position`. Throws a user Error when there is one of that name.
  DataFrame insert(std::size_t position, const std::string& name, const Operand& values) const;
  /// Without some columns; pandas' drop(columns=...). Throws a user Error for a column that there is not, unless `.errors` is
  /// "ignore". Without its index column, a frame has no index.
  DataFrame drop(const Columns& columns, const Drop& options = {}) const;
  /// A column, which this frame does not have any more. Throws a user Error for one that there is not. pandas' pop.
  Series pop(const std::string& column);
  /// Columns under other names, `{{"old", "new"}}`. Throws a user Error for a column that there is not.
  DataFrame rename(const std::map<std::string, std::string>& names) const;
  /// Columns under the names that a function makes of theirs; it is called once a column, when the expression is built.
  template <class Fn>
    requires std::is_invocable_r_v<std::string, const Fn&, const std::string&>
  DataFrame rename(const Fn& name_of) const {
    std::map<std::string, std::string> names;
    for (const std::string& name : columns()) names[name] = std::invoke(name_of, name);
    return rename(names);
  }
  /// All columns under other names, in their order; pandas' set_axis(names, axis=1). Throws a user Error unless there is one for
  /// each.
  DataFrame set_axis(const std::vector<std::string>& names) const;
  /// All columns with text before or behind their names.
  DataFrame add_prefix(const std::string& prefix) const;
  DataFrame add_suffix(const std::string& suffix) const;
  /// Series::astype of the columns of a map, or of all. Throws a user Error for an unknown column or a type that it cannot
  /// become; a value that the type cannot hold is a data Error when it is computed.
  DataFrame astype(const std::map<std::string, DType>& types) const;
  DataFrame astype(DType type) const;
  /// The columns of some types, or all but some. Throws a user Error when neither is given, and for a type that there is not.
  DataFrame select_dtypes(const SelectDtypes& options) const;

  /// The rows without missing values (null or NaN); of an index only where `.subset` names it. Throws a user Error for another
  /// word in `.how`, and for an unknown column.
  DataFrame dropna(const DropNa& options = {}) const;
  /// With a value in the place of all that are missing, or with one for each column of a map. Throws a user Error for a column
  /// that cannot hold it, and for an unknown one.
  template <class T>
    requires std::convertible_to<T, Value>  // a template, so that braces are a map
  DataFrame fillna(const T& value) const {
    return fill_all(value);
  }
  DataFrame fillna(const std::map<std::string, Value>& values) const;
  /// With the values that another frame has in the columns of the same names: a frame of the same rows, or one of one row, as
  /// reductions give it: `df.fillna(df.mean())`. Columns that only one of the frames has stay as they are.
  DataFrame fillna(const DataFrame& values) const;
  /// Of each value whether it is missing (null or NaN).
  DataFrame isna() const;
  DataFrame notna() const;
  DataFrame isnull() const { return isna(); }
  DataFrame notnull() const { return notna(); }
  /// Series::round of all columns of numbers, or of those of the map, each to its own decimals; the others stay.
  DataFrame round(int decimals = 0) const;
  DataFrame round(const std::map<std::string, int>& decimals) const;
  /// Series::clip and Series::abs of all columns. Throw a user Error when one cannot.
  DataFrame clip(const Value& lower, const Value& upper = nullptr) const;
  DataFrame abs() const;
  /// Series::where and Series::mask of all columns, by one condition or, from a frame of conditions, each by that of its name;
  /// with one other value or column for all, or, from a frame of the same rows or of one row, that of its name. Throw a user
  /// Error for a column that such a frame does not have.
  DataFrame where(const Series& condition, const Operand& other = {}) const;
  DataFrame where(const DataFrame& conditions, const Operand& other = {}) const;
  DataFrame where(const Series& condition, const DataFrame& other) const;
  DataFrame where(const DataFrame& conditions, const DataFrame& other) const;
  DataFrame mask(const Series& condition, const Operand& other = {}) const;
  DataFrame mask(const DataFrame& conditions, const Operand& other = {}) const;
  DataFrame mask(const Series& condition, const DataFrame& other) const;
  DataFrame mask(const DataFrame& conditions, const DataFrame& other) const;
  /// Of each value whether it is one of these, or one of those of its column; false in other columns, and where no value of a
  /// column could be meant.
  DataFrame isin(std::initializer_list<Value> values) const { return isin(std::vector<Value>(values)); }
  DataFrame isin(const std::vector<Value>& values) const;
  DataFrame isin(const std::map<std::string, std::vector<Value>>& values) const;
  /// The operators as methods, with `.fill_value`; pandas' DataFrame.add and so on, truediv is div, and radd(other) is
  /// `other + frame`. See frame_operators.h for what `other` may be.
  DataFrame add(const DataFrame& other, const Arithmetic& options = {}) const;
  DataFrame add(const Operand& other, const Arithmetic& options = {}) const;
  DataFrame sub(const DataFrame& other, const Arithmetic& options = {}) const;
  DataFrame sub(const Operand& other, const Arithmetic& options = {}) const;
  DataFrame mul(const DataFrame& other, const Arithmetic& options = {}) const;
  DataFrame mul(const Operand& other, const Arithmetic& options = {}) const;
  DataFrame div(const DataFrame& other, const Arithmetic& options = {}) const;
  DataFrame div(const Operand& other, const Arithmetic& options = {}) const;
  DataFrame truediv(const DataFrame& other, const Arithmetic& options = {}) const;
  DataFrame truediv(const Operand& other, const Arithmetic& options = {}) const;
  DataFrame floordiv(const DataFrame& other, const Arithmetic& options = {}) const;
  DataFrame floordiv(const Operand& other, const Arithmetic& options = {}) const;
  DataFrame mod(const DataFrame& other, const Arithmetic& options = {}) const;
  DataFrame mod(const Operand& other, const Arithmetic& options = {}) const;
  DataFrame pow(const DataFrame& other, const Arithmetic& options = {}) const;
  DataFrame pow(const Operand& other, const Arithmetic& options = {}) const;
  DataFrame radd(const DataFrame& other, const Arithmetic& options = {}) const;
  DataFrame radd(const Operand& other, const Arithmetic& options = {}) const;
  DataFrame rsub(const DataFrame& other, const Arithmetic& options = {}) const;
  DataFrame rsub(const Operand& other, const Arithmetic& options = {}) const;
  DataFrame rmul(const DataFrame& other, const Arithmetic& options = {}) const;
  DataFrame rmul(const Operand& other, const Arithmetic& options = {}) const;
  DataFrame rdiv(const DataFrame& other, const Arithmetic& options = {}) const;
  DataFrame rdiv(const Operand& other, const Arithmetic& options = {}) const;
  DataFrame rtruediv(const DataFrame& other, const Arithmetic& options = {}) const;
  DataFrame rtruediv(const Operand& other, const Arithmetic& options = {}) const;
  DataFrame rfloordiv(const DataFrame& other, const Arithmetic& options = {}) const;
  DataFrame rfloordiv(const Operand& other, const Arithmetic& options = {}) const;
  DataFrame rmod(const DataFrame& other, const Arithmetic& options = {}) const;
  DataFrame rmod(const Operand& other, const Arithmetic& options = {}) const;
  DataFrame rpow(const DataFrame& other, const Arithmetic& options = {}) const;
  DataFrame rpow(const Operand& other, const Arithmetic& options = {}) const;
  /// Comparisons; as in pandas they know no `.fill_value`.
  DataFrame eq(const DataFrame& other) const;
  DataFrame eq(const Operand& other) const;
  DataFrame ne(const DataFrame& other) const;
  DataFrame ne(const Operand& other) const;
  DataFrame lt(const DataFrame& other) const;
  DataFrame lt(const Operand& other) const;
  DataFrame le(const DataFrame& other) const;
  DataFrame le(const Operand& other) const;
  DataFrame gt(const DataFrame& other) const;
  DataFrame gt(const Operand& other) const;
  DataFrame ge(const DataFrame& other) const;
  DataFrame ge(const Operand& other) const;

  /// Series::cumsum and what follows of all columns but the index. Throw a user Error when one cannot.
  DataFrame cumsum(const Cumulative& options = {}) const;
  DataFrame cumprod(const Cumulative& options = {}) const;
  DataFrame cummin(const Cumulative& options = {}) const;
  DataFrame cummax(const Cumulative& options = {}) const;
  DataFrame shift(std::int64_t periods = 1) const;
  /// The same rows with their index so many times a frequency later: `shift(7, "1D")`. Throws a user Error for a frequency that
  /// is no fixed time, and without an index of timestamps. pandas' shift with `freq`.
  DataFrame shift(std::int64_t periods, const std::string& freq) const;
  /// Series::diff and what follows of all columns but the index. Throw a user Error when one cannot.
  DataFrame diff(std::int64_t periods = 1) const;
  DataFrame pct_change(std::int64_t periods = 1) const;
  DataFrame ffill(std::optional<std::int64_t> limit = {}) const;
  DataFrame bfill(std::optional<std::int64_t> limit = {}) const;
  DataFrame rank(const Rank& options = {}) const;
  /// Series::rolling and Series::expanding of all columns, but for the index and the column of times.
  FrameWindows rolling(std::int64_t rows, const RollingOptions& options = {}) const;
  FrameWindows rolling(const std::string& duration, const RollingOptions& options = {}) const;
  FrameWindows expanding(std::int64_t min_periods = 1) const;
  /// The columns row by row: `df.rowwise().sum()`; pandas' reductions with `axis=1`.
  Rowwise rowwise() const { return Rowwise(expr_); }

  /// Series::replace in all columns that can hold what is looked for; the others stay.
  DataFrame replace(const Value& what, const Value& with) const;
  DataFrame replace(const std::vector<std::pair<Value, Value>>& pairs) const;
  DataFrame replace(const Value& what, const Value& with, const Replace& options) const;
  DataFrame replace(const std::vector<std::pair<Value, Value>>& pairs, const Replace& options) const;
  /// Series::hash of all columns together: one number a row.
  Series hash() const;

  /// The rows where an expression is true: `query("a > 3 and kind in ['x', 'y'] and not name.str.contains('z')")`.
  /// The grammar is that of pandas' query: and, or, not (also &, |, ~, which bind as those do), comparisons (also chained,
  /// `1 < a <= 3`), `in` and `not in` (also `== [1, 2]`), + - * / // % **, parentheses; names of columns (in `backticks` when
  /// they are no plain names), `@name` for a variable of the options; numbers, 'text', True, False, None, lists of these;
  /// NumPy's functions (sqrt, sin, abs, ...); the methods isna, notna, isnull, notnull, isin, between, fillna, abs, round and
  /// clip; and most of `.str` and `.dt`. The index goes by its own name, as the column that it is: there is no `index`. It builds
  /// what the operators of Series build. Throws a user Error that shows the place in the text.
  DataFrame query(std::string_view text, const Query& options = {}) const;
  /// The frame with columns added or replaced by assignments in the same language, one a line (or between semicolons): later
  /// ones see what earlier ones made. `eval("c = a + b * 2")`
  DataFrame eval(std::string_view assignments, const Query& options = {}) const;
  /// The column that an expression of that language gives; pandas' eval of text without an assignment.
  Series evaluate(std::string_view expression, const Query& options = {}) const;

  /// A row for each value of some columns: the id columns, the name of the value's column, the value, of the type that all of
  /// them share (numbers promote as NumPy's). Within a partition column after column, each in the order of the rows, as pandas;
  /// partitions come one after the other. Throws a user Error when the columns share no type.
  DataFrame melt(const Melt& options = {}) const;
  /// Each row once for each item of its lists in some columns, which have the items in the lists' place; the other columns repeat
  /// their values. A list that is null or empty counts as one null. The lists of several columns are taken apart together: those
  /// of one row must have as many items, else it is a data Error when it is computed. Throws a user Error for a column that holds
  /// no lists. pandas' DataFrame.explode.
  DataFrame explode(const Columns& columns) const;
  /// The result of a function of the frame, and more arguments: lets functions of one's own stand in a chain of methods.
  template <class Fn, class... Arguments>
  auto pipe(Fn&& function, Arguments&&... arguments) const {
    return std::forward<Fn>(function)(*this, std::forward<Arguments>(arguments)...);
  }

  /// The rows of both frames brought together where their keys are equal; all pairs where keys come several times. A missing key
  /// (null or NaN) equals a missing key; keys of different numeric types meet by value. pandas' columns: those of this frame,
  /// then those of the other but for keys of the same name, which come once; other columns that both have get the suffixes. Rows
  /// come in no promised order, and no value changes its type: where a partner is missing there are nulls. A key that is an
  /// expression gives no column. Throws a user Error for an unknown .how or column, keys that do not pair up or whose types
  /// cannot meet, and names that come twice.
  DataFrame merge(const DataFrame& other, const Merge& options = {}) const;
  /// The rows of both frames brought together where their indexes are equal, in order of that index, which the result has, under
  /// this frame's name: partition by partition where both know their divisions, so that no more is moved than these ask for. With
  /// `.on`, columns of this frame meet the other's index, as by merge, and the result has no index. The other's index is no
  /// column of the result. pandas' join. Throws a user Error when a frame has no index, and for columns that both have without
  /// suffixes.
  DataFrame join(const DataFrame& other, const Join& options = {}) const;
  /// With several frames, one after the other.
  DataFrame join(const std::vector<DataFrame>& others, const Join& options = {}) const;
  /// All rows of both frames by their indexes, in order of the index, and all columns of both in order of their names: the value
  /// of this frame, of the other one where it is missing. Rows of an index value that comes several times meet as in join. Throws
  /// a user Error when a frame has no index, and for columns of one name whose types no type holds. pandas' combine_first.
  DataFrame combine_first(const DataFrame& other) const;
  /// This frame and the other one with the same index, by which both are put in order, and the same columns: those of one or both
  /// (`.join`), of either sorted by name. Where a frame has no such row or column there are nulls, or `.fill_value`. Rows of an
  /// index value that comes several times meet as in join. Operators work between the two. Throws a user Error when rows are
  /// aligned and a frame has no index, and for other words in `.axis` and `.join`. pandas' align.
  std::pair<DataFrame, DataFrame> align(const DataFrame& other, const Align& options = {}) const;
  /// All rows and columns of both frames, as align has them, and in each column what the function makes of those of this and the
  /// other frame: `a.combine(b, [](const dd::Series& x, const dd::Series& y) { return x.where(x < y, y); })`. It is called once a
  /// column, when the expression is built; a column that a frame does not have is null. Throws a user Error when a frame has no
  /// index, and when the function's result is not of the same rows. pandas' combine.
  DataFrame combine(const DataFrame& other, const std::function<Series(const Series& mine, const Series& others)>& function,
                    const Combine& options = {}) const;
  /// For each combination of the index columns' values a row, in their order, and in it, for each value of another column, an
  /// aggregation of the rows that have both. The columns are called as the values that they are for, or `<column>_<value>` where
  /// several columns are aggregated, behind `<function>_` where several functions are. pandas' pivot_table; since building
  /// computes nothing, the values have to be known categories or given, and get a column also where there are no rows. Rows with
  /// a missing key are left out. Throws a user Error for unknown columns and functions, unknown categories, and names that come
  /// twice.
  DataFrame pivot_table(const PivotTable& options) const;

  /// With known categories in all columns of text or unknown categories, or in those given. Computes their different values, of
  /// all columns at once. Throws a user Error for a column that holds no text. Dask's categorize.
  DataFrame categorize() const;
  DataFrame categorize(const Columns& columns) const;

  /// All rows in order of the columns' values, first by the first of them: of known categories, in order of their list. Equal
  /// rows keep their order, and missing values (null and NaN) come last, or first where `.na_position` says so. The result has no
  /// index. Throws a user Error for an unknown column, for columns of lists, and for a number of `.ascending` that is not that of
  /// the columns. pandas' sort_values.
  DataFrame sort_values(const Columns& by, SortValues options = {}) const;
  /// In order of columns that are computed, `sort_values(df["name"].str().lower())`: what pandas' `key` is for.
  DataFrame sort_values(std::initializer_list<Series> by, const SortValues& options = {}) const;
  DataFrame sort_values(const Series& by, const SortValues& options = {}) const;
  /// The rows divided by their values in some columns: see GroupBy for what may be asked of them. Keys come back as ordinary
  /// columns. Throws a user Error for an unknown column or none, and for keys of lists. pandas' groupby.
  GroupBy groupby(const Columns& by, GroupByOptions options = {}) const;
  /// By columns that are computed, `groupby({df["x"] % 10, df["y"]})`; the keys are called as they are.
  GroupBy groupby(std::initializer_list<Series> by, GroupByOptions options = {}) const;
  GroupBy groupby(const Series& by, GroupByOptions options = {}) const;

  /// The frame in ascending order of a column, its index, which becomes the first one; missing values come last. An index stays
  /// with selections that keep the column, filters and projections. Throws a user Error for divisions that do not ascend or are
  /// no values of the column. With `.sorted`, rows that are not in order are a data Error when it is computed, and so are rows
  /// outside of `.divisions`.
  DataFrame set_index(const std::string& column, const SetIndexOptions& options = {}) const;
  /// By a column that is computed, `set_index(df["at"].dt().floor("1h"))`, which replaces one of its name.
  DataFrame set_index(const Series& column, const SetIndexOptions& options = {}) const;
  /// The same rows without an index; its column is one as any other.
  DataFrame reset_index(const ResetIndex& options = {}) const;
  /// The index as a column, and its name. index() and all that works with an index throw a user Error when there is none.
  Series index() const;
  std::optional<std::string> index_name() const;
  /// The index under another name.
  DataFrame rename_axis(const std::string& name) const;
  /// The rows whose index lies between two values, both included (null: no bound); is a value; is one of several. Where the
  /// divisions are known, partitions that cannot hold such rows are not read; a source reads only what its statistics allow. In
  /// an index of timestamps a text means all of the period that it names, `loc("2024-02-03")` a day, "2024-02" a month, "2024" a
  /// year, "2024-02-03 05:06" a minute: as a label each row in it, as a bound its beginning or its end. Among several labels it
  /// is one time. pandas' partial string indexing.
  DataFrame loc(const Value& from, const Value& to) const;
  DataFrame loc(const Value& label) const;
  DataFrame loc(const std::vector<Value>& labels) const;
  /// The rows where a mask is true, as `frame[mask]`; and some columns of rows, as `frame.loc(...)[columns]`: pandas' loc with
  /// two arguments.
  DataFrame loc(const Series& mask) const;
  DataFrame loc(const Series& mask, const Columns& columns) const;
  DataFrame loc(const Value& from, const Value& to, const Columns& columns) const;
  DataFrame loc(const Value& label, std::initializer_list<const char*> columns) const;
  DataFrame loc(const Value& label, const std::vector<std::string>& columns) const;
  DataFrame loc(const std::vector<Value>& labels, const Columns& columns) const;
  /// Where partitions begin, and the last value of the last. Computed, unless set_index, repartition or persist know them
  /// already. Where a partition has been cut between equal values, the next one begins with the value that it ends with.
  std::vector<Value> divisions() const;
  /// Whether rows lie in partitions by their index, so that divisions() can tell where these begin: of every frame with an index,
  /// as in Dask, save after clear_divisions(). Computes nothing: loc() leaves out partitions as far as the values are there.
  bool known_divisions() const;
  DataFrame clear_divisions() const;

  /// Rows by periods of time: `resample("1h").agg({{"x", "mean"}})`. The rule is a fixed time ("1D", "6h", "15min", "36h"), of
  /// which periods begin at multiples since midnight of the first row's day, or, as pandas calls them, a week that is named by
  /// its last day ("W", which ends on Sunday, "W-MON", ...), a month, quarter or year that is named by its first day ("MS", "QS",
  /// "YS") or its last ("ME", "QE", "YE"; "YE-JUN" ends with June, "QS-FEB" begins with February), or several of them from the
  /// first row's on ("2W", "3MS"). In a time zone, whole days and periods of the calendar begin when its clocks show midnight,
  /// and are shorter or longer where these are put forward or back; other fixed times stay as long as they are. Throws a user
  /// Error for another rule, and for a column that holds no times; more than 2^28 periods from the first time to the last are a
  /// data Error when it is computed.
  Resampler resample(const std::string& rule, const ResampleOptions& options = {}) const;

  /// The same rows in their order, divided anew. npartitions: neighbours are put together, or all rows divided evenly. Throws a
  /// user Error unless one option says how, for a size or number of 0, and for divisions of a frame without an index or that do
  /// not ascend. Dask's repartition.
  DataFrame repartition(const RepartitionOptions& options) const;
  /// One partition, those from `begin` to before `end`, or some of them in any order, `partitions({4, 0})`. Throws a user Error
  /// when there are not that many. Some that do not ascend have no index. Dask's partitions.
  DataFrame partitions(std::size_t index) const;
  DataFrame partitions(std::size_t begin, std::size_t end) const;
  DataFrame partitions(const std::vector<std::size_t>& indexes) const;
  DataFrame get_partition(std::size_t index) const { return partitions(index); }
  /// The same rows, those of equal keys in one partition; rows of a partition keep their order. Throws a user Error for an
  /// unknown column or none. Dask's shuffle.
  DataFrame shuffle(const Columns& on, const ShuffleOptions& options = {}) const;
  /// Some rows, chosen at random, in their order: a share or a number of them, each at most once or, with `.replace`, any number
  /// of times. Throws a user Error for a share outside of [0, 1], and for a share and a number. Dask's sample (and pandas', as
  /// which it takes `.n`) and random_split, which choose other rows; random_split gives each row to one of several frames, with
  /// probabilities in the proportion of the weights.
  DataFrame sample(const SampleOptions& options) const;
  std::vector<DataFrame> random_split(const std::vector<double>& weights, std::uint64_t random_state = 0) const;
  /// As map_partitions, with rows of the neighbouring partitions around those of the partition. Of the table that the function
  /// gives, as many rows from either end are left out as it got from there. Throws a user Error for a function that is not one of
  /// Table -> Table, and for a negative number of rows. Dask's map_overlap.
  template <auto Fn>
  DataFrame map_overlap(const Overlap& options) const {
    static_assert(!function_name<Fn>.empty(),
                  "map_overlap: the function is not registered: write WEFT_FUNCTION(name); at namespace scope");
    return call_overlap(std::string(function_name<Fn>), options);
  }
  /// Calls `take` with the rows of each partition in turn, so that not all have to be in memory at a time. What has to come
  /// together from several partitions first (a sort, a set_index, an aggregation) is persisted for it.
  void for_each_partition(const std::function<void(const Table& part)>& take) const;
  /// The rows one by one, partition by partition: each is computed when it is come to, and one is held at a time, as
  /// for_each_partition has them. Table::iterrows and Table::itertuples.
  Rows iterrows() const;
  template <class... T>
  Tuples<T...> itertuples(const Columns& columns) const {
    return Tuples<T...>((*this)[columns.names()].in_turn(), columns);
  }
  /// Computed: the bytes of memory that each partition takes.
  std::vector<std::uint64_t> memory_usage_per_partition() const;

  /// Applies a registered function to each row, with these columns as its arguments.
  template <auto Fn>
  Series map(const Columns& columns) const {
    static_assert(!function_name<Fn>.empty(),
                  "map: the function is not registered: write WEFT_FUNCTION(name); at namespace scope");
    return call(std::string(function_name<Fn>), columns);
  }
  /// Applies a registered function of one argument to each value of each column but the index: Series::map. pandas' map.
  template <auto Fn>
  DataFrame map() const {
    static_assert(!function_name<Fn>.empty(),
                  "map: the function is not registered: write WEFT_FUNCTION(name); at namespace scope");
    return call_each(std::string(function_name<Fn>));
  }
  /// Applies a registered function, Table -> Table, to each partition. The result has no index, since the function may have made
  /// other rows. Dask's map_partitions.
  template <auto Fn>
  DataFrame map_partitions() const {
    static_assert(!function_name<Fn>.empty(),
                  "map_partitions: the function is not registered: write WEFT_FUNCTION(name); at namespace scope");
    return call_partitions(std::string(function_name<Fn>));
  }
  /// The same with more arguments, for the function's parameters after the first: values, lazy Scalars, and other frames, of
  /// which it gets the partition of the same number, or all rows when there is but one: `df.map_partitions<&scale>(2.5,
  /// df["x"].max())`. Throws a user Error for arguments that do not fit the parameters, and for frames of another number of
  /// partitions.
  template <auto Fn>
  DataFrame map_partitions(const std::convertible_to<PartitionArgument> auto&... arguments) const
    requires(sizeof...(arguments) > 0)
  {
    static_assert(!function_name<Fn>.empty(),
                  "map_partitions: the function is not registered: write WEFT_FUNCTION(name); at namespace scope");
    return call_partitions_with(std::string(function_name<Fn>), {PartitionArgument(arguments)...});
  }

  /// The number of rows, not computed yet.
  Scalar size() const;

  /// Aggregations of all rows, as a frame of one row, in which each stands under its name. Functions and types are those of
  /// Aggregation. Throws a user Error for none, for an unknown column or function, for a function that the column's type cannot
  /// have, and for a name that comes twice.
  DataFrame agg(const std::vector<Aggregation>& aggregations) const;
  /// One function of each column but the index that can have it, as a frame of one row: sum, prod and mean of numbers and
  /// booleans, any and all of texts and durations too, min, max and nunique of all but lists (min and max of categories that are
  /// ordered), count of all. Definitions and types are those of Series::sum and what follows there. Throw a user Error when no
  /// column can have it.
  DataFrame sum(std::int64_t min_count = 0) const;   ///< null of fewer than `min_count` values
  DataFrame prod(std::int64_t min_count = 0) const;  ///< the same
  DataFrame product(std::int64_t min_count = 0) const { return prod(min_count); }
  DataFrame mean() const;
  DataFrame min() const;
  DataFrame max() const;
  DataFrame count() const;  ///< values that are there
  DataFrame any() const;
  DataFrame all() const;
  DataFrame nunique(bool dropna = true) const;  ///< without, all missing values are one more
  /// About how many different rows there are, float64: Series::nunique_approx of all columns together, as Dask's.
  Scalar nunique_approx() const;
  /// As sum() and what follows it: one function of each column that can have it, as a frame of one row. Of numbers and booleans;
  /// median and quantile (without booleans) of timestamps and durations too. Throw a user Error when no column can have it,
  /// quantile also for a `q` outside of [0, 1].
  DataFrame var(int ddof = 1) const;
  DataFrame std(int ddof = 1) const;
  DataFrame sem(int ddof = 1) const;
  DataFrame skew() const;
  DataFrame kurt() const;
  DataFrame kurtosis() const { return kurt(); }
  DataFrame median() const;
  DataFrame quantile(double q = 0.5) const;
  /// All of these with options, `sum({.skipna = false})`.
  DataFrame sum(const Reduce& options) const;
  DataFrame prod(const Reduce& options) const;
  DataFrame mean(const Reduce& options) const;
  DataFrame min(const Reduce& options) const;
  DataFrame max(const Reduce& options) const;
  DataFrame var(const Reduce& options) const;
  DataFrame std(const Reduce& options) const;
  DataFrame sem(const Reduce& options) const;
  DataFrame skew(const Reduce& options) const;
  DataFrame kurt(const Reduce& options) const;
  DataFrame median(const Reduce& options) const;
  DataFrame any(const Reduce& options) const;
  DataFrame all(const Reduce& options) const;
  /// Several quantiles: a row for each, which column "quantile" (float64) holds. Throws a user Error when a column is called so,
  /// and for none or one outside of [0, 1].
  DataFrame quantile(const std::vector<double>& q) const;
  /// Of each column of numbers or booleans but the index, the first row where the smallest or largest value is, as
  /// Series::idxmin; of the type of the index, or int64. Throw a user Error when there is no such column. pandas' idxmin, idxmax.
  DataFrame idxmin() const;
  DataFrame idxmax() const;
  /// Of each column but the index the values that come most often, in order, of its type; null below where a column has fewer
  /// than another. Throws a user Error for a column of lists, and when there is no column. pandas' mode.
  DataFrame mode() const;
  /// pandas' describe: a row for each statistic, named in column "statistic". Of numbers count, mean, std, min, the percentiles
  /// (exact) and max, float64; the same of timestamps and durations, as text, save that timestamps have no std (those with a time
  /// zone are what its clocks show). When there are no such columns, or where `.include` wants others too, of those count,
  /// unique, top (of equally frequent values the smallest) and freq, as text; null where a column has no such statistic. Throws a
  /// user Error when no column is left, for an unknown type in `.include` or `.exclude`, for a percentile outside of [0, 1], and
  /// for columns of lists among those.
  DataFrame describe(const Describe& options = {}) const;
  /// Covariances and Pearson's correlations of the columns of numbers but the index, float64, each pair over the rows where both
  /// are there: a row for each column, named in column "statistic". Null where a pair has too few rows, and corr where one of the
  /// two does not vary. Throw a user Error when no column holds numbers. pandas' cov, corr.
  DataFrame cov(int ddof = 1) const;
  DataFrame cov(const Covariance& options) const;
  DataFrame corr(const Covariance& options = {}) const;
  /// How often each combination of the columns' values comes: the columns, and "count" (int64), or "proportion" (float64).
  /// Series::value_counts for one column. Combinations that no row has are left out, also of known categories. Throws a user
  /// Error for columns of lists. pandas' value_counts.
  DataFrame value_counts(const ValueCounts& options = {}) const;
  /// Without the rows that are equal to another in all columns, or in some. Missing values are equal. In no promised order.
  /// Throws a user Error for an unknown column, and another word in `.keep`. pandas' drop_duplicates.
  DataFrame drop_duplicates(const DropDuplicates& options = {}) const;
  /// The `n` rows with the largest or smallest values of the first column, equal ones by the next, and so on; in that order, of
  /// equal rows the first. Missing values come last. Throws a user Error for an unknown column. pandas' nlargest.
  DataFrame nlargest(std::size_t n, const Columns& columns) const;
  DataFrame nsmallest(std::size_t n, const Columns& columns) const;
  /// Applies a registered function, Table -> Table, to each partition, and another to all that it gave, in their order. The
  /// result has no index. Throws a user Error for a function that is not one of Table -> Table. Dask's reduction.
  template <auto Chunk, auto Aggregate>
  DataFrame reduction() const {
    static_assert(!function_name<Chunk>.empty() && !function_name<Aggregate>.empty(),
                  "reduction: a function is not registered: write WEFT_FUNCTION(name); at namespace scope");
    return reduce_partitions(std::string(function_name<Chunk>), {}, std::string(function_name<Aggregate>));
  }
  /// The same where a third, Table -> Table too, brings together what eight partitions gave, and what eight of those gave, until
  /// no more than eight are left: for results of partitions that are too large to be held all at once.
  template <auto Chunk, auto Combine, auto Aggregate>
  DataFrame reduction() const {
    static_assert(!function_name<Chunk>.empty() && !function_name<Combine>.empty() && !function_name<Aggregate>.empty(),
                  "reduction: a function is not registered: write WEFT_FUNCTION(name); at namespace scope");
    return reduce_partitions(std::string(function_name<Chunk>), std::string(function_name<Combine>),
                             std::string(function_name<Aggregate>));
  }
  /// The first `n` rows, or the last, computed: reads no more partitions than it needs.
  Table head(std::size_t n = 5) const;
  Table tail(std::size_t n = 5) const;
  /// The same as frames that are not computed yet; Dask's head and tail with `compute=False`.
  DataFrame head_later(std::size_t n = 5) const;
  DataFrame tail_later(std::size_t n = 5) const;
  /// Computed: whether there is no row.
  bool empty() const { return head(1).num_rows() == 0; }
  /// All rows. What does not fit into memory lies on disk, and is read when it is looked at (Config::memory_limit).
  Table compute(const ComputeOptions& options = {}) const;
  /// Computes the frame now and keeps its partitions, in memory or on disk, as long as a frame that is made of it; Dask's
  /// persist. Partitions and index stay as they are.
  DataFrame persist(const ComputeOptions& options = {}) const;

  /// Computes the frame and writes each partition to a Parquet file in `directory`. Returns the files' paths. Files come to their
  /// places when all of them are whole: a failure leaves what was there. Throws a user Error when the directory has files and no
  /// option says what is to become of them, for an unknown column or compression, and when what is appended does not fit.
  /// An index is said in the files to be one, so that read_parquet, pandas and Dask have it back.
  std::vector<std::string> to_parquet(const std::string& directory, const ToParquet& options = {}) const;
  /// Computes the frame and writes each partition to a CSV file: `export-*.csv` numbers them in place of the star, any other path
  /// is a directory of 0.csv, 1.csv, ... (00.csv where there are more than ten), which is made with those above it when it is not
  /// there. Files of the same names are replaced when all new ones are whole. Returns the files' paths.
  std::vector<std::string> to_csv(const std::string& path, const ToCsv& options = {}) const;
  /// The same as lines of JSON, an object a row; .jsonl in a directory. NaN, infinities and null are null, times ISO 8601 texts.
  std::vector<std::string> to_json(const std::string& path, const ToJson& options = {}) const;
  /// The same as Arrow IPC files (Feather); .arrow in a directory.
  std::vector<std::string> to_ipc(const std::string& path, const ToIpc& options = {}) const;
  /// The same, but nothing is computed or written yet: see FileWrite. What can be refused is refused now.
  FileWrite to_parquet_later(const std::string& directory, const ToParquet& options = {}) const;
  FileWrite to_csv_later(const std::string& path, const ToCsv& options = {}) const;
  FileWrite to_json_later(const std::string& path, const ToJson& options = {}) const;
  FileWrite to_ipc_later(const std::string& path, const ToIpc& options = {}) const;

  /// The plan as text: as written, optimized, and as tasks.
  std::string explain() const;
  /// Computes the frame, and tells what each stage and each operator in it did: rows and bytes that came in, rows that went out,
  /// time of threads, bytes that were written to disk for want of memory.
  std::string analyze(const ComputeOptions& options = {}) const;
  /// Draws the plan as an SVG file. Computes nothing. Throws a user Error when the file cannot be written.
  void visualize(const std::string& path, const Visualize& options = {}) const;
  /// The columns, the number of partitions and the plan; computes nothing.
  std::string to_string() const;

 private:
  Series call(const std::string& function, const Columns& columns) const;
  DataFrame call_each(const std::string& function) const;
  DataFrame call_partitions(const std::string& function) const;
  DataFrame call_partitions_with(const std::string& function, const std::vector<PartitionArgument>& arguments) const;
  DataFrame call_overlap(const std::string& function, const Overlap& options) const;
  DataFrame reduce_partitions(const std::string& chunk, const std::string& combine, const std::string& aggregate) const;
  DataFrame agg_all(const Aggregation& like, bool numbers_only) const;
  DataFrame fill_all(const Value& value) const;
  /// The partitions, computed one by one.
  TableSource in_turn() const;
  plan::Expr expr_;
};

/// The frame with a column for each category of some columns in their place, at the end: whether the value is that category, of
/// `.dtype`. pandas' get_dummies; since building computes nothing, the categories of each column have to be known or given. The
/// new columns are named `<column>_<category>`; a value that is no category is in none of them. Throws a user Error for an
/// unknown column, for one whose categories are neither known nor given, for values of another kind than the column's, and for a
/// name that there is already.
DataFrame get_dummies(const DataFrame& frame, const Columns& columns, const GetDummies& options = {});

/// Prints to_string().
std::ostream& operator<<(std::ostream& out, const DataFrame& frame);

}  // namespace weft::dd
