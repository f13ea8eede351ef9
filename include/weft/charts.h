// A table and a few column names -> a figure: a function for each chart of plotly.express.
// Generated from the signatures of plotly.express 7.1.0 by tools/generate_charts.py: change that, not this.
// clang-format off
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <weft/chart_arguments.h>
#include <weft/figure.h>
#include <weft/table.h>

namespace weft::px {

/// The arguments of scatter(). Names and meaning are those of plotly.express.scatter.
struct Scatter {
  // Data.
  Values x = {};  ///< Along the x axis: a column, values, or a list of columns that become traces.
  Values y = {};  ///< Along the y axis, as `x`.
  Values error_x = {};  ///< Length of the error bars along x; without `error_x_minus` both ways.
  Values error_x_minus = {};  ///< Their length to the negative side.
  Values error_y = {};  ///< As `error_x`, along y.
  Values error_y_minus = {};  ///< As `error_x_minus`, along y.
  Values size = {};  ///< Area of the markers: numbers, none of them negative or null.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values symbol = {};  ///< A marker symbol for each value.
  Values text = {};  ///< Written beside the marks.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Values facet_row = {};  ///< A row of plots for each value.
  Values facet_col = {};  ///< A column of plots for each value.
  int facet_col_wrap = 0;  ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};  ///< Fraction of the figure's height between plots.
  std::optional<double> facet_col_spacing = {};  ///< Fraction of the figure's width between plots.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  bool log_x = false;
  bool log_y = false;
  Bounds range_x = {};
  Bounds range_y = {};
  std::string orientation = {};  ///< "v" or "h"; by itself, from the types of x and y.
  std::string marginal_x = {};  ///< A plot of x above: "rug", "box", "violin", "histogram", of density_heatmap also "heatmap".
  std::string marginal_y = {};  ///< A plot of y at the right, as `marginal_x`.
  std::string trendline = {};  ///< "ols", "lowess", "rolling", "expanding" or "ewm".
  Json trendline_options = {};  ///< Options of the trendline, an object: plotly.express.trendline_functions has their names.
  std::string trendline_color_override = {};  ///< The color of all trendlines.
  std::string trendline_scope = "trace";  ///< "trace", or "overall" for one line of all rows.

  // Looks.
  std::optional<double> size_max = {};  ///< Diameter of the largest marker, in pixels; 20.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};
  std::vector<std::string> symbol_sequence = {};
  DiscreteMap symbol_map = {};
  std::optional<double> opacity = {};  ///< From 0 to 1.
  std::string render_mode = "auto";  ///< "svg", "webgl", or "auto": WebGL above 1000 rows.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// A mark for each row. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.scatter
Figure scatter(const dd::Table& table, const Scatter& arguments);
/// The same of values alone.
inline Figure scatter(const Scatter& arguments) {
  return scatter(dd::Table(), arguments);
}

/// The arguments of line(). Names and meaning are those of plotly.express.line.
struct Line {
  // Data.
  Values x = {};  ///< Along the x axis: a column, values, or a list of columns that become traces.
  Values y = {};  ///< Along the y axis, as `x`.
  Values error_x = {};  ///< Length of the error bars along x; without `error_x_minus` both ways.
  Values error_x_minus = {};  ///< Their length to the negative side.
  Values error_y = {};  ///< As `error_x`, along y.
  Values error_y_minus = {};  ///< As `error_x_minus`, along y.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values symbol = {};  ///< A marker symbol for each value.
  Values line_dash = {};  ///< A pattern of dashes for each value.
  Values line_group = {};  ///< A line for each value, all looking the same.
  Values text = {};  ///< Written beside the marks.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Values facet_row = {};  ///< A row of plots for each value.
  Values facet_col = {};  ///< A column of plots for each value.
  int facet_col_wrap = 0;  ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};  ///< Fraction of the figure's height between plots.
  std::optional<double> facet_col_spacing = {};  ///< Fraction of the figure's width between plots.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  bool log_x = false;
  bool log_y = false;
  Bounds range_x = {};
  Bounds range_y = {};
  std::string orientation = {};  ///< "v" or "h"; by itself, from the types of x and y.

  // Looks.
  bool markers = false;  ///< Markers on the lines.
  std::string line_shape = {};  ///< "linear", "spline", "hv", "vh", "hvh" or "vhv".
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  std::vector<std::string> symbol_sequence = {};
  DiscreteMap symbol_map = {};
  std::vector<std::string> line_dash_sequence = {};  ///< "solid", "dot", "dash", ..., or lengths such as "5px 10px".
  DiscreteMap line_dash_map = {};
  std::string render_mode = "auto";  ///< "svg", "webgl", or "auto": WebGL above 1000 rows.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// Rows as the points of lines. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.line
Figure line(const dd::Table& table, const Line& arguments);
/// The same of values alone.
inline Figure line(const Line& arguments) {
  return line(dd::Table(), arguments);
}

/// The arguments of area(). Names and meaning are those of plotly.express.area.
struct Area {
  // Data.
  Values x = {};  ///< Along the x axis: a column, values, or a list of columns that become traces.
  Values y = {};  ///< Along the y axis, as `x`.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values symbol = {};  ///< A marker symbol for each value.
  Values pattern_shape = {};  ///< A fill pattern for each value.
  Values line_group = {};  ///< A line for each value, all looking the same.
  Values text = {};  ///< Written beside the marks.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Values facet_row = {};  ///< A row of plots for each value.
  Values facet_col = {};  ///< A column of plots for each value.
  int facet_col_wrap = 0;  ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};  ///< Fraction of the figure's height between plots.
  std::optional<double> facet_col_spacing = {};  ///< Fraction of the figure's width between plots.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  bool log_x = false;
  bool log_y = false;
  Bounds range_x = {};
  Bounds range_y = {};
  std::string orientation = {};  ///< "v" or "h"; by itself, from the types of x and y.
  std::string groupnorm = {};  ///< "fraction" or "percent" of all areas at a place.

