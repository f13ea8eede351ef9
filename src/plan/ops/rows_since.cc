// The rows of a partition that a window over time of another one reaches.
#include "plan/ops/rows_since.h"

#include <weft/error.h>

namespace weft::plan {

Schema RowsSince::schema(std::span<const Expr> inputs) const {
  if (inputs.size() != 3 || inputs[0]->kind() != OpKind::frame || inputs[1]->kind() != OpKind::frame ||
      inputs[2]->kind() != OpKind::scalar || inputs[0]->schema() != inputs[1]->schema())
    throw Error(ErrorKind::cluster, "Plan is wired wrongly at op: rows_since");
  return inputs[0]->schema();
}

std::string RowsSince::text(std::span<const std::string> inputs) const {
  return "rows_since " + std::to_string(microseconds) + (after ? " us after in " : " us before in ") + inputs[2];
}

}  // namespace weft::plan
