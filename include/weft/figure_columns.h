// Columns of tables -> values of a figure's attributes: `go::Scatter({{"x", table["x"]}})`.
#pragma once

#include <weft/json.h>
#include <weft/table.h>

namespace weft::dd {

/// The column as a figure has it: numbers as a typed array (nulls NaN), written straight from the column's memory; texts, dates
/// and everything else as a list (nulls null).
Json figure_value(const Column& column);

}  // namespace weft::dd
