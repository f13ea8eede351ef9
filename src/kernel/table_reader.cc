// An Arrow table -> batches that point into it.
#include <algorithm>

#include <arrow/api.h>

#include <weft/error.h>

#include "kernel/arrow_batches.h"
#include "kernel/bits.h"
#include "table/arrow_types.h"

namespace weft::kernel {
namespace {

std::shared_ptr<const std::uint8_t[]> read_validity(const arrow::ArrayData& data, std::size_t begin, std::size_t size) {
  if (data.GetNullCount() == 0 || !data.buffers[0]) return nullptr;
  auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(size);
  unpack_bits(data.buffers[0]->data(), static_cast<std::size_t>(data.offset) + begin, size, valid.get());
  // The nulls may all lie elsewhere in the chunk.
  if (std::find(valid.get(), valid.get() + size, 0) == valid.get() + size) return nullptr;
  return valid;
}

template <class Offset>
void read_strings(const arrow::ArrayData& data, std::size_t begin, std::size_t size, StringRef* out) {
  const auto* offsets = data.GetValues<Offset>(1) + begin;
  const char* text = data.buffers[2] ? reinterpret_cast<const char*>(data.buffers[2]->data()) : nullptr;
  const std::int64_t readable = data.buffers[2] ? data.buffers[2]->size() : 0;
  std::size_t i = 0;
  for (; i < size && offsets[i] + StringRef::inline_size <= readable; ++i)
    out[i] = StringRef::from_padded(text + offsets[i], static_cast<std::uint32_t>(offsets[i + 1] - offsets[i]));
  for (; i < size; ++i) out[i] = StringRef(text + offsets[i], static_cast<std::uint32_t>(offsets[i + 1] - offsets[i]));
}

void read_string_views(const arrow::Array& chunk, std::size_t begin, std::size_t size, StringRef* out) {
  const auto& views = static_cast<const arrow::StringViewArray&>(chunk);
  for (std::size_t i = 0; i < size; ++i)
    out[i] =
        StringRef(views.IsNull(static_cast<std::int64_t>(begin + i)) ? "" : views.GetView(static_cast<std::int64_t>(begin + i)));
}

/// `size` values of one chunk from `begin` on.
Vector read_values(const std::shared_ptr<arrow::Array>& chunk, DType type, std::size_t begin, std::size_t size) {
  const arrow::ArrayData& data = *chunk->data();
  if (type == DType::string) {
    auto [strings, out] = make_vector<StringRef>(type, size);
    switch (data.type->id()) {
      case arrow::Type::LARGE_STRING:
        read_strings<std::int64_t>(data, begin, size, out);
        break;
      case arrow::Type::STRING_VIEW:
        read_string_views(*chunk, begin, size, out);
        break;
      default:
        read_strings<std::int32_t>(data, begin, size, out);
        break;
    }
    strings.holds.push_back(chunk);
    return std::move(strings);
  }
  if (type == DType::boolean) {
    auto [booleans, out] = make_vector<std::uint8_t>(type, size);
    unpack_bits(data.buffers[1]->data(), static_cast<std::size_t>(data.offset) + begin, size, out);
    return std::move(booleans);
  }
  const std::size_t start = (static_cast<std::size_t>(data.offset) + begin) * value_size(type);
  return Vector{type, size, {chunk, data.buffers[1]->data() + start}, nullptr, {}};
}

/// One column, read chunk by chunk.
class ColumnCursor {
 public:
  ColumnCursor(std::shared_ptr<arrow::ChunkedArray> column, DType type) : column_(std::move(column)), type_(type) {
    skip_empty();
  }

  std::size_t rows_in_chunk() const { return static_cast<std::size_t>(column_->chunk(chunk_)->length()) - row_; }

  Vector read(std::size_t size) {
    const std::shared_ptr<arrow::Array>& chunk = column_->chunk(chunk_);
    Vector vector = read_values(chunk, type_, row_, size);
    vector.valid = read_validity(*chunk->data(), row_, size);
    row_ += size;
    if (rows_in_chunk() == 0) {
      ++chunk_;
      row_ = 0;
      skip_empty();
    }
    return with_zero_nulls(std::move(vector));
  }

 private:
  void skip_empty() {
    while (chunk_ < column_->num_chunks() && column_->chunk(chunk_)->length() == 0) ++chunk_;
  }

  std::shared_ptr<arrow::ChunkedArray> column_;
  DType type_;
  int chunk_ = 0;
  std::size_t row_ = 0;
};

}  // namespace

struct TableReader::Columns {
  std::vector<ColumnCursor> cursors;
  std::size_t rows_left = 0;
};

TableReader::TableReader(Partition table, const plan::Schema& schema) : columns_(std::make_unique<Columns>()) {
  columns_->rows_left = static_cast<std::size_t>(table->num_rows());
  for (const plan::Field& field : schema.columns()) {
    std::shared_ptr<arrow::ChunkedArray> column = table->GetColumnByName(field.name);
    if (!column) throw Error(ErrorKind::internal, "A partition has no such column: " + field.name);
    if (dd::from_arrow(*column->type()) != held_as(field.type))
      throw Error(ErrorKind::internal, "A partition's column is " + column->type()->ToString() + ", not " +
                                           std::string(dd::to_string(field.type)) + ": " + field.name);
    columns_->cursors.emplace_back(std::move(column), held_as(field.type));
  }
}

TableReader::~TableReader() = default;
TableReader::TableReader(TableReader&&) noexcept = default;

bool TableReader::next(Batch& batch) {
  if (columns_->rows_left == 0) return false;
  Batch read;
  read.num_rows = std::min(columns_->rows_left, batch_rows);
  for (const ColumnCursor& column : columns_->cursors) read.num_rows = std::min(read.num_rows, column.rows_in_chunk());
  for (ColumnCursor& column : columns_->cursors) read.columns.push_back(column.read(read.num_rows));
  columns_->rows_left -= read.num_rows;
  batch = std::move(read);
  return true;
}

void for_each_batch(const Partition& table, const plan::Schema& schema, const std::function<bool(Batch)>& take) {
  TableReader reader(table, schema);
  Batch batch;
  while (reader.next(batch))
    if (!take(std::move(batch))) return;
}

}  // namespace weft::kernel
