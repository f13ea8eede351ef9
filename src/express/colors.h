// Names of colors, color scales and symbols -> what Plotly.js draws, or errors that say what there is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <weft/chart_arguments.h>

namespace weft::px {

/// Throw a user Error that names the argument unless the text is a color, or the name of a marker symbol.
void check_color(std::string_view argument, std::string_view text);
void check_symbol(std::string_view argument, std::string_view text);
/// The same for a pattern of dashes ("dot", or lengths such as "5px 10px") and a fill pattern.
void check_dash(std::string_view argument, std::string_view text);
void check_pattern(std::string_view argument, std::string_view text);

/// The scale as Plotly's list of [place, color]. Throws a user Error for an unknown name or color, or places that do not rise
/// from 0 to 1.
Json color_stops(const ColorScale& scale);

/// The colors of a scale without their places.
std::vector<std::string> colors_of(const ColorScale& scale);

}  // namespace weft::px
