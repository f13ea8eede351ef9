// A group of rows -> its traces.
#include "express/traces.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include "base/text.h"
#include "express/colors.h"
#include "express/encode.h"
#include "express/labels.h"
#include "express/trendlines.h"
#include "figure/merge.h"

namespace weft::px {
namespace {

using boost::json::array;
using boost::json::object;

object& child(object& parent, std::string_view key) {
  Json& value = parent[key];
  return value.is_object() ? value.get_object() : value.emplace_object();
}

bool has_legend(TraceKind kind) {
  switch (kind) {
    case TraceKind::parcats:
    case TraceKind::parcoords:
    case TraceKind::choropleth:
    case TraceKind::choroplethmap:
    case TraceKind::densitymap:
    case TraceKind::histogram2d:
    case TraceKind::sunburst:
    case TraceKind::treemap:
    case TraceKind::icicle:
      return false;
    default:
      return true;
  }
}

bool is_choropleth(TraceKind kind) { return kind == TraceKind::choropleth || kind == TraceKind::choroplethmap; }

bool is_box(TraceKind kind) { return kind == TraceKind::box || kind == TraceKind::violin; }

bool shows_rows(TraceKind kind) { return kind != TraceKind::histogram && !is_histogram2d(kind); }

// Bars and boxes of one color stand beside those of another, unless they lie over one another.
bool is_offset(const Plan& plan, TraceKind kind) {
  if (kind != TraceKind::bar && kind != TraceKind::histogram && !is_box(kind)) return false;
  const Json* mode = plan.layout_patch.if_contains("barmode");
  return !mode || mode->as_string() == "group";
}

void apply_mapping(const Mapping& mapping, std::size_t place, TraceKind kind, std::size_t num_rows, object& trace) {
  if (!mapping.in_name()) return;
  const std::string& value = mapping.drawn[place];
  switch (mapping.argument) {
    case Argument::color:
      if (is_choropleth(kind)) {
        trace["z"] = array(num_rows, 1);
        trace["colorscale"] = array{array{0.0, value}, array{1.0, value}};
        trace["showscale"] = false;
        trace["showlegend"] = true;
      } else {
        child(trace, kind == TraceKind::histogram ? "marker" : mapping.parent)["color"] = value;
      }
      return;
    case Argument::symbol:
      if (kind != TraceKind::histogram) child(trace, mapping.parent)["symbol"] = value;
      return;
    case Argument::line_dash:
      if (kind != TraceKind::histogram && !is_box(kind)) child(trace, mapping.parent)["dash"] = value;
      return;
    default:
      if (is_box(kind)) return;
      if (mapping.parent == "fillpattern") {
        child(trace, mapping.parent)["shape"] = value;
      } else {
        child(child(trace, mapping.parent), "pattern")["shape"] = value;
      }
  }
}

// The colors of parts by their values, as a list.
array part_colors(const Plan& plan, const Rows& rows) {
  const Categories categories = categorize(plan.bound[Argument::color]->column);
  const DiscreteMap& given = plan.arguments.color_discrete_map;
  const auto sequence = color_sequence(plan.arguments, *plan.theme, name_of(plan.kind));
  std::map<std::string, std::string> chosen(given.items().begin(), given.items().end());
  array colors;
  colors.reserve(rows.size);
  for (std::size_t i = 0; i < rows.size; ++i) {
    const std::string& text = categories.texts[categories.codes[rows[i]]];
    if (given.is_identity()) {
      colors.push_back(Json(text));
      continue;
    }
    const auto [at, is_new] = chosen.try_emplace(text);
    if (is_new) at->second = sequence[(chosen.size() - 1) % sequence.size()];
    colors.push_back(Json(at->second));
  }
  return colors;
}

// Draws a group's rows into one trace.
class TraceWriter {
 public:
  TraceWriter(const Plan& plan, const TraceSpec& spec, const Rows& rows, object& trace, HoverLines& lines)
      : plan_(plan), spec_(spec), rows_(rows), trace_(trace), lines_(lines) {}

