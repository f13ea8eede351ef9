// Checks of a node's inputs: of how it is wired, for a plan may have come as bytes, and of what is a key.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// The schema of inputs[0]. Throws a cluster Error unless inputs are one frame and then scalars, `num_scalars` of them.
const Schema& frame_schema(std::string_view op, std::span<const Expr> inputs, std::size_t num_scalars);

/// Throws a user Error for a column of lists, which have neither order nor hash: "Cannot sort by list<int64>: tags". Without a
/// name the message ends with the type.
void check_key(std::string_view use, const Type& type, std::string_view name = {});

}  // namespace weft::plan
