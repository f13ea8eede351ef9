// A table -> the same one with integers in as few bytes as they need.
#include "cluster/worker/narrow_integers.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <arrow/array.h>
#include <arrow/table.h>

#include "kernel/system_buffer.h"
#include "table/integer_width.h"

namespace weft::cluster {
namespace {

/// The bits that values differ in from zero, or from -1, with their sign; of what is missing too.
std::uint64_t used_bits(const arrow::ArrayData& data, std::size_t width) {
  std::uint64_t used = 0;
  dd::with_integer(width, [&]<class T>(const T&) {
    const T* values = data.GetValues<T>(1);
    T bits = 0;
    for (std::int64_t row = 0; row < data.length; ++row)
      bits = static_cast<T>(bits | (values[row] ^ (values[row] >> (8 * sizeof(T) - 1))));
    used = static_cast<std::uint64_t>(bits);
  });
  return used;
}

std::shared_ptr<arrow::Array> narrow(const arrow::ArrayData& data, std::size_t from_width, std::size_t width) {
  const auto rows = static_cast<std::size_t>(data.offset + data.length);
  const std::shared_ptr<arrow::Buffer> values = kernel::system_buffer(rows * width);
  dd::copy_integers(data.GetValues<std::uint8_t>(1, 0), from_width, rows, values->mutable_data(), width);
  return arrow::MakeArray(arrow::ArrayData::Make(dd::integer_type(width), data.length, {data.buffers[0], values},
                                                 data.null_count.load(), data.offset));
}

/// Nothing when the column is as narrow as it can be.
std::shared_ptr<arrow::ChunkedArray> narrowed(const arrow::ChunkedArray& column) {
  if (!arrow::is_signed_integer(column.type()->id())) return nullptr;
  const auto held = static_cast<std::size_t>(column.type()->byte_width());
  std::size_t width = 1;
  for (const auto& chunk : column.chunks()) {
    if (width == held) return nullptr;
    width = std::max(width, dd::width_of(used_bits(*chunk->data(), held)));
  }
  if (width == held) return nullptr;
  arrow::ArrayVector chunks;
  for (const auto& chunk : column.chunks()) chunks.push_back(narrow(*chunk->data(), held, width));
  return std::make_shared<arrow::ChunkedArray>(std::move(chunks), dd::integer_type(width));
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
