// A group of lists of colors -> a figure that shows them.
#include <weft/colors.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>

#include <weft/chart_defaults.h>
#include <weft/graph_objects.h>
#include <weft/subplots.h>

#include "express/templates.h"
#include "figure/color_names.h"
#include "figure/plotly_data.h"

namespace weft::px::colors {
namespace {

using boost::json::array;

std::vector<figure::ColorListText> lists_of(std::string_view group) {
  std::vector<figure::ColorListText> lists;
  for (const auto& list : figure::color_list_texts()) {
    if (list.group == group) lists.push_back(list);
  }
  return lists;
}

Json template_or_default(const Json& given) {
  Json chosen = given.is_null() ? defaults().template_ : given;
  return find_template(chosen)->value;
}

std::string title_of(std::string_view group) { return "plotly.colors." + std::string(group); }

template <class Value>
Json repeat(std::size_t times, const Value& value) {
  return array(times, Json(value));
}

// 0, step, 2 * step, ...
Json count_up(int times, int step) {
  array numbers;
  for (int i = 0; i < times; ++i) numbers.push_back(i * step);
  return numbers;
}

Figure rows(std::string_view group, std::vector<go::Trace> traces, double gap, const Json& template_) {
  std::reverse(traces.begin(), traces.end());
  const int height = std::max(600, 40 * static_cast<int>(traces.size()));
  return Figure(std::move(traces),
                go::Layout({{"title", title_of(group)},
                            {"barmode", "stack"},
                            {"barnorm", "fraction"},
                            {"bargap", gap},
                            {"showlegend", false},
                            {"xaxis", {{"range", {-0.02, 1.02}}, {"showticklabels", false}, {"showgrid", false}}},
                            {"height", height},
                            {"template", template_or_default(template_)},
                            {"margin", {{"b", 10}}}}));
}

Figure draw_swatches(std::string_view group, const Json& template_) {
  std::vector<go::Trace> traces;
  for (const auto& list : lists_of(group)) {
    const auto colors = figure::listed_colors(list.json);
    traces.push_back(go::Bar({{"orientation", "h"},
                              {"y", repeat(colors.size(), list.name)},
                              {"x", repeat(colors.size(), 1)},
                              {"customdata", count_up(static_cast<int>(colors.size()), 1)},
                              {"marker", {{"color", colors}}},
                              {"hovertemplate", "%{y}[%{customdata}] = %{marker.color}<extra></extra>"}}));
  }
  return rows(group, std::move(traces), 0.5, template_);
}

Figure draw_swatches_continuous(std::string_view group, const Json& template_) {
  constexpr int count = 100;
  std::vector<go::Trace> traces;
  for (const auto& list : lists_of(group)) {
    array shares;
    for (int i = 1; i <= count; ++i) shares.push_back(static_cast<double>(i) / count);
    traces.push_back(go::Bar({{"orientation", "h"},
                              {"y", repeat(count, list.name)},
                              {"x", repeat(count, 1)},
                              {"customdata", Json(std::move(shares))},
                              {"marker", {{"color", count_up(count, 1)}, {"colorscale", list.name}, {"line", {{"width", 0}}}}},
                              {"hovertemplate", "%{customdata}"},
                              {"name", list.name}}));
  }
  return rows(group, std::move(traces), 0.3, template_).update_layout({{"width", 500}});
}

Figure draw_swatches_cyclical(std::string_view group, const Json& template_) {
  constexpr int rows = 2, columns = 4, step = 5, count = 360 / step;
  const auto lists = lists_of(group);
  Subplots grid{.rows = rows, .cols = columns};
  for (const auto& list : lists) grid.subplot_titles.emplace_back(list.name);
  grid.specs.assign(rows, std::vector<SubplotSpec>(columns, SubplotSpec{.type = "polar"}));
  Figure figure = make_subplots(grid);
  int place = 0;
  for (const auto& list : lists) {
    figure.add_barpolar({{"r", repeat(count, 1)},
                         {"theta", count_up(count, step)},
                         {"marker", {{"color", count_up(count, step)}, {"cmin", 0}, {"cmax", 360}, {"colorscale", list.name}}},
                         {"name", list.name}},
                        {place / columns + 1, place % columns + 1});
    ++place;
  }
  figure.update_traces({{"width", 5.2}, {"marker_line_width", 0}, {"base", 0.5}, {"showlegend", false}});
  figure.update_polars({{"angularaxis_visible", false}, {"radialaxis_visible", false}});
  return figure.update_layout({{"title", title_of(group)}, {"template", template_or_default(template_)}});
}

}  // namespace

#define WEFT_SWATCHES(group, name) \
  Figure group::name(const Json& template_) { return draw_##name(#group, template_); }
WEFT_SWATCHES(cyclical, swatches)
WEFT_SWATCHES(cyclical, swatches_continuous)
WEFT_SWATCHES(cyclical, swatches_cyclical)
WEFT_SWATCHES(diverging, swatches)
WEFT_SWATCHES(diverging, swatches_continuous)
WEFT_SWATCHES(sequential, swatches)
WEFT_SWATCHES(sequential, swatches_continuous)
WEFT_SWATCHES(qualitative, swatches)
WEFT_SWATCHES(carto, swatches)
WEFT_SWATCHES(cmocean, swatches)
WEFT_SWATCHES(cmocean, swatches_continuous)
WEFT_SWATCHES(colorbrewer, swatches)
#undef WEFT_SWATCHES

}  // namespace weft::px::colors
