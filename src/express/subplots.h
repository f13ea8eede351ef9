// Rows and columns of plots -> their places in the figure, axes and titles.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include <weft/json.h>

namespace weft::px {

/// A grid of plots with common axes, counted from 0 at the bottom left, row by row.
struct SubplotGrid {
  std::size_t num_rows = 1;
  std::size_t num_columns = 1;
  double row_spacing = 0;  ///< Fractions of the figure's height and width.
  double column_spacing = 0;
  std::vector<std::string> row_titles = {};      ///< From the top down, at the right; empty for none.
  std::vector<std::string> column_titles = {};   ///< From the left, at the top; empty for none.
  std::vector<std::string> subplot_titles = {};  ///< One above each plot, in reading order; empty for none.

  std::size_t size() const { return num_rows * num_columns; }
};

/// "x", "x2", ...: what a trace in that plot has as its axis.
std::string axis_id(char letter, std::size_t subplot);
/// "xaxis", "xaxis2", ...: where the layout has it.
std::string axis_name(char letter, std::size_t subplot);

/// Adds the axes and the titles of the grid to a layout.
/// Throws a user Error that names the argument when the plots do not leave room for the spacing.
void add_subplots(const SubplotGrid& grid, boost::json::object& layout);

}  // namespace weft::px
