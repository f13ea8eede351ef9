// Numbers -> the interval that each is in, between edges that are computed.
#include "plan/ops/cut_computed.h"

#include <algorithm>

#include <weft/error.h>

#include "plan/ops/scalar_call.h"

namespace weft::plan {

dd::DType CutComputed::type(std::span<const dd::DType> inputs) const {
  if (inputs.size() < 3) throw Error(ErrorKind::cluster, "Encoded plan cuts without edges");
  for (const dd::DType input : inputs)
    if (!dd::is_numeric(input)) throw Error(ErrorKind::user, "cut needs numbers, not " + std::string(dd::to_string(input)));
  return labels ? dd::DType::string : dd::DType::int64;
}

std::string CutComputed::text(std::span<const std::string> inputs) const { return call_text("cut", inputs); }

}  // namespace weft::plan
