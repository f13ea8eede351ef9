// The lists of colors of plotly.express.colors, as data.
#pragma once

#include <span>
#include <string_view>

namespace weft::px::colors {

struct ListText {
  std::string_view group;
  std::string_view name;
  std::string_view json;  ///< An array of colors.
};

std::span<const ListText> color_list_texts();

}  // namespace weft::px::colors
