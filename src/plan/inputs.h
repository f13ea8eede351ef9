// Checks of a node's inputs: a plan that came as bytes may be wired wrongly.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// The schema of inputs[0]. Throws a cluster Error unless inputs are one frame and then scalars, `num_scalars` of them.
const Schema& frame_schema(std::string_view op, std::span<const Expr> inputs, std::size_t num_scalars);

}  // namespace weft::plan