  void draw(Argument argument) {
    switch (argument) {
      case Argument::dimensions:
        draw_dimensions();
        return;
      case Argument::custom_data:
        if (!plan_.bound.custom_data.empty()) draw_custom_data();
        return;
      case Argument::hover_data:
        draw_hover_data();
        return;
      case Argument::marginal_x:
      case Argument::marginal_y:
        if (spec_.kind == TraceKind::histogram && !plan_.draws(Argument::z)) {
          lines_.set("count", argument == Argument::marginal_x ? "%{y}" : "%{x}");
        }
        return;
      default:
        break;
    }
    const auto label = decorated_label(plan_, argument);
    if (const auto& column = plan_.bound[argument]) {
      draw_column(argument, column->column, *label);
    } else if (label && counts(argument)) {
      lines_.set(*label, "%{" + std::string(name_of(argument)) + "}");
    }
  }

 private:
  bool counts(Argument argument) const {
    if (spec_.kind == TraceKind::histogram) return argument == Argument::x || argument == Argument::y;
    return is_histogram2d(spec_.kind) && argument == Argument::z;
  }

  void draw_column(Argument argument, const dd::Column& column, const std::string& label) {
    const std::string name(name_of(argument));
    switch (argument) {
      case Argument::size: {
        object& marker = child(trace_, "marker");
        marker["size"] = encode(column, rows_);
        marker["sizemode"] = "area";
        marker["sizeref"] = std::isnan(plan_.sizeref) ? Json() : Json(plan_.sizeref);  // of no rows
        lines_.set(label, "%{marker.size}");
        return;
      }
      case Argument::error_x:
      case Argument::error_y:
      case Argument::error_z:
        child(trace_, name)["array"] = encode(column, rows_);
        return;
      case Argument::error_x_minus:
      case Argument::error_y_minus:
      case Argument::error_z_minus:
        child(trace_, name.substr(0, 7))["arrayminus"] = encode(column, rows_);
        return;
      case Argument::hover_name:
        if (!shows_rows(spec_.kind)) return;
        trace_["hovertext"] = encode_text(column, rows_);
        header = "<b>%{hovertext}</b><br><br>";
        return;
      case Argument::color:
        draw_color(column, label);
        return;
      case Argument::animation_group:
        trace_["ids"] = encode(column, rows_);
        return;
      case Argument::locations:
        return put(name, column, label, "%{location}");
      case Argument::values:
        return put(name, column, label == "values" ? "value" : label, "%{value}");
      case Argument::parents:
        return put(name, column, label == "parents" ? "parent" : label, "%{parent}");
      case Argument::ids:
        return put(name, column, label == "ids" ? "id" : label, "%{id}");
      case Argument::names:
        return put("labels", column, label == "names" ? "label" : label, "%{label}");
      case Argument::base:
        trace_["base"] = encode_list(column, rows_);
        lines_.set(label, "%{base}");
        return;
      case Argument::text:
        trace_["text"] = encode_text(column, rows_);
        lines_.set(label, "%{text}");
        return;
      case Argument::z:
        if (spec_.kind == TraceKind::histogram) {
          const std::string other = spec_.marginal == 'x' ? "y" : "x";
          return put(other, column, label, "%{" + other + "}");
        }
        break;
      default:
        break;
    }
    put(name, column, label, "%{" + name + "}");
  }

  void put(std::string_view key, const dd::Column& column, const std::string& label, std::string value) {
    trace_[key] = encode(column, rows_);
    lines_.set(label, std::move(value));
  }

  void draw_color(const dd::Column& column, const std::string& label) {
    if (is_choropleth(spec_.kind)) {
      trace_["coloraxis"] = "coloraxis";
      return put("z", column, label, "%{z}");
    }
    const bool parts = is_hierarchy(spec_.kind) || spec_.kind == TraceKind::pie || spec_.kind == TraceKind::funnelarea;
    if (parts && !plan_.continuous_color) {
      child(trace_, "marker")["colors"] = part_colors(plan_, rows_);
      return;
    }
    const bool lines = spec_.kind == TraceKind::parcats || spec_.kind == TraceKind::parcoords;
    object& colored = child(trace_, lines ? "line" : "marker");
    colored[parts ? "colors" : "color"] = encode(column, rows_);
    colored["coloraxis"] = "coloraxis";
    lines_.set(label, parts ? "%{color}" : lines ? "%{line.color}" : "%{marker.color}");
  }

