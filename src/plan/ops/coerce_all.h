// Scalars over one schema -> the same made ready for it, with their types.
#pragma once

#include <span>
#include <vector>

#include "plan/ops/scalar.h"

namespace weft::plan {

/// coerce_literals() of each. Of many scalars over many columns: the schema is looked at once, not once a scalar.
std::vector<TypedScalar> coerce_all(std::span<const Expr> scalars, const Schema& schema);

}  // namespace weft::plan
