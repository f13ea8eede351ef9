// Lazy, partitioned frames: what Dask's DataFrame is to Python.
#pragma once

#include <initializer_list>
#include <iosfwd>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <weft/columns.h>
#include <weft/compute.h>
#include <weft/dtype.h>
#include <weft/error.h>
#include <weft/from_table.h>
#include <weft/function.h>
#include <weft/groupby.h>
#include <weft/read_csv.h>
#include <weft/read_parquet.h>
#include <weft/scalar.h>
#include <weft/series.h>
#include <weft/table.h>
#include <weft/value.h>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

/// Options of sort_values; pandas' DataFrame.sort_values. The sort is stable.
struct SortValues {
  Ascending ascending = true;
  std::string na_position = "last";  ///< where nulls and NaN go: "first" or "last"
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

}  // namespace weft::dd
