// An Arrow table -> batches that point into it.
#include <algorithm>

#include <arrow/api.h>

#include "kernel/arrow_batches.h"
#include "kernel/arrow_values.h"
#include "kernel/physical_type.h"

namespace weft::kernel {
namespace {

/// `size` values of one chunk from `begin` on.
Vector read_values(const std::shared_ptr<arrow::Array>& chunk, DType type, std::size_t begin, std::size_t size) {
  const arrow::ArrayData& data = *chunk->data();
  if (lies_as_held(*data.type, type)) {
    const std::size_t start = (static_cast<std::size_t>(data.offset) + begin) * value_size(type);
    return Vector{type, size, {chunk, data.buffers[1]->data() + start}, nullptr, {}};
  }
  return with_physical_type(type, [&]<class T>(const T&) {
    auto [vector, out] = make_vector<T>(type, size);
    copy_values(*chunk, type, begin, size, out);
    if (type == DType::string) vector.holds.push_back(chunk);
    return std::move(vector);
  });
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
  for (const plan::Field& field : schema.columns()) columns_->cursors.emplace_back(column_of(table, field), held_as(field.type));
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
