// Checks of a node's inputs.
#include "plan/inputs.h"

#include <weft/error.h>

namespace weft::plan {

const Schema& frame_schema(std::string_view op, std::span<const Expr> inputs, std::size_t num_scalars) {
  bool right = inputs.size() == num_scalars + 1 && inputs[0]->kind() == OpKind::frame;
  for (std::size_t index = 1; right && index < inputs.size(); ++index) right = inputs[index]->kind() == OpKind::scalar;
  if (!right) throw Error(ErrorKind::cluster, "Plan is wired wrongly at op: " + std::string(op));
  return inputs[0]->schema();
}

void check_key(std::string_view use, const Type& type, std::string_view name) {
  if (type != dd::DType::list) return;
  throw Error(ErrorKind::user,
              "Cannot " + std::string(use) + ' ' + type_name(type) + (name.empty() ? "" : ": " + std::string(name)));
}

}  // namespace weft::plan
