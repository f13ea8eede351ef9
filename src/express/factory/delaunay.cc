// Points in a plane -> the triangles between them.
#include "express/factory/delaunay.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

namespace weft::ff {
namespace {

// Sines of angles below it come from rounding: no triangles are made of points that were meant to be on a line.
constexpr double flat = 1e-12;

std::size_t at(int number) { return static_cast<std::size_t>(number); }

// Points are added from the left to the right, each joined to the border that it sees; edges that are not Delaunay's are flipped.
class Sweep {
 public:
  explicit Sweep(const std::vector<Point>& points) : points_(points), next_(points.size(), -1), last_(next_), owner_(next_) {}

  std::vector<Triangle> run() {
    const std::vector<int> order = left_to_right();
    std::size_t first = 2;
    while (first < order.size() && side(order[0], order[first - 1], order[first]) == 0) ++first;
    if (first >= order.size()) return {};
    begin({order.begin(), order.begin() + static_cast<std::ptrdiff_t>(first)}, order[first]);
    for (std::size_t i = first + 1; i < order.size(); ++i) add(order[i]);
    return std::move(triangles_);
  }

 private:
  // Points that are one above the other but for rounding go upwards; those that are at one place come once.
  std::vector<int> left_to_right() const {
    std::vector<int> order(points_.size());
    if (order.empty()) return order;
    std::iota(order.begin(), order.end(), 0);
    const auto point = [&](int i) { return points_[at(i)]; };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return point(a) < point(b); });
    const double rounding = flat * (point(order.back()).x - point(order.front()).x);
    for (auto begin = order.begin(); begin != order.end();) {
      auto end = begin + 1;
      while (end != order.end() && point(*end).x - point(*(end - 1)).x <= rounding) ++end;
      std::stable_sort(begin, end, [&](int a, int b) { return point(a).y < point(b).y; });
      begin = end;
    }
    const auto is_same = [&](int a, int b) {
      return std::abs(point(a).x - point(b).x) <= rounding && std::abs(point(a).y - point(b).y) <= rounding;
    };
    order.erase(std::unique(order.begin(), order.end(), is_same), order.end());
    return order;
  }

  // Whether c is at the left (1) or right (-1) of the line from a to b, or on it.
  int side(int a, int b, int c) const {
    const Point &p = points_[at(a)], &q = points_[at(b)], &r = points_[at(c)];
    const double ux = q.x - p.x, uy = q.y - p.y, vx = r.x - p.x, vy = r.y - p.y;
    const double area = ux * vy - uy * vx;
    if (std::abs(area) <= flat * std::hypot(ux, uy) * std::hypot(vx, vy)) return 0;
    return area > 0 ? 1 : -1;
  }

  bool inside_circle(int a, int b, int c, int d) const {
    const Point& o = points_[at(d)];
    const auto relative = [&](int i) { return Point{points_[at(i)].x - o.x, points_[at(i)].y - o.y}; };
    const Point p = relative(a), q = relative(b), r = relative(c);
    const double pp = p.x * p.x + p.y * p.y, qq = q.x * q.x + q.y * q.y, rr = r.x * r.x + r.y * r.y;
    const double first = pp * (q.x * r.y - r.x * q.y), second = qq * (r.x * p.y - p.x * r.y),
                 third = rr * (p.x * q.y - q.x * p.y);
    return first + second + third > flat * (std::abs(first) + std::abs(second) + std::abs(third));
  }

  // A fan from the apex to points on a line.
  void begin(std::vector<int> line, int apex) {
    if (side(line.front(), line.back(), apex) < 0) std::reverse(line.begin(), line.end());
    const int count = static_cast<int>(line.size()) - 1;
    for (int i = 0; i < count; ++i) {
      const int next = line[at(i) + 1];
      triangles_.push_back({{line[at(i)], next, apex}, {i + 1 < count ? i + 1 : -1, i - 1, -1}});
      join(line[at(i)], next, i);
    }
    join(line.back(), apex, count - 1);
    join(apex, line.front(), 0);
    rightmost_ = apex;
  }

