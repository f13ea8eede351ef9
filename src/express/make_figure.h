// A table and the arguments of a chart -> the figure.
#pragma once

#include <weft/figure.h>
#include <weft/table.h>

#include "express/arguments.h"
#include "express/chart_types.h"

namespace weft::px {

Figure make_figure(ChartKind chart, const dd::Table& table, Arguments given);

}  // namespace weft::px
