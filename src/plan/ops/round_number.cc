// Rounding -> its type and text.
#include "plan/ops/round_number.h"

#include <weft/error.h>

#include "plan/ops/scalar_call.h"

namespace weft::plan {

dd::DType RoundNumber::type(std::span<const dd::DType> inputs) const {
  expect_scalars(name, inputs.size(), 1);
  if (!dd::is_numeric(inputs[0])) throw Error(ErrorKind::user, "Cannot round " + std::string(dd::to_string(inputs[0])));
  return inputs[0];
}

std::string RoundNumber::text(std::span<const std::string> inputs) const {
  return "round(" + inputs[0] + ", " + std::to_string(decimals) + ')';
}

}  // namespace weft::plan