  // The border goes from a to b against the clock, along a triangle.
  void join(int a, int b, int triangle) {
    next_[at(a)] = b;
    last_[at(b)] = a;
    owner_[at(a)] = triangle;
  }

  // The point is at the right of all, so that it sees edges at the one added before or none.
  void add(int point) {
    int from = rightmost_, to = rightmost_;
    while (side(last_[at(from)], from, point) < 0) from = last_[at(from)];
    while (side(to, next_[at(to)], point) < 0) to = next_[at(to)];
    if (from == to) return;
    const int first = static_cast<int>(triangles_.size());
    for (int corner = from; corner != to; corner = next_[at(corner)]) {
      const int number = static_cast<int>(triangles_.size()), behind = owner_[at(corner)], next = next_[at(corner)];
      triangles_.push_back({{next, corner, point}, {corner == from ? -1 : number - 1, next == to ? -1 : number + 1, behind}});
      auto& other = triangles_[at(behind)];
      for (std::size_t k = 0; k < 3; ++k) {
        if (other.corners[k] != corner && other.corners[k] != next) other.neighbors[k] = number;
      }
    }
    const int end = static_cast<int>(triangles_.size());
    join(from, point, first);
    join(point, to, end - 1);
    rightmost_ = point;
    std::vector<int> unsure(at(end - first));
    std::iota(unsure.begin(), unsure.end(), first);
    while (!unsure.empty()) {
      const int triangle = unsure.back();
      unsure.pop_back();
      for (std::size_t k = 0; k < 3; ++k) {
        const int other = triangles_[at(triangle)].neighbors[k];
        if (other >= 0 && flip(triangle, k, other)) {
          unsure.push_back(triangle);
          unsure.push_back(other);
          break;
        }
      }
    }
  }

  // Turns the edge opposite corner k when the other triangle's corner is inside the circle.
  bool flip(int triangle, std::size_t k, int other) {
    Triangle &one = triangles_[at(triangle)], &two = triangles_[at(other)];
    const std::size_t j =
        static_cast<std::size_t>(std::find(two.neighbors.begin(), two.neighbors.end(), triangle) - two.neighbors.begin());
    const int p = one.corners[k], a = one.corners[(k + 1) % 3], b = one.corners[(k + 2) % 3], q = two.corners[j];
    if (!inside_circle(p, a, b, q) || side(p, a, q) <= 0 || side(p, q, b) <= 0) return false;
    const int over_a = one.neighbors[(k + 1) % 3], over_b = one.neighbors[(k + 2) % 3];    // beyond b-p and p-a
    const int under_b = two.neighbors[(j + 1) % 3], under_a = two.neighbors[(j + 2) % 3];  // beyond a-q and q-b
    one = {{p, a, q}, {under_b, other, over_b}};
    two = {{p, q, b}, {under_a, over_a, triangle}};
    const auto replace = [&](int at_triangle, int before, int now) {
      if (at_triangle < 0) return;
      for (int& neighbor : triangles_[at(at_triangle)].neighbors) {
        if (neighbor == before) {
          neighbor = now;
          return;
        }
      }
    };
    replace(under_b, other, triangle);
    replace(over_a, triangle, other);
    for (const int number : {triangle, other}) {
      const Triangle& made = triangles_[at(number)];
      for (std::size_t edge = 0; edge < 3; ++edge) {
        if (made.neighbors[edge] < 0) owner_[at(made.corners[(edge + 1) % 3])] = number;
      }
    }
    return true;
  }

  const std::vector<Point>& points_;
  std::vector<Triangle> triangles_;
  std::vector<int> next_, last_, owner_;  // of each point on the border
  int rightmost_ = 0;
};

}  // namespace

std::vector<Triangle> delaunay(const std::vector<Point>& points) { return Sweep(points).run(); }

}  // namespace weft::ff
