// Computed plans -> the values that a program sees.
#include "frame/results.h"

#include <arrow/table.h>

#include "engine/compute.h"
#include "plan/category_tables.h"

namespace weft {

dd::Table frame::compute_table(const plan::Expr& frame) { return dd::Table(plan::encode_categories(engine::compute({frame}).front(), frame->schema())); }

dd::Value frame::single_value(const dd::Table& table) {
  dd::Column column = table.column(0);
  if (column.is_null(0)) return {};
  if (column.dtype() == dd::boolean) return column.at<bool>(0);
  if (column.dtype() == dd::uint64) return column.at<std::uint64_t>(0);
  if (dd::is_integer(column.dtype())) return column.at<std::int64_t>(0);
  if (dd::is_floating(column.dtype())) return column.at<double>(0);
  return column.to_string(0);
}

std::vector<detail::Computed> detail::compute_all(const std::vector<plan::Expr>& exprs, const ComputeOptions& options) {
  std::vector<Computed> computed;
  std::vector<std::shared_ptr<arrow::Table>> tables = engine::compute(exprs, options);
  for (std::size_t index = 0; index < exprs.size(); ++index)
    computed.push_back({dd::Table(plan::encode_categories(std::move(tables[index]), exprs[index]->schema()))});
  return computed;
}

detail::Computed::operator dd::Value() const { return frame::single_value(table); }

}  // namespace weft
