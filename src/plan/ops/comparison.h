// What the comparisons among the operators of a Binary have in common.
#pragma once

#include "plan/ops/scalar.h"

namespace weft::plan {

bool is_comparison(BinaryOp op);
/// The comparison that gives the same with its sides changed over; any other operator as it is.
BinaryOp mirrored(BinaryOp op);

}  // namespace weft::plan
