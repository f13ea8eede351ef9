// Plotly's templates, color scales, color names and marker symbols, as data.
#pragma once

#include <span>
#include <string_view>

namespace weft::figure {

struct NamedText {
  std::string_view name;
  std::string_view json;
};

/// The layout templates, each a JSON object, in the order of their names.
std::span<const NamedText> template_texts();
/// The continuous color scales, each a JSON array of colors, by their names in lower case.
std::span<const NamedText> color_scale_texts();
/// The names of colors in CSS.
std::span<const std::string_view> color_names();
std::span<const std::string_view> symbol_names();
/// The colors of traces when the template has none.
std::span<const std::string_view> d3_colors();

}  // namespace weft::figure
