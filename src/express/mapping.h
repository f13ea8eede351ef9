// The values of a grouping column -> what their traces are drawn with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "express/arguments.h"
#include "express/chart_types.h"
#include "express/grouping.h"
#include "figure/template.h"

namespace weft::px {

/// An argument that parts rows: into traces that look different, or into frames, plots and lines.
struct Mapping {
  Argument argument = Argument::color;
  std::string_view parent = {};         ///< What of the trace it draws with: "marker", "line", "fillpattern"; empty for nothing.
  const NamedColumn* column = nullptr;  ///< Null where the argument is not given.
  const Order* order = nullptr;         ///< Of the column's values.
  std::vector<std::string> drawn = {};  ///< For each place in the order, the color, symbol, dash or pattern.
  bool identity = false;                ///< The values are those themselves, and stand in no legend.

  bool in_name() const { return !parent.empty(); }
};

/// The mappings that a chart has, in plotly.py's order, without their orders.
std::vector<Mapping> mappings_of(TraceKind kind, const Arguments& arguments, const Bound& bound, bool continuous_color);

/// For each place in the order: the color or symbol of its traces. Given ones are kept, the others go through the sequence;
/// without a column there is one trace, drawn with the sequence's first.
std::vector<std::string> draw_with(const DiscreteMap& given, const std::vector<std::string>& sequence, const Order* order);

/// Sets what each mapping draws with. Throws a user Error for values that are to be colors or symbols and are none.
void draw(std::vector<Mapping>& mappings, const Arguments& arguments, const figure::Template& theme, TraceKind kind);

/// The colors of traces: of the argument, the template's traces of that type, its colorway, or Plotly's own.
std::vector<std::string> color_sequence(const Arguments& arguments, const figure::Template& theme, std::string_view trace_type);

}  // namespace weft::px
