// A field of directions -> lines along it.
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <weft/error.h>
#include <weft/figure_factory.h>
#include <weft/graph_objects.h>

#include "base/json_writer.h"

namespace weft::ff {
namespace {

using Line = std::pair<Numbers, Numbers>;

// As plotly.py's _Streamline: Runge-Kutta steps from the cells of a grid of which each is crossed by one line.
class Tracer {
 public:
  Tracer(const Numbers& x, const Numbers& y, const Matrix& u, const Matrix& v, double density)
      : x_(x), y_(y), u_(u), v_(v), speed_(u), density_(static_cast<int>(30 * density)) {
    const double width = x.back() - x.front(), height = y.back() - y.front();
    for (std::size_t r = 0; r < u.size(); ++r) {
      for (std::size_t c = 0; c < u[r].size(); ++c) {
        const double along_x = u[r][c] / width, along_y = v[r][c] / height;
        speed_[r][c] = std::sqrt(along_x * along_x + along_y * along_y);
        u_[r][c] = along_x * static_cast<double>(x.size());
        v_[r][c] = along_y * static_cast<double>(y.size());
      }
    }
    crossed_.assign(static_cast<std::size_t>(density_ * density_), false);
    spacing_x_ = static_cast<double>(x.size()) / (density_ - 1);
    spacing_y_ = static_cast<double>(y.size()) / (density_ - 1);
    for (int indent = 0; indent < density_ / 2; ++indent) {
      for (int i = 0; i < density_ - 2 * indent; ++i) {
        begin_at(i + indent, indent);
        begin_at(i + indent, density_ - 1 - indent);
        begin_at(indent, i + indent);
        begin_at(density_ - 1 - indent, i + indent);
      }
    }
  }

  std::vector<Line> lines;

 private:
  using CellNumbers = std::pair<int, int>;

  CellNumbers cell_of(double x, double y) const {
    return {static_cast<int>(x / spacing_x_ + 0.5), static_cast<int>(y / spacing_y_ + 0.5)};
  }
  std::vector<bool>::reference crossed(CellNumbers cell) {
    return crossed_[static_cast<std::size_t>(cell.second * density_ + cell.first)];
  }

  bool is_inside(double x, double y) const {
    return x >= 0 && x < static_cast<double>(x_.size()) - 1 && y >= 0 && y < static_cast<double>(y_.size()) - 1;
  }

  // Between the four numbers around; a negative index counts from the end, as in Python. Nothing beyond the last.
  static std::optional<double> value_at(const Matrix& of, double x, double y) {
    const int column = static_cast<int>(x), row = static_cast<int>(y);
    const int rows = static_cast<int>(of.size()), columns = static_cast<int>(of[0].size());
    const auto inside = [](int index, int size) { return index >= -size && index < size; };
    if (!inside(row, rows) || !inside(row + 1, rows) || !inside(column, columns) || !inside(column + 1, columns))
      return std::nullopt;
    const auto at = [&](int r, int c) {
      return of[static_cast<std::size_t>(r < 0 ? r + rows : r)][static_cast<std::size_t>(c < 0 ? c + columns : c)];
    };
    const double along_x = x - column, along_y = y - row;
    const double low = at(row, column) * (1 - along_x) + at(row, column + 1) * along_x;
    const double high = at(row + 1, column) * (1 - along_x) + at(row + 1, column + 1) * along_x;
    return low * (1 - along_y) + high * along_y;
  }

  std::optional<std::pair<double, double>> direction(double x, double y, double sign) const {
    const auto speed = value_at(speed_, x, y);
    if (!speed) return std::nullopt;
    const double time = 1.0 / *speed;
    return std::pair{sign * *value_at(u_, x, y) * time, sign * *value_at(v_, x, y) * time};
  }

  double follow(double x, double y, double sign, Line& line, std::vector<CellNumbers>& changed) {
    constexpr double step = 0.01;
    double total = 0;
    CellNumbers cell = cell_of(x, y);
    while (is_inside(x, y)) {
      line.first.push_back(x);
      line.second.push_back(y);
      const auto k1 = direction(x, y, sign);
      if (!k1) break;
      const auto k2 = direction(x + 0.5 * step * k1->first, y + 0.5 * step * k1->second, sign);
      if (!k2) break;
      const auto k3 = direction(x + 0.5 * step * k2->first, y + 0.5 * step * k2->second, sign);
      if (!k3) break;
      const auto k4 = direction(x + step * k3->first, y + step * k3->second, sign);
      if (!k4) break;
      x += step * (k1->first + 2 * k2->first + 2 * k3->first + k4->first) / 6.0;
      y += step * (k1->second + 2 * k2->second + 2 * k3->second + k4->second) / 6.0;
      if (!is_inside(x, y)) break;
      total += step;
      const CellNumbers next = cell_of(x, y);
      if (next != cell) {
        if (crossed(next)) break;
        crossed(next) = true;
        changed.push_back(next);
        cell = next;
      }
      if (total > 2) break;
    }
    return total;
  }

