// Plans with window calls among their scalars -> plans with window nodes.
#pragma once

#include <vector>

#include "plan/expr.h"

namespace weft::plan {

/// A WindowCall in a scalar becomes a column of a Window below the node that uses it. So rules that know nothing of windows see
/// an op that they do not know, and move nothing past it.
std::vector<Expr> extract_windows(const std::vector<Expr>& roots);

}  // namespace weft::plan