  // Looks.
  bool markers = false;  ///< Markers on the lines.
  std::string line_shape = {};  ///< "linear", "spline", "hv", "vh", "hvh" or "vhv".
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  std::vector<std::string> symbol_sequence = {};
  DiscreteMap symbol_map = {};
  std::vector<std::string> pattern_shape_sequence = {};  ///< Of "", "/", "\\", "x", "-", "|", "+" and ".".
  DiscreteMap pattern_shape_map = {};

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// Lines with what is below them filled, on top of one another. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.area
Figure area(const dd::Table& table, const Area& arguments);
/// The same of values alone.
inline Figure area(const Area& arguments) {
  return area(dd::Table(), arguments);
}

/// The arguments of bar(). Names and meaning are those of plotly.express.bar.
struct Bar {
  // Data.
  Values x = {};  ///< Along the x axis: a column, values, or a list of columns that become traces.
  Values y = {};  ///< Along the y axis, as `x`.
  Values base = {};  ///< Where each bar begins.
  Values error_x = {};  ///< Length of the error bars along x; without `error_x_minus` both ways.
  Values error_x_minus = {};  ///< Their length to the negative side.
  Values error_y = {};  ///< As `error_x`, along y.
  Values error_y_minus = {};  ///< As `error_x_minus`, along y.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values pattern_shape = {};  ///< A fill pattern for each value.
  Values text = {};  ///< Written beside the marks.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Values facet_row = {};  ///< A row of plots for each value.
  Values facet_col = {};  ///< A column of plots for each value.
  int facet_col_wrap = 0;  ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};  ///< Fraction of the figure's height between plots.
  std::optional<double> facet_col_spacing = {};  ///< Fraction of the figure's width between plots.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  bool log_x = false;
  bool log_y = false;
  Bounds range_x = {};
  Bounds range_y = {};
  std::string orientation = {};  ///< "v" or "h"; by itself, from the types of x and y.
  std::string barmode = "relative";  ///< "relative", "group", "overlay" or "stack"; empty leaves it to Plotly.

  // Looks.
  Setting text_auto = {};  ///< true writes each mark's value on it; a d3-format such as ".2f" does so in that format.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};
  std::vector<std::string> pattern_shape_sequence = {};  ///< Of "", "/", "\\", "x", "-", "|", "+" and ".".
  DiscreteMap pattern_shape_map = {};
  std::optional<double> opacity = {};  ///< From 0 to 1.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// A bar for each row. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.bar
Figure bar(const dd::Table& table, const Bar& arguments);
/// The same of values alone.
inline Figure bar(const Bar& arguments) {
  return bar(dd::Table(), arguments);
}

/// The arguments of timeline(). Names and meaning are those of plotly.express.timeline.
struct Timeline {
  // Data.
  Values y = {};  ///< Along the y axis, as `x`.
  Values x_start = {};  ///< Where each bar begins: timestamps or dates.
  Values x_end = {};  ///< Where each bar ends: timestamps or dates.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values pattern_shape = {};  ///< A fill pattern for each value.
  Values text = {};  ///< Written beside the marks.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Values facet_row = {};  ///< A row of plots for each value.
  Values facet_col = {};  ///< A column of plots for each value.
  int facet_col_wrap = 0;  ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};  ///< Fraction of the figure's height between plots.
  std::optional<double> facet_col_spacing = {};  ///< Fraction of the figure's width between plots.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  Bounds range_x = {};
  Bounds range_y = {};

  // Looks.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};
  std::vector<std::string> pattern_shape_sequence = {};  ///< Of "", "/", "\\", "x", "-", "|", "+" and ".".
  DiscreteMap pattern_shape_map = {};
  std::optional<double> opacity = {};  ///< From 0 to 1.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// A bar from a start to an end for each row. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.timeline
Figure timeline(const dd::Table& table, const Timeline& arguments);
/// The same of values alone.
inline Figure timeline(const Timeline& arguments) {
  return timeline(dd::Table(), arguments);
}

/// The arguments of histogram(). Names and meaning are those of plotly.express.histogram.
struct Histogram {
  // Data.
  Values x = {};  ///< Along the x axis: a column, values, or a list of columns that become traces.
  Values y = {};  ///< Along the y axis, as `x`.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values pattern_shape = {};  ///< A fill pattern for each value.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Values facet_row = {};  ///< A row of plots for each value.
  Values facet_col = {};  ///< A column of plots for each value.
  int facet_col_wrap = 0;  ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};  ///< Fraction of the figure's height between plots.
  std::optional<double> facet_col_spacing = {};  ///< Fraction of the figure's width between plots.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  bool log_x = false;
  bool log_y = false;
  Bounds range_x = {};
  Bounds range_y = {};
  std::string orientation = {};  ///< "v" or "h"; by itself, from the types of x and y.
  std::string barmode = "relative";  ///< "relative", "group", "overlay" or "stack"; empty leaves it to Plotly.
  std::string barnorm = {};  ///< "fraction" or "percent" of all bars at a place.
  std::string histfunc = {};  ///< What a bin shows: "count", "sum", "avg", "min" or "max".
  std::string histnorm = {};  ///< "percent", "probability", "density" or "probability density".
  std::optional<bool> cumulative = {};  ///< Each bin also has what comes before it.
  std::optional<int> nbins = {};  ///< The most bins.
  std::string marginal = {};  ///< A plot of the distribution beside it: "rug", "box", "violin" or "histogram".

  // Looks.
  Setting text_auto = {};  ///< true writes each mark's value on it; a d3-format such as ".2f" does so in that format.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  std::vector<std::string> pattern_shape_sequence = {};  ///< Of "", "/", "\\", "x", "-", "|", "+" and ".".
  DiscreteMap pattern_shape_map = {};
  std::optional<double> opacity = {};  ///< From 0 to 1.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// Rows counted, or summed up, in bins. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.histogram
Figure histogram(const dd::Table& table, const Histogram& arguments);
/// The same of values alone.
inline Figure histogram(const Histogram& arguments) {
  return histogram(dd::Table(), arguments);
}

/// The arguments of ecdf(). Names and meaning are those of plotly.express.ecdf.
struct Ecdf {
  // Data.
  Values x = {};  ///< Along the x axis: a column, values, or a list of columns that become traces.
  Values y = {};  ///< Along the y axis, as `x`.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values symbol = {};  ///< A marker symbol for each value.
  Values line_dash = {};  ///< A pattern of dashes for each value.
  Values text = {};  ///< Written beside the marks.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Values facet_row = {};  ///< A row of plots for each value.
  Values facet_col = {};  ///< A column of plots for each value.
  int facet_col_wrap = 0;  ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};  ///< Fraction of the figure's height between plots.
  std::optional<double> facet_col_spacing = {};  ///< Fraction of the figure's width between plots.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  bool log_x = false;
  bool log_y = false;
  Bounds range_x = {};
  Bounds range_y = {};
  std::string orientation = {};  ///< "v" or "h"; by itself, from the types of x and y.
  std::string ecdfnorm = "probability";  ///< "probability", "percent", or empty for counts or sums.
  std::string ecdfmode = "standard";  ///< "standard", "complementary" (what is above) or "reversed" (what is at least).
  std::string marginal = {};  ///< A plot of the distribution beside it: "rug", "box", "violin" or "histogram".

