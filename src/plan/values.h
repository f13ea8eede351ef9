// Values of columns and of plans -> the values that a program sees.
#pragma once

#include <weft/table.h>
#include <weft/value.h>

#include "plan/literal.h"

namespace weft::plan {

/// Null where the column is; dates and times as text.
dd::Value value_at(const dd::Column& column, std::size_t row);
dd::Value value_of(const Literal& literal);

}  // namespace weft::plan
