// The kinds of traces, each a class of checked attributes: what plotly.graph_objects is in Python.
// Generated from plotly.py 7.1.0 (MIT license, (c) Plotly, Inc.) by tools/generate_graph_objects.py: change that, not this.
// clang-format off
#pragma once

#include <initializer_list>
#include <utility>

#include <weft/figure.h>

namespace weft::go {

using weft::Figure;

/// Bars. https://plotly.com/python/reference/bar/
class Bar : public Trace {
 public:
  Bar(std::initializer_list<Value> attributes = {}) : Trace("bar", Value(attributes)) {}
  explicit Bar(Value attributes) : Trace("bar", std::move(attributes)) {}
};

/// Bars around a circle. https://plotly.com/python/reference/barpolar/
class Barpolar : public Trace {
 public:
  Barpolar(std::initializer_list<Value> attributes = {}) : Trace("barpolar", Value(attributes)) {}
  explicit Barpolar(Value attributes) : Trace("barpolar", std::move(attributes)) {}
};

/// Boxes from the quartiles of samples. https://plotly.com/python/reference/box/
class Box : public Trace {
 public:
  Box(std::initializer_list<Value> attributes = {}) : Trace("box", Value(attributes)) {}
  explicit Box(Value attributes) : Trace("box", std::move(attributes)) {}
};

/// Open, high, low and close as candles. https://plotly.com/python/reference/candlestick/
class Candlestick : public Trace {
 public:
  Candlestick(std::initializer_list<Value> attributes = {}) : Trace("candlestick", Value(attributes)) {}
  explicit Candlestick(Value attributes) : Trace("candlestick", std::move(attributes)) {}
};

/// Axes of a carpet, on which others draw. https://plotly.com/python/reference/carpet/
class Carpet : public Trace {
 public:
  Carpet(std::initializer_list<Value> attributes = {}) : Trace("carpet", Value(attributes)) {}
  explicit Carpet(Value attributes) : Trace("carpet", std::move(attributes)) {}
};

/// Areas of a map, colored by numbers. https://plotly.com/python/reference/choropleth/
class Choropleth : public Trace {
 public:
  Choropleth(std::initializer_list<Value> attributes = {}) : Trace("choropleth", Value(attributes)) {}
  explicit Choropleth(Value attributes) : Trace("choropleth", std::move(attributes)) {}
};

/// Areas on a map of tiles, colored by numbers. https://plotly.com/python/reference/choroplethmap/
class Choroplethmap : public Trace {
 public:
  Choroplethmap(std::initializer_list<Value> attributes = {}) : Trace("choroplethmap", Value(attributes)) {}
  explicit Choroplethmap(Value attributes) : Trace("choroplethmap", std::move(attributes)) {}
};

/// A vector field as cones in space. https://plotly.com/python/reference/cone/
class Cone : public Trace {
 public:
  Cone(std::initializer_list<Value> attributes = {}) : Trace("cone", Value(attributes)) {}
  explicit Cone(Value attributes) : Trace("cone", std::move(attributes)) {}
};

/// Lines of equal height over a grid. https://plotly.com/python/reference/contour/
class Contour : public Trace {
 public:
  Contour(std::initializer_list<Value> attributes = {}) : Trace("contour", Value(attributes)) {}
  explicit Contour(Value attributes) : Trace("contour", std::move(attributes)) {}
};

/// Contours on a carpet. https://plotly.com/python/reference/contourcarpet/
class Contourcarpet : public Trace {
 public:
  Contourcarpet(std::initializer_list<Value> attributes = {}) : Trace("contourcarpet", Value(attributes)) {}
  explicit Contourcarpet(Value attributes) : Trace("contourcarpet", std::move(attributes)) {}
};

/// The density of points on a map of tiles. https://plotly.com/python/reference/densitymap/
class Densitymap : public Trace {
 public:
  Densitymap(std::initializer_list<Value> attributes = {}) : Trace("densitymap", Value(attributes)) {}
  explicit Densitymap(Value attributes) : Trace("densitymap", std::move(attributes)) {}
};

/// Bars of the stages of a process. https://plotly.com/python/reference/funnel/
class Funnel : public Trace {
 public:
  Funnel(std::initializer_list<Value> attributes = {}) : Trace("funnel", Value(attributes)) {}
  explicit Funnel(Value attributes) : Trace("funnel", std::move(attributes)) {}
};

/// Shares as the layers of a funnel. https://plotly.com/python/reference/funnelarea/
class Funnelarea : public Trace {
 public:
  Funnelarea(std::initializer_list<Value> attributes = {}) : Trace("funnelarea", Value(attributes)) {}
  explicit Funnelarea(Value attributes) : Trace("funnelarea", std::move(attributes)) {}
};

/// A grid of numbers as colors. https://plotly.com/python/reference/heatmap/
class Heatmap : public Trace {
 public:
  Heatmap(std::initializer_list<Value> attributes = {}) : Trace("heatmap", Value(attributes)) {}
  explicit Heatmap(Value attributes) : Trace("heatmap", std::move(attributes)) {}
};

/// Bars that count samples. https://plotly.com/python/reference/histogram/
class Histogram : public Trace {
 public:
  Histogram(std::initializer_list<Value> attributes = {}) : Trace("histogram", Value(attributes)) {}
  explicit Histogram(Value attributes) : Trace("histogram", std::move(attributes)) {}
};

/// A grid of colors that counts samples. https://plotly.com/python/reference/histogram2d/
class Histogram2d : public Trace {
 public:
  Histogram2d(std::initializer_list<Value> attributes = {}) : Trace("histogram2d", Value(attributes)) {}
  explicit Histogram2d(Value attributes) : Trace("histogram2d", std::move(attributes)) {}
};

/// Contours of counted samples. https://plotly.com/python/reference/histogram2dcontour/
class Histogram2dContour : public Trace {
 public:
  Histogram2dContour(std::initializer_list<Value> attributes = {}) : Trace("histogram2dcontour", Value(attributes)) {}
  explicit Histogram2dContour(Value attributes) : Trace("histogram2dcontour", std::move(attributes)) {}
};

/// A hierarchy as layers of rectangles. https://plotly.com/python/reference/icicle/
class Icicle : public Trace {
 public:
  Icicle(std::initializer_list<Value> attributes = {}) : Trace("icicle", Value(attributes)) {}
  explicit Icicle(Value attributes) : Trace("icicle", std::move(attributes)) {}
};

/// Pixels. https://plotly.com/python/reference/image/
class Image : public Trace {
 public:
  Image(std::initializer_list<Value> attributes = {}) : Trace("image", Value(attributes)) {}
  explicit Image(Value attributes) : Trace("image", std::move(attributes)) {}
};

/// One number, its change, and a gauge. https://plotly.com/python/reference/indicator/
class Indicator : public Trace {
 public:
  Indicator(std::initializer_list<Value> attributes = {}) : Trace("indicator", Value(attributes)) {}
  explicit Indicator(Value attributes) : Trace("indicator", std::move(attributes)) {}
};

/// Surfaces of equal value in a volume. https://plotly.com/python/reference/isosurface/
class Isosurface : public Trace {
 public:
  Isosurface(std::initializer_list<Value> attributes = {}) : Trace("isosurface", Value(attributes)) {}
  explicit Isosurface(Value attributes) : Trace("isosurface", std::move(attributes)) {}
};

/// Triangles in space. https://plotly.com/python/reference/mesh3d/
class Mesh3d : public Trace {
 public:
  Mesh3d(std::initializer_list<Value> attributes = {}) : Trace("mesh3d", Value(attributes)) {}
  explicit Mesh3d(Value attributes) : Trace("mesh3d", std::move(attributes)) {}
};

/// Open, high, low and close as ticks. https://plotly.com/python/reference/ohlc/
class Ohlc : public Trace {
 public:
  Ohlc(std::initializer_list<Value> attributes = {}) : Trace("ohlc", Value(attributes)) {}
  explicit Ohlc(Value attributes) : Trace("ohlc", std::move(attributes)) {}
};

/// Bands through categories that stand side by side. https://plotly.com/python/reference/parcats/
class Parcats : public Trace {
 public:
  Parcats(std::initializer_list<Value> attributes = {}) : Trace("parcats", Value(attributes)) {}
  explicit Parcats(Value attributes) : Trace("parcats", std::move(attributes)) {}
};

/// Lines through axes that stand side by side. https://plotly.com/python/reference/parcoords/
class Parcoords : public Trace {
 public:
  Parcoords(std::initializer_list<Value> attributes = {}) : Trace("parcoords", Value(attributes)) {}
  explicit Parcoords(Value attributes) : Trace("parcoords", std::move(attributes)) {}
};

/// Shares of a circle. https://plotly.com/python/reference/pie/
class Pie : public Trace {
 public:
  Pie(std::initializer_list<Value> attributes = {}) : Trace("pie", Value(attributes)) {}
  explicit Pie(Value attributes) : Trace("pie", std::move(attributes)) {}
};

/// A vector field as arrows. https://plotly.com/python/reference/quiver/
class Quiver : public Trace {
 public:
  Quiver(std::initializer_list<Value> attributes = {}) : Trace("quiver", Value(attributes)) {}
  explicit Quiver(Value attributes) : Trace("quiver", std::move(attributes)) {}
};

/// Flows between nodes. https://plotly.com/python/reference/sankey/
class Sankey : public Trace {
 public:
  Sankey(std::initializer_list<Value> attributes = {}) : Trace("sankey", Value(attributes)) {}
  explicit Sankey(Value attributes) : Trace("sankey", std::move(attributes)) {}
};

/// Points and lines. https://plotly.com/python/reference/scatter/
class Scatter : public Trace {
 public:
  Scatter(std::initializer_list<Value> attributes = {}) : Trace("scatter", Value(attributes)) {}
  explicit Scatter(Value attributes) : Trace("scatter", std::move(attributes)) {}
};

/// Points and lines in space. https://plotly.com/python/reference/scatter3d/
class Scatter3d : public Trace {
 public:
  Scatter3d(std::initializer_list<Value> attributes = {}) : Trace("scatter3d", Value(attributes)) {}
  explicit Scatter3d(Value attributes) : Trace("scatter3d", std::move(attributes)) {}
};

/// Points and lines on a carpet. https://plotly.com/python/reference/scattercarpet/
class Scattercarpet : public Trace {
 public:
  Scattercarpet(std::initializer_list<Value> attributes = {}) : Trace("scattercarpet", Value(attributes)) {}
  explicit Scattercarpet(Value attributes) : Trace("scattercarpet", std::move(attributes)) {}
};

/// Points and lines on a globe. https://plotly.com/python/reference/scattergeo/
class Scattergeo : public Trace {
 public:
  Scattergeo(std::initializer_list<Value> attributes = {}) : Trace("scattergeo", Value(attributes)) {}
  explicit Scattergeo(Value attributes) : Trace("scattergeo", std::move(attributes)) {}
};

/// Points and lines, drawn by WebGL. https://plotly.com/python/reference/scattergl/
class Scattergl : public Trace {
 public:
  Scattergl(std::initializer_list<Value> attributes = {}) : Trace("scattergl", Value(attributes)) {}
  explicit Scattergl(Value attributes) : Trace("scattergl", std::move(attributes)) {}
};

/// Points and lines on a map of tiles. https://plotly.com/python/reference/scattermap/
class Scattermap : public Trace {
 public:
  Scattermap(std::initializer_list<Value> attributes = {}) : Trace("scattermap", Value(attributes)) {}
  explicit Scattermap(Value attributes) : Trace("scattermap", std::move(attributes)) {}
};

/// Points and lines around a circle. https://plotly.com/python/reference/scatterpolar/
class Scatterpolar : public Trace {
 public:
  Scatterpolar(std::initializer_list<Value> attributes = {}) : Trace("scatterpolar", Value(attributes)) {}
  explicit Scatterpolar(Value attributes) : Trace("scatterpolar", std::move(attributes)) {}
};

/// Points and lines around a circle, drawn by WebGL. https://plotly.com/python/reference/scatterpolargl/
class Scatterpolargl : public Trace {
 public:
  Scatterpolargl(std::initializer_list<Value> attributes = {}) : Trace("scatterpolargl", Value(attributes)) {}
  explicit Scatterpolargl(Value attributes) : Trace("scatterpolargl", std::move(attributes)) {}
};

/// Points and lines on a Smith chart. https://plotly.com/python/reference/scattersmith/
class Scattersmith : public Trace {
 public:
  Scattersmith(std::initializer_list<Value> attributes = {}) : Trace("scattersmith", Value(attributes)) {}
  explicit Scattersmith(Value attributes) : Trace("scattersmith", std::move(attributes)) {}
};

/// Points and lines in a triangle of shares. https://plotly.com/python/reference/scatterternary/
class Scatterternary : public Trace {
 public:
  Scatterternary(std::initializer_list<Value> attributes = {}) : Trace("scatterternary", Value(attributes)) {}
  explicit Scatterternary(Value attributes) : Trace("scatterternary", std::move(attributes)) {}
};

/// A matrix of scatter plots. https://plotly.com/python/reference/splom/
class Splom : public Trace {
 public:
  Splom(std::initializer_list<Value> attributes = {}) : Trace("splom", Value(attributes)) {}
  explicit Splom(Value attributes) : Trace("splom", std::move(attributes)) {}
};

/// A vector field as tubes in space. https://plotly.com/python/reference/streamtube/
class Streamtube : public Trace {
 public:
  Streamtube(std::initializer_list<Value> attributes = {}) : Trace("streamtube", Value(attributes)) {}
  explicit Streamtube(Value attributes) : Trace("streamtube", std::move(attributes)) {}
};

/// A hierarchy as rings. https://plotly.com/python/reference/sunburst/
class Sunburst : public Trace {
 public:
  Sunburst(std::initializer_list<Value> attributes = {}) : Trace("sunburst", Value(attributes)) {}
  explicit Sunburst(Value attributes) : Trace("sunburst", std::move(attributes)) {}
};

/// A surface over a grid, in space. https://plotly.com/python/reference/surface/
class Surface : public Trace {
 public:
  Surface(std::initializer_list<Value> attributes = {}) : Trace("surface", Value(attributes)) {}
  explicit Surface(Value attributes) : Trace("surface", std::move(attributes)) {}
};

/// Rows and columns of text. https://plotly.com/python/reference/table/
class Table : public Trace {
 public:
  Table(std::initializer_list<Value> attributes = {}) : Trace("table", Value(attributes)) {}
  explicit Table(Value attributes) : Trace("table", std::move(attributes)) {}
};

/// A hierarchy as rectangles inside of one another. https://plotly.com/python/reference/treemap/
class Treemap : public Trace {
 public:
  Treemap(std::initializer_list<Value> attributes = {}) : Trace("treemap", Value(attributes)) {}
  explicit Treemap(Value attributes) : Trace("treemap", std::move(attributes)) {}
};

/// The density of samples as violins. https://plotly.com/python/reference/violin/
class Violin : public Trace {
 public:
  Violin(std::initializer_list<Value> attributes = {}) : Trace("violin", Value(attributes)) {}
  explicit Violin(Value attributes) : Trace("violin", std::move(attributes)) {}
};

/// A volume that can be seen through. https://plotly.com/python/reference/volume/
class Volume : public Trace {
 public:
  Volume(std::initializer_list<Value> attributes = {}) : Trace("volume", Value(attributes)) {}
  explicit Volume(Value attributes) : Trace("volume", std::move(attributes)) {}
};

/// Bars that go on from one another. https://plotly.com/python/reference/waterfall/
class Waterfall : public Trace {
 public:
  Waterfall(std::initializer_list<Value> attributes = {}) : Trace("waterfall", Value(attributes)) {}
  explicit Waterfall(Value attributes) : Trace("waterfall", std::move(attributes)) {}
};

}  // namespace weft::go
