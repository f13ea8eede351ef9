// A table -> its rows in order of some columns.
#include "table/sort.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include <arrow/array.h>
#include <arrow/compute/api_vector.h>
#include <arrow/datum.h>
#include <arrow/table.h>

#include <weft/table.h>

#include "table/arrow_status.h"

namespace weft::dd {
namespace {

/// One sort key with its values at hand: negative, zero or positive, as row `a` comes before, with or after row `b`.
using Compare = std::function<int(std::size_t a, std::size_t b)>;

template <class T, class ValueOf>
Compare compare_by(const Column& column, bool ascending, bool missing_first, ValueOf value_of) {
  std::vector<T> values(column.size());
  std::vector<bool> missing(column.size());
  for (std::size_t row = 0; row < column.size(); ++row) {
    missing[row] = column.is_null(row);
    if (!missing[row]) values[row] = value_of(row);
    if constexpr (std::is_same_v<T, double>) missing[row] = missing[row] || std::isnan(values[row]);
  }
  return [values = std::move(values), missing = std::move(missing), ascending, missing_first](std::size_t a, std::size_t b) {
    if (missing[a] || missing[b]) return missing[a] == missing[b] ? 0 : missing[a] == missing_first ? -1 : 1;
    const int order = values[a] < values[b] ? -1 : values[b] < values[a] ? 1 : 0;
    return ascending ? order : -order;
  };
}

Compare compare_column(const Column& column, const std::string& name, bool ascending, bool missing_first) {
  if (column.dtype() == DType::list) throw Error(ErrorKind::user, "Cannot sort by a column of lists: " + name);
  const auto by = [&]<class T>(T) {
    return compare_by<T>(column, ascending, missing_first, [&](std::size_t row) { return column.at<T>(row); });
  };
  if (column.dtype() == DType::category) {
    const auto codes = column.codes();
    return compare_by<std::int32_t>(column, ascending, missing_first, [&](std::size_t row) { return codes[row]; });
  }
  if (column.dtype() == DType::string) return by(std::string_view());
  if (column.dtype() == DType::uint64) return by(std::uint64_t());
  return is_floating(column.dtype()) ? by(double()) : by(std::int64_t());
}

}  // namespace

void check_sort(const Columns& by, const SortValues& options) {
  const std::size_t directions = options.ascending.each().size();
  if (by.names().empty()) throw Error(ErrorKind::user, "sort_values needs at least one column");
  if (directions != 1 && directions != by.names().size())
    throw Error(ErrorKind::user, "sort_values: .ascending needs one value, or one for each of the " +
                                     std::to_string(by.names().size()) + " columns, not " + std::to_string(directions));
  if (options.na_position != "first" && options.na_position != "last")
    throw Error(ErrorKind::user, "sort_values: .na_position is \"first\" or \"last\", not " + options.na_position);
}

Table Table::sort_values(const Columns& by, const SortValues& options) const {
  const std::vector<bool>& ascending = options.ascending.each();
  check_sort(by, options);
  std::vector<Compare> keys;
  std::vector<Column> columns;  // whose texts the comparisons point to
  for (std::size_t index = 0; index < by.names().size(); ++index) {
    columns.push_back((*this)[by.names()[index]]);
    keys.push_back(compare_column(columns.back(), by.names()[index], ascending[ascending.size() == 1 ? 0 : index],
                                  options.na_position == "first"));
  }
  std::vector<std::int64_t> rows(num_rows());
  std::iota(rows.begin(), rows.end(), 0);
  std::stable_sort(rows.begin(), rows.end(), [&](std::int64_t a, std::int64_t b) {
    for (const Compare& key : keys)
      if (const int order = key(static_cast<std::size_t>(a), static_cast<std::size_t>(b))) return order < 0;
    return false;
  });
  const std::shared_ptr<arrow::Array> taken =
      std::make_shared<arrow::Int64Array>(static_cast<std::int64_t>(rows.size()), arrow::Buffer::Wrap(rows));
  return Table(check(arrow::compute::Take(arrow::Datum(arrow()), arrow::Datum(taken)), "Cannot sort a table").table());
}

}  // namespace weft::dd
