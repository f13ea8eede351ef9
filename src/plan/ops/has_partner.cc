// Whether a row can meet one of a join's other side: its type and text.
#include "plan/ops/has_partner.h"

#include <algorithm>

#include "plan/ops/scalar_call.h"

namespace weft::plan {

dd::DType HasPartner::type(std::span<const dd::DType> inputs) const {
  expect_scalars(name, inputs.size(), std::max<std::size_t>(1, keys.size()));
  return dd::DType::boolean;
}

std::string HasPartner::text(std::span<const std::string> inputs) const { return call_text(name, inputs); }

}  // namespace weft::plan
