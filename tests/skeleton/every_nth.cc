// Each n-th row of every partition: an op to copy from.
#include "every_nth.h"

#include <weft/error.h>

#include "plan/inputs.h"
#include "plan/registry.h"

namespace weft::skeleton {

plan::Schema EveryNth::schema(std::span<const plan::Expr> inputs) const {
  if (step < 1) throw Error(ErrorKind::user, "every_nth needs a step of 1 or more, not " + std::to_string(step));
  return plan::frame_schema(name, inputs, 0);
}

std::string EveryNth::text(std::span<const std::string>) const { return "every_nth " + std::to_string(step); }

}  // namespace weft::skeleton
