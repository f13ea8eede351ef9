// Tables in memory <-> what plans know of them.
#include "frame/table_schema.h"

#include <arrow/array.h>
#include <arrow/chunked_array.h>
#include <arrow/table.h>
#include <arrow/type.h>

#include "base/hash.h"
#include "plan/arrow_type.h"
#include "plan/category_tables.h"
#include "table/arrow_status.h"

namespace weft::frame {
namespace {

/// Appends the hashes of an array's buffers. Slices share buffers, so where a slice lies in them is part of it.
void append(std::string& content, const arrow::ArrayData& data) {
  content += std::to_string(data.offset) + "+" + std::to_string(data.length) + ":";
  for (const auto& buffer : data.buffers)
    content += buffer ? base::hash_bytes(std::string_view(reinterpret_cast<const char*>(buffer->data()),
                                                          static_cast<std::size_t>(buffer->size())))
                            .hex()
                      : "-";
  for (const auto& child : data.child_data) append(content, *child);
  if (data.dictionary) append(content, *data.dictionary);
}

}  // namespace

plan::Schema schema_of(const dd::Table& table) {
  std::vector<plan::Field> columns;
  std::vector<std::string> names = table.column_names();
  for (std::size_t index = 0; index < names.size(); ++index) {
    const dd::Column column = table.column(index);
    if (column.dtype() != dd::DType::category) {
      columns.push_back({names[index], plan::from_arrow(*column.arrow()->type())});
      continue;
    }
    // A table without rows has none, which says nothing of those that come.
    const bool known = !column.categories().empty();
    columns.push_back(
        {names[index], plan::Type(dd::DType::category,
                                  {.categories = column.categories(), .known = known, .ordered = known && column.ordered()})});
  }
  return plan::Schema(std::move(columns));
}

dd::Table empty_table(const plan::Schema& schema) {
  arrow::FieldVector fields;
  for (const plan::Field& field : schema.columns()) fields.push_back(arrow::field(field.name, plan::to_arrow(field.type)));
  const auto empty = dd::check(arrow::Table::MakeEmpty(arrow::schema(std::move(fields))), "Cannot make a table");
  return dd::Table(plan::encode_categories(empty, schema));
}

std::string content_hash(const dd::Table& table) {
  std::string content;
  for (const std::string& name : table.column_names()) {
    dd::Column column = table[name];
    content += name + '\0' + column.arrow()->type()->ToString() + '\0';
    for (const auto& chunk : column.arrow()->chunks()) append(content, *chunk->data());
  }
  return base::hash_bytes(content).hex();
}

}  // namespace weft::frame
