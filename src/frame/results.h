// Computed plans -> the values that a program sees.
#pragma once

#include <weft/dataframe.h>

#include "plan/expr.h"
#include "plan/literal.h"

namespace weft::frame {

dd::Table compute_table(const plan::Expr& frame, const ComputeOptions& options = {});

/// A value of a column, and of a literal.
dd::Value value_at(const dd::Column& column, std::size_t row);
dd::Value value_of(const plan::Literal& literal);
/// The value of a table of one row and one column.
dd::Value single_value(const dd::Table& table);

}  // namespace weft::frame
