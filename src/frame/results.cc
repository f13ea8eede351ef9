// Computed plans -> the values that a program sees.
#include "frame/results.h"

#include <arrow/table.h>
#include <arrow/type.h>
#include <arrow/type_traits.h>

#include "engine/compute.h"
#include "plan/arrow_type.h"
#include "plan/category_tables.h"
#include "plan/values.h"
#include "table/arrow_status.h"
#include "table/packed_integers.h"

namespace weft {
namespace {

/// Integers that tasks handed on in fewer bytes stay so: most of them are never looked at, and fresh memory takes time.
std::shared_ptr<arrow::Table> pack(std::shared_ptr<arrow::Table> rows, const plan::Schema& schema) {
  for (const plan::Field& field : schema.columns()) {
    const int place = rows->schema()->GetFieldIndex(field.name);
    const auto type = plan::to_arrow(field.type);
    const auto& narrow = *rows->column(place);
    if (!arrow::is_signed_integer(type->id()) || !arrow::is_signed_integer(narrow.type()->id())) continue;
    if (narrow.type()->Equals(*type)) continue;
    const auto column = dd::pack_integers(narrow, type);
    rows = dd::check(rows->SetColumn(place, arrow::field(field.name, column->type()), column), "Cannot make a table");
  }
  return rows;
}

dd::Table to_table(std::shared_ptr<arrow::Table> rows, const plan::Schema& schema) {
  return dd::Table(plan::encode_categories(pack(std::move(rows), schema), schema));
}

}  // namespace

dd::Table frame::compute_table(const plan::Expr& frame, const ComputeOptions& options) {
  return to_table(engine::compute({frame}, options).front(), frame->schema());
}

dd::Value frame::single_value(const dd::Table& table) { return plan::value_at(table.column(0), 0); }

std::vector<detail::Computed> detail::compute_all(const std::vector<plan::Expr>& exprs, const ComputeOptions& options) {
  std::vector<Computed> computed;
  std::vector<std::shared_ptr<arrow::Table>> tables = engine::compute(exprs, options);
  for (std::size_t index = 0; index < exprs.size(); ++index)
    computed.push_back({to_table(std::move(tables[index]), exprs[index]->schema())});
  return computed;
}

detail::Computed::operator dd::Value() const { return frame::single_value(table); }

}  // namespace weft
