// Rows of text -> a heatmap with the texts on it.
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <weft/error.h>
#include <weft/figure_factory.h>
#include <weft/graph_objects.h>

#include "express/encode.h"

namespace weft::ff {

Figure create_table(const std::vector<std::vector<std::string>>& rows, const TableOptions& options) {
  if (rows.empty()) throw Error(ErrorKind::user, "A table has no row");
  for (const auto& row : rows) {
    if (row.size() != rows[0].size()) throw Error(ErrorKind::user, "The rows of a table are of different lengths");
  }
  const auto& colors = options.font_colors;
  if (colors.size() != 1 && colors.size() != 3 && colors.size() != rows.size()) {
    throw Error(ErrorKind::user,
                "font_colors has neither one color, nor three, nor one for each row: " + std::to_string(colors.size()));
  }
  // The header, then odd and even rows in turn.
  const auto kind = [](std::size_t row) { return row == 0 ? 0u : row % 2 == 1 ? 1u : 2u; };
  boost::json::array shades, texts;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    boost::json::array shade;
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      const bool header = options.index && c == 0;
      if (header || r == 0) {
        shade.push_back(0);
      } else {
        shade.push_back(kind(r) == 1 ? Json(0.5) : Json(1));
      }
      const std::string& own = colors.size() == 3 ? colors[kind(r)] : colors.size() == 1 ? colors[0] : colors[r];
      texts.push_back({{"align", "left"},
                       {"font", {{"color", header ? colors[0] : own}}},
                       {"showarrow", false},
                       {"text", r == 0 || header ? "<b>" + rows[r][c] + "</b>" : rows[r][c]},
                       {"x", static_cast<double>(c) - options.annotation_offset},
                       {"xanchor", "left"},
                       {"xref", "x1"},
                       {"y", r},
                       {"yref", "y1"}});
    }
    shades.push_back(std::move(shade));
  }
  go::Heatmap trace({{"z", Json(std::move(shades))},
                     {"opacity", 0.75},
                     {"colorscale", options.colorscale},
                     {"showscale", false},
                     {"hoverinfo", options.hoverinfo}});
  go::Layout layout(
      {{"annotations", Json(std::move(texts))},
       {"height", static_cast<double>(rows.size()) * options.height_constant + 50},
       {"margin", {{"t", 0}, {"b", 0}, {"r", 0}, {"l", 0}}},
       {"yaxis",
        {{"autorange", "reversed"},
         {"zeroline", false},
         {"gridwidth", 2},
         {"ticks", ""},
         {"dtick", 1},
         {"tick0", 0.5},
         {"showticklabels", false}}},
       {"xaxis",
        {{"zeroline", false}, {"gridwidth", 2}, {"ticks", ""}, {"dtick", 1}, {"tick0", -0.5}, {"showticklabels", false}}}});
  return Figure(std::move(trace), std::move(layout));
}

Figure create_table(const dd::Table& table, const TableOptions& options) {
  std::vector<std::vector<std::string>> rows{table.column_names()};
  if (options.index) rows[0].insert(rows[0].begin(), "");
  for (std::size_t r = 0; r < table.num_rows(); ++r) {
    auto& row = rows.emplace_back();
    if (options.index) row.push_back(std::to_string(r));
    for (std::size_t c = 0; c < table.num_columns(); ++c) row.push_back(px::text_of(table.column(c), r));
  }
  return create_table(rows, options);
}

}  // namespace weft::ff
