// Some rows of each partition, spread evenly over it.
#include "plan/ops/spread_sample.h"

#include "plan/inputs.h"

namespace weft::plan {

Schema SpreadSample::schema(std::span<const Expr> inputs) const { return frame_schema(name, inputs, 0); }
std::string SpreadSample::text(std::span<const std::string>) const {
  return "spread_sample of " + std::to_string(rows) + " rows";
}

}  // namespace weft::plan