  // Looks.
  bool markers = false;  ///< Markers on the lines.
  bool lines = true;  ///< Whether there are lines.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  std::vector<std::string> symbol_sequence = {};
  DiscreteMap symbol_map = {};
  std::vector<std::string> line_dash_sequence = {};  ///< "solid", "dot", "dash", ..., or lengths such as "5px 10px".
  DiscreteMap line_dash_map = {};
  std::optional<double> opacity = {};  ///< From 0 to 1.
  std::string render_mode = "auto";  ///< "svg", "webgl", or "auto": WebGL above 1000 rows.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// Empirical cumulative distribution functions. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.ecdf
Figure ecdf(const dd::Table& table, const Ecdf& arguments);
/// The same of values alone.
inline Figure ecdf(const Ecdf& arguments) {
  return ecdf(dd::Table(), arguments);
}

/// The arguments of box(). Names and meaning are those of plotly.express.box.
struct Box {
  // Data.
  Values x = {};  ///< Along the x axis: a column, values, or a list of columns that become traces.
  Values y = {};  ///< Along the y axis, as `x`.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Values facet_row = {};  ///< A row of plots for each value.
  Values facet_col = {};  ///< A column of plots for each value.
  int facet_col_wrap = 0;  ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};  ///< Fraction of the figure's height between plots.
  std::optional<double> facet_col_spacing = {};  ///< Fraction of the figure's width between plots.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  bool log_x = false;
  bool log_y = false;
  Bounds range_x = {};
  Bounds range_y = {};
  std::string orientation = {};  ///< "v" or "h"; by itself, from the types of x and y.
  std::string boxmode = {};  ///< "group" or "overlay"; by itself, from what `color` is.

  // Looks.
  Setting points = {};  ///< "outliers", "suspectedoutliers", "all", or false.
  bool notched = false;
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// Boxes of quartiles. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.box
Figure box(const dd::Table& table, const Box& arguments);
/// The same of values alone.
inline Figure box(const Box& arguments) {
  return box(dd::Table(), arguments);
}

/// The arguments of violin(). Names and meaning are those of plotly.express.violin.
struct Violin {
  // Data.
  Values x = {};  ///< Along the x axis: a column, values, or a list of columns that become traces.
  Values y = {};  ///< Along the y axis, as `x`.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Values facet_row = {};  ///< A row of plots for each value.
  Values facet_col = {};  ///< A column of plots for each value.
  int facet_col_wrap = 0;  ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};  ///< Fraction of the figure's height between plots.
  std::optional<double> facet_col_spacing = {};  ///< Fraction of the figure's width between plots.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  bool log_x = false;
  bool log_y = false;
  Bounds range_x = {};
  Bounds range_y = {};
  std::string orientation = {};  ///< "v" or "h"; by itself, from the types of x and y.
  std::string violinmode = {};  ///< "group" or "overlay"; by itself, from what `color` is.

  // Looks.
  Setting points = {};  ///< "outliers", "suspectedoutliers", "all", or false.
  bool box = false;  ///< A box inside of each violin.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// Densities of distributions. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.violin
Figure violin(const dd::Table& table, const Violin& arguments);
/// The same of values alone.
inline Figure violin(const Violin& arguments) {
  return violin(dd::Table(), arguments);
}

/// The arguments of strip(). Names and meaning are those of plotly.express.strip.
struct Strip {
  // Data.
  Values x = {};  ///< Along the x axis: a column, values, or a list of columns that become traces.
  Values y = {};  ///< Along the y axis, as `x`.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Values facet_row = {};  ///< A row of plots for each value.
  Values facet_col = {};  ///< A column of plots for each value.
  int facet_col_wrap = 0;  ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};  ///< Fraction of the figure's height between plots.
  std::optional<double> facet_col_spacing = {};  ///< Fraction of the figure's width between plots.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  bool log_x = false;
  bool log_y = false;
  Bounds range_x = {};
  Bounds range_y = {};
  std::string orientation = {};  ///< "v" or "h"; by itself, from the types of x and y.
  std::string stripmode = {};  ///< "group" or "overlay"; by itself, "group" unless `color` is an axis as well.

  // Looks.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// A jittered mark for each row, by category. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.strip
Figure strip(const dd::Table& table, const Strip& arguments);
/// The same of values alone.
inline Figure strip(const Strip& arguments) {
  return strip(dd::Table(), arguments);
}

/// The arguments of density_heatmap(). Names and meaning are those of plotly.express.density_heatmap.
struct DensityHeatmap {
  // Data.
  Values x = {};  ///< Along the x axis: a column, values, or a list of columns that become traces.
  Values y = {};  ///< Along the y axis, as `x`.
  Values z = {};  ///< Along the z axis; of densities what `histfunc` sums up.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Values facet_row = {};  ///< A row of plots for each value.
  Values facet_col = {};  ///< A column of plots for each value.
  int facet_col_wrap = 0;  ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};  ///< Fraction of the figure's height between plots.
  std::optional<double> facet_col_spacing = {};  ///< Fraction of the figure's width between plots.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  bool log_x = false;
  bool log_y = false;
  Bounds range_x = {};
  Bounds range_y = {};
  std::string orientation = {};  ///< "v" or "h"; by itself, from the types of x and y.
  std::string histfunc = {};  ///< What a bin shows: "count", "sum", "avg", "min" or "max".
  std::string histnorm = {};  ///< "percent", "probability", "density" or "probability density".
  std::optional<int> nbinsx = {};  ///< The most bins along x.
  std::optional<int> nbinsy = {};  ///< The most bins along y.
  std::string marginal_x = {};  ///< A plot of x above: "rug", "box", "violin", "histogram", of density_heatmap also "heatmap".
  std::string marginal_y = {};  ///< A plot of y at the right, as `marginal_x`.

