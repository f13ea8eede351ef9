// Rows and columns of plots -> their places in the figure, axes and titles.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include <weft/json.h>

#include "express/chart_types.h"
#include "figure/grid.h"

namespace weft::px {

/// A grid of plots, on axes with common ones, counted from 0 at the bottom left, row by row.
struct SubplotGrid {
  SubplotKind kind = SubplotKind::xy;
  std::size_t num_rows = 1;
  std::size_t num_columns = 1;
  double row_spacing = 0;  ///< Fractions of the figure's height and width.
  double column_spacing = 0;
  double main_row = 0;     ///< The share of all rows but the last, which has the rest; 0 for rows of equal height.
  double main_column = 0;  ///< The same of columns.
  std::vector<std::string> row_titles = {};      ///< From the top down, at the right; empty for none.
  std::vector<std::string> column_titles = {};   ///< From the left, at the top; empty for none.
  std::vector<std::string> subplot_titles = {};  ///< One above each plot, in reading order; empty for none.

  std::size_t size() const { return num_rows * num_columns; }
};

/// "x", "x2", ...: what a trace in that plot has as its axis.
std::string axis_id(char letter, std::size_t subplot);
/// "xaxis", "xaxis2", ...: where the layout has it.
std::string axis_name(char letter, std::size_t subplot);

/// "scene", "scene2", ...: what a trace in that plot has as its subplot, and the layout's name for it.
std::string subplot_name(SubplotKind kind, std::size_t subplot);
/// The domain of a plot: {"x": [...], "y": [...]}.
boost::json::object domain_of(const SubplotGrid& grid, std::size_t subplot);

/// Adds the axes and the titles of the grid to a layout.
/// Throws a user Error that names the argument when the plots do not leave room for the spacing.
void add_subplots(const SubplotGrid& grid, boost::json::object& layout);

/// The same for the figure, so that its rows and columns can be named.
std::shared_ptr<const figure::Grid> figure_grid(const SubplotGrid& grid);

}  // namespace weft::px
