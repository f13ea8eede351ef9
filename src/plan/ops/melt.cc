// A melted frame -> its columns and text.
#include "plan/ops/melt.h"

#include <weft/error.h>

#include "base/text.h"
#include "plan/inputs.h"

namespace weft::plan {

Schema Melt::schema(std::span<const Expr> inputs) const {
  const Schema& input = frame_schema(name, inputs, 0);
  std::vector<Field> fields;
  for (const std::string& column : id_columns) fields.push_back(input.at(column));
  if (value_columns.empty()) throw Error(ErrorKind::user, "melt needs at least one column of values");
  const Type type = input.at(value_columns[0]).type;
  for (const std::string& column : value_columns)
    if (!(input.at(column).type == type))
      throw Error(ErrorKind::cluster, "A plan melts columns of different types: " + base::join(value_columns));
  fields.push_back({variable_name, dd::DType::string});
  fields.push_back({value_name, type});
  return Schema(std::move(fields));
}

std::string Melt::text(std::span<const std::string>) const {
  return "melt " + base::join(value_columns) + (id_columns.empty() ? "" : " by " + base::join(id_columns));
}

}  // namespace weft::plan
