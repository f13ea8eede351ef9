// What an aggregation of the user makes of its states.
#include "plan/ops/custom_result.h"

#include <weft/error.h>

#include "plan/functions.h"

namespace weft::plan {

dd::DType CustomResult::type(std::span<const dd::DType> inputs) const {
  if (inputs.size() != 1 || inputs[0] != dd::DType::string)
    throw Error(ErrorKind::cluster, "Encoded plan holds the result of no states: " + aggregation);
  return find_aggregation(aggregation).result;
}
std::string CustomResult::text(std::span<const std::string> inputs) const { return aggregation + "(" + inputs[0] + ")"; }

}  // namespace weft::plan
