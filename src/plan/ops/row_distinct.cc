// Numbers of different values -> their type and text.
#include "plan/ops/row_distinct.h"

#include <weft/error.h>

#include "plan/ops/scalar_call.h"

namespace weft::plan {

Type RowDistinct::type(std::span<const Type> inputs) const {
  if (inputs.empty()) expect_scalars(name, 0, 1);
  Type shared = inputs[0];
  for (const Type& input : inputs) {
    if (input == dd::DType::list) throw Error(ErrorKind::user, "Lists are not told apart: nunique");
    const auto next = shared_type(shared, input);
    if (!next) throw Error(ErrorKind::user, "No type holds both " + type_name(shared) + " and " + type_name(input));
    shared = *next;
  }
  return dd::DType::int64;
}

std::string RowDistinct::text(std::span<const std::string> inputs) const { return call_text(name, inputs); }

}  // namespace weft::plan
