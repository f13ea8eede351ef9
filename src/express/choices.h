// Arguments of a chart -> errors about those that Plotly would not draw.
#pragma once

#include "express/arguments.h"
#include "express/chart_types.h"

namespace weft::px {

/// Throws a user Error that names the argument and its choices.
void check_arguments(ChartKind chart, const Arguments& arguments);

/// Throws a user Error for a width or a height that is smaller than Plotly draws.
void check_pixels(std::string_view argument, const std::optional<int>& value);

}  // namespace weft::px
