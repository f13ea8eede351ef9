// Plans with values of frames among their scalars -> plans that attach these values as columns.
#pragma once

#include <vector>

#include "plan/expr.h"

namespace weft::plan {

/// A FrameValue in a scalar becomes a column of an AttachValues below the node that uses it, and below its projections: so that
/// rules, and what runs plans, see frames and columns only.
std::vector<Expr> attach_values(const std::vector<Expr>& roots);

}  // namespace weft::plan
