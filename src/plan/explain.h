// A plan -> indented text.
#pragma once

#include <string>

#include "plan/expr.h"

namespace weft::plan {

/// One line a frame node, inputs below and further in. A node that was printed before is named, not printed again.
std::string explain(const Expr& frame);

}  // namespace weft::plan
