// Plotly's templates, lists of colors, color names and marker symbols, as data.
#pragma once

#include <span>
#include <string_view>

namespace weft::figure {

struct NamedText {
  std::string_view name;
  std::string_view json;
};

struct ColorListText {
  std::string_view group;
  std::string_view name;
  std::string_view json;

  bool is_scale() const { return group == "cyclical" || group == "diverging" || group == "sequential"; }
};

/// The layout templates, each a JSON object, in the order of their names.
std::span<const NamedText> template_texts();
/// The lists of colors in the modules of plotly.express.colors ("sequential", ...), each a JSON array. Those of the first three
/// are color scales, too; of scales of one name the first is meant.
std::span<const ColorListText> color_list_texts();
/// Plotly's own color scales of old, each a JSON array of [place, color].
std::span<const NamedText> uneven_scale_texts();
/// The names of colors in CSS.
std::span<const std::string_view> color_names();
std::span<const std::string_view> symbol_names();
/// The colors of traces when the template has none.
std::span<const std::string_view> d3_colors();

}  // namespace weft::figure
