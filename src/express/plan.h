// All that is decided about a figure before its first trace is made.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "express/arguments.h"
#include "express/chart_types.h"
#include "express/grouping.h"
#include "express/hover.h"
#include "express/mapping.h"
#include "express/subplots.h"
#include "figure/fits.h"
#include "figure/template.h"

namespace weft::px {

/// One of the traces that each group of rows gets: the chart's own, a distribution beside it, or a trendline.
struct TraceSpec {
  TraceKind kind = TraceKind::scatter;
  std::vector<Argument> draws = {};  ///< The arguments that it draws, in the order of the hover box.
  boost::json::object patch = {};    ///< What it has whatever the rows.
  char marginal = 0;                 ///< 'x' or 'y' for a distribution beside the plot.
  bool trendline = false;
};

struct Plan {
  ChartKind chart = ChartKind::scatter;
  TraceKind kind = TraceKind::scatter;  ///< Of the chart's own traces, before WebGL takes over.
  Arguments arguments = {};
  Bound bound = {};
  const figure::Template* theme = nullptr;
  boost::json::object layout_patch = {};
  std::vector<TraceSpec> specs = {};
  std::vector<Mapping> mappings = {};
  Grouping grouping = {};
  CustomData custom = {};
  SubplotGrid grid = {};
  double sizeref = 0;
  bool continuous_color = false;
  bool colorbar = false;
  figure::Fits* fits = nullptr;  ///< Where the fits of trendlines are kept.
  bool parts_in_order = false;   ///< The rows of a pie are in the order to draw.

  const std::string* name(Argument argument) const { return bound.name(argument); }
  bool draws(Argument argument) const { return bound[argument].has_value(); }
};

}  // namespace weft::px
