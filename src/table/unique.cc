// A column -> its distinct values.
#include <cmath>
#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include <arrow/array.h>
#include <arrow/chunked_array.h>
#include <arrow/compute/api_vector.h>
#include <arrow/datum.h>

#include <weft/error.h>
#include <weft/table.h>

#include "table/arrow_status.h"

namespace weft::dd {
namespace {

// The row of each value that has not come before; of missing ones the first.
template <class T, class ValueOf>
std::vector<std::int64_t> first_rows(const Column& column, ValueOf value_of) {
  std::vector<std::int64_t> rows;
  std::unordered_set<T> seen;
  bool seen_missing = false;
  for (std::size_t row = 0; row < column.size(); ++row) {
    bool is_missing = column.is_null(row);
    T value{};
    if (!is_missing) value = value_of(row);
    if constexpr (std::is_same_v<T, double>) is_missing = is_missing || std::isnan(value);
    if (is_missing ? !std::exchange(seen_missing, true) : seen.insert(value).second) {
      rows.push_back(static_cast<std::int64_t>(row));
    }
  }
  return rows;
}

std::vector<std::int64_t> first_rows(const Column& column) {
  const auto by = [&]<class T>(T) { return first_rows<T>(column, [&](std::size_t row) { return column.at<T>(row); }); };
  if (column.dtype() == DType::category) {
    return first_rows<std::int32_t>(column, [codes = column.codes()](std::size_t row) { return codes[row]; });
  }
  if (column.dtype() == DType::string) return by(std::string_view());
  if (column.dtype() == DType::uint64) return by(std::uint64_t());
  return is_floating(column.dtype()) ? by(double()) : by(std::int64_t());
}

}  // namespace

Column Column::unique() const {
  if (dtype() == DType::list) throw Error(ErrorKind::user, "unique() takes no column of lists");
  const std::vector<std::int64_t> rows = first_rows(*this);
  const std::shared_ptr<arrow::Array> taken =
      std::make_shared<arrow::Int64Array>(static_cast<std::int64_t>(rows.size()), arrow::Buffer::Wrap(rows));
  return Column(check(arrow::compute::Take(arrow::Datum(arrow()), arrow::Datum(taken)), "Cannot take values").chunked_array());
}

}  // namespace weft::dd
