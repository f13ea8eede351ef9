// A grid of subplots -> the text that shows it.
#pragma once

#include <string>

#include "figure/grid.h"

namespace weft::figure {

/// As plotly.py's print_grid(): each cell's place and axes, spans drawn with brackets, then the insets.
std::string grid_text(const Grid& grid);

}  // namespace weft::figure
