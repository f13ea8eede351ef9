// A table and the arguments of a chart -> the figure.
#include "express/make_figure.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include "base/json_writer.h"
#include "base/text.h"
#include "express/arguments.h"
#include "express/axes.h"
#include "express/colors.h"
#include "express/encode.h"
#include "express/grouping.h"
#include "express/hover.h"
#include "express/mapping.h"
#include "express/plotly_data.h"
#include "express/subplots.h"
#include "express/templates.h"
#include "express/wide.h"

namespace weft::px {
namespace {

using boost::json::array;
using boost::json::object;

constexpr std::size_t most_svg_rows = 1000;

// The grouping columns, in plotly.py's order.
enum Grouper : std::size_t { by_color, by_symbol, by_facet_row, by_facet_col };

// All that is decided before the first trace is made.
struct Plan {
  const Scatter& arguments;
  const Bound& bound;
  const figure::Template& theme;
  std::string trace_type;
  bool has_orientation;
  std::string orientation;
  bool continuous_color;
  double sizeref;
  Grouping grouping;
  std::vector<const NamedColumn*> groupers;
  std::vector<const Order*> orders;  // of each grouper, null where there is none
  std::vector<std::string> colors, symbols;
  CustomData custom;
  SubplotGrid grid;
};

void check_choice(std::string_view argument, const std::string& value, const std::vector<std::string>& choices) {
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return;
  throw Error(ErrorKind::user,
              "Argument '" + std::string(argument) + "' has no such choice: " + value + " " + base::choices_hint(value, choices));
}

void check_map(std::string_view argument, const DiscreteMap& map, void (*check)(std::string_view, std::string_view)) {
  for (const auto& [value, drawn] : map.items()) check(argument, drawn);
}

void check_arguments(const Scatter& arguments) {
  check_choice("render_mode", arguments.render_mode, {"auto", "svg", "webgl"});
  if (!arguments.orientation.empty()) check_choice("orientation", arguments.orientation, {"v", "h"});
  if (arguments.opacity && !(*arguments.opacity >= 0 && *arguments.opacity <= 1)) {
    throw Error(ErrorKind::user, "Argument 'opacity' is not between 0 and 1: " + base::repr(*arguments.opacity));
  }
  if (!(arguments.size_max > 0))
    throw Error(ErrorKind::user, "Argument 'size_max' is not above 0: " + base::repr(arguments.size_max));
  if (arguments.facet_col_wrap < 0) {
    throw Error(ErrorKind::user, "Argument 'facet_col_wrap' is below 0: " + std::to_string(arguments.facet_col_wrap));
  }
  for (const auto& color : arguments.color_discrete_sequence) check_color("color_discrete_sequence", color);
  for (const auto& symbol : arguments.symbol_sequence) check_symbol("symbol_sequence", symbol);
  check_map("color_discrete_map", arguments.color_discrete_map, check_color);
  check_map("symbol_map", arguments.symbol_map, check_symbol);
}

// The area of one data unit: the largest marker is size_max wide. Throws where a marker could have no size.
double find_sizeref(const Scatter& arguments, const NamedColumn& size) {
  const auto refuse = [&](std::string_view why, const std::string& what) {
    throw Error(ErrorKind::user,
                "Argument 'size' needs numbers of at least 0: column " + size.name + " " + std::string(why) + what);
  };
  if (!dd::is_numeric(size.column.dtype())) refuse("is of type ", std::string(to_string(size.column.dtype())));
  double largest = std::nan("");
  for (std::size_t row = 0; row < size.column.size(); ++row) {
    if (is_missing(size.column, row)) refuse("is null at row ", std::to_string(row));
    const double value = size.column.at<double>(row);
    if (value < 0) refuse("has ", size.column.to_string(row) + " at row " + std::to_string(row));
    largest = std::fmax(largest, value);
  }
  return largest / (arguments.size_max * arguments.size_max);
}

std::string find_orientation(const Bound& bound) {
  if (!bound.orientation.empty()) return bound.orientation;
  const bool x = is_continuous(bound.x->column.dtype()), y = is_continuous(bound.y->column.dtype());
  return x && !y ? "h" : "v";
}

std::vector<std::string> to_strings(std::span<const std::string_view> texts) { return {texts.begin(), texts.end()}; }

std::vector<std::string> color_sequence(const Scatter& arguments, const figure::Template& theme, std::string_view trace_type) {
  if (!arguments.color_discrete_sequence.empty()) return arguments.color_discrete_sequence;
  const auto of_traces = trace_attributes(theme, trace_type, {"marker", "color"});
  if (!of_traces.empty()) return of_traces;
  std::vector<std::string> colors;
  if (const Json* colorway = find_in(theme, {"layout", "colorway"}); colorway && colorway->is_array()) {
    for (const auto& color : colorway->get_array()) colors.emplace_back(color.as_string().c_str());
  }
  return colors.empty() ? to_strings(d3_colors()) : colors;
}

std::vector<std::string> symbol_sequence(const Scatter& arguments, const figure::Template& theme) {
  if (!arguments.symbol_sequence.empty()) return arguments.symbol_sequence;
  const auto of_traces = trace_attributes(theme, "scatter", {"marker", "symbol"});
  if (!of_traces.empty()) return of_traces;
  return {"circle", "diamond", "square", "x", "cross"};
}

std::vector<std::string> facet_titles(const Plan& plan, const NamedColumn& facet, const Order& order) {
  std::vector<std::string> titles;
  for (const auto& text : order.texts) titles.push_back(label_of(plan.arguments, facet.name) + "=" + text);
  return titles;
}

// How many columns plots are wrapped after; 0 for no limit.
std::size_t wrap_after(const Plan& plan) {
  return plan.bound.facet_row ? 0 : static_cast<std::size_t>(plan.arguments.facet_col_wrap);
}

SubplotGrid make_grid(const Plan& plan) {
  const std::size_t wrap = wrap_after(plan);
  const auto spacing = [](const std::optional<double>& given, double otherwise) {
    return given.value_or(0) != 0 ? *given : otherwise;
  };
  SubplotGrid grid;
  grid.row_spacing = spacing(plan.arguments.facet_row_spacing, wrap > 0 ? 0.07 : 0.03);
  grid.column_spacing = spacing(plan.arguments.facet_col_spacing, 0.02);
  if (const Order* order = plan.orders[by_facet_row]) {
    grid.row_titles = facet_titles(plan, *plan.bound.facet_row, *order);
    grid.num_rows = grid.row_titles.size();
  }
  if (const Order* order = plan.orders[by_facet_col]) {
    grid.column_titles = facet_titles(plan, *plan.bound.facet_col, *order);
    grid.num_columns = grid.column_titles.size();
  }
  if (wrap > 0) {
    grid.subplot_titles = std::move(grid.column_titles);
    grid.column_titles.clear();
    grid.num_rows = (grid.num_columns + wrap - 1) / wrap;
    grid.num_columns = std::min(grid.num_columns, wrap);
    grid.subplot_titles.resize(grid.size());
  }
  return grid;
}

std::string pick_trace_type(const Chart& chart, const Scatter& arguments, std::size_t num_rows) {
  const bool many = arguments.render_mode == "auto" && num_rows > most_svg_rows;
  return std::string(many || arguments.render_mode == "webgl" ? chart.webgl_trace_type : chart.trace_type);
}

Plan make_plan(const Chart& chart, const Scatter& arguments, const Bound& bound, const figure::Template& theme) {
  Plan plan{arguments, bound, theme, {}, true, {}, false, 0, {}, {}, {}, {}, {}, {}, {}};
  plan.trace_type = pick_trace_type(chart, arguments, bound.num_rows);
  plan.has_orientation = plan.trace_type == chart.trace_type;
  plan.orientation = find_orientation(bound);
  plan.continuous_color = bound.color && is_continuous(bound.color->column.dtype());
  if (bound.size) plan.sizeref = find_sizeref(arguments, *bound.size);
  const auto pointer = [](const std::optional<NamedColumn>& column) { return column ? &*column : nullptr; };
  plan.groupers = {plan.continuous_color ? nullptr : pointer(bound.color), pointer(bound.symbol), pointer(bound.facet_row),
                   pointer(bound.facet_col)};
  plan.grouping = group(arguments, plan.groupers, bound.num_rows);
  for (const NamedColumn* column : plan.groupers) plan.orders.push_back(column ? plan.grouping.find(column->name) : nullptr);
  plan.colors =
      draw_with(arguments.color_discrete_map, color_sequence(arguments, theme, chart.trace_type), plan.orders[by_color]);
  plan.symbols = draw_with(arguments.symbol_map, symbol_sequence(arguments, theme), plan.orders[by_symbol]);
  if (arguments.color_discrete_map.is_identity() && plan.orders[by_color]) {
    for (const auto& color : plan.colors) check_color("color", color);
  }
  if (arguments.symbol_map.is_identity() && plan.orders[by_symbol]) {
    for (const auto& symbol : plan.symbols) check_symbol("symbol", symbol);
  }
  plan.custom = custom_data(arguments, bound);
  plan.grid = make_grid(plan);
  return plan;
}

// The plot that a group's traces stand in.
std::size_t subplot_of(const Plan& plan, const Group& group) {
  std::size_t row = group.places[by_facet_row], column = group.places[by_facet_col];
  if (const std::size_t wrap = wrap_after(plan); wrap > 0) {
    row = column / wrap;
    column = column % wrap;
  }
  return (plan.grid.num_rows - 1 - row) * plan.grid.num_columns + column;
}

// The lines and the name that a group owes to the values that tell it apart.
struct GroupNames {
  HoverLines lines;
  std::string name;
};

GroupNames name_group(const Plan& plan, const Group& group) {
  GroupNames names;
  std::vector<std::pair<std::string, std::string>> in_name;
  for (std::size_t by = 0; by < plan.groupers.size(); ++by) {
    if (!plan.groupers[by]) continue;
    const bool identity = (by == by_color && plan.arguments.color_discrete_map.is_identity()) ||
                          (by == by_symbol && plan.arguments.symbol_map.is_identity());
    if (identity) continue;
    const std::string& label = label_of(plan.arguments, plan.groupers[by]->name);
    const std::string& text = plan.orders[by]->texts[group.places[by]];
    names.lines.set(label, text);
    if (by != by_color && by != by_symbol) continue;
    const auto same = std::find_if(in_name.begin(), in_name.end(), [&](const auto& part) { return part.first == label; });
    if (same == in_name.end()) {
      in_name.emplace_back(label, text);
    } else {
      same->second = text;
    }
  }
  for (const auto& [label, text] : in_name) names.name += (names.name.empty() ? "" : ", ") + text;
  return names;
}

object make_marker(const Plan& plan, const Group& group) {
  object marker;
  if (plan.continuous_color) {
    marker["color"] = encode(plan.bound.color->column, group.rows);
    marker["coloraxis"] = "coloraxis";
  } else {
    marker["color"] = plan.colors[group.places[by_color]];
  }
  if (plan.arguments.opacity) marker["opacity"] = *plan.arguments.opacity;
  if (plan.bound.size) {
    marker["size"] = encode(plan.bound.size->column, group.rows);
    marker["sizemode"] = "area";
    marker["sizeref"] = plan.sizeref;
  }
  marker["symbol"] = plan.symbols[group.places[by_symbol]];
  return marker;
}

std::string make_hover(const Plan& plan, HoverLines lines) {
  const Bound& bound = plan.bound;
  const auto set = [&](const std::optional<NamedColumn>& column, const char* value) {
    if (column) lines.set(label_of(plan.arguments, column->name), value);
  };
  set(bound.x, "%{x}");
  set(bound.y, "%{y}");
  set(bound.size, "%{marker.size}");
  set(bound.text, "%{text}");
  for (const auto& [label, value] : plan.custom.lines) lines.set(label, value);
  if (plan.continuous_color) set(bound.color, "%{marker.color}");
  lines.apply(plan.arguments, bound);
  return lines.to_template(bound.hover_name.has_value());
}

// Keys in the alphabet's order, the type last, as plotly.py writes them.
object make_trace(const Plan& plan, const Group& group, std::set<std::string>& names_seen) {
  const Bound& bound = plan.bound;
  GroupNames names = name_group(plan, group);
  const std::size_t subplot = subplot_of(plan, group);
  object trace;
  trace.reserve(16);
  if (!plan.custom.columns.empty()) trace["customdata"] = encode_rows(plan.custom.columns, group.rows);
  trace["hovertemplate"] = make_hover(plan, std::move(names.lines));
  if (bound.hover_name) trace["hovertext"] = encode_text(bound.hover_name->column, group.rows);
  trace["legendgroup"] = names.name;
  trace["marker"] = make_marker(plan, group);
  trace["mode"] = bound.text ? "markers+text" : "markers";
  trace["name"] = names.name;
  if (plan.has_orientation) trace["orientation"] = plan.orientation;
  trace["showlegend"] = !names.name.empty() && names_seen.insert(names.name).second;
  if (bound.text) trace["text"] = encode_text(bound.text->column, group.rows);
  trace["x"] = encode(bound.x->column, group.rows);
  trace["xaxis"] = axis_id('x', subplot);
  trace["y"] = encode(bound.y->column, group.rows);
  trace["yaxis"] = axis_id('y', subplot);
  trace["type"] = plan.trace_type;
  return trace;
}

object make_coloraxis(const Plan& plan) {
  const Scatter& arguments = plan.arguments;
  object axis = {{"colorbar", {{"title", {{"text", label_of(arguments, plan.bound.color->name)}}}}}};
  if (arguments.color_continuous_scale.given()) {
    axis["colorscale"] = color_stops(arguments.color_continuous_scale);
    // Else a template could let the scale be picked by the data's sign.
    axis["autocolorscale"] = false;
  } else if (const Json* scale = find_in(plan.theme, {"layout", "colorscale", "sequential"})) {
    std::vector<std::string> colors;
    for (const auto& stop : scale->as_array()) colors.emplace_back(stop.as_array().at(1).as_string().c_str());
    axis["colorscale"] = evenly_spaced(colors);
  } else {
    axis["colorscale"] = color_stops("viridis");
  }
  if (arguments.color_continuous_midpoint) axis["cmid"] = *arguments.color_continuous_midpoint;
  if (arguments.range_color.given()) {
    if (!arguments.range_color.low().is_null()) axis["cmin"] = arguments.range_color.low();
    if (!arguments.range_color.high().is_null()) axis["cmax"] = arguments.range_color.high();
  }
  return axis;
}

object make_legend(const Plan& plan) {
  object legend;
  std::vector<std::string> labels;
  for (std::size_t by : {by_color, by_symbol}) {
    const bool identity =
        by == by_color ? plan.arguments.color_discrete_map.is_identity() : plan.arguments.symbol_map.is_identity();
    if (!plan.groupers[by] || identity || plan.grouping.groups.empty()) continue;
    const std::string& label = label_of(plan.arguments, plan.groupers[by]->name);
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
  }
  if (!labels.empty()) legend["title"] = object{{"text", base::join(labels)}};
  legend["tracegroupgap"] = 0;
  if (plan.bound.size && !find_in(plan.theme, {"layout", "legend", "itemsizing"})) legend["itemsizing"] = "constant";
  return legend;
}

object make_layout(const Plan& plan) {
  const Scatter& arguments = plan.arguments;
  object layout;
  layout["template"] = nullptr;  // stands first
  add_subplots(plan.grid, layout);
  if (plan.continuous_color) layout["coloraxis"] = make_coloraxis(plan);
  if (arguments.height) layout["height"] = *arguments.height;
  if (arguments.width) layout["width"] = *arguments.width;
  layout["legend"] = make_legend(plan);
  if (!arguments.title.empty()) {
    layout["title"] = object{{"text", arguments.title}};
  } else if (!find_in(plan.theme, {"layout", "margin", "t"})) {
    layout["margin"] = object{{"t", 60}};
  }
  if (!arguments.subtitle.empty()) {
    Json& title = layout["title"];
    if (!title.is_object()) title.emplace_object();
    title.get_object()["subtitle"] = object{{"text", arguments.subtitle}};
  }
  configure_axes(arguments, plan.bound, plan.grouping, plan.grid, layout);
  return layout;
}

}  // namespace

Figure make_figure(const Chart& chart, const dd::Table& table, const Scatter& arguments) {
  if (const auto form = to_long_form(table, arguments)) return make_figure(chart, form->table, form->arguments);
  check_arguments(arguments);
  const TemplatePtr theme = find_template(arguments.template_);
  const Bound bound = bind(table, arguments);
  const Plan plan = make_plan(chart, arguments, bound, *theme);
  array traces;
  traces.reserve(plan.grouping.groups.size());
  std::set<std::string> names_seen;
  for (const auto& group : plan.grouping.groups) traces.push_back(make_trace(plan, group, names_seen));
  object figure;
  figure["data"] = std::move(traces);
  figure["layout"] = make_layout(plan);
  return Figure(std::move(figure), theme);
}

}  // namespace weft::px
