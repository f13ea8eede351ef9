// Points in a plane -> the triangles between them.
#pragma once

#include <array>
#include <vector>

namespace weft::ff {

struct Point {
  double x = 0, y = 0;
  friend bool operator==(const Point&, const Point&) = default;
  friend auto operator<=>(const Point&, const Point&) = default;
};

/// Corners against the clock, by the numbers of the points, and the triangle opposite each corner: -1 at the border.
struct Triangle {
  std::array<int, 3> corners;
  std::array<int, 3> neighbors;
};

/// The triangles of which no circle through the corners has a point inside. Points that are there twice are in none; of four on
/// one circle either diagonal is taken. Empty when all points are on a line.
std::vector<Triangle> delaunay(const std::vector<Point>& points);

}  // namespace weft::ff