  // Looks.
  Setting text_auto = {};  ///< true writes each mark's value on it; a d3-format such as ".2f" does so in that format.
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// Rows counted in bins of x and y, as colors. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.density_heatmap
Figure density_heatmap(const dd::Table& table, const DensityHeatmap& arguments);
/// The same of values alone.
inline Figure density_heatmap(const DensityHeatmap& arguments) {
  return density_heatmap(dd::Table(), arguments);
}

/// The arguments of density_contour(). Names and meaning are those of plotly.express.density_contour.
struct DensityContour {
  // Data.
  Values x = {};  ///< Along the x axis: a column, values, or a list of columns that become traces.
  Values y = {};  ///< Along the y axis, as `x`.
  Values z = {};  ///< Along the z axis; of densities what `histfunc` sums up.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Values facet_row = {};  ///< A row of plots for each value.
  Values facet_col = {};  ///< A column of plots for each value.
  int facet_col_wrap = 0;  ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};  ///< Fraction of the figure's height between plots.
  std::optional<double> facet_col_spacing = {};  ///< Fraction of the figure's width between plots.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  bool log_x = false;
  bool log_y = false;
  Bounds range_x = {};
  Bounds range_y = {};
  std::string orientation = {};  ///< "v" or "h"; by itself, from the types of x and y.
  std::string histfunc = {};  ///< What a bin shows: "count", "sum", "avg", "min" or "max".
  std::string histnorm = {};  ///< "percent", "probability", "density" or "probability density".
  std::optional<int> nbinsx = {};  ///< The most bins along x.
  std::optional<int> nbinsy = {};  ///< The most bins along y.
  std::string marginal_x = {};  ///< A plot of x above: "rug", "box", "violin", "histogram", of density_heatmap also "heatmap".
  std::string marginal_y = {};  ///< A plot of y at the right, as `marginal_x`.
  std::string trendline = {};  ///< "ols", "lowess", "rolling", "expanding" or "ewm".
  Json trendline_options = {};  ///< Options of the trendline, an object: plotly.express.trendline_functions has their names.
  std::string trendline_color_override = {};  ///< The color of all trendlines.
  std::string trendline_scope = "trace";  ///< "trace", or "overall" for one line of all rows.

  // Looks.
  Setting text_auto = {};  ///< true writes each mark's value on it; a d3-format such as ".2f" does so in that format.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// Rows counted in bins of x and y, as contours. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.density_contour
Figure density_contour(const dd::Table& table, const DensityContour& arguments);
/// The same of values alone.
inline Figure density_contour(const DensityContour& arguments) {
  return density_contour(dd::Table(), arguments);
}

/// The arguments of funnel(). Names and meaning are those of plotly.express.funnel.
struct Funnel {
  // Data.
  Values x = {};  ///< Along the x axis: a column, values, or a list of columns that become traces.
  Values y = {};  ///< Along the y axis, as `x`.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values text = {};  ///< Written beside the marks.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Values facet_row = {};  ///< A row of plots for each value.
  Values facet_col = {};  ///< A column of plots for each value.
  int facet_col_wrap = 0;  ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};  ///< Fraction of the figure's height between plots.
  std::optional<double> facet_col_spacing = {};  ///< Fraction of the figure's width between plots.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  bool log_x = false;
  bool log_y = false;
  Bounds range_x = {};
  Bounds range_y = {};
  std::string orientation = {};  ///< "v" or "h"; by itself, from the types of x and y.

  // Looks.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  std::optional<double> opacity = {};  ///< From 0 to 1.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// Stages of a process as bars around a middle. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.funnel
Figure funnel(const dd::Table& table, const Funnel& arguments);
/// The same of values alone.
inline Figure funnel(const Funnel& arguments) {
  return funnel(dd::Table(), arguments);
}

/// The arguments of funnel_area(). Names and meaning are those of plotly.express.funnel_area.
struct FunnelArea {
  // Data.
  Values names = {};  ///< The name of each part.
  Values values = {};  ///< The size of each part: numbers.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Looks.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  std::optional<double> opacity = {};  ///< From 0 to 1.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// Shares as slices of a funnel. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.funnel_area
Figure funnel_area(const dd::Table& table, const FunnelArea& arguments);
/// The same of values alone.
inline Figure funnel_area(const FunnelArea& arguments) {
  return funnel_area(dd::Table(), arguments);
}

/// The arguments of pie(). Names and meaning are those of plotly.express.pie.
struct Pie {
  // Data.
  Values names = {};  ///< The name of each part.
  Values values = {};  ///< The size of each part: numbers.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values facet_row = {};  ///< A row of plots for each value.
  Values facet_col = {};  ///< A column of plots for each value.
  int facet_col_wrap = 0;  ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};  ///< Fraction of the figure's height between plots.
  std::optional<double> facet_col_spacing = {};  ///< Fraction of the figure's width between plots.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Looks.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  std::optional<double> opacity = {};  ///< From 0 to 1.
  std::optional<double> hole = {};  ///< The fraction of the radius that is left free.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// Shares as sectors of a circle. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.pie
Figure pie(const dd::Table& table, const Pie& arguments);
/// The same of values alone.
inline Figure pie(const Pie& arguments) {
  return pie(dd::Table(), arguments);
}

/// The arguments of scatter_3d(). Names and meaning are those of plotly.express.scatter_3d.
struct Scatter3d {
  // Data.
  Values x = {};  ///< Along the x axis: a column, values, or a list of columns that become traces.
  Values y = {};  ///< Along the y axis, as `x`.
  Values z = {};  ///< Along the z axis; of densities what `histfunc` sums up.
  Values error_x = {};  ///< Length of the error bars along x; without `error_x_minus` both ways.
  Values error_x_minus = {};  ///< Their length to the negative side.
  Values error_y = {};  ///< As `error_x`, along y.
  Values error_y_minus = {};  ///< As `error_x_minus`, along y.
  Values error_z = {};  ///< As `error_x`, along z.
  Values error_z_minus = {};  ///< As `error_x_minus`, along z.
  Values size = {};  ///< Area of the markers: numbers, none of them negative or null.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values symbol = {};  ///< A marker symbol for each value.
  Values text = {};  ///< Written beside the marks.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  bool log_x = false;
  bool log_y = false;
  bool log_z = false;
  Bounds range_x = {};
  Bounds range_y = {};
  Bounds range_z = {};

  // Looks.
  std::optional<double> size_max = {};  ///< Diameter of the largest marker, in pixels; 20.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};
  std::vector<std::string> symbol_sequence = {};
  DiscreteMap symbol_map = {};
  std::optional<double> opacity = {};  ///< From 0 to 1.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// A mark in space for each row. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.scatter_3d
Figure scatter_3d(const dd::Table& table, const Scatter3d& arguments);
/// The same of values alone.
inline Figure scatter_3d(const Scatter3d& arguments) {
  return scatter_3d(dd::Table(), arguments);
}

/// The arguments of line_3d(). Names and meaning are those of plotly.express.line_3d.
struct Line3d {
  // Data.
  Values x = {};  ///< Along the x axis: a column, values, or a list of columns that become traces.
  Values y = {};  ///< Along the y axis, as `x`.
  Values z = {};  ///< Along the z axis; of densities what `histfunc` sums up.
  Values error_x = {};  ///< Length of the error bars along x; without `error_x_minus` both ways.
  Values error_x_minus = {};  ///< Their length to the negative side.
  Values error_y = {};  ///< As `error_x`, along y.
  Values error_y_minus = {};  ///< As `error_x_minus`, along y.
  Values error_z = {};  ///< As `error_x`, along z.
  Values error_z_minus = {};  ///< As `error_x_minus`, along z.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values symbol = {};  ///< A marker symbol for each value.
  Values line_dash = {};  ///< A pattern of dashes for each value.
  Values line_group = {};  ///< A line for each value, all looking the same.
  Values text = {};  ///< Written beside the marks.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  bool log_x = false;
  bool log_y = false;
  bool log_z = false;
  Bounds range_x = {};
  Bounds range_y = {};
  Bounds range_z = {};

