// Numbers out of text -> their type and text.
#include "plan/ops/to_number.h"

#include <weft/error.h>

#include "plan/ops/scalar_call.h"

namespace weft::plan {

dd::DType ToNumber::type(std::span<const dd::DType> inputs) const {
  expect_scalars(name, inputs.size(), 1);
  if (inputs[0] != dd::DType::string)
    throw Error(ErrorKind::user, "Cannot read numbers from " + std::string(dd::to_string(inputs[0])));
  return dd::DType::float64;
}

std::string ToNumber::text(std::span<const std::string> inputs) const { return call_text(name, inputs); }

}  // namespace weft::plan
