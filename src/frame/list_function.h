// A column of lists and a function's name -> the column that it gives.
#pragma once

#include <vector>

#include <weft/series.h>

#include "plan/literal.h"
#include "plan/ops/list_function.h"

namespace weft::frame {

/// Throws a user Error for a column that holds no lists.
dd::Series list_function(const plan::Expr& series, const char* function, std::vector<plan::Literal> arguments = {});

}  // namespace weft::frame
