// A frame -> the number of its parts.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// In how many parts a frame is computed.
std::size_t num_partitions(const Expr& frame);

}  // namespace weft::plan
