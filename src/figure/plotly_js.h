// The JavaScript that draws figures, from plotly.py's wheel.
#pragma once

#include <string>
#include <string_view>

namespace weft::figure {

/// plotly.min.js.
std::string_view plotly_js();
/// "4.1.1".
std::string plotly_js_version();
/// What a browser checks it by: "sha256-...".
std::string plotly_js_integrity();

}  // namespace weft::figure