  // Looks.
  bool markers = false;  ///< Markers on the lines.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  std::vector<std::string> symbol_sequence = {};
  DiscreteMap symbol_map = {};
  std::vector<std::string> line_dash_sequence = {};  ///< "solid", "dot", "dash", ..., or lengths such as "5px 10px".
  DiscreteMap line_dash_map = {};

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// Rows as the points of lines in space. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.line_3d
Figure line_3d(const dd::Table& table, const Line3d& arguments);
/// The same of values alone.
inline Figure line_3d(const Line3d& arguments) {
  return line_3d(dd::Table(), arguments);
}

/// The arguments of scatter_polar(). Names and meaning are those of plotly.express.scatter_polar.
struct ScatterPolar {
  // Data.
  Values r = {};  ///< Distance from the middle.
  Values theta = {};  ///< Angle in degrees, or categories around the circle.
  Values size = {};  ///< Area of the markers: numbers, none of them negative or null.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values symbol = {};  ///< A marker symbol for each value.
  Values text = {};  ///< Written beside the marks.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  bool log_r = false;
  Bounds range_r = {};
  Bounds range_theta = {};  ///< The sector to show, in degrees.
  std::string direction = "clockwise";  ///< "clockwise" or "counterclockwise".
  double start_angle = 90;  ///< Where theta is 0, in degrees.

  // Looks.
  std::optional<double> size_max = {};  ///< Diameter of the largest marker, in pixels; 20.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};
  std::vector<std::string> symbol_sequence = {};
  DiscreteMap symbol_map = {};
  std::optional<double> opacity = {};  ///< From 0 to 1.
  std::string render_mode = "auto";  ///< "svg", "webgl", or "auto": WebGL above 1000 rows.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// A mark at an angle and a distance for each row. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.scatter_polar
Figure scatter_polar(const dd::Table& table, const ScatterPolar& arguments);
/// The same of values alone.
inline Figure scatter_polar(const ScatterPolar& arguments) {
  return scatter_polar(dd::Table(), arguments);
}

/// The arguments of line_polar(). Names and meaning are those of plotly.express.line_polar.
struct LinePolar {
  // Data.
  Values r = {};  ///< Distance from the middle.
  Values theta = {};  ///< Angle in degrees, or categories around the circle.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values symbol = {};  ///< A marker symbol for each value.
  Values line_dash = {};  ///< A pattern of dashes for each value.
  Values line_group = {};  ///< A line for each value, all looking the same.
  Values text = {};  ///< Written beside the marks.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  bool log_r = false;
  Bounds range_r = {};
  Bounds range_theta = {};  ///< The sector to show, in degrees.
  std::string direction = "clockwise";  ///< "clockwise" or "counterclockwise".
  double start_angle = 90;  ///< Where theta is 0, in degrees.

  // Looks.
  bool markers = false;  ///< Markers on the lines.
  bool line_close = false;  ///< The last point is joined to the first.
  std::string line_shape = {};  ///< "linear", "spline", "hv", "vh", "hvh" or "vhv".
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  std::vector<std::string> symbol_sequence = {};
  DiscreteMap symbol_map = {};
  std::vector<std::string> line_dash_sequence = {};  ///< "solid", "dot", "dash", ..., or lengths such as "5px 10px".
  DiscreteMap line_dash_map = {};
  std::string render_mode = "auto";  ///< "svg", "webgl", or "auto": WebGL above 1000 rows.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// Rows as the points of lines around a middle. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.line_polar
Figure line_polar(const dd::Table& table, const LinePolar& arguments);
/// The same of values alone.
inline Figure line_polar(const LinePolar& arguments) {
  return line_polar(dd::Table(), arguments);
}

/// The arguments of bar_polar(). Names and meaning are those of plotly.express.bar_polar.
struct BarPolar {
  // Data.
  Values r = {};  ///< Distance from the middle.
  Values theta = {};  ///< Angle in degrees, or categories around the circle.
  Values base = {};  ///< Where each bar begins.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values pattern_shape = {};  ///< A fill pattern for each value.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  bool log_r = false;
  Bounds range_r = {};
  Bounds range_theta = {};  ///< The sector to show, in degrees.
  std::string barmode = "relative";  ///< "relative", "group", "overlay" or "stack"; empty leaves it to Plotly.
  std::string barnorm = {};  ///< "fraction" or "percent" of all bars at a place.
  std::string direction = "clockwise";  ///< "clockwise" or "counterclockwise".
  double start_angle = 90;  ///< Where theta is 0, in degrees.

