// Values at points of a plane -> a smooth surface through them.
#include "express/factory/clough_tocher.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace weft::ff {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

std::size_t index_of(int number) { return static_cast<std::size_t>(number); }

Point operator-(const Point& a, const Point& b) { return {a.x - b.x, a.y - b.y}; }
double dot(const Point& a, const Point& b) { return a.x * b.x + a.y * b.y; }

}  // namespace

CloughTocher::CloughTocher(std::vector<Point> points, std::vector<double> values)
    : points_(std::move(points)), values_(std::move(values)), triangles_(delaunay(points_)), gradients_(points_.size()) {
  if (has_area()) find_gradients();
}

// The gradient at a point is where the squared bends of the edges from it, each a cubic, are smallest, given those at the other
// ends; points take turns until nothing changes.
void CloughTocher::find_gradients() {
  std::vector<std::vector<std::size_t>> joined(points_.size());
  for (const Triangle& triangle : triangles_) {
    for (std::size_t k = 0; k < 3; ++k) {
      const std::size_t a = index_of(triangle.corners[k]), b = index_of(triangle.corners[(k + 1) % 3]);
      joined[a].push_back(b);
      joined[b].push_back(a);
    }
  }
  for (auto& others : joined) {
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
  }
  constexpr int most_rounds = 400;
  constexpr double settled = 1e-6;
  for (int round = 0; round < most_rounds; ++round) {
    double most = 0;
    for (std::size_t i = 0; i < points_.size(); ++i) {
      double xx = 0, xy = 0, yy = 0;
      Point pull;
      for (const std::size_t j : joined[i]) {
        const Point edge = points_[j] - points_[i];
        const double length = std::sqrt(dot(edge, edge)), cubed = length * length * length;
        const double bend = 6 * (values_[i] - values_[j]) + 2 * dot(edge, gradients_[j]);
        xx += 4 * edge.x * edge.x / cubed;
        xy += 4 * edge.x * edge.y / cubed;
        yy += 4 * edge.y * edge.y / cubed;
        pull.x += bend * edge.x / cubed;
        pull.y += bend * edge.y / cubed;
      }
      const double determinant = xx * yy - xy * xy;
      const Point found{-(yy * pull.x - xy * pull.y) / determinant, -(xx * pull.y - xy * pull.x) / determinant};
      const Point change = found - gradients_[i];
      const double size = std::max({1.0, std::abs(found.x), std::abs(found.y)});
      most = std::max(most, std::max(std::abs(change.x), std::abs(change.y)) / size);
      gradients_[i] = found;
    }
    if (most < settled) return;
  }
}

CloughTocher::Shares CloughTocher::shares(std::size_t triangle, const Point& place) const {
  const auto& corners = triangles_[triangle].corners;
  const Point& last = points_[index_of(corners[2])];
  const Point u = points_[index_of(corners[0])] - last, v = points_[index_of(corners[1])] - last, to = place - last;
  const double area = u.x * v.y - u.y * v.x;
  const double first = (to.x * v.y - to.y * v.x) / area, second = (u.x * to.y - u.y * to.x) / area;
  return {first, second, 1 - first - second};
}

// Walks towards the place, out of the side that it is beyond.
bool CloughTocher::find(const Point& place, Shares& found) {
  constexpr double rounding = 100 * std::numeric_limits<double>::epsilon();
  for (std::size_t step = 0; step <= triangles_.size(); ++step) {
    found = shares(here_, place);
    const auto least = std::min_element(found.begin(), found.end());
    if (*least >= -rounding) return true;
    const int next = triangles_[here_].neighbors[static_cast<std::size_t>(least - found.begin())];
    if (next < 0) break;
    here_ = index_of(next);
  }
  // At the border the side that a place is farthest beyond may not be the one that leads to it.
  for (std::size_t triangle = 0; triangle < triangles_.size(); ++triangle) {
    found = shares(triangle, place);
    if (*std::min_element(found.begin(), found.end()) < -rounding) continue;
    here_ = triangle;
    return true;
  }
  return false;
}

double CloughTocher::at(const Point& place) {
  Shares found;
  return find(place, found) ? height(here_, found) : nothing;
}

// Each triangle is three, which meet in its middle; a cubic in each, by its Bernstein coefficients.
double CloughTocher::height(std::size_t number, const Shares& shares) const {
  const Triangle& triangle = triangles_[number];
  std::array<Point, 3> corner, gradient;
  Shares value;
  for (std::size_t k = 0; k < 3; ++k) {
    const std::size_t point = index_of(triangle.corners[k]);
    corner[k] = points_[point];
    gradient[k] = gradients_[point];
    value[k] = values_[point];
  }
  // Next to corner k on the edges to the two others, and on the line to the middle.
  Shares ahead, behind, inward;
  for (std::size_t k = 0; k < 3; ++k) {
    const std::size_t next = (k + 1) % 3, last = (k + 2) % 3;
    ahead[k] = value[k] + dot(gradient[k], corner[next] - corner[k]) / 3;
    behind[k] = value[k] + dot(gradient[k], corner[last] - corner[k]) / 3;
    inward[k] = (ahead[k] + behind[k] + value[k]) / 3;
  }
  // Opposite corner k: the slope across the edge changes evenly along it, in the direction of the middle of the triangle beyond.
  Shares across;
  for (std::size_t k = 0; k < 3; ++k) {
    const std::size_t next = (k + 1) % 3, last = (k + 2) % 3;
    double lean = -0.5;
    if (const int beyond = triangle.neighbors[k]; beyond >= 0) {
      Point middle;
      for (const int other : triangles_[index_of(beyond)].corners) {
        middle.x += points_[index_of(other)].x / 3;
        middle.y += points_[index_of(other)].y / 3;
      }
      const Shares at_middle = this->shares(number, middle);
      lean = (2 * at_middle[last] + at_middle[next] - 1) / (2 - 3 * at_middle[last] - 3 * at_middle[next]);
    }
    across[k] = (lean * (-value[next] + 3 * ahead[next] - 3 * behind[last] + value[last]) +
                 (-value[next] + 2 * ahead[next] - behind[last] + inward[last] + inward[next])) /
                2;
  }
  Shares near;
  for (std::size_t k = 0; k < 3; ++k) near[k] = (across[(k + 1) % 3] + across[(k + 2) % 3] + inward[k]) / 3;
  const double middle = (near[0] + near[1] + near[2]) / 3;
  // Shares of the corners and the middle: one of the four is nothing in the small triangle that the place is in.
  const double least = *std::min_element(shares.begin(), shares.end()), m = 3 * least;
  double height = m * m * m * middle;
  for (std::size_t k = 0; k < 3; ++k) {
    const std::size_t next = (k + 1) % 3;
    const double a = shares[k] - least, b = shares[next] - least;
    height += a * a * a * value[k] + 3 * a * a * b * ahead[k] + 3 * a * b * b * behind[next] + 3 * a * a * m * inward[k] +
              6 * a * b * m * across[(k + 2) % 3] + 3 * a * m * m * near[k];
  }
  return height;
}

}  // namespace weft::ff
