// Figures of more than one trace, computed from arrays: plotly.figure_factory.
#pragma once

#include <array>
#include <functional>
#include <numbers>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <weft/chart_arguments.h>
#include <weft/figure.h>
#include <weft/table.h>

namespace weft::ff {

using Numbers = std::vector<double>;
using Matrix = std::vector<std::vector<double>>;

/// Options of create_quiver(), in the order that they have in Python.
struct Quiver {
  double scale = 0.1;        ///< Of the arrows' lengths, so that they do not overlap.
  double arrow_scale = 0.3;  ///< Of an arrow's head, a fraction of its length.
  double angle = std::numbers::pi / 9;
  std::optional<double> scaleratio = {};  ///< Of the y axis to the x axis.
  go::Value attributes = {};              ///< More of the trace, such as `{{"line_color", "red"}}`.
};

/// Arrows from points (x, y) along (u, v). Throws a user Error when they are not of one length.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.figure_factory.create_quiver
Figure create_quiver(const Numbers& x, const Numbers& y, const Numbers& u, const Numbers& v, const Quiver& options = {});

struct Streamline {
  double density = 1;
  double angle = std::numbers::pi / 9;
  double arrow_scale = 0.09;
  go::Value attributes = {};
};

/// Lines along the field (u, v), of which a row belongs to each y and a column to each x; both evenly spaced. Throws a user Error
/// when they are not, or the field has another shape.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.figure_factory.create_streamline
Figure create_streamline(const Numbers& x, const Numbers& y, const Matrix& u, const Matrix& v, const Streamline& options = {});

struct TableOptions {
  go::Value colorscale = {{0, "#00083e"}, {0.5, "#ededee"}, {1, "#ffffff"}};  ///< Of the header, odd and even rows.
  std::vector<std::string> font_colors = {"#ffffff", "#000000", "#000000"};   ///< One, three as above, or one for each row.
  bool index = false;                                                         ///< Whether the first column is one of headers.
  double annotation_offset = 0.45;
  double height_constant = 30;
  std::string hoverinfo = "none";
};

/// Rows of text with a header. Throws a user Error for rows of different lengths.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.figure_factory.create_table
Figure create_table(const std::vector<std::vector<std::string>>& rows, const TableOptions& options = {});
/// The rows of a table under the names of its columns; with `index` their numbers stand before them.
Figure create_table(const dd::Table& table, const TableOptions& options = {});

/// What the faces of create_trisurf() are colored by: their mean z, a function of points of which a face has the mean, a number
/// or a color for each face.
using FaceColors = std::variant<std::monostate, std::function<double(double, double, double)>, Numbers, std::vector<std::string>>;

struct Trisurf {
  std::vector<std::string> colormap = {"rgb(31, 119, 180)", "rgb(255, 127, 14)"};  ///< rgb() or #hex.
  bool show_colorbar = true;
  Numbers scale = {};  ///< The places of the colors, rising from 0 to 1; even when empty.
  FaceColors color_func = {};
  std::string title = "Trisurf Plot";
  bool plot_edges = true;
  bool showbackground = true;
  std::string backgroundcolor = "rgb(230, 230, 230)";
  std::string gridcolor = "rgb(255, 255, 255)";
  std::string zerolinecolor = "rgb(255, 255, 255)";
  std::string edges_color = "rgb(50, 50, 50)";
  double height = 800;
  double width = 800;
  std::array<double, 3> aspectratio = {1, 1, 1};
};

/// A surface of triangles, each the numbers of three points.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.figure_factory.create_trisurf
Figure create_trisurf(const Numbers& x, const Numbers& y, const Numbers& z, const std::vector<std::array<int, 3>>& simplices,
                      const Trisurf& options = {});

struct Dendrogram {
  std::string orientation = "bottom";  ///< Where the leaves are: "bottom", "top", "left" or "right".
  std::vector<std::string> labels = {};
  std::vector<std::string> colorscale = {};    ///< Eight colors of branches.
  std::string linkage = "complete";            ///< "complete", "single", "average" or "weighted": the distance of two groups.
  std::vector<std::string> hovertext = {};     ///< One for each branch.
  std::optional<double> color_threshold = {};  ///< Branches below it have a color for each; 0.7 of the greatest distance.
};

/// The tree of a hierarchical clustering of rows by their Euclidean distance. Throws a user Error for an unknown linkage or
/// orientation, and fewer than two rows.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.figure_factory.create_dendrogram
Figure create_dendrogram(const Matrix& rows, const Dendrogram& options = {});

/// Options of create_ternary_contour(), in the order that they have in Python.
struct TernaryContour {
  std::array<std::string, 3> pole_labels = {"a", "b", "c"};
  double width = 500;
  double height = 500;
  int ncontours = 5;  ///< How many heights have lines, evenly between the least and the greatest value.
  bool showscale = false;
  std::string coloring = {};  ///< "lines", or areas between the lines when empty.
  std::string colorscale =
      "Bluered";  ///< One of Plotly's scales of old: "Greys", "YlGnBu", "Greens", "YlOrRd", "Bluered", "RdBu", ...
  std::optional<std::string> linecolor = {};  ///< Of lines, and then of all areas but the one behind.
  std::optional<std::string> title = {};
  std::string interp_mode =
      "ilr";                 ///< Where the surface is smooth: in logarithms of ratios, "ilr", or in the triangle, "cartesian".
  bool showmarkers = false;  ///< The points themselves on top.
};

/// Lines of equal value in a triangle. `coordinates` are two or three rows, the shares of a, b and c of each point, which add up
/// to 1 or 100; between the points values are those of a smooth cubic surface. Throws a user Error for other coordinates, values
/// that are not finite or all equal, and fewer than three points. Definition:
/// https://plotly.com/python-api-reference/generated/plotly.figure_factory.create_ternary_contour
Figure create_ternary_contour(const Matrix& coordinates, const Numbers& values, const TernaryContour& options = {});

/// Options of create_hexbin_map(): those that px::choropleth_map has mean the same.
struct HexbinMap {
  px::Values lat = {};
  px::Values lon = {};
  px::Values color = {};  ///< Numbers that `agg_func` makes one of for each hexagon; the number of places when not given.
  int nx_hexagon = 5;     ///< How many hexagons are across.
  std::function<double(const Numbers&)> agg_func = {};  ///< The mean when not given.
  px::Values animation_frame = {};
  px::Dict<std::string> labels = {};
  px::ColorScale color_continuous_scale = {};
  px::Bounds range_color = {};
  std::optional<double> color_continuous_midpoint = {};
  std::optional<double> opacity = {};
  std::optional<double> zoom = {};  ///< So that all places are seen when not given.
  Json center = {};
  Json map_style = {};
  std::string title = {};
  Json template_ = {};
  std::optional<int> width = {};
  std::optional<int> height = {};
  std::optional<int> min_count = {};  ///< Hexagons with fewer places are left out; 1 when there is a color.
  bool show_original_data = false;    ///< The places themselves on top; not with frames.
  go::Value original_data_marker = {};
};

/// Hexagons on a map of tiles, colored by how many places are in them or what those have. Values are cut to integers, as in
/// plotly.py. Throws a user Error that names the argument.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.figure_factory.create_hexbin_map
Figure create_hexbin_map(const dd::Table& table, const HexbinMap& options);

}  // namespace weft::ff
