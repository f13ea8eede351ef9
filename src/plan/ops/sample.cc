// Some rows, chosen at random.
#include "plan/ops/sample.h"

#include "plan/inputs.h"
#include "plan/literal.h"

namespace weft::plan {

Schema Sample::schema(std::span<const Expr> inputs) const { return frame_schema(name, inputs, 0); }

std::string Sample::text(std::span<const std::string>) const {
  if (replace) return "sample of mean " + to_string(Literal(high)) + ", seed " + std::to_string(seed);
  return "sample " + to_string(Literal(low)) + " to " + to_string(Literal(high)) + ", seed " + std::to_string(seed);
}

}  // namespace weft::plan
