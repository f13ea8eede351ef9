// Texts -> whether they are colors, and the colors of a scale.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <weft/json.h>

namespace weft::figure {

/// Whether Plotly.js can draw it: a CSS name, #hex, or a function such as rgb(), hsl() or oklch().
bool is_color(std::string_view text);

/// The colors of a continuous scale by its name, in any case and with "_r" from the last to the first.
std::optional<std::vector<std::string>> scale_colors(std::string_view name);
std::vector<std::string> scale_names();

/// The colors of a list in plotly_data.h.
std::vector<std::string> listed_colors(std::string_view json, bool reversed = false);

/// Colors at equal distances as a list of [place, color].
Json evenly_spaced(const std::vector<std::string>& colors);

}  // namespace weft::figure
