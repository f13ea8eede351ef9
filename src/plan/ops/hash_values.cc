// Hashes -> their type and text.
#include "plan/ops/hash_values.h"

#include "plan/inputs.h"
#include "plan/ops/scalar_call.h"

namespace weft::plan {

dd::DType HashValues::type(std::span<const dd::DType> inputs) const {
  if (inputs.empty()) expect_scalars(name, 0, 1);
  for (const dd::DType input : inputs) check_key("hash", input);
  return dd::DType::uint64;
}

std::string HashValues::text(std::span<const std::string> inputs) const { return call_text(name, inputs); }

}  // namespace weft::plan
