// Arrow lists -> the items of all rows, and where each row's begin.
#include "table/list_columns.h"

#include <arrow/array.h>
#include <arrow/chunked_array.h>
#include <arrow/type.h>

#include "table/arrow_status.h"

namespace weft::dd {
namespace {

/// Arrow allows a null row a range of items that nobody sees.
bool nulls_are_empty(const arrow::ListArray& lists) {
  if (lists.null_count() == 0) return true;
  for (std::int64_t row = 0; row < lists.length(); ++row)
    if (lists.IsNull(row) && lists.value_length(row) > 0) return false;
  return true;
}

}  // namespace

std::shared_ptr<arrow::ChunkedArray> items_of(const arrow::ChunkedArray& lists) {
  arrow::ArrayVector chunks;
  for (const auto& chunk : lists.chunks()) {
    if (chunk->length() == 0) continue;  // which need not have offsets
    const auto& array = static_cast<const arrow::ListArray&>(*chunk);
    if (nulls_are_empty(array)) {
      const std::int64_t begin = array.value_offset(0);
      chunks.push_back(array.values()->Slice(begin, array.value_offset(array.length()) - begin));
    } else {
      chunks.push_back(check(array.Flatten(), "Cannot take the items of lists"));
    }
  }
  return std::make_shared<arrow::ChunkedArray>(std::move(chunks),
                                               static_cast<const arrow::ListType&>(*lists.type()).value_type());
}

std::vector<std::int64_t> offsets_of(const arrow::ChunkedArray& lists) {
  std::vector<std::int64_t> offsets{0};
  offsets.reserve(static_cast<std::size_t>(lists.length()) + 1);
  for (const auto& chunk : lists.chunks()) {
    const auto& array = static_cast<const arrow::ListArray&>(*chunk);
    for (std::int64_t row = 0; row < array.length(); ++row)
      offsets.push_back(offsets.back() + (array.IsNull(row) ? 0 : array.value_length(row)));
  }
  return offsets;
}

}  // namespace weft::dd
