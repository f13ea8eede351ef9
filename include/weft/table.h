// Tables in memory: what a computation returns.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <iosfwd>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <weft/columns.h>
#include <weft/dtype.h>
#include <weft/error.h>

namespace arrow {
class ChunkedArray;
class Table;
}  // namespace arrow

// The Arrow C data interface: https://arrow.apache.org/docs/format/CDataInterface.html
struct ArrowSchema;
struct ArrowArrayStream;

namespace weft::detail {
void check_tuple_size(const std::vector<std::string>& names, std::size_t num_types);
}

namespace weft::dd {

/// One column of a Table: `size()` values of one type, each of which may be null. Cheap to copy; never changes.
class Column {
 public:
  /// Makes a column from values; `valid`, when given, has one entry a value and is false where the value is null.
  /// Throws a user Error when the lengths differ.
  explicit Column(std::span<const double> values, const std::vector<bool>& valid = {});
  explicit Column(std::span<const float> values, const std::vector<bool>& valid = {});
  explicit Column(std::span<const std::int64_t> values, const std::vector<bool>& valid = {});
  explicit Column(std::span<const std::int32_t> values, const std::vector<bool>& valid = {});
  explicit Column(std::span<const std::string> values, const std::vector<bool>& valid = {});
  explicit Column(const std::vector<bool>& values, const std::vector<bool>& valid = {});
  /// A column of lists.
  explicit Column(const std::vector<std::vector<double>>& values, const std::vector<bool>& valid = {});
  explicit Column(const std::vector<std::vector<std::int64_t>>& values, const std::vector<bool>& valid = {});
  explicit Column(const std::vector<std::vector<std::string>>& values, const std::vector<bool>& valid = {});
  /// Takes an Arrow array. Dictionaries of texts are columns of categories, others are decoded, times and timestamps brought to
  /// microseconds (a time zone is kept), nulls made float64; every other type is taken as it is. Lists of any kind (with large
  /// offsets, of fixed size, views) become lists with offsets of 32 bits, their items as columns are. Throws a user Error for an
  /// Arrow type that no DType stands for, such as a list of lists, and for a time zone that the system does not know.
  explicit Column(std::shared_ptr<arrow::ChunkedArray> array);
  Column(const Column&) = default;
  Column(Column&&) noexcept = default;
  Column& operator=(const Column&) & = default;
  Column& operator=(Column&&) & noexcept = default;
  template <class T>
  void operator=(const T&) && = delete;  // tables never change: dd::from_table(table).assign(...)

  /// The type of the values.
  DType dtype() const;
  /// The time zone of timestamps, such as "Europe/Paris": their values are microseconds of UTC. Empty when there is none.
  std::string time_zone() const;
  /// The categories, in order. Throws a user Error for a column of another type, as the two that follow.
  std::vector<std::string> categories() const;
  /// Whether the categories ascend in that order.
  bool ordered() const;
  /// The place of each value among the categories, -1 where null: a span of size() that lives as long as the column or a copy.
  std::span<const std::int32_t> codes() const;
  /// The items of all lists, one row's after the other's: a column of their own type, without a copy. Throws a user Error for a
  /// column of another type, as the one that follows.
  Column items() const;
  /// Where the items of each row begin in items(), and the end of the last: a span of size() + 1 that lives as long as the column
  /// or a copy. A null row has none.
  std::span<const std::int64_t> offsets() const;
  /// The number of rows, and of nulls among them; whether one is null, which throws a user Error for a row outside.
  std::size_t size() const;
  std::size_t null_count() const;
  bool is_null(std::size_t row) const;

  /// The values without a copy, as a span of size() that lives as long as the column or a copy of it. `T` is the column's own
  /// type: date is std::int32_t (days), time, timestamp and duration are std::int64_t (microseconds), string and category are
  /// std::string_view;
  /// bool is not had this way. Where is_null(), a string is empty and any other value unspecified. The first call may put
  /// together what came in pieces; threads may call at once. Throws a user Error when `T` is another type.
  template <class T>
  std::span<const T> values() const;

  /// The value of one row. `T` is an arithmetic type (converted from any number or boolean; throws where it does not fit),
  /// std::string_view (valid as long as the column) or std::string; of lists a std::vector of such a type, of which none may be
  /// null. Throws a user Error for a null, a row outside, or a wrong type.
  template <class T>
  T at(std::size_t row) const;

