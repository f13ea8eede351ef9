// Rows of a partition beside columns that came back for them from elsewhere.
#include "plan/ops/attach_rows.h"

#include <weft/error.h>

namespace weft::plan {

Schema AttachRows::schema(std::span<const Expr> inputs) const {
  if (inputs.size() != 2 || inputs[0]->kind() != OpKind::frame || inputs[1]->kind() != OpKind::frame)
    throw Error(ErrorKind::cluster, "Plan is wired wrongly at op: attach_rows");
  std::vector<Field> columns;
  for (const std::string& column : kept) columns.push_back(inputs[0]->schema().at(column));
  for (const Field& field : inputs[1]->schema().columns())
    if (field.name != number) columns.push_back(field);
  return Schema(std::move(columns));
}

std::string AttachRows::text(std::span<const std::string>) const { return "attach_rows"; }

}  // namespace weft::plan