  // Looks.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};
  std::vector<std::string> pattern_shape_sequence = {};  ///< Of "", "/", "\\", "x", "-", "|", "+" and ".".
  DiscreteMap pattern_shape_map = {};

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// A wedge for each row. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.bar_polar
Figure bar_polar(const dd::Table& table, const BarPolar& arguments);
/// The same of values alone.
inline Figure bar_polar(const BarPolar& arguments) {
  return bar_polar(dd::Table(), arguments);
}

/// The arguments of scatter_ternary(). Names and meaning are those of plotly.express.scatter_ternary.
struct ScatterTernary {
  // Data.
  Values a = {};  ///< The first of the three shares.
  Values b = {};  ///< The second share.
  Values c = {};  ///< The third share.
  Values size = {};  ///< Area of the markers: numbers, none of them negative or null.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values symbol = {};  ///< A marker symbol for each value.
  Values text = {};  ///< Written beside the marks.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Looks.
  std::optional<double> size_max = {};  ///< Diameter of the largest marker, in pixels; 20.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};
  std::vector<std::string> symbol_sequence = {};
  DiscreteMap symbol_map = {};
  std::optional<double> opacity = {};  ///< From 0 to 1.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// A mark in a triangle for each row, by three shares. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.scatter_ternary
Figure scatter_ternary(const dd::Table& table, const ScatterTernary& arguments);
/// The same of values alone.
inline Figure scatter_ternary(const ScatterTernary& arguments) {
  return scatter_ternary(dd::Table(), arguments);
}

/// The arguments of line_ternary(). Names and meaning are those of plotly.express.line_ternary.
struct LineTernary {
  // Data.
  Values a = {};  ///< The first of the three shares.
  Values b = {};  ///< The second share.
  Values c = {};  ///< The third share.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values symbol = {};  ///< A marker symbol for each value.
  Values line_dash = {};  ///< A pattern of dashes for each value.
  Values line_group = {};  ///< A line for each value, all looking the same.
  Values text = {};  ///< Written beside the marks.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Looks.
  bool markers = false;  ///< Markers on the lines.
  std::string line_shape = {};  ///< "linear", "spline", "hv", "vh", "hvh" or "vhv".
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  std::vector<std::string> symbol_sequence = {};
  DiscreteMap symbol_map = {};
  std::vector<std::string> line_dash_sequence = {};  ///< "solid", "dot", "dash", ..., or lengths such as "5px 10px".
  DiscreteMap line_dash_map = {};

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// Rows as the points of lines in a triangle. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.line_ternary
Figure line_ternary(const dd::Table& table, const LineTernary& arguments);
/// The same of values alone.
inline Figure line_ternary(const LineTernary& arguments) {
  return line_ternary(dd::Table(), arguments);
}

/// The arguments of scatter_geo(). Names and meaning are those of plotly.express.scatter_geo.
struct ScatterGeo {
  // Data.
  Values lat = {};  ///< Latitude in degrees.
  Values lon = {};  ///< Longitude in degrees.
  Values locations = {};  ///< Names of places, as `locationmode` or `featureidkey` understands them.
  Values size = {};  ///< Area of the markers: numbers, none of them negative or null.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values symbol = {};  ///< A marker symbol for each value.
  Values text = {};  ///< Written beside the marks.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Values facet_row = {};  ///< A row of plots for each value.
  Values facet_col = {};  ///< A column of plots for each value.
  int facet_col_wrap = 0;  ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};  ///< Fraction of the figure's height between plots.
  std::optional<double> facet_col_spacing = {};  ///< Fraction of the figure's width between plots.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.
  Json geojson = {};  ///< GeoJSON with the shapes of the places.
  std::string featureidkey = {};  ///< Where in a feature its name stands, such as "properties.district".
  std::string locationmode = {};  ///< "ISO-3", "USA-states", "country names" or "geojson-id".

  // Axes and bins.
  std::string projection = {};  ///< Of the map: "mercator", "orthographic", ...
  std::string scope = {};  ///< "world", "usa", "europe", "asia", "africa", "north america" or "south america".
  Json center = {};  ///< The middle of the map: `{{"lat", 45.5}, {"lon", -73.6}}`.
  std::string fitbounds = {};  ///< "locations" or "geojson": what the map shows just so.
  std::optional<bool> basemap_visible = {};

  // Looks.
  std::optional<double> size_max = {};  ///< Diameter of the largest marker, in pixels; 20.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};
  std::vector<std::string> symbol_sequence = {};
  DiscreteMap symbol_map = {};
  std::optional<double> opacity = {};  ///< From 0 to 1.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// A mark on an outline map for each row. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.scatter_geo
Figure scatter_geo(const dd::Table& table, const ScatterGeo& arguments);
/// The same of values alone.
inline Figure scatter_geo(const ScatterGeo& arguments) {
  return scatter_geo(dd::Table(), arguments);
}

/// The arguments of line_geo(). Names and meaning are those of plotly.express.line_geo.
struct LineGeo {
  // Data.
  Values lat = {};  ///< Latitude in degrees.
  Values lon = {};  ///< Longitude in degrees.
  Values locations = {};  ///< Names of places, as `locationmode` or `featureidkey` understands them.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values symbol = {};  ///< A marker symbol for each value.
  Values line_dash = {};  ///< A pattern of dashes for each value.
  Values line_group = {};  ///< A line for each value, all looking the same.
  Values text = {};  ///< Written beside the marks.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Values facet_row = {};  ///< A row of plots for each value.
  Values facet_col = {};  ///< A column of plots for each value.
  int facet_col_wrap = 0;  ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};  ///< Fraction of the figure's height between plots.
  std::optional<double> facet_col_spacing = {};  ///< Fraction of the figure's width between plots.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.
  Json geojson = {};  ///< GeoJSON with the shapes of the places.
  std::string featureidkey = {};  ///< Where in a feature its name stands, such as "properties.district".
  std::string locationmode = {};  ///< "ISO-3", "USA-states", "country names" or "geojson-id".

  // Axes and bins.
  std::string projection = {};  ///< Of the map: "mercator", "orthographic", ...
  std::string scope = {};  ///< "world", "usa", "europe", "asia", "africa", "north america" or "south america".
  Json center = {};  ///< The middle of the map: `{{"lat", 45.5}, {"lon", -73.6}}`.
  std::string fitbounds = {};  ///< "locations" or "geojson": what the map shows just so.
  std::optional<bool> basemap_visible = {};

  // Looks.
  bool markers = false;  ///< Markers on the lines.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  std::vector<std::string> symbol_sequence = {};
  DiscreteMap symbol_map = {};
  std::vector<std::string> line_dash_sequence = {};  ///< "solid", "dot", "dash", ..., or lengths such as "5px 10px".
  DiscreteMap line_dash_map = {};

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// Rows as the points of lines on an outline map. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.line_geo
Figure line_geo(const dd::Table& table, const LineGeo& arguments);
/// The same of values alone.
inline Figure line_geo(const LineGeo& arguments) {
  return line_geo(dd::Table(), arguments);
}

/// The arguments of choropleth(). Names and meaning are those of plotly.express.choropleth.
struct Choropleth {
  // Data.
  Values locations = {};  ///< Names of places, as `locationmode` or `featureidkey` understands them.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Values facet_row = {};  ///< A row of plots for each value.
  Values facet_col = {};  ///< A column of plots for each value.
  int facet_col_wrap = 0;  ///< The most columns; 0 for no limit.
  std::optional<double> facet_row_spacing = {};  ///< Fraction of the figure's height between plots.
  std::optional<double> facet_col_spacing = {};  ///< Fraction of the figure's width between plots.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.
  Json geojson = {};  ///< GeoJSON with the shapes of the places.
  std::string featureidkey = {};  ///< Where in a feature its name stands, such as "properties.district".
  std::string locationmode = {};  ///< "ISO-3", "USA-states", "country names" or "geojson-id".

