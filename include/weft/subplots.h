// Rows and columns -> a figure with a grid of subplots.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <weft/figure.h>

namespace weft {

/// Which axes of a grid show the same range: none, those of a column (x axes) or a row (y axes) with `true`, or those of "rows",
/// "columns" or "all".
class SharedAxes {
 public:
  SharedAxes(bool shared = false) : with_(shared ? "true" : "") {}
  /// Throws a user Error for another text.
  SharedAxes(const char* with);
  /// What axes are shared with; "" where they are not.
  const std::string& with() const { return with_; }

 private:
  std::string with_;
};

/// A cell of the grid. Members are in the order of plotly.py's documentation.
struct SubplotSpec {
  std::string type = "xy";  ///< "xy", "scene", "polar", "ternary", "geo", "map", "domain", or a trace type that stands in one.
  bool secondary_y = false;
  int colspan = 1;
  int rowspan = 1;
  double l = 0;  ///< Room at the left of the subplot, a fraction of the figure.
  double r = 0;
  double t = 0;
  double b = 0;
  bool empty = false;
};

/// A cell without a subplot, or one that another spans.
inline const SubplotSpec no_subplot{.empty = true};

/// A subplot on top of another.
struct SubplotInset {
  std::array<int, 2> cell = {1, 1};
  std::string type = "xy";
  double l = 0;                  ///< Room at its left, a fraction of the cell.
  std::optional<double> w = {};  ///< Its width; to the end of the cell when not given.
  double b = 0;
  std::optional<double> h = {};
};

/// The arguments of make_subplots(), in the order that they have in Python.
struct Subplots {
  int rows = 1;
  int cols = 1;
  SharedAxes shared_xaxes = {};
  SharedAxes shared_yaxes = {};
  std::string start_cell = "top-left";            ///< Or "bottom-left": where cell (1, 1) is.
  std::optional<double> horizontal_spacing = {};  ///< Fraction of the figure; 0.2 / cols, with secondary axes 0.4 / cols.
  std::optional<double> vertical_spacing = {};    ///< 0.3 / rows, with titles 0.5 / rows.
  std::vector<std::string> subplot_titles = {};   ///< Row by row, then insets.
  std::vector<double> column_widths = {};
  std::vector<double> row_heights = {};
  std::vector<std::vector<SubplotSpec>> specs = {};  ///< As many rows and columns as there are.
  std::vector<SubplotInset> insets = {};
  std::vector<std::string> column_titles = {};
  std::vector<std::string> row_titles = {};
  std::string x_title = {};
  std::string y_title = {};
  go::Value font = {};  ///< Of the titles.
};

/// A figure with subplots: `make_subplots({.rows = 2, .cols = 2, .shared_xaxes = true}).add_trace(trace, {1, 2})`. Throws a user
/// Error that names the argument. Figure::grid_text() shows the grid.
/// Definition: https://plotly.com/python-api-reference/generated/plotly.subplots.make_subplots
Figure make_subplots(const Subplots& arguments);

}  // namespace weft
