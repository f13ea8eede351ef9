// The larger or smaller of two values -> its type and text.
#include "plan/ops/extremum.h"

#include <weft/error.h>

#include "plan/ops/scalar_call.h"

namespace weft::plan {

Type Extremum::type(std::span<const Type> inputs) const {
  expect_scalars(name, inputs.size(), 2);
  if (auto type = shared_type(inputs[0], inputs[1])) return *type;
  throw Error(ErrorKind::user,
              "Cannot compare " + std::string(dd::to_string(inputs[0])) + " with " + std::string(dd::to_string(inputs[1])));
}

std::string Extremum::text(std::span<const std::string> inputs) const {
  if (bound) return call_text(largest ? "at_least" : "at_most", inputs);
  return call_text(largest ? "maximum" : "minimum", inputs);
}

}  // namespace weft::plan
