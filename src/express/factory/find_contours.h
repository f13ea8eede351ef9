// A grid of heights -> the lines of one height.
#pragma once

#include <cstddef>
#include <vector>

#include "express/factory/delaunay.h"

namespace weft::ff {

struct Grid {
  std::size_t rows = 0, columns = 0;
  std::vector<double> heights;  ///< Row by row.

  double at(std::size_t row, std::size_t column) const { return heights[row * columns + column]; }
};

/// Lines where the grid is as high as `level`, lower at their left: x counts columns, y rows. Closed ones end where they begin.
/// Definition: scikit-image's find_contours.
std::vector<std::vector<Point>> find_contours(const Grid& grid, double level);

}  // namespace weft::ff
