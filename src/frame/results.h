// Computed plans -> the values that a program sees.
#pragma once

#include <weft/dataframe.h>

#include "plan/expr.h"

namespace weft::frame {

dd::Table compute_table(const plan::Expr& frame, const ComputeOptions& options = {});

/// The value of a table of one row and one column.
dd::Value single_value(const dd::Table& table);

}  // namespace weft::frame
