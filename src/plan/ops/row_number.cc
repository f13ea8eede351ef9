// The rows of a partition with their numbers in the whole frame.
#include "plan/ops/row_number.h"

#include "plan/inputs.h"

namespace weft::plan {

Schema RowNumber::schema(std::span<const Expr> inputs) const {
  std::vector<Field> columns = frame_schema(name, inputs, 0).columns();
  columns.push_back({column, dd::DType::int64});
  return Schema(std::move(columns));
}

std::string RowNumber::text(std::span<const std::string>) const { return "row_number from " + std::to_string(first); }

}  // namespace weft::plan
