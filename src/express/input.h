// A table, and which of its columns to draw -> columns under the names that the engine reads.
#pragma once

#include <weft/table.h>

#include "express/arguments.h"
#include "express/chart_types.h"

namespace weft::px {

/// Binds the arguments of a chart to columns. A table in wide form is brought into long form first; row numbers, or counts, stand
/// in for an x or y that is not given. Sets in `arguments` what follows from that: the orientation, and ecdf's `histfunc`.
/// Throws a user Error that names the argument for columns that are not there or do not go together.
Bound read_input(ChartKind chart, const dd::Table& table, Arguments& arguments);

}  // namespace weft::px
