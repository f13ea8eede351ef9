// Computed plans -> the values that a program sees.
#include "frame/results.h"

#include <arrow/table.h>

#include "engine/compute.h"
#include "plan/category_tables.h"
#include "plan/values.h"

namespace weft {

dd::Table frame::compute_table(const plan::Expr& frame, const ComputeOptions& options) {
  return dd::Table(plan::encode_categories(engine::compute({frame}, options).front(), frame->schema()));
}

dd::Value frame::single_value(const dd::Table& table) { return plan::value_at(table.column(0), 0); }

std::vector<detail::Computed> detail::compute_all(const std::vector<plan::Expr>& exprs, const ComputeOptions& options) {
  std::vector<Computed> computed;
  std::vector<std::shared_ptr<arrow::Table>> tables = engine::compute(exprs, options);
  for (std::size_t index = 0; index < exprs.size(); ++index)
    computed.push_back({dd::Table(plan::encode_categories(std::move(tables[index]), exprs[index]->schema()))});
  return computed;
}

detail::Computed::operator dd::Value() const { return frame::single_value(table); }

}  // namespace weft
