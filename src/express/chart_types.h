// A chart -> what plotly.express draws for it: the trace's type, and what traces and layout begin with.
#pragma once

#include <string_view>

#include <boost/json/object.hpp>

#include "express/arguments.h"

namespace weft::px {

/// The charts, by their function.
enum class ChartKind {
#define WEFT_PX_KIND(type, name) name,
  WEFT_PX_CHARTS(WEFT_PX_KIND)
#undef WEFT_PX_KIND
};

/// Plotly's traces that charts are made of.
enum class TraceKind {
  scatter,
  scattergl,
  bar,
  histogram,
  box,
  violin,
  funnel,
  histogram2d,
  histogram2dcontour,
  scatter3d,
  scatterternary,
  scatterpolar,
  scatterpolargl,
  barpolar,
  scattergeo,
  choropleth,
  scattermap,
  choroplethmap,
  densitymap,
  splom,
  parcoords,
  parcats,
  pie,
  funnelarea,
  sunburst,
  treemap,
  icicle,
};

/// Where a trace stands: on axes, in a part of the layout such as "scene", or in a domain of its own.
enum class SubplotKind { xy, scene, ternary, polar, geo, map, domain };

/// The function's name.
std::string_view name_of(ChartKind chart);
/// Plotly's name, such as "scatter".
std::string_view name_of(TraceKind trace);
SubplotKind subplot_of(TraceKind trace);
TraceKind trace_of(ChartKind chart);

/// Whether a chart without x and y, or with lists of columns there, draws a table in wide form.
bool is_cartesian(ChartKind chart);

bool is_hierarchy(TraceKind trace);
/// A density in bins of x and y.
bool is_histogram2d(TraceKind trace);

/// What the traces and the layout have whatever the data.
boost::json::object trace_patch(ChartKind chart, const Arguments& arguments);
boost::json::object layout_patch(ChartKind chart, const Arguments& arguments);

}  // namespace weft::px
