// The values of a grouping column -> what their traces are drawn with.
#include "express/mapping.h"

#include <map>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include "express/colors.h"
#include "express/templates.h"
#include "figure/plotly_data.h"

namespace weft::px {
namespace {

using Texts = std::vector<std::string>;

const DiscreteMap& map_of(const Arguments& arguments, Argument argument) {
  switch (argument) {
    case Argument::symbol:
      return arguments.symbol_map;
    case Argument::line_dash:
      return arguments.line_dash_map;
    case Argument::pattern_shape:
      return arguments.pattern_shape_map;
    default:
      return arguments.color_discrete_map;
  }
}

Texts or_of_traces(const Texts& given, const figure::Template& theme, std::string_view trace_type,
                   std::initializer_list<std::string_view> path, Texts otherwise) {
  if (!given.empty()) return given;
  auto of_traces = trace_attributes(theme, trace_type, path);
  return of_traces.empty() ? otherwise : of_traces;
}

Texts sequence_of(const Arguments& arguments, Argument argument, const figure::Template& theme, TraceKind kind) {
  switch (argument) {
    case Argument::symbol:
      return or_of_traces(arguments.symbol_sequence, theme, "scatter", {"marker", "symbol"},
                          {"circle", "diamond", "square", "x", "cross"});
    case Argument::line_dash:
      return or_of_traces(arguments.line_dash_sequence, theme, "scatter", {"line", "dash"},
                          {"solid", "dot", "dash", "longdash", "dashdot", "longdashdot"});
    case Argument::pattern_shape:
      return or_of_traces(arguments.pattern_shape_sequence, theme, "bar", {"marker", "pattern", "shape"},
                          {"", "/", "\\", "x", "+", "."});
    default:
      return color_sequence(arguments, theme, name_of(kind));
  }
}

void check_drawn(Argument argument, const Texts& drawn) {
  for (const auto& value : drawn) {
    if (argument == Argument::color) check_color("color", value);
    if (argument == Argument::symbol) check_symbol("symbol", value);
    if (argument == Argument::line_dash) check_dash("line_dash", value);
    if (argument == Argument::pattern_shape) check_pattern("pattern_shape", value);
  }
}

}  // namespace

std::vector<Mapping> mappings_of(TraceKind kind, const Arguments& arguments, const Bound& bound, bool continuous_color) {
  std::vector<Mapping> mappings;
  const auto add = [&](Argument argument, std::string_view parent) {
    if (!arguments.has(argument)) return;
    const auto& column = bound[argument];
    const bool identity = !parent.empty() && map_of(arguments, argument).is_identity();
    mappings.push_back({argument, parent, column ? &*column : nullptr, nullptr, {}, identity});
  };
  const bool scale = arguments.has(Argument::color_continuous_scale);
  const bool sequence = arguments.has(Argument::color_discrete_sequence);
  // Charts of parts have all their colors in one trace.
  const bool one_trace = is_hierarchy(kind) || kind == TraceKind::pie || kind == TraceKind::funnelarea || !sequence;
  const bool lines = !scale && (arguments.has(Argument::line_group) || kind == TraceKind::histogram2dcontour);
  if (!one_trace && !continuous_color) add(Argument::color, lines ? "line" : "marker");
  add(Argument::line_dash, "line");
  add(Argument::symbol, "marker");
  add(Argument::pattern_shape, kind == TraceKind::scatter ? "fillpattern" : "marker");
  for (Argument argument : {Argument::animation_frame, Argument::facet_row, Argument::facet_col, Argument::line_group}) {
    add(argument, {});
  }
  return mappings;
}

std::vector<std::string> draw_with(const DiscreteMap& given, const std::vector<std::string>& sequence, const Order* order) {
  if (!order) return {sequence.front()};
  if (given.is_identity()) return order->texts;
  std::map<std::string, std::string> chosen(given.items().begin(), given.items().end());
  std::vector<std::string> drawn;
  for (const auto& text : order->texts) {
    // The sequence goes on behind the values that were given something.
    const auto [at, is_new] = chosen.try_emplace(text);
    if (is_new) at->second = sequence[(chosen.size() - 1) % sequence.size()];
    drawn.push_back(at->second);
  }
  return drawn;
}

void draw(std::vector<Mapping>& mappings, const Arguments& arguments, const figure::Template& theme, TraceKind kind) {
  for (auto& mapping : mappings) {
    if (!mapping.in_name()) continue;
    const DiscreteMap& map = map_of(arguments, mapping.argument);
    mapping.drawn = draw_with(map, sequence_of(arguments, mapping.argument, theme, kind), mapping.order);
    if (mapping.identity && mapping.order) check_drawn(mapping.argument, mapping.drawn);
  }
}

Texts color_sequence(const Arguments& arguments, const figure::Template& theme, std::string_view trace_type) {
  if (!arguments.color_discrete_sequence.empty()) return arguments.color_discrete_sequence;
  const auto of_traces = trace_attributes(theme, trace_type, {"marker", "color"});
  if (!of_traces.empty()) return of_traces;
  Texts colors;
  if (const Json* colorway = find_in(theme, {"layout", "colorway"}); colorway && colorway->is_array()) {
    for (const auto& color : colorway->get_array()) colors.emplace_back(color.as_string().c_str());
  }
  return colors.empty() ? Texts(figure::d3_colors().begin(), figure::d3_colors().end()) : colors;
}

}  // namespace weft::px
