// Conditional values -> their type and text.
#include "plan/ops/if_else.h"

#include <weft/error.h>

#include "plan/ops/scalar_call.h"

namespace weft::plan {

Type IfElse::type(std::span<const Type> inputs) const {
  expect_scalars(name, inputs.size(), 3);
  const auto named = [](dd::DType type) { return std::string(dd::to_string(type)); };
  if (inputs[0] != dd::DType::boolean) throw Error(ErrorKind::user, "A condition must be bool, not " + named(inputs[0]));
  if (auto type = shared_type(inputs[1], inputs[2])) return *type;
  throw Error(ErrorKind::user, "Cannot choose between " + named(inputs[1]) + " and " + named(inputs[2]));
}

std::string IfElse::text(std::span<const std::string> inputs) const { return call_text(name, inputs); }

Expr if_else(Expr condition, Expr yes, Expr no) { return make(IfElse{}, {std::move(condition), std::move(yes), std::move(no)}); }

}  // namespace weft::plan
