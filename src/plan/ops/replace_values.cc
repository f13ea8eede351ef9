// Replaced values -> their type and text.
#include "plan/ops/replace_values.h"

#include <weft/error.h>

#include "base/text.h"
#include "plan/ops/scalar_call.h"

namespace weft::plan {

Type ReplaceValues::type(std::span<const Type> inputs) const {
  expect_scalars(name, inputs.size(), from.size() + 2);
  Type type = inputs[1];
  for (const Type& next : inputs.subspan(2)) {
    const auto shared = shared_type(type, next);
    if (!shared)
      throw Error(ErrorKind::user,
                  "Cannot put " + std::string(dd::to_string(next)) + " in the place of " + std::string(dd::to_string(type)));
    type = *shared;
  }
  return type;
}

std::string ReplaceValues::text(std::span<const std::string> inputs) const {
  std::vector<std::string> parts{inputs[0]};
  for (std::size_t index = 0; index < from.size(); ++index) parts.push_back(to_string(from[index]) + ": " + inputs[index + 2]);
  if (inputs[1] != inputs[0]) parts.push_back("else: " + inputs[1]);
  return call_text("replace", parts);
}

}  // namespace weft::plan
