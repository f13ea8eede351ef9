// Rows -> a line through them.
#include "express/trendlines.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <weft/error.h>

#include "express/encode.h"
#include "express/row_order.h"
#include "express/smoothing.h"
#include "express/traces.h"
#include "figure/typed_array.h"

namespace weft::px {
namespace {

using boost::json::object;

// Rows in the order of x, and their numbers. Those without an x or y are in the numbers, but not among the rows drawn.
struct Points {
  Rows rows;
  std::vector<double> x, y;
  std::vector<bool> complete;
};

[[noreturn]] void refuse_type(char argument, const NamedColumn& column, const char* hint) {
  throw Error(ErrorKind::user, std::string("Argument 'trendline' needs numbers in '") + argument + "': column " + column.name +
                                   " is of type " + std::string(to_string(column.column.dtype())) + hint);
}

bool is_number(dd::DType type) { return dd::is_numeric(type) || type == dd::DType::boolean; }

// Dates count as seconds since 1970.
double number_at(const dd::Column& column, std::size_t row) {
  if (column.dtype() == dd::DType::timestamp) return static_cast<double>(column.at<std::int64_t>(row)) / 1'000'000;
  if (column.dtype() == dd::DType::date) return static_cast<double>(column.at<std::int64_t>(row)) * 86'400.0;
  return column.at<double>(row);
}

Points points_of(const NamedColumn& x, const NamedColumn& y, const Rows& rows) {
  const dd::DType x_type = x.column.dtype();
  if (!is_number(x_type) && x_type != dd::DType::timestamp && x_type != dd::DType::date) {
    refuse_type('x', x, "; dates as text have to be read as timestamps first");
  }
  if (!is_number(y.column.dtype())) refuse_type('y', y, "");
  Points points;
  std::vector<std::uint32_t> index = row_list(rows);
  sort_rows(x.column, false, index);
  const auto number = [](const dd::Column& column, std::uint32_t row) {
    return is_missing(column, row) ? std::nan("") : number_at(column, row);
  };
  for (std::uint32_t row : index) {
    points.x.push_back(number(x.column, row));
    points.y.push_back(number(y.column, row));
    points.complete.push_back(!is_missing(x.column, row) && !is_missing(y.column, row));
  }
  std::erase_if(index, [&](std::uint32_t row) { return is_missing(x.column, row) || is_missing(y.column, row); });
  points.rows = Rows{index.size(), false, std::move(index)};
  return points;
}

Json typed(const std::vector<double>& values) {
  return figure::typed_array<double>(values.size(), [&](std::size_t i) { return values[i]; });
}

void keep(const Plan& plan, figure::Fit fit, const Group* group) {
  for (std::size_t i = 0; group && i < plan.mappings.size(); ++i) {
    const Mapping& mapping = plan.mappings[i];
    if (!mapping.column) continue;
    const std::string& label = label_of(plan.arguments, mapping.column->name);
    const auto same = [&](const auto& known) { return known.first == label; };
    if (std::any_of(fit.group.begin(), fit.group.end(), same)) continue;
    fit.group.emplace_back(label, mapping.order->texts[group->places[i]]);
  }
  plan.fits->push_back(std::move(fit));
}

// The color that a further trace would have; nothing where colors do not tell traces apart.
std::optional<std::string> next_color(const Plan& plan) {
  for (const auto& mapping : plan.mappings) {
    if (mapping.argument != Argument::color) continue;
    std::set<std::string> drawn;
    for (const auto& [value, color] : plan.arguments.color_discrete_map.items()) drawn.insert(value);
    if (mapping.order) drawn.insert(mapping.order->texts.begin(), mapping.order->texts.end());
    if (!mapping.order) drawn.insert("");
    const auto sequence = color_sequence(plan.arguments, *plan.theme, name_of(plan.kind));
    return sequence[drawn.size() % sequence.size()];
  }
  return std::nullopt;
}

}  // namespace

boost::json::array overall_trendlines(const Plan& plan, const boost::json::array& traces) {
  TraceSpec spec = trendline_spec(plan);
  spec.kind = plan.kind == TraceKind::scattergl ? TraceKind::scattergl : TraceKind::scatter;
  object trace = std::move(spec.patch);
  const auto color = next_color(plan);
  if (color && !trace.contains("line")) trace["line"] = object{{"color", *color}};
  trace["name"] = trace["legendgroup"] = "Overall Trendline";
  trace["showlegend"] = false;
  trace["type"] = name_of(spec.kind);
  HoverLines lines;
  const std::string header = draw_trendline(plan, Rows{plan.bound.num_rows, true, {}}, trace, lines);
  lines.apply(plan.arguments, plan.bound);
  trace["hovertemplate"] = lines.to_template(header);
  boost::json::array all;
  for (std::size_t subplot = 0; subplot < plan.grid.size(); ++subplot) {
    const std::string id = axis_id('x', subplot);
    const auto stands_there = [&](const Json& other) { return other.as_object().at("xaxis").as_string() == id; };
    if (std::none_of(traces.begin(), traces.end(), stands_there)) continue;
    object copy = trace;
    set_subplot(spec.kind, plan.grid, subplot, copy);
    all.push_back(in_order(std::move(copy)));
  }
  if (!all.empty()) all.back().as_object()["showlegend"] = true;
  return all;
}

TraceSpec trendline_spec(const Plan& plan) {
  TraceSpec spec{.patch = {{"mode", "lines"}}, .trendline = true};
  const Arguments& arguments = plan.arguments;
  const bool many = arguments.render_mode == "auto" && plan.bound.num_rows > 1000 && !plan.draws(Argument::animation_frame);
  if (arguments.has(Argument::render_mode) && (many || arguments.render_mode == "webgl")) spec.kind = TraceKind::scattergl;
  if (!arguments.trendline_color_override.empty()) {
    spec.patch["line"] = object{{"color", arguments.trendline_color_override}};
  }
  return spec;
}

std::string draw_trendline(const Plan& plan, const Rows& rows, object& trace, HoverLines& lines, const Group* group) {
  const NamedColumn& x = *plan.bound[Argument::x];
  const NamedColumn& y = *plan.bound[Argument::y];
  const Points points = points_of(x, y, rows);
  if (points.rows.size < 2) return "";
  const Smoothed smoothed =
      smooth({plan.arguments.trendline, plan.arguments.trendline_options}, {points.x, points.y, points.complete, x.name, y.name});
  if (smoothed.fit && plan.fits) keep(plan, *smoothed.fit, group);
  trace["x"] = encode(x.column, points.rows);
  trace["y"] = typed(smoothed.y);
  lines.set(label_of(plan.arguments, x.name), "%{x}");
  lines.set(label_of(plan.arguments, y.name), "%{y} <b>(trend)</b>");
  return smoothed.header;
}

}  // namespace weft::px
