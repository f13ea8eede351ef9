// A table -> the buffers that hold its values.
#include "engine/table_buffers.h"

#include <arrow/array.h>
#include <arrow/buffer.h>
#include <arrow/table.h>

namespace weft::engine {
namespace {

void visit(const arrow::ArrayData& data, const TakeBuffer& take) {
  for (const auto& buffer : data.buffers)
    if (buffer && buffer->size() > 0) take(buffer);
  for (const auto& child : data.child_data) visit(*child, take);
  if (data.dictionary) visit(*data.dictionary, take);
}

}  // namespace

void for_each_buffer(const arrow::Table& table, const TakeBuffer& take) {
  for (const auto& column : table.columns())
    for (const auto& chunk : column->chunks()) visit(*chunk->data(), take);
}

std::shared_ptr<arrow::Buffer> root_of(std::shared_ptr<arrow::Buffer> buffer) {
  while (auto parent = buffer->parent()) buffer = std::move(parent);
  return buffer;
}

}  // namespace weft::engine