  void begin_at(int column, int row) {
    if (column < 0 || column >= density_ || row < 0 || row >= density_ || crossed({column, row})) return;
    const double x = column * spacing_x_, y = row * spacing_y_;
    Line forward, line;
    std::vector<CellNumbers> changed;
    double total = follow(x, y, 1, forward, changed);
    total += follow(x, y, -1, line, changed);
    std::reverse(line.first.begin(), line.first.end());
    std::reverse(line.second.begin(), line.second.end());
    if (!forward.first.empty()) {
      line.first.insert(line.first.end(), forward.first.begin() + 1, forward.first.end());
      line.second.insert(line.second.end(), forward.second.begin() + 1, forward.second.end());
    }
    if (line.first.empty()) return;
    if (total <= 0.2) {
      for (const CellNumbers& cell : changed) crossed(cell) = false;
      return;
    }
    crossed(cell_of(x, y)) = true;
    for (double& place : line.first) place = place * (x_[1] - x_[0]) + x_[0];
    for (double& place : line.second) place = place * (y_[1] - y_[0]) + y_[0];
    lines.push_back(std::move(line));
  }

  const Numbers &x_, &y_;
  Matrix u_, v_, speed_;
  int density_;
  std::vector<bool> crossed_;
  double spacing_x_ = 0, spacing_y_ = 0;
};

void check_even(const char* name, const Numbers& places) {
  bool even = places.size() >= 2;
  for (std::size_t i = 0; even && i + 1 < places.size(); ++i)
    even = places[i + 1] - places[i] - (places[1] - places[0]) <= 0.0001;
  if (!even) throw Error(ErrorKind::user, std::string("The ") + name + " of streamlines are not evenly spaced");
}

void add(boost::json::array& to, double number) { to.push_back(std::isfinite(number) ? Json(number) : Json()); }

}  // namespace

Figure create_streamline(const Numbers& x, const Numbers& y, const Matrix& u, const Matrix& v, const Streamline& options) {
  check_even("x", x);
  check_even("y", y);
  for (const Matrix* field : {&u, &v}) {
    const bool fits = field->size() == y.size() &&
                      std::all_of(field->begin(), field->end(), [&](const auto& row) { return row.size() == x.size(); });
    if (!fits) throw Error(ErrorKind::user, "The field of streamlines has not a row for each y and a column for each x");
  }
  for (const auto& [name, value] :
       {std::pair<const char*, double>{"density", options.density}, {"arrow_scale", options.arrow_scale}}) {
    if (!(value > 0))
      throw Error(ErrorKind::user, "Option '" + std::string(name) + "' of streamlines is not above 0: " + base::repr(value));
  }
  boost::json::array all_x, all_y, heads_x, heads_y;
  for (const auto& [line_x, line_y] : Tracer(x, y, u, v, options.density).lines) {
    for (const double place : line_x) add(all_x, place);
    for (const double place : line_y) add(all_y, place);
    all_x.push_back(nullptr);
    all_y.push_back(nullptr);
    // The head stands at a third of the line, which plotly.py counts with the gap that ends it.
    const std::size_t third = (line_x.size() + 1) / 3;
    const auto at = [&](const Numbers& places, std::size_t i) {
      return i < places.size() ? places[i] : std::numeric_limits<double>::quiet_NaN();
    };
    const std::size_t before = third == 0 ? line_x.size() : third - 1;
    const double end_x = at(line_x, third), end_y = at(line_y, third);
    const double along_x = end_x - at(line_x, before), along_y = end_y - at(line_y, before);
    const double direction = std::atan(along_y / along_x), sign = along_x >= 0 ? -1 : 1;
    for (const double turn : {options.angle, -options.angle}) {
      add(heads_x, end_x + sign * std::cos(direction + turn) * options.arrow_scale);
      add(heads_y, end_y + sign * std::sin(direction + turn) * options.arrow_scale);
      if (turn == options.angle) {
        add(heads_x, end_x);
        add(heads_y, end_y);
      }
    }
    heads_x.push_back(nullptr);
    heads_y.push_back(nullptr);
  }
  all_x.insert(all_x.end(), heads_x.begin(), heads_x.end());
  all_y.insert(all_y.end(), heads_y.begin(), heads_y.end());
  go::Scatter trace({{"x", Json(std::move(all_x))}, {"y", Json(std::move(all_y))}, {"mode", "lines"}});
  trace.update(options.attributes);
  return Figure(std::move(trace), {{"hovermode", "closest"}});
}

}  // namespace weft::ff
