// Two literals of a column's type -> which comes first.
#pragma once

#include <optional>

#include <weft/dtype.h>

#include "plan/literal.h"

namespace weft::plan {

/// Below zero when `a` comes first, as the column's values are ordered; nothing where one is null or no value of such a column.
std::optional<int> compare_literals(const Literal& a, const Literal& b, dd::DType type);

/// A literal of a column of dates, times, timestamps or durations as its count; nothing for others.
std::optional<std::int64_t> temporal_count(const Literal& value, dd::DType type);

}  // namespace weft::plan
