// Values at points of a plane -> a smooth surface through them.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "express/factory/delaunay.h"

namespace weft::ff {

/// A cubic surface over triangles without kinks, with gradients that bend the edges least. Definition: SciPy's
/// CloughTocher2DInterpolator, that is Alfeld 1984, with gradients of Nielson 1983 and Renka 1984.
class CloughTocher {
 public:
  /// A value for each point.
  CloughTocher(std::vector<Point> points, std::vector<double> values);

  /// False when all points are on a line.
  bool has_area() const { return !triangles_.empty(); }

  /// The height at that place; NaN outside of the points. Fastest when places follow one another closely.
  double at(const Point& place);

 private:
  using Shares = std::array<double, 3>;  // of the corners in a place, together 1

  void find_gradients();
  Shares shares(std::size_t triangle, const Point& place) const;
  bool find(const Point& place, Shares& shares);
  double height(std::size_t triangle, const Shares& shares) const;

  std::vector<Point> points_;
  std::vector<double> values_;
  std::vector<Triangle> triangles_;
  std::vector<Point> gradients_;
  std::size_t here_ = 0;  // where the last place was
};

}  // namespace weft::ff