  void draw_custom_data() { trace_["customdata"] = encode_rows(plan_.custom.columns, rows_); }

  void draw_hover_data() {
    if (!shows_rows(spec_.kind) || plan_.bound.hover_data.empty()) return;
    for (const auto& [label, value] : plan_.custom.lines) lines_.set(label, value);
    if (!plan_.custom.columns.empty()) draw_custom_data();
  }

  bool is_dimension(const NamedColumn& column) const {
    const auto& given = plan_.bound.dimensions;
    const bool named = std::any_of(given.begin(), given.end(), [&](const auto& one) { return one.name == column.name; });
    if (!given.empty() && !named) return false;
    if (spec_.kind == TraceKind::parcoords) return is_continuous(column.column.dtype());
    if (spec_.kind != TraceKind::parcats || named) return true;
    return categorize(column.column).size() <= static_cast<std::size_t>(plan_.arguments.dimensions_max_cardinality);
  }

  void draw_dimensions() {
    array dimensions;
    for (const auto& column : plan_.bound.all) {
      if (!is_dimension(column)) continue;
      object dimension = {{"label", label_of(plan_.arguments, column.name)}};
      if (spec_.kind == TraceKind::splom) dimension["axis"] = object{{"matches", true}};
      dimension["values"] = encode(column.column, rows_);
      dimensions.push_back(std::move(dimension));
    }
    if (!dimensions.empty()) trace_["dimensions"] = std::move(dimensions);
    if (spec_.kind != TraceKind::splom) return;
    lines_.set("%{xaxis.title.text}", "%{x}");
    lines_.set("%{yaxis.title.text}", "%{y}");
  }

 public:
  std::string header = {};

