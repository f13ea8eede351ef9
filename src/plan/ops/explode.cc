// An exploded frame -> its columns and text.
#include "plan/ops/explode.h"

#include <weft/error.h>

#include "base/text.h"
#include "plan/inputs.h"

namespace weft::plan {

Schema Explode::schema(std::span<const Expr> inputs) const {
  const Schema& input = frame_schema(name, inputs, 0);
  if (columns.empty()) throw Error(ErrorKind::user, "explode needs at least one column");
  std::vector<Field> fields = input.columns();
  for (const std::string& column : columns) {
    const Type& type = input.at(column).type;
    if (type != dd::DType::list)
      throw Error(ErrorKind::user, "explode needs columns of lists, not " + type_name(type) + ": " + column);
    fields[input.index_of(column)].type = item_of(type);
  }
  return Schema(std::move(fields));
}

std::string Explode::text(std::span<const std::string>) const {
  return "explode " + base::join(columns) + (drop_empty ? ", no empty ones" : "");
}

}  // namespace weft::plan
