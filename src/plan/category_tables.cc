// Partitions, which have categories as texts, <-> tables as programs see them.
#include "plan/category_tables.h"

#include <arrow/table.h>
#include <arrow/type.h>

#include "table/arrow_status.h"
#include "table/category_columns.h"

namespace weft::plan {

std::shared_ptr<arrow::Table> encode_categories(std::shared_ptr<arrow::Table> rows, const Schema& schema) {
  for (std::size_t index = 0; index < schema.size(); ++index) {
    const Field& field = schema[index];
    if (field.type != dd::DType::category) continue;
    const int place = rows->schema()->GetFieldIndex(field.name);
    const TypeDetail& detail = field.type.detail();
    const auto& texts = *rows->column(place);
    const auto column =
        detail.known ? dd::encode_categories(texts, detail.categories, detail.ordered) : dd::encode_categories(texts);
    rows = dd::check(rows->SetColumn(place, arrow::field(field.name, column->type()), column), "Cannot make a table");
  }
  return rows;
}

}  // namespace weft::plan
