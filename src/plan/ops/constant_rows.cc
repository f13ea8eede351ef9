// Rows that stand in the plan itself.
#include "plan/ops/constant_rows.h"

namespace weft::plan {

Schema ConstantRows::schema(std::span<const Expr>) const { return Schema({column}); }

std::string ConstantRows::text(std::span<const std::string>) const {
  return "constant_rows " + column.name + ": " + std::to_string(values.size()) + " values";
}

}  // namespace weft::plan
