// What a Column holds: its Arrow array, and the contiguous views of it that were asked for.
#pragma once

#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include <arrow/array/array_base.h>
#include <arrow/chunk_resolver.h>
#include <arrow/chunked_array.h>

#include <weft/table.h>

namespace weft::dd {

struct Column::Data {
  explicit Data(std::shared_ptr<arrow::ChunkedArray> from);

  /// The rows in the column's own type; packed integers are widened the first time that it is asked for.
  const std::shared_ptr<arrow::ChunkedArray>& array() const;
  /// All rows in one array; chunks are put together the first time that it is asked for, however many threads ask.
  const arrow::Array& contiguous() const;
  /// A view of each string, "" where null; made the first time that it is asked for.
  const std::vector<std::string_view>& strings() const;
  /// The items of lists; made the first time that they are asked for, with their offsets.
  const Column& items() const;
  /// The chunk that has the row, and its index there. Throws a user Error for a row outside.
  std::pair<const arrow::Array*, std::int64_t> find(std::size_t row) const;

  std::shared_ptr<arrow::ChunkedArray> held;  // packed integers as they are
  DType type;
  std::optional<arrow::ChunkResolver> resolver;  // of what is held
  mutable std::once_flag widened_once, combined_once, strings_once, codes_once, items_once;
  mutable std::shared_ptr<arrow::ChunkedArray> widened;
  mutable std::shared_ptr<arrow::Array> combined;
  mutable std::vector<std::string_view> string_views;
  mutable std::vector<std::int32_t> codes;
  mutable std::optional<Column> list_items;
  mutable std::vector<std::int64_t> list_offsets;
};

/// The string at a row of an array of any of the string types, or of a dictionary of them.
std::string_view string_at(const arrow::Array& array, std::int64_t index);

}  // namespace weft::dd
