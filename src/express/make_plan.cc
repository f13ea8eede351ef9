// A table and the arguments of a chart -> all that is decided before the first trace.
#include "express/make_plan.h"

#include <algorithm>
#include <cmath>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>

#include "express/colors.h"
#include "express/ecdf.h"
#include "express/encode.h"
#include "express/hierarchy.h"
#include "express/input.h"
#include "express/part_order.h"
#include "express/templates.h"
#include "express/timeline.h"
#include "express/trendlines.h"

namespace weft::px {
namespace {

using boost::json::object;

constexpr std::size_t most_svg_rows = 1000;
constexpr double default_size_max = 20;

object& inner(object& parent, std::string_view key) {
  Json& value = parent[key];
  return value.is_object() ? value.get_object() : value.emplace_object();
}

// The area of one data unit: the largest marker is size_max wide. Throws where a marker could have no size.
double find_sizeref(double size_max, const NamedColumn& size) {
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
  return largest / (size_max * size_max);
}

void need_numbers(const Bound& bound, Argument argument) {
  const auto& column = bound[argument];
  if (!column || dd::is_numeric(column->column.dtype()) || column->column.size() == 0) return;
  throw Error(ErrorKind::user, "Argument '" + std::string(name_of(argument)) + "' needs numbers: column " + column->name +
                                   " is of type " + std::string(to_string(column->column.dtype())));
}

void check_types(ChartKind chart, const Bound& bound) {
  for (Argument argument : {Argument::error_x, Argument::error_x_minus, Argument::error_y, Argument::error_y_minus,
                            Argument::error_z, Argument::error_z_minus, Argument::lat, Argument::lon, Argument::values}) {
    need_numbers(bound, argument);
  }
  const bool flags = bound[Argument::color] && bound[Argument::color]->column.dtype() == dd::DType::boolean;
  const bool colors_lines = chart == ChartKind::parallel_coordinates || chart == ChartKind::parallel_categories;
  if (colors_lines && !flags) need_numbers(bound, Argument::color);
}

// Sets the orientation that x and y ask for, and what the traces have because of it.
void orient(Plan& plan, object& patch) {
  Arguments& arguments = plan.arguments;
  if (!arguments.has(Argument::orientation) || is_histogram2d(plan.kind)) return;
  const bool has_x = plan.draws(Argument::x), has_y = plan.draws(Argument::y);
  std::string& orientation = arguments.orientation;
  if (orientation.empty()) {
    const bool counts = plan.kind == TraceKind::histogram || plan.kind == TraceKind::scatter;
    if (counts ? has_y && !has_x : has_x && !has_y) orientation = "h";
  }
  if (orientation.empty() && has_x && has_y) {
    const bool x = is_continuous(plan.bound[Argument::x]->column.dtype());
    const bool y = is_continuous(plan.bound[Argument::y]->column.dtype());
    if (x && !y) orientation = "h";
  }
  if (orientation.empty()) orientation = "v";
  if (plan.kind == TraceKind::histogram) {
    if (has_x && has_y && arguments.histfunc.empty()) patch["histfunc"] = arguments.histfunc = "sum";
    if (arguments.nbins) patch[orientation == "v" ? "nbinsx" : "nbinsy"] = *arguments.nbins;
    patch["bingroup"] = orientation == "v" ? "x" : "y";
  }
  patch["orientation"] = orientation;
  if (plan.kind != TraceKind::box && plan.kind != TraceKind::violin) return;
  const char* mode = plan.kind == TraceKind::box ? "boxmode" : "violinmode";
  if (plan.layout_patch.contains(mode)) return;
  const std::string* across = plan.name(orientation == "h" ? Argument::y : Argument::x);
  const std::string* color = plan.name(Argument::color);
  plan.layout_patch[mode] = color && across && *across == *color ? "overlay" : "group";
}

void write_values_on(const Setting& how, std::string_view letter, object& patch) {
  const bool on = how.text() || (how.flag() && *how.flag());
  if (!on) return;
  const std::string format = how.text() ? ":" + *how.text() : "";
  patch["texttemplate"] = "%{" + std::string(letter) + format + "}";
}

void set_opacity(const Plan& plan, object& patch) {
  const Arguments& arguments = plan.arguments;
  if (!arguments.has(Argument::opacity)) return;
  if (!arguments.opacity) {
    if (arguments.barmode == "overlay") inner(patch, "marker")["opacity"] = 0.5;
    return;
  }
  switch (plan.kind) {
    case TraceKind::densitymap:
    case TraceKind::pie:
    case TraceKind::funnel:
    case TraceKind::funnelarea:
    case TraceKind::histogram2d:  // plotly.py asks for a marker, which this trace does not have.
      patch["opacity"] = *arguments.opacity;
      return;
    default:
      inner(patch, "marker")["opacity"] = *arguments.opacity;
  }
}

void set_mode(const Plan& plan, object& patch) {
  const Arguments& arguments = plan.arguments;
  const bool text = plan.draws(Argument::text);
  if (arguments.has(Argument::line_group) || arguments.has(Argument::line_dash)) {
    std::string mode = !arguments.has(Argument::lines) || arguments.lines ? "lines" : "";
    if (text || plan.draws(Argument::symbol) || arguments.markers) mode += mode.empty() ? "markers" : "+markers";
    if (text) mode += "+text";
    patch["mode"] = mode.empty() ? "lines" : mode;
  } else if (plan.kind != TraceKind::splom && (arguments.has(Argument::symbol) || plan.kind == TraceKind::scattermap)) {
    patch["mode"] = text ? "markers+text" : "markers";
  }
}

// What the chart's own traces have whatever the rows.
object infer_patch(Plan& plan) {
  const Arguments& arguments = plan.arguments;
  object patch = trace_patch(plan.chart, arguments);
  if (plan.parts_in_order) {
    patch["sort"] = false;
    patch["direction"] = "clockwise";
  }
  orient(plan, patch);
  if (plan.kind == TraceKind::histogram2d && plan.draws(Argument::z) && arguments.histfunc.empty()) {
    patch["histfunc"] = plan.arguments.histfunc = "sum";
  }
  if (arguments.has(Argument::text_auto)) {
    const std::string_view letter = is_histogram2d(plan.kind)           ? "z"
                                    : plan.kind != TraceKind::bar       ? "value"
                                    : plan.arguments.orientation == "v" ? "y"
                                                                        : "x";
    write_values_on(arguments.text_auto, letter, patch);
  }
  if (plan.kind == TraceKind::histogram2d || plan.kind == TraceKind::densitymap) {
    plan.colorbar = true;
    patch["coloraxis"] = "coloraxis";
  }
  set_opacity(plan, patch);
  set_mode(plan, patch);
  if (!arguments.line_shape.empty()) inner(patch, "line")["shape"] = arguments.line_shape;
  if (plan.chart == ChartKind::ecdf) inner(patch, "line")["shape"] = arguments.ecdfmode == "reversed" ? "vh" : "hv";
  if (!arguments.featureidkey.empty()) patch["featureidkey"] = arguments.featureidkey;
  if (!arguments.geojson.is_null()) patch["geojson"] = arguments.geojson;
  return patch;
}

// Faceting wins over distributions, and both over wrapping.
void settle_marginals(Plan& plan) {
  Arguments& arguments = plan.arguments;
  if (arguments.has(Argument::marginal)) {
    (arguments.orientation == "v" ? arguments.marginal_x : arguments.marginal_y) = arguments.marginal;
  }
  // Without rows there would be no plot at all.
  if (plan.bound.num_rows == 0) plan.bound[Argument::facet_row] = plan.bound[Argument::facet_col] = std::nullopt;
  if (plan.draws(Argument::facet_col)) arguments.marginal_y.clear();
  if (plan.draws(Argument::facet_row)) arguments.marginal_x.clear();
  if (!arguments.marginal_x.empty() || !arguments.marginal_y.empty() || plan.draws(Argument::facet_row)) {
    arguments.facet_col_wrap = 0;
  }
}

std::vector<Argument> drawn_arguments(const Plan& plan) {
  std::vector<Argument> drawn;
  const auto add = [&](Argument argument) {
    if (plan.arguments.has(argument)) drawn.push_back(argument);
  };
  for (Argument argument : direct_arguments()) {
    if (plan.chart == ChartKind::timeline && (argument == Argument::x_start || argument == Argument::x_end)) continue;
    if (plan.chart == ChartKind::timeline && (argument == Argument::base || argument == Argument::x)) {
      drawn.push_back(argument);
    } else {
      add(argument);
    }
  }
  for (Argument argument : {Argument::dimensions, Argument::custom_data, Argument::hover_data}) add(argument);
  const bool grouped = std::any_of(plan.mappings.begin(), plan.mappings.end(),
                                   [](const Mapping& mapping) { return mapping.argument == Argument::color; });
  if (!grouped) add(Argument::color);
  return drawn;
}

std::string first_of_scale(const Plan& plan) {
  if (plan.arguments.color_continuous_scale.given()) return colors_of(plan.arguments.color_continuous_scale).front();
  const Json* scale = find_in(*plan.theme, {"layout", "colorscale", "sequential"});
  return scale ? std::string(scale->as_array().at(0).as_array().at(1).as_string().c_str()) : colors_of("viridis").front();
}

// One bin over the whole other axis, edges included.
object one_bin(const NamedColumn& column) {
  double low = std::nan(""), high = std::nan("");
  for (std::size_t row = 0; row < column.column.size(); ++row) {
    if (is_missing(column.column, row)) continue;
    low = std::fmin(low, column.column.at<double>(row));
    high = std::fmax(high, column.column.at<double>(row));
  }
  const double span = high - low != 0 ? high - low : 1;
  const double pad = span * 0.001;
  return {{"start", low - pad}, {"end", high + pad}, {"size", span + 2 * pad}};
}

TraceSpec marginal_spec(const Plan& plan, char letter, const std::string& marginal) {
  const Arguments& arguments = plan.arguments;
  const bool x = letter == 'x';
  const Argument argument = x ? Argument::x : Argument::y, other = x ? Argument::y : Argument::x;
  const std::string name(1, letter);
  TraceSpec spec{.draws = {argument, Argument::hover_name, Argument::hover_data}, .marginal = letter};
  if (marginal == "histogram") {
    spec.kind = TraceKind::histogram;
    spec.draws = {argument, x ? Argument::marginal_x : Argument::marginal_y};
    spec.patch = {{"opacity", 0.5}, {"bingroup", name}};
    if (plan.draws(Argument::z)) {
      spec.draws.push_back(Argument::z);
      if (!arguments.histfunc.empty()) spec.patch["histfunc"] = arguments.histfunc;
      spec.patch["orientation"] = x ? "v" : "h";
    }
  } else if (marginal == "violin") {
    spec.kind = TraceKind::violin;
    spec.patch = {{"scalegroup", name}};
  } else if (marginal == "heatmap") {
    need_numbers(plan.bound, other);
    spec.kind = TraceKind::histogram2d;
    spec.draws = {argument, other, Argument::z};
    spec.patch = {
        {"coloraxis", "coloraxis"}, {x ? "xbingroup" : "ybingroup", name}, {x ? "ybins" : "xbins", one_bin(*plan.bound[other])}};
    if (!arguments.histfunc.empty()) spec.patch["histfunc"] = arguments.histfunc;
    write_values_on(arguments.text_auto, "z", spec.patch);
    return spec;
  } else {
    spec.kind = TraceKind::box;
    if (marginal == "box") {
      spec.patch = {{"notched", true}};
    } else {
      spec.patch = {{"fillcolor", "rgba(255,255,255,0)"},
                    {"line", {{"color", "rgba(255,255,255,0)"}}},
                    {"boxpoints", "all"},
                    {"jitter", 0},
                    {"hoveron", "points"},
                    {"marker", {{"symbol", x ? "line-ns-open" : "line-ew-open"}}}};
    }
  }
  if (plan.continuous_color || !arguments.has(Argument::color)) {
    inner(spec.patch, "marker")["color"] = first_of_scale(plan);
  }
  return spec;
}

std::vector<TraceSpec> make_specs(const Plan& plan, object patch) {
  const Arguments& arguments = plan.arguments;
  TraceKind kind = plan.kind;
  const bool many = arguments.render_mode == "auto" && plan.bound.num_rows > most_svg_rows && arguments.line_shape != "spline" &&
                    !plan.draws(Argument::animation_frame);
  if (arguments.has(Argument::render_mode) && (many || arguments.render_mode == "webgl")) {
    if (kind == TraceKind::scatter) patch.erase("orientation");
    kind = kind == TraceKind::scatter ? TraceKind::scattergl : TraceKind::scatterpolargl;
  }
  std::vector<TraceSpec> specs;
  specs.push_back({kind, drawn_arguments(plan), std::move(patch)});
  if (!arguments.marginal_x.empty()) specs.push_back(marginal_spec(plan, 'x', arguments.marginal_x));
  if (!arguments.marginal_y.empty()) specs.push_back(marginal_spec(plan, 'y', arguments.marginal_y));
  if (!arguments.trendline.empty() && arguments.trendline_scope == "trace") specs.push_back(trendline_spec(plan));
  return specs;
}

std::vector<std::string> facet_titles(const Plan& plan, Argument argument) {
  std::vector<std::string> titles;
  const std::string& name = *plan.name(argument);
  for (const auto& text : plan.grouping.find(name)->texts) titles.push_back(label_of(plan.arguments, name) + "=" + text);
  return titles;
}

SubplotGrid make_grid(const Plan& plan) {
  const Arguments& arguments = plan.arguments;
  const auto wrap = static_cast<std::size_t>(arguments.facet_col_wrap);
  const auto spacing = [](const std::optional<double>& given, double otherwise) {
    return given.value_or(0) != 0 ? *given : otherwise;
  };
  SubplotGrid grid;
  grid.kind = subplot_of(plan.kind);
  grid.row_spacing = spacing(arguments.facet_row_spacing, wrap > 0 ? 0.07 : 0.03);
  grid.column_spacing = spacing(arguments.facet_col_spacing, 0.02);
  if (plan.draws(Argument::facet_row)) {
    grid.row_titles = facet_titles(plan, Argument::facet_row);
    grid.num_rows = grid.row_titles.size();
  }
  if (plan.draws(Argument::facet_col)) {
    grid.column_titles = facet_titles(plan, Argument::facet_col);
    grid.num_columns = grid.column_titles.size();
  }
  if (wrap > 0) {
    grid.subplot_titles = std::move(grid.column_titles);
    grid.column_titles.clear();
    grid.num_rows = (grid.num_columns + wrap - 1) / wrap;
    grid.num_columns = std::min(grid.num_columns, wrap);
    grid.subplot_titles.resize(grid.size());
  }
  const auto main_size = [&](const std::string& marginal) {
    return marginal == "histogram" || plan.draws(Argument::color) ? 0.74 : 0.84;
  };
  if (!arguments.marginal_x.empty()) {
    ++grid.num_rows;
    grid.main_row = main_size(arguments.marginal_x);
    grid.row_spacing = 0.01;
  }
  if (!arguments.marginal_y.empty()) {
    ++grid.num_columns;
    grid.main_column = main_size(arguments.marginal_y);
    grid.column_spacing = 0.005;
  }
  return grid;
}

}  // namespace

void make_plan(ChartKind chart, const dd::Table& table, const Arguments& given, const figure::Template& theme, Plan& plan) {
  plan.chart = chart;
  plan.kind = trace_of(chart);
  plan.theme = &theme;
  plan.arguments = given;
  Arguments& arguments = plan.arguments;
  plan.layout_patch = layout_patch(chart, arguments);
  plan.bound = read_input(chart, table, arguments);
  Bound& bound = plan.bound;
  check_types(chart, bound);
  if (!bound.path.empty()) build_hierarchy(bound);
  if (plan.kind == TraceKind::pie) order_parts(plan);
  if (chart == ChartKind::timeline) make_durations(bound);
  if (arguments.marginal_x == "histogram" || arguments.marginal_y == "histogram") plan.layout_patch["barmode"] = "overlay";
  if (bound[Argument::size]) plan.sizeref = find_sizeref(arguments.size_max.value_or(default_size_max), *bound[Argument::size]);

  const auto& color = bound[Argument::color];
  // Charts without colors for values have nothing but the scale.
  plan.continuous_color = color && arguments.has(Argument::color_continuous_scale) &&
                          (is_continuous(color->column.dtype()) || !arguments.has(Argument::color_discrete_sequence));
  plan.colorbar = plan.continuous_color;
  if (color && (plan.kind == TraceKind::pie || plan.kind == TraceKind::funnelarea)) bound.hover_data.push_back({*color});
  object patch = infer_patch(plan);
  settle_marginals(plan);
  plan.mappings = mappings_of(plan.kind, arguments, bound, plan.continuous_color);

  std::vector<const NamedColumn*> columns;
  for (const auto& mapping : plan.mappings) columns.push_back(mapping.column);
  plan.grouping = group(arguments, columns, bound.num_rows);
  for (auto& mapping : plan.mappings) {
    if (mapping.column) mapping.order = plan.grouping.find(mapping.column->name);
  }
  draw(plan.mappings, arguments, theme, plan.kind);
  plan.specs = make_specs(plan, std::move(patch));
  if (chart == ChartKind::ecdf) accumulate(plan);
  plan.custom = custom_data(arguments, bound);
  plan.grid = make_grid(plan);
}

}  // namespace weft::px