  // Axes and bins.
  std::string projection = {};  ///< Of the map: "mercator", "orthographic", ...
  std::string scope = {};  ///< "world", "usa", "europe", "asia", "africa", "north america" or "south america".
  Json center = {};  ///< The middle of the map: `{{"lat", 45.5}, {"lon", -73.6}}`.
  std::string fitbounds = {};  ///< "locations" or "geojson": what the map shows just so.
  std::optional<bool> basemap_visible = {};

  // Looks.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// A colored region of an outline map for each row. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.choropleth
Figure choropleth(const dd::Table& table, const Choropleth& arguments);
/// The same of values alone.
inline Figure choropleth(const Choropleth& arguments) {
  return choropleth(dd::Table(), arguments);
}

/// The arguments of scatter_map(). Names and meaning are those of plotly.express.scatter_map.
struct ScatterMap {
  // Data.
  Values lat = {};  ///< Latitude in degrees.
  Values lon = {};  ///< Longitude in degrees.
  Values size = {};  ///< Area of the markers: numbers, none of them negative or null.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values text = {};  ///< Written beside the marks.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  Json center = {};  ///< The middle of the map: `{{"lat", 45.5}, {"lon", -73.6}}`.
  std::optional<double> zoom = {};  ///< From 0, the world, to 20.
  Json map_style = {};  ///< A name such as "open-street-map", or a style of MapLibre as JSON.

  // Looks.
  std::optional<double> size_max = {};  ///< Diameter of the largest marker, in pixels; 20.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};
  std::optional<double> opacity = {};  ///< From 0 to 1.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// A mark on a tile map for each row. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.scatter_map
Figure scatter_map(const dd::Table& table, const ScatterMap& arguments);
/// The same of values alone.
inline Figure scatter_map(const ScatterMap& arguments) {
  return scatter_map(dd::Table(), arguments);
}

/// The arguments of line_map(). Names and meaning are those of plotly.express.line_map.
struct LineMap {
  // Data.
  Values lat = {};  ///< Latitude in degrees.
  Values lon = {};  ///< Longitude in degrees.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values line_group = {};  ///< A line for each value, all looking the same.
  Values text = {};  ///< Written beside the marks.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  Json center = {};  ///< The middle of the map: `{{"lat", 45.5}, {"lon", -73.6}}`.
  std::optional<double> zoom = {};  ///< From 0, the world, to 20.
  Json map_style = {};  ///< A name such as "open-street-map", or a style of MapLibre as JSON.

  // Looks.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// Rows as the points of lines on a tile map. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.line_map
Figure line_map(const dd::Table& table, const LineMap& arguments);
/// The same of values alone.
inline Figure line_map(const LineMap& arguments) {
  return line_map(dd::Table(), arguments);
}

/// The arguments of density_map(). Names and meaning are those of plotly.express.density_map.
struct DensityMap {
  // Data.
  Values z = {};  ///< Along the z axis; of densities what `histfunc` sums up.
  Values lat = {};  ///< Latitude in degrees.
  Values lon = {};  ///< Longitude in degrees.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  Json center = {};  ///< The middle of the map: `{{"lat", 45.5}, {"lon", -73.6}}`.
  std::optional<double> zoom = {};  ///< From 0, the world, to 20.
  Json map_style = {};  ///< A name such as "open-street-map", or a style of MapLibre as JSON.
  std::optional<double> radius = {};  ///< How far a point's influence goes, in pixels.

  // Looks.
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};
  std::optional<double> opacity = {};  ///< From 0 to 1.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// A density of rows on a tile map. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.density_map
Figure density_map(const dd::Table& table, const DensityMap& arguments);
/// The same of values alone.
inline Figure density_map(const DensityMap& arguments) {
  return density_map(dd::Table(), arguments);
}

/// The arguments of choropleth_map(). Names and meaning are those of plotly.express.choropleth_map.
struct ChoroplethMap {
  // Data.
  Values locations = {};  ///< Names of places, as `locationmode` or `featureidkey` understands them.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Values animation_frame = {};  ///< A frame of the animation for each value.
  Values animation_group = {};  ///< Rows with the same value are one thing that moves from frame to frame.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.
  Json geojson = {};  ///< GeoJSON with the shapes of the places.
  std::string featureidkey = {};  ///< Where in a feature its name stands, such as "properties.district".

  // Axes and bins.
  Json center = {};  ///< The middle of the map: `{{"lat", 45.5}, {"lon", -73.6}}`.
  std::optional<double> zoom = {};  ///< From 0, the world, to 20.
  Json map_style = {};  ///< A name such as "open-street-map", or a style of MapLibre as JSON.

  // Looks.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};
  std::optional<double> opacity = {};  ///< From 0 to 1.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// A colored region of a tile map for each row. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.choropleth_map
Figure choropleth_map(const dd::Table& table, const ChoroplethMap& arguments);
/// The same of values alone.
inline Figure choropleth_map(const ChoroplethMap& arguments) {
  return choropleth_map(dd::Table(), arguments);
}

/// The arguments of scatter_matrix(). Names and meaning are those of plotly.express.scatter_matrix.
struct ScatterMatrix {
  // Data.
  ValuesList dimensions = {};  ///< The columns to draw; all of the table's when not given.
  Values size = {};  ///< Area of the markers: numbers, none of them negative or null.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values symbol = {};  ///< A marker symbol for each value.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Dict<std::vector<Json>> category_orders = {};  ///< For a column, values that come first, in their order.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Looks.
  std::optional<double> size_max = {};  ///< Diameter of the largest marker, in pixels; 20.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};
  std::vector<std::string> symbol_sequence = {};
  DiscreteMap symbol_map = {};
  std::optional<double> opacity = {};  ///< From 0 to 1.

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// A scatter plot for each pair of columns. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.scatter_matrix
Figure scatter_matrix(const dd::Table& table, const ScatterMatrix& arguments);
/// The same of values alone.
inline Figure scatter_matrix(const ScatterMatrix& arguments) {
  return scatter_matrix(dd::Table(), arguments);
}

/// The arguments of parallel_coordinates(). Names and meaning are those of plotly.express.parallel_coordinates.
struct ParallelCoordinates {
  // Data.
  ValuesList dimensions = {};  ///< The columns to draw; all of the table's when not given.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Looks.
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// Each row as a line over parallel axes. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.parallel_coordinates
Figure parallel_coordinates(const dd::Table& table, const ParallelCoordinates& arguments);
/// The same of values alone.
inline Figure parallel_coordinates(const ParallelCoordinates& arguments) {
  return parallel_coordinates(dd::Table(), arguments);
}

/// The arguments of parallel_categories(). Names and meaning are those of plotly.express.parallel_categories.
struct ParallelCategories {
  // Data.
  ValuesList dimensions = {};  ///< The columns to draw; all of the table's when not given.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.
  int dimensions_max_cardinality = 50;  ///< Without `dimensions`, columns of more values are left out.

