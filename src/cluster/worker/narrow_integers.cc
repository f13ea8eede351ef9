// A table -> the same one with integers in as few bytes as they need.
#include "cluster/worker/narrow_integers.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include <arrow/array.h>
#include <arrow/table.h>

#include "kernel/system_buffer.h"

namespace weft::cluster {
namespace {

/// Calls `use` with the C++ type of the integers; not at all for other types, and for those that cannot be narrower.
template <class Use>
void with_integer(const arrow::DataType& type, Use&& use) {
  if (type.id() == arrow::Type::INT16) use(std::int16_t{});
  if (type.id() == arrow::Type::INT32) use(std::int32_t{});
  if (type.id() == arrow::Type::INT64) use(std::int64_t{});
}

/// The bits that values differ in from zero, or from -1, with their sign; of what is missing too.
template <class T>
std::uint64_t used_bits(const arrow::ArrayData& data) {
  const T* values = data.GetValues<T>(1);
  T bits = 0;
  for (std::int64_t row = 0; row < data.length; ++row)
    bits = static_cast<T>(bits | (values[row] ^ (values[row] >> (8 * sizeof(T) - 1))));
  return static_cast<std::uint64_t>(bits);
}

std::size_t width_of(std::uint64_t bits) { return bits < 0x80 ? 1 : bits < 0x8000 ? 2 : bits < 0x80000000 ? 4 : 8; }

template <class To, class From>
std::shared_ptr<arrow::ArrayData> narrow(const arrow::ArrayData& data, std::shared_ptr<arrow::DataType> type) {
  const auto rows = static_cast<std::size_t>(data.offset + data.length);
  const std::shared_ptr<arrow::Buffer> values = kernel::system_buffer(rows * sizeof(To));
  const From* from = data.GetValues<From>(1, 0);
  To* out = reinterpret_cast<To*>(values->mutable_data());
  for (std::size_t row = 0; row < rows; ++row) out[row] = static_cast<To>(from[row]);
  return arrow::ArrayData::Make(std::move(type), data.length, {data.buffers[0], values}, data.null_count.load(), data.offset);
}

template <class To, class From>
std::shared_ptr<arrow::ChunkedArray> narrow(const arrow::ChunkedArray& column, const std::shared_ptr<arrow::DataType>& type) {
  arrow::ArrayVector chunks;
  for (const auto& chunk : column.chunks()) chunks.push_back(arrow::MakeArray(narrow<To, From>(*chunk->data(), type)));
  return std::make_shared<arrow::ChunkedArray>(std::move(chunks), type);
}

/// Nothing when the column is as narrow as it can be.
std::shared_ptr<arrow::ChunkedArray> narrowed(const arrow::ChunkedArray& column) {
  std::shared_ptr<arrow::ChunkedArray> made;
  with_integer(*column.type(), [&]<class From>(const From&) {
    std::uint64_t bits = 0;
    for (const auto& chunk : column.chunks()) {
      bits |= used_bits<From>(*chunk->data());
      if (width_of(bits) == sizeof(From)) return;
    }
    switch (width_of(bits)) {
      case 1:
        made = narrow<std::int8_t, From>(column, arrow::int8());
        break;
      case 2:
        made = narrow<std::int16_t, From>(column, arrow::int16());
        break;
      default:
        made = narrow<std::int32_t, From>(column, arrow::int32());
    }
  });
  return made;
}

}  // namespace

std::shared_ptr<arrow::Table> narrow_integers(const std::shared_ptr<arrow::Table>& table) {
  arrow::ChunkedArrayVector columns = table->columns();
  arrow::FieldVector fields = table->schema()->fields();
  for (std::size_t index = 0; index < columns.size(); ++index)
    if (auto narrower = narrowed(*columns[index])) {
      fields[index] = fields[index]->WithType(narrower->type());
      columns[index] = std::move(narrower);
    }
  return arrow::Table::Make(arrow::schema(std::move(fields), table->schema()->metadata()), std::move(columns), table->num_rows());
}

}  // namespace weft::cluster