  /// The value of one row as text: numbers with the fewest digits that read back as the same value, dates as in ISO 8601,
  /// timestamps with a time zone as its clocks show them, and their offset from UTC, durations as pandas' "1 days 02:03:04",
  /// lists as "[1, 2]", "null" for a null.
  std::string to_string(std::size_t row) const;

  /// The distinct values in the order in which they first come; a missing one, null or NaN, once. Throws a user Error for a
  /// column of lists. Definition: pandas.Series.unique
  Column unique() const;

  /// All the rows as numbers, nulls as NaN. Throws a user Error when the column is neither a number, a boolean nor temporal.
  std::vector<double> to_doubles() const;

  /// The values as an Arrow array, without a copy.
  const std::shared_ptr<arrow::ChunkedArray>& arrow() const;

 private:
  struct Data;
  std::shared_ptr<const Data> data_;
};

/// Refuses `table["x"] > 3`: a column of a table is values, and only a frame's is part of a plan.
template <class T>
struct ComparedColumn {
  static_assert(
      !std::same_as<T, T>,
      "a Table is rows in memory, which compares no columns: dd::from_table(table) makes a frame that filters and computes, "
      "as in df[df[\"x\"] > 3].compute()");
  using Refused = std::string_view;
};
template <class T>
typename ComparedColumn<T>::Refused operator==(const Column&, const T&);
template <class T>
typename ComparedColumn<T>::Refused operator!=(const Column&, const T&);
template <class T>
typename ComparedColumn<T>::Refused operator<(const Column&, const T&);
template <class T>
typename ComparedColumn<T>::Refused operator<=(const Column&, const T&);
template <class T>
typename ComparedColumn<T>::Refused operator>(const Column&, const T&);
template <class T>
typename ComparedColumn<T>::Refused operator>=(const Column&, const T&);

class Rows;
template <class... T>
class Tuples;

/// Rows and named columns in memory: what pandas' DataFrame is to Dask. Cheap to copy; never changes.
class Table {
 public:
  Table();
  /// Makes a table of the columns in their order. Throws a user Error when lengths differ or a name comes twice.
  explicit Table(std::vector<std::pair<std::string, Column>> columns);
  /// Takes an Arrow table; its columns are taken as Column takes them. Throws a user Error that names the column that cannot be
  /// had.
  explicit Table(std::shared_ptr<arrow::Table> table);

  /// The numbers of rows and columns, the names of the columns in their order, and whether there is one of a name.
  std::size_t num_rows() const;
  std::size_t num_columns() const;
  std::vector<std::string> column_names() const;
  bool has_column(std::string_view name) const;

  /// The column of that name. Throws a user Error that lists the columns, with "did you mean", when there is none.
  Column operator[](std::string_view name) const;
  /// The column at that place, from 0 on. Throws a user Error when there is none.
  Column column(std::size_t index) const;

  /// The first `n` rows, or all when there are fewer.
  Table head(std::size_t n = 5) const;
  /// The rows in order of some columns: texts by their bytes, categories by their place in the list. Throws a user Error for a
  /// column that there is not, and options that make no sense.
  Table sort_values(const Columns& by, const SortValues& options = {}) const;

  /// The rows one by one: `for (const dd::Row& row : table.iterrows()) row.at<double>("x")`.
  Rows iterrows() const;
  /// Some columns of the rows, each row a tuple of such values as Column::at gives:
  /// `for (auto [name, x] : table.itertuples<std::string, double>({"name", "x"}))`. A value that may be null is a std::optional
  /// of a type. Throws a user Error for a column that there is not and, unless there are as many as types, for their number.
  template <class... T>
  Tuples<T...> itertuples(const Columns& columns) const;

  /// The table as text, laid out as pandas does: at most `max_rows` rows (the first and the last half when there are more), with
  /// their numbers; floats of a column share their number of decimals, six at most.
  std::string to_string(std::size_t max_rows = 20) const;

  /// Hands the table to another library, and takes one from it, without copying its values.
  void export_to(ArrowArrayStream* stream) const;
  static Table import_from(ArrowArrayStream* stream);

  /// The columns as an Arrow table, without a copy.
  const std::shared_ptr<arrow::Table>& arrow() const;

