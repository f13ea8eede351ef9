// Lazy, partitioned frames: what Dask's DataFrame is to Python.
#pragma once

#include <concepts>
#include <initializer_list>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <weft/columns.h>
#include <weft/computation.h>
#include <weft/compute.h>
#include <weft/concat.h>
#include <weft/datetime.h>
#include <weft/dtype.h>
#include <weft/error.h>
#include <weft/from_table.h>
#include <weft/function.h>
#include <weft/groupby.h>
#include <weft/merge.h>
#include <weft/merge_asof.h>
#include <weft/operand.h>
#include <weft/query.h>
#include <weft/read_csv.h>
#include <weft/read_ipc.h>
#include <weft/read_json.h>
#include <weft/read_parquet.h>
#include <weft/scalar.h>
#include <weft/series.h>
#include <weft/table.h>
#include <weft/value.h>
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
  std::string prefix_sep = "_";
  bool dummy_na = false;    ///< whether missing values get a column too, `<column>_nan`
  bool drop_first = false;  ///< leave out the first category of each column
  DType dtype = DType::boolean;
};

/// Options of DataFrame::visualize.
struct Visualize {
  bool optimized = false;  ///< the plan that is computed, instead of the one that was written
};

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
  /// Several at once, `{{"a", df["x"] + 1}, {"b", 0}}`, in that order.
  DataFrame assign(const std::vector<std::pair<std::string, Operand>>& columns) const;
  /// The frame with a column added before the one that stands at `position`. Throws a user Error when there is one of that name.
  DataFrame insert(std::size_t position, const std::string& name, const Operand& values) const;
  DataFrame drop(const Columns& columns, const Drop& options = {}) const;
  /// Columns under other names, `{{"old", "new"}}`.
  DataFrame rename(const std::map<std::string, std::string>& names) const;
  /// All columns under other names, in their order; pandas' set_axis(names, axis=1).
  DataFrame set_axis(const std::vector<std::string>& names) const;
  DataFrame add_prefix(const std::string& prefix) const;
  DataFrame add_suffix(const std::string& suffix) const;
  DataFrame astype(const std::map<std::string, DType>& types) const;
  DataFrame astype(DType type) const;
  /// The columns of some types, or all but some.
  DataFrame select_dtypes(const SelectDtypes& options) const;

  /// The rows without missing values (null or NaN).
  DataFrame dropna(const DropNa& options = {}) const;
  /// With a value in the place of all that are missing, or with one for each column of a map. Throws a user Error for a column
  /// that cannot hold it.
  template <class T>
    requires std::convertible_to<T, Value>  // a template, so that braces are a map
  DataFrame fillna(const T& value) const {
    return fill_all(value);
  }
  DataFrame fillna(const std::map<std::string, Value>& values) const;
  /// Of each value whether it is missing (null or NaN).
  DataFrame isna() const;
  DataFrame notna() const;
  /// Series::round of all columns of numbers, or of those of the map, each to its own decimals; the others stay.
  DataFrame round(int decimals = 0) const;
  DataFrame round(const std::map<std::string, int>& decimals) const;
  /// Series::clip and Series::abs of all columns. Throw a user Error when one cannot.
  DataFrame clip(const Value& lower, const Value& upper = nullptr) const;
  DataFrame abs() const;
  /// Series::replace in all columns that can hold what is looked for; the others stay.
  DataFrame replace(const Value& what, const Value& with) const;
  DataFrame replace(const std::vector<std::pair<Value, Value>>& pairs) const;
  /// Series::hash of all columns together: one number a row.
  Series hash() const;

  /// The rows where an expression is true: `query("a > 3 and kind in ['x', 'y'] and not name.str.contains('z')")`.
  /// The grammar is that of pandas' query: and, or, not (also &, |, ~, which bind as those do), comparisons (also chained,
  /// `1 < a <= 3`), `in` and `not in` (also `== [1, 2]`), + - * / // % **, parentheses; names of columns (in `backticks` when
  /// they are no plain names), `@name` for a variable of the options; numbers, 'text', True, False, None, lists of these;
  /// NumPy's functions (sqrt, sin, abs, ...); the methods isna, notna, isnull, notnull, isin, between, fillna, abs, round and
  /// clip; and most of `.str` and `.dt`. It builds what the operators of Series build. Throws a user Error that shows the place
  /// in the text.
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

  /// With known categories in all columns of text or unknown categories, or in those given. Computes their different values, of
  /// all columns at once. Throws a user Error for a column that holds no text. Dask's categorize.
  DataFrame categorize() const;
  DataFrame categorize(const Columns& columns) const;

  /// All rows in order of the columns' values: of known categories, in order of their list.
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
  /// All rows. What does not fit into memory lies on disk, and is read when it is looked at (Config::memory_limit).
  Table compute(const ComputeOptions& options = {}) const;
  /// Computes the frame now and keeps its partitions, in memory or on disk, as long as a frame that is made of it; Dask's
  /// persist. Partitions and index stay as they are.
  DataFrame persist(const ComputeOptions& options = {}) const;

  /// Computes the frame and writes each partition to a Parquet file in `directory`. Returns the files' paths. Files come to their
  /// places when all of them are whole: a failure leaves what was there. Throws a user Error when the directory has files and no
  /// option says what is to become of them, for an unknown column or compression, and when what is appended does not fit.
  std::vector<std::string> to_parquet(const std::string& directory, const ToParquet& options = {}) const;
  /// Computes the frame and writes each partition to a CSV file: `export-*.csv` numbers them in place of the star, any other path
  /// is a directory of 0.csv, 1.csv, ... (00.csv where there are more than ten). Files of the same names are replaced when all new
  /// ones are whole. Floats have the fewest digits that read back as the same number. Returns the files' paths.
  std::vector<std::string> to_csv(const std::string& path, const ToCsv& options = {}) const;
  /// The same as lines of JSON, an object a row; .jsonl in a directory. NaN, infinities and null are null, times ISO 8601 texts.
  std::vector<std::string> to_json(const std::string& path, const ToJson& options = {}) const;
  /// The same as Arrow IPC files (Feather); .arrow in a directory.
  std::vector<std::string> to_ipc(const std::string& path, const ToIpc& options = {}) const;

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
  DataFrame call_partitions(const std::string& function) const;
  DataFrame fill_all(const Value& value) const;
  plan::Expr expr_;
};

/// The frame with a column for each category of some columns, at the end: whether the value is that category. pandas'
/// get_dummies; since building computes nothing, the categories of each column have to be known or given. The new columns are named
/// `<column>_<category>`; a value that is no category is in none of them.
DataFrame get_dummies(const DataFrame& frame, const Columns& columns, const GetDummies& options = {});

std::ostream& operator<<(std::ostream& out, const DataFrame& frame);

}  // namespace weft::dd
