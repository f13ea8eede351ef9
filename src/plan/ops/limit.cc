// The first rows of a frame.
#include "plan/ops/limit.h"

#include "plan/inputs.h"

namespace weft::plan {

Schema Limit::schema(std::span<const Expr> inputs) const { return frame_schema(name, inputs, 0); }
std::string Limit::text(std::span<const std::string>) const { return "limit " + std::to_string(rows); }

}  // namespace weft::plan