  // Looks.
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// Rows that flow through parallel categories. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.parallel_categories
Figure parallel_categories(const dd::Table& table, const ParallelCategories& arguments);
/// The same of values alone.
inline Figure parallel_categories(const ParallelCategories& arguments) {
  return parallel_categories(dd::Table(), arguments);
}

/// The arguments of sunburst(). Names and meaning are those of plotly.express.sunburst.
struct Sunburst {
  // Data.
  Values names = {};  ///< The name of each part.
  Values values = {};  ///< The size of each part: numbers.
  Values parents = {};  ///< The name or id of the part that each part belongs to; empty at the root.
  Values ids = {};  ///< What tells parts of the same name apart.
  ValuesList path = {};  ///< Columns from the root of the hierarchy to its leaves, instead of `ids` and `parents`.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  std::string branchvalues = {};  ///< "total": a part's value has those of its children; "remainder": they come on top.
  std::optional<int> maxdepth = {};  ///< The levels that are shown at once; -1 for all.

  // Looks.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// A hierarchy as rings. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.sunburst
Figure sunburst(const dd::Table& table, const Sunburst& arguments);
/// The same of values alone.
inline Figure sunburst(const Sunburst& arguments) {
  return sunburst(dd::Table(), arguments);
}

/// The arguments of treemap(). Names and meaning are those of plotly.express.treemap.
struct Treemap {
  // Data.
  Values names = {};  ///< The name of each part.
  Values values = {};  ///< The size of each part: numbers.
  Values parents = {};  ///< The name or id of the part that each part belongs to; empty at the root.
  Values ids = {};  ///< What tells parts of the same name apart.
  ValuesList path = {};  ///< Columns from the root of the hierarchy to its leaves, instead of `ids` and `parents`.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  std::string branchvalues = {};  ///< "total": a part's value has those of its children; "remainder": they come on top.
  std::optional<int> maxdepth = {};  ///< The levels that are shown at once; -1 for all.

  // Looks.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// A hierarchy as nested rectangles. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.treemap
Figure treemap(const dd::Table& table, const Treemap& arguments);
/// The same of values alone.
inline Figure treemap(const Treemap& arguments) {
  return treemap(dd::Table(), arguments);
}

/// The arguments of icicle(). Names and meaning are those of plotly.express.icicle.
struct Icicle {
  // Data.
  Values names = {};  ///< The name of each part.
  Values values = {};  ///< The size of each part: numbers.
  Values parents = {};  ///< The name or id of the part that each part belongs to; empty at the root.
  Values ids = {};  ///< What tells parts of the same name apart.
  ValuesList path = {};  ///< Columns from the root of the hierarchy to its leaves, instead of `ids` and `parents`.
  Values color = {};  ///< Numbers give a color scale where the chart has one, anything else a trace for each value.
  Values hover_name = {};  ///< In bold at the top of the hover box.
  HoverData hover_data = {};  ///< More lines of the hover box.
  ValuesList custom_data = {};  ///< Not shown; for callbacks.
  Dict<std::string> labels = {};  ///< For a column, what it is called in axis titles, legends and hover boxes.

  // Axes and bins.
  std::string branchvalues = {};  ///< "total": a part's value has those of its children; "remainder": they come on top.
  std::optional<int> maxdepth = {};  ///< The levels that are shown at once; -1 for all.

  // Looks.
  std::vector<std::string> color_discrete_sequence = {};
  DiscreteMap color_discrete_map = {};
  ColorScale color_continuous_scale = {};
  Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};

  // Frame.
  std::string title = {};
  std::string subtitle = {};
  Json template_ = {};  ///< A name ("plotly_white", "plotly+gridon"), a template as JSON, or null for "plotly".
  std::optional<int> width = {};  ///< Pixels.
  std::optional<int> height = {};  ///< Pixels.
};

/// A hierarchy as rectangles from level to level. Throws a user Error that names the argument, the column and the choices there are.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.express.icicle
Figure icicle(const dd::Table& table, const Icicle& arguments);
/// The same of values alone.
inline Figure icicle(const Icicle& arguments) {
  return icicle(dd::Table(), arguments);
}

/// A lazy frame has no rows to draw, and is refused when the program compiles: `px::scatter(df.compute(), ...)`.
template <LazyFrame Lazy>
Figure scatter(const Lazy&, const Scatter&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure line(const Lazy&, const Line&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure area(const Lazy&, const Area&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure bar(const Lazy&, const Bar&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure timeline(const Lazy&, const Timeline&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure histogram(const Lazy&, const Histogram&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure ecdf(const Lazy&, const Ecdf&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure box(const Lazy&, const Box&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure violin(const Lazy&, const Violin&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure strip(const Lazy&, const Strip&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure density_heatmap(const Lazy&, const DensityHeatmap&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure density_contour(const Lazy&, const DensityContour&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure funnel(const Lazy&, const Funnel&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure funnel_area(const Lazy&, const FunnelArea&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure pie(const Lazy&, const Pie&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure scatter_3d(const Lazy&, const Scatter3d&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure line_3d(const Lazy&, const Line3d&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure scatter_polar(const Lazy&, const ScatterPolar&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure line_polar(const Lazy&, const LinePolar&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure bar_polar(const Lazy&, const BarPolar&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure scatter_ternary(const Lazy&, const ScatterTernary&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure line_ternary(const Lazy&, const LineTernary&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure scatter_geo(const Lazy&, const ScatterGeo&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure line_geo(const Lazy&, const LineGeo&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure choropleth(const Lazy&, const Choropleth&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure scatter_map(const Lazy&, const ScatterMap&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure line_map(const Lazy&, const LineMap&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure density_map(const Lazy&, const DensityMap&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure choropleth_map(const Lazy&, const ChoroplethMap&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure scatter_matrix(const Lazy&, const ScatterMatrix&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure parallel_coordinates(const Lazy&, const ParallelCoordinates&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure parallel_categories(const Lazy&, const ParallelCategories&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure sunburst(const Lazy&, const Sunburst&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure treemap(const Lazy&, const Treemap&) {
  return refuse_lazy<Lazy>();
}
template <LazyFrame Lazy>
Figure icicle(const Lazy&, const Icicle&) {
  return refuse_lazy<Lazy>();
}

}  // namespace weft::px
