// Rows as they came over a network -> the same rows in memory of their own.
#include "cluster/client/own_rows.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

#include <arrow/array.h>
#include <arrow/buffer.h>
#include <arrow/type.h>

#include "cluster/protocol/fit_columns.h"
#include "kernel/system_buffer.h"
#include "table/integer_width.h"

namespace weft::cluster {
namespace {

constexpr std::size_t alignment = 64;

/// The parts of one array that are to be there.
struct Column {
  std::shared_ptr<arrow::DataType> type;
  std::shared_ptr<arrow::ArrayData> from;
  std::vector<std::size_t> bytes;  // of each buffer
};

std::size_t padded(std::size_t bytes) { return (bytes + alignment - 1) / alignment * alignment; }

bool is_text(arrow::Type::type id) { return id == arrow::Type::STRING || id == arrow::Type::BINARY; }

/// Whether values are integers with a sign, or are held as such.
bool is_signed(const arrow::DataType& type) {
  return arrow::is_signed_integer(type.id()) || arrow::is_temporal(type.id()) || type.id() == arrow::Type::DURATION;
}

/// The type that values are kept in: integers stay as narrow as they came.
const std::shared_ptr<arrow::DataType>& kept_type(const std::shared_ptr<arrow::DataType>& came,
                                                  const std::shared_ptr<arrow::DataType>& wanted) {
  const bool are_integers = arrow::is_signed_integer(came->id()) && arrow::is_signed_integer(wanted->id());
  return are_integers && came->byte_width() < wanted->byte_width() ? came : wanted;
}

/// How a column is copied; nothing for those that stay as they came.
std::optional<Column> plan_copy(const std::shared_ptr<arrow::Array>& array, const std::shared_ptr<arrow::DataType>& type) {
  const auto& data = array->data();
  const auto rows = static_cast<std::size_t>(data->length);
  if (data->offset != 0 || !data->child_data.empty() || data->dictionary || rows == 0) return std::nullopt;
  Column column{type, data, {data->buffers[0] ? (rows + 7) / 8 : 0}};
  if (is_text(data->type->id()) && type->Equals(*data->type) && data->buffers[1]) {
    column.bytes.push_back((rows + 1) * sizeof(std::int32_t));
    column.bytes.push_back(static_cast<std::size_t>(data->GetValues<std::int32_t>(1)[rows]));
    return column;
  }
  if (type->id() == arrow::Type::BOOL && type->Equals(*data->type)) {
    column.bytes.push_back((rows + 7) / 8);
    return column;
  }
  const int from = data->type->byte_width(), to = type->byte_width();
  if (from <= 0 || to <= 0 || data->buffers.size() != 2) return std::nullopt;
  const bool widens = arrow::is_signed_integer(data->type->id()) && is_signed(*type) && from <= to;
  if (!type->Equals(*data->type) && !widens) return std::nullopt;
  column.bytes.push_back(rows * static_cast<std::size_t>(to));
  return column;
}

void copy_values(const Column& column, std::uint8_t* out) {
  const std::uint8_t* from = column.from->buffers[1]->data();
  const int from_width = column.from->type->byte_width(), width = column.type->byte_width();
  if (from_width == width)
    std::memcpy(out, from, column.bytes[1]);
  else
    dd::copy_integers(from, static_cast<std::size_t>(from_width), static_cast<std::size_t>(column.from->length), out,
                      static_cast<std::size_t>(width));
}

}  // namespace

/// Blocks grow with what comes: a few rows take little, many are in few blocks.
std::shared_ptr<arrow::Buffer> RowsOwner::allocate(std::size_t bytes) {
  constexpr std::size_t most = std::size_t{64} << 20;
  const std::size_t size = block_ ? static_cast<std::size_t>(block_->size()) : 0;
  if (!block_ || used_ + bytes > size) {
    block_ = kernel::system_buffer(std::max(bytes, std::min(2 * size, most)));
    used_ = 0;
  }
  const std::size_t begin = std::exchange(used_, used_ + bytes);
  return arrow::SliceMutableBuffer(block_, static_cast<std::int64_t>(begin), static_cast<std::int64_t>(bytes));
}

arrow::Result<std::shared_ptr<arrow::RecordBatch>> RowsOwner::own(const arrow::RecordBatch& rows) {
  arrow::ArrayVector columns;  // as they came, until they are copied
  arrow::FieldVector fields;
  std::vector<std::optional<Column>> copies;
  std::size_t bytes = 0;
  for (const auto& field : schema_->fields()) {
    const auto& column = columns.emplace_back(rows.GetColumnByName(field->name()));
    if (!column) return arrow::Status::Invalid("A partition has no such column: ", field->name());
    fields.push_back(field->WithType(kept_type(column->type(), field->type())));
    copies.push_back(plan_copy(column, fields.back()->type()));
    if (copies.back())
      for (const std::size_t size : copies.back()->bytes) bytes += padded(size);
  }
  const std::shared_ptr<arrow::Buffer> memory = allocate(bytes);
  std::size_t next = 0;
  for (std::size_t index = 0; index < copies.size(); ++index) {
    const std::optional<Column>& copy = copies[index];
    if (!copy) {
      ARROW_ASSIGN_OR_RAISE(columns[index], fit_column(columns[index], fields[index]->type()));
      continue;
    }
    std::vector<std::shared_ptr<arrow::Buffer>> buffers(copy->bytes.size());
    for (std::size_t part = 0; part < buffers.size(); ++part) {
      if (part == 0 && !copy->from->buffers[0]) continue;
      std::uint8_t* out = memory->mutable_data() + next;
      if (part == 1 && !is_text(copy->type->id()))
        copy_values(*copy, out);
      else if (copy->bytes[part] > 0)
        std::memcpy(out, copy->from->buffers[part]->data(), copy->bytes[part]);
      buffers[part] = arrow::SliceBuffer(memory, static_cast<std::int64_t>(next), static_cast<std::int64_t>(copy->bytes[part]));
      next += padded(copy->bytes[part]);
    }
    columns[index] = arrow::MakeArray(
        arrow::ArrayData::Make(copy->type, copy->from->length, std::move(buffers), copy->from->null_count.load()));
  }
  return arrow::RecordBatch::Make(arrow::schema(std::move(fields)), rows.num_rows(), std::move(columns));
}

}  // namespace weft::cluster
