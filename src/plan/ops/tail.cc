// The last rows of a frame.
#include "plan/ops/tail.h"

#include "plan/inputs.h"

namespace weft::plan {

Schema Tail::schema(std::span<const Expr> inputs) const { return frame_schema(name, inputs, 0); }
std::string Tail::text(std::span<const std::string>) const { return "tail " + std::to_string(rows); }

}  // namespace weft::plan
