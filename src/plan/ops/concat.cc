// The rows of several frames, one after the other.
#include "plan/ops/concat.h"

#include <weft/error.h>

#include "base/text.h"

namespace weft::plan {

Schema Concat::schema(std::span<const Expr> inputs) const {
  if (inputs.empty()) throw Error(ErrorKind::user, "concat needs at least one frame");
  for (const Expr& input : inputs) {
    if (input->kind() != OpKind::frame)
      throw Error(ErrorKind::cluster, "Encoded plan holds a concat of something else than frames");
    if (input->schema() != inputs[0]->schema())
      throw Error(ErrorKind::user, "concat needs frames of the same columns (" + base::join(inputs[0]->schema().names()) +
                                       "), not: " + base::join(input->schema().names()));
  }
  return inputs[0]->schema();
}

std::string Concat::text(std::span<const std::string> inputs) const {
  return "concat of " + std::to_string(inputs.size()) + " frames";
}

}  // namespace weft::plan
