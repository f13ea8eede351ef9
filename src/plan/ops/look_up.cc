// A value a row that another frame has for the row's key.
#include "plan/ops/look_up.h"

#include <weft/error.h>

#include "plan/ops/scalar_call.h"

namespace weft::plan {

Type LookUp::type(std::span<const Type>) const {
  // Only its frame knows: coerce_literals() never asks the op.
  throw Error(ErrorKind::internal, "The type of what a frame has for a key was asked for without the frame");
}
std::string LookUp::text(std::span<const std::string> inputs) const { return call_text(name, inputs); }

}  // namespace weft::plan