 private:
  const Plan& plan_;
  const TraceSpec& spec_;
  const Rows& rows_;
  object& trace_;
  HoverLines& lines_;
};

// The rows and again the first.
Rows closed(const Rows& rows) {
  Rows ring{rows.size, false, {}};
  for (std::size_t i = 0; i < rows.size; ++i) ring.index.push_back(static_cast<std::uint32_t>(rows[i]));
  if (rows.size > 0) ring.index.push_back(ring.index.front());
  ring.size = ring.index.size();
  return ring;
}

// From the bottom left, the plot that a spec's trace of a group stands in.
std::size_t subplot_of(const Plan& plan, const TraceSpec& spec, const Group& group) {
  const Arguments& arguments = plan.arguments;
  const std::size_t facet_row = place_of(plan, group, Argument::facet_row);
  const std::size_t facet_col = place_of(plan, group, Argument::facet_col);
  std::size_t row = facet_row, column = facet_col;
  if (!arguments.marginal_x.empty() && spec.marginal != 'x') row = 1;
  if (spec.marginal == 'y') column = 1;
  if (arguments.facet_col_wrap > 0) {
    const auto wrap = static_cast<std::size_t>(arguments.facet_col_wrap);
    row = facet_col / wrap;
    column = facet_col % wrap;
  }
  return (plan.grid.num_rows - 1 - row) * plan.grid.num_columns + column;
}

}  // namespace

std::size_t place_of(const Plan& plan, const Group& group, Argument argument) {
  for (std::size_t i = 0; i < plan.mappings.size(); ++i) {
    if (plan.mappings[i].argument == argument) return group.places[i];
  }
  return 0;
}

GroupNames name_group(const Plan& plan, const Group& group) {
  GroupNames names;
  std::vector<std::pair<std::string, std::string>> in_name;
  for (std::size_t i = 0; i < plan.mappings.size(); ++i) {
    const Mapping& mapping = plan.mappings[i];
    if (!mapping.column || mapping.identity) continue;
    const std::string& label = label_of(plan.arguments, mapping.column->name);
    const std::string& text = mapping.order->texts[group.places[i]];
    names.lines.set(label, text);
    if (!mapping.in_name()) continue;
    const auto same = std::find_if(in_name.begin(), in_name.end(), [&](const auto& part) { return part.first == label; });
    if (same == in_name.end()) {
      in_name.emplace_back(label, text);
    } else {
      same->second = text;
    }
  }
  std::vector<std::string> parts;
  for (const auto& [label, text] : in_name) parts.push_back(text);
  names.name = base::join(parts);
  return names;
}

object make_trace(const Plan& plan, const TraceSpec& spec, const Group& group, const GroupNames& names,
                  std::set<std::string>& names_seen) {
  object trace;
  trace.reserve(24);
  trace["name"] = names.name;
  if (has_legend(spec.kind)) {
    trace["legendgroup"] = names.name;
    trace["showlegend"] = !names.name.empty() && !names_seen.contains(names.name);
  }
  if (is_offset(plan, spec.kind)) {
    trace["alignmentgroup"] = "True";
    trace["offsetgroup"] = names.name;
  }
  names_seen.insert(names.name);
  for (std::size_t i = 0; i < plan.mappings.size(); ++i) {
    apply_mapping(plan.mappings[i], group.places[i], spec.kind, group.rows.size, trace);
  }
  if (plan.kind == TraceKind::histogram2dcontour && spec.kind == TraceKind::box) {
    child(trace, "marker")["color"] = child(trace, "line")["color"];
  }
  figure::merge(trace, spec.patch);

  HoverLines lines = names.lines;
  std::string header;
  if (spec.trendline) {
    header = draw_trendline(plan, group.rows, trace, lines, &group);
  } else {
    const Rows rows = plan.arguments.line_close ? closed(group.rows) : Rows();
    TraceWriter writer(plan, spec, plan.arguments.line_close ? rows : group.rows, trace, lines);
    for (Argument argument : spec.draws) writer.draw(argument);
    header = writer.header;
  }
  if (spec.kind != TraceKind::parcoords && spec.kind != TraceKind::parcats) {
    lines.apply(plan.arguments, plan.bound);
    trace["hovertemplate"] = lines.to_template(header);
  }
  if (spec.kind != TraceKind::splom) set_subplot(spec.kind, plan.grid, subplot_of(plan, spec, group), trace);
  trace["type"] = name_of(spec.kind);
  return in_order(std::move(trace));
}

void set_subplot(TraceKind kind, const SubplotGrid& grid, std::size_t subplot, object& trace) {
  switch (subplot_of(kind)) {
    case SubplotKind::xy:
      trace["xaxis"] = axis_id('x', subplot);
      trace["yaxis"] = axis_id('y', subplot);
      return;
    case SubplotKind::domain:
      trace["domain"] = domain_of(grid, subplot);
      return;
    case SubplotKind::scene:
    case SubplotKind::geo: {
      const auto key = subplot_of(kind) == SubplotKind::geo ? "geo" : "scene";
      trace[key] = subplot_name(subplot_of(kind), subplot);
      return;
    }
    default:
      trace["subplot"] = subplot_name(subplot_of(kind), subplot);
  }
}

object in_order(object trace) {
  std::vector<std::string_view> keys;
  keys.reserve(trace.size());
  for (const auto& item : trace) {
    if (item.key() != "type") keys.push_back(item.key());
  }
  std::sort(keys.begin(), keys.end());
  object sorted;
  sorted.reserve(trace.size());
  for (std::string_view key : keys) {
    Json& value = trace.at(key);
    const bool nested = key == "marker" || key == "line";
    sorted.emplace(key, nested ? Json(in_order(std::move(value.as_object()))) : std::move(value));
  }
  if (Json* type = trace.if_contains("type")) sorted.emplace("type", std::move(*type));
  return sorted;
}

}  // namespace weft::px
