// Rows as tasks hand them on -> the types that a frame's columns have.
#include "cluster/protocol/fit_columns.h"

#include <utility>

#include <arrow/array.h>
#include <arrow/compute/cast.h>

#include "plan/arrow_type.h"

namespace weft::cluster {

std::shared_ptr<arrow::Schema> arrow_schema(const plan::Schema& schema) {
  arrow::FieldVector fields;
  for (const plan::Field& field : schema.columns()) fields.push_back(arrow::field(field.name, plan::to_arrow(field.type)));
  return arrow::schema(std::move(fields));
}

arrow::Result<std::shared_ptr<arrow::Array>> fit_column(const std::shared_ptr<arrow::Array>& column,
                                                        const std::shared_ptr<arrow::DataType>& type) {
  if (column->type()->Equals(*type)) return column;
  // Days and times come as the integers that they are.
  if (arrow::is_integer(type->id()) || !arrow::is_integer(column->type()->id()) || type->id() == arrow::Type::BOOL)
    return arrow::compute::Cast(*column, type);
  ARROW_ASSIGN_OR_RAISE(const auto wide,
                        arrow::compute::Cast(*column, type->byte_width() == 4 ? arrow::int32() : arrow::int64()));
  return wide->View(type);
}

arrow::Result<std::shared_ptr<arrow::RecordBatch>> fit_columns(const std::shared_ptr<arrow::RecordBatch>& rows,
                                                               const std::shared_ptr<arrow::Schema>& schema) {
  if (rows->schema()->Equals(*schema, false)) return rows;
  arrow::ArrayVector columns;
  for (const auto& field : schema->fields()) {
    const std::shared_ptr<arrow::Array> column = rows->GetColumnByName(field->name());
    if (!column) return arrow::Status::Invalid("A partition has no such column: ", field->name());
    ARROW_ASSIGN_OR_RAISE(columns.emplace_back(), fit_column(column, field->type()));
  }
  return arrow::RecordBatch::Make(schema, rows->num_rows(), std::move(columns));
}

}  // namespace weft::cluster