 private:
  struct Data;
  std::shared_ptr<const Data> data_;
};

/// One row of a table that is gone through. Cheap to copy.
class Row {
 public:
  Row(Table table, std::size_t number) : table_(std::move(table)), number_(number) {}
  /// Its number in its table (of a lazy frame: in its partition), from 0 on.
  std::size_t number() const { return number_; }
  /// The table that it is a row of.
  const Table& table() const { return table_; }
  /// Column::at, Column::is_null and Column::to_string of a column.
  template <class T>
  T at(std::string_view column) const {
    return table_[column].at<T>(number_);
  }
  bool is_null(std::string_view column) const { return table_[column].is_null(number_); }
  std::string to_string(std::string_view column) const { return table_[column].to_string(number_); }

 private:
  Table table_;
  std::size_t number_;
};

/// Gives tables by their numbers from 0 on, each when it is asked for, and nothing after the last.
using TableSource = std::function<std::optional<Table>(std::size_t number)>;

/// A place in the rows of tables that come one after the other. Only one of them is held at a time.
class RowCursor {
 public:
  /// At the first row.
  explicit RowCursor(TableSource source);
  /// Whether there is no row any more; else the table that it is in, and the number of the row there.
  bool at_end() const { return !table_; }
  const Table& table() const { return *table_; }
  std::size_t row() const { return row_; }
  /// Goes to the next row, and tells whether that is one of another table, or none.
  bool advance();

 private:
  void find_row();
  TableSource source_;
  std::size_t next_table_ = 0;
  std::optional<Table> table_;
  std::size_t row_ = 0;
};

/// The rows of tables, for a range-for. Going over them again makes the tables again.
class Rows {
 public:
  class Iterator {
   public:
    using value_type = Row;
    using difference_type = std::ptrdiff_t;
    explicit Iterator(TableSource source) : cursor_(std::move(source)) {}
    Row operator*() const { return Row(cursor_.table(), cursor_.row()); }
    Iterator& operator++() {
      cursor_.advance();
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const Iterator& at, std::default_sentinel_t) { return at.cursor_.at_end(); }

   private:
    RowCursor cursor_;
  };

  explicit Rows(TableSource source) : source_(std::move(source)) {}
  Iterator begin() const { return Iterator(source_); }
  std::default_sentinel_t end() const { return {}; }

 private:
  TableSource source_;
};

/// Some columns of the rows of tables, for a range-for. Going over them again makes the tables again. A std::string_view lives
/// until the range comes to another table.
template <class... T>
class Tuples {
 public:
  class Iterator {
   public:
    using value_type = std::tuple<T...>;
    using difference_type = std::ptrdiff_t;
    Iterator(TableSource source, const std::vector<std::string>& names) : names_(names), cursor_(std::move(source)) { load(); }
    std::tuple<T...> operator*() const {
      return [this]<std::size_t... I>(std::index_sequence<I...>) {
        return std::tuple<T...>{value(static_cast<T*>(nullptr), columns_[I])...};
      }(std::index_sequence_for<T...>());
    }
    Iterator& operator++() {
      if (cursor_.advance()) load();
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const Iterator& at, std::default_sentinel_t) { return at.cursor_.at_end(); }

   private:
    void load() {
      columns_.clear();
      if (cursor_.at_end()) return;
      for (const std::string& name : names_) columns_.push_back(cursor_.table()[name]);
    }
    template <class Value>
    Value value(Value*, const Column& column) const {
      return column.at<Value>(cursor_.row());
    }
    template <class Value>
    std::optional<Value> value(std::optional<Value>*, const Column& column) const {
      if (column.is_null(cursor_.row())) return std::nullopt;
      return column.at<Value>(cursor_.row());
    }

    std::vector<std::string> names_;
    RowCursor cursor_;
    std::vector<Column> columns_;  // of the table that the cursor is in
  };

  /// Throws a user Error unless there is a name for each type.
  Tuples(TableSource source, const Columns& columns) : source_(std::move(source)), names_(columns.names()) {
    detail::check_tuple_size(names_, sizeof...(T));
  }
  /// For the range-for.
  Iterator begin() const { return Iterator(source_, names_); }
  std::default_sentinel_t end() const { return {}; }

 private:
  TableSource source_;
  std::vector<std::string> names_;
};

template <class... T>
Tuples<T...> Table::itertuples(const Columns& columns) const {
  for (const std::string& name : columns.names()) (*this)[name];
  return Tuples<T...>([table = *this](std::size_t number) { return number == 0 ? std::optional(table) : std::nullopt; }, columns);
}

/// Prints to_string().
std::ostream& operator<<(std::ostream& out, const Table& table);
/// The rows as a table of one column without a name prints them.
std::ostream& operator<<(std::ostream& out, const Column& column);

}  // namespace weft::dd
