// Shares of three and a value for each -> lines of equal value in a triangle.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <numeric>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include <weft/colors.h>
#include <weft/error.h>
#include <weft/figure_factory.h>
#include <weft/graph_objects.h>

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/text.h"
#include "express/factory/clough_tocher.h"
#include "express/factory/find_contours.h"
#include "figure/plotly_data.h"

namespace weft::ff {
namespace {

using boost::json::array;

using Shares = std::array<double, 3>;  // of a, b and c, together 1

[[noreturn]] void refuse(const std::string& message) { throw Error(ErrorKind::user, message); }

std::vector<Shares> shares_of(const Matrix& coordinates) {
  if (coordinates.size() != 2 && coordinates.size() != 3) {
    refuse("Coordinates of a ternary contour are two or three rows, of a, b and c: " + std::to_string(coordinates.size()));
  }
  std::vector<Shares> shares;
  bool to_one = true, to_hundred = true;
  for (std::size_t i = 0; i < coordinates[0].size(); ++i) {
    for (const Numbers& row : coordinates) {
      if (row.size() != coordinates[0].size()) refuse("The rows of coordinates of a ternary contour are of different lengths");
      if (!std::isfinite(row[i])) refuse("A coordinate of a ternary contour is not finite: number " + std::to_string(i));
    }
    const double a = coordinates[0][i], b = coordinates[1][i];
    if (coordinates.size() == 2) {
      shares.push_back({a, b, 1 - (a + b)});
    } else {
      const double c = coordinates[2][i], sum = a + b + c;
      to_one = to_one && std::abs(sum - 1) <= 0.01;
      to_hundred = to_hundred && std::abs(sum - 100) <= 1;
      shares.push_back({a / sum, b / sum, c / sum});
    }
    if (std::any_of(shares.back().begin(), shares.back().end(), [](double share) { return share < 0; })) {
      refuse("A coordinate of a ternary contour is below 0: number " + std::to_string(i));
    }
  }
  if (!to_one && !to_hundred) refuse("The coordinates of a ternary contour add up to neither 1 nor 100 for all points");
  return shares;
}

// The corners of the triangle in the plane: a is at the top.
const double height_of_a = std::sqrt(3.0) / 2;

Point to_cartesian(const Shares& shares) { return {0.5 * shares[0] + shares[2], height_of_a * shares[0]}; }

Shares from_cartesian(const Point& point) {
  const double a = point.y / height_of_a, c = point.x - 0.5 * a;
  return {a, 1 - a - c, c};
}

// Isometric logarithms of ratios, for which no share may be 0. Definition: Egozcue et al. 2003.
Point to_ratios(Shares shares) {
  constexpr double least = 0.0005;
  if (std::find(shares.begin(), shares.end(), 0.0) != shares.end()) {
    for (double& share : shares) share = share == 0 ? least : (1 - least) * share;
  }
  const auto& [a, b, c] = shares;
  return {std::log(a / b) / std::sqrt(2.0), 1.0 / std::sqrt(6.0) * std::log(a * b / (c * c))};
}

Shares from_ratios(const Point& point) {
  const double s = std::sqrt(2.0) / 2, t = std::sqrt(1.5);
  const double rest = -std::log(1 + std::exp(s * point.x + t * point.y) + std::exp(-s * point.x + t * point.y));
  const double across = 2 * s * point.x, up = t * point.y;
  return {std::exp(0.5 * across + up + rest), std::exp(-0.5 * across + up + rest), std::exp(rest)};
}

struct Bounds {
  double low, high;
};

template <class Items, class Part>
Bounds bounds_of(const Items& items, Part part) {
  Bounds bounds{part(items[0]), part(items[0])};
  for (const auto& item : items) bounds = {std::min(bounds.low, part(item)), std::max(bounds.high, part(item))};
  return bounds;
}

// So many numbers at equal distances.
Numbers between(Bounds bounds, std::size_t count) {
  Numbers numbers;
  const double step = (bounds.high - bounds.low) / static_cast<double>(count - 1);
  for (std::size_t i = 0; i + 1 < count; ++i) numbers.push_back(bounds.low + static_cast<double>(i) * step);
  numbers.push_back(bounds.high);
  return numbers;
}

// The surface through the values, NaN where it does not reach.
Grid interpolate(const std::vector<Point>& points, const Numbers& values, Bounds x, Bounds y) {
  CloughTocher surface(points, values);
  if (!surface.has_area()) refuse("A ternary contour needs three points or more that are not on a line");
  const auto side = std::max<std::size_t>(200, static_cast<std::size_t>(std::sqrt(static_cast<double>(values.size()))));
  const Numbers xs = between(x, side), ys = between(y, side);
  Grid grid{side, side, {}};
  grid.heights.reserve(side * side);
  for (const double at_y : ys) {
    for (const double at_x : xs) grid.heights.push_back(surface.at({at_x, at_y}));
  }
  return grid;
}

// So many colors along one of Plotly's scales of old, which have places of their own.
std::vector<std::string> scale_colors(const std::string& name, std::size_t count) {
  const auto scales = figure::uneven_scale_texts();
  const auto scale = std::find_if(scales.begin(), scales.end(), [&](const auto& known) { return known.name == name; });
  if (scale == scales.end()) {
    std::vector<std::string> names;
    for (const auto& known : scales) names.emplace_back(known.name);
    refuse(base::not_found("Color scale of a ternary contour", name, names));
  }
  Numbers places;
  std::vector<std::string> colors;
  const Json stops = base::parse_json(scale->json);
  for (const Json& stop : stops.as_array()) {
    places.push_back(stop.at(0).to_number<double>());
    colors.emplace_back(stop.at(1).as_string().c_str());
  }
  const bool hex = colors[0].starts_with('#');
  if (hex) {
    for (std::string& color : colors) color = px::colors::label_rgb(px::colors::hex_to_rgb(color));
  }
  std::vector<std::string> along{colors[0]};
  const Numbers wanted = between({0, 1}, count);
  for (std::size_t i = 1; i < count; ++i) {
    const auto next = static_cast<std::size_t>(std::lower_bound(places.begin(), places.end(), wanted[i]) - places.begin());
    along.push_back(px::colors::find_intermediate_color(colors[next - 1], colors[next],
                                                        (wanted[i] - places[next - 1]) / (places[next] - places[next - 1])));
  }
  return along;
}

struct Contour {
  std::vector<Point> line;
  double level;
  double area;
  std::string color;
};

double area_of(const std::vector<Point>& line) {
  double sum = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const Point& last = line[i == 0 ? line.size() - 1 : i - 1];
    sum += line[i].x * last.y - line[i].y * last.x;
  }
  return 0.5 * std::abs(sum);
}

// Outside of the points the grid is lower or higher than inside, whichever makes fewer lines along its border.
std::vector<Contour> contours_of(const Grid& grid, const Numbers& levels, const std::vector<std::string>& colors) {
  Bounds inside{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
  for (const double height : grid.heights) {
    if (!std::isnan(height)) inside = {std::min(inside.low, height), std::max(inside.high, height)};
  }
  const auto with_outside = [&](double outside) {
    Grid filled = grid;
    for (double& height : filled.heights) height = std::isnan(height) ? outside : height;
    std::vector<Contour> contours;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      for (auto& line : find_contours(filled, levels[i])) {
        const double area = area_of(line);
        contours.push_back({std::move(line), levels[i], area, colors[i]});
      }
    }
    return contours;
  };
  std::vector<Contour> low = with_outside(2 * inside.low), high = with_outside(2 * inside.high);
  return low.size() <= high.size() ? low : high;
}

// Within two steps of the grid it is a dot.
bool is_dot(const std::vector<Point>& line) {
  return std::all_of(line.begin(), line.end(),
                     [&](const Point& point) { return std::abs(point.x - line[0].x) < 2 && std::abs(point.y - line[0].y) < 2; });
}

std::string three_decimals(double number) {
  char text[400];
  std::snprintf(text, sizeof text, "%.3f", number);
  return text;
}

go::Trace contour_trace(const Contour& contour, const std::array<go::Value, 3>& places, const TernaryContour& options) {
  const bool lines = options.coloring == "lines";
  go::Scatterternary trace(
      {{"a", places[0]},
       {"b", places[1]},
       {"c", places[2]},
       {"mode", "lines"},
       {"line",
        {{"color", lines ? contour.color : options.linecolor.value_or("rgb(150, 150, 150)")}, {"shape", "spline"}, {"width", 1}}},
       {"fillcolor", contour.color},
       {"showlegend", true},
       {"hoverinfo", "skip"},
       {"name", three_decimals(contour.level)}});
  if (!lines) trace.update({{"fill", "toself"}});
  return trace;
}

// The colors that were used, each over as much of the scale.
Json even_bands(const std::vector<std::string>& colors) {
  array stops;
  const Numbers places = between({0, 1}, colors.size() + 1);
  for (std::size_t i = 0; i < colors.size(); ++i) {
    stops.push_back(array{places[i], colors[i]});
    stops.push_back(array{places[i + 1], colors[i]});
  }
  stops.push_back(array{places.back(), colors.back()});
  return stops;
}

void check_option(const char* option, const std::string& value, const std::vector<std::string>& choices) {
  if (std::find(choices.begin(), choices.end(), value) == choices.end()) {
    refuse(std::string("Option '") + option + "' of a ternary contour is unknown: " + value + " " +
           base::choices_hint(value, choices));
  }
}

}  // namespace

Figure create_ternary_contour(const Matrix& coordinates, const Numbers& values, const TernaryContour& options) {
  check_option("interp_mode", options.interp_mode, {"ilr", "cartesian"});
  if (!options.coloring.empty()) check_option("coloring", options.coloring, {"lines"});
  if (options.ncontours < 1)
    refuse("Option 'ncontours' of a ternary contour is not at least 1: " + std::to_string(options.ncontours));
  const std::vector<Shares> shares = shares_of(coordinates);
  if (values.size() != shares.size()) {
    refuse("A ternary contour has not one value for each point: " + std::to_string(values.size()) + " for " +
           std::to_string(shares.size()));
  }
  const auto unfit = std::find_if(values.begin(), values.end(), [](double value) { return !std::isfinite(value); });
  if (unfit != values.end()) {
    refuse("A value of a ternary contour is not finite: number " + std::to_string(unfit - values.begin()));
  }
  if (values.size() < 3) refuse("A ternary contour needs three points or more that are not on a line");
  const bool ratios = options.interp_mode == "ilr";
  std::vector<Point> points;
  for (const Shares& point : shares) points.push_back(ratios ? to_ratios(point) : to_cartesian(point));
  const Bounds x = bounds_of(points, [](const Point& point) { return point.x; });
  const Bounds y = bounds_of(points, [](const Point& point) { return point.y; });
  const Bounds z = bounds_of(values, [](double value) { return value; });
  if (z.low == z.high) {
    refuse("All values of a ternary contour are " + base::repr(z.low) + ": there are no lines between them");
  }
  const auto count = static_cast<std::size_t>(options.ncontours) + 2;
  std::vector<std::string> colors = scale_colors(options.colorscale, count);
  Numbers levels = between(z, count);
  const std::string lowest = colors.front(), highest = colors.back();
  colors = {colors.begin() + 1, colors.end() - 1};
  levels = {levels.begin() + 1, levels.end() - 1};
  if (options.linecolor) colors.assign(colors.size(), *options.linecolor);

  const Grid grid = interpolate(points, values, x, y);
  std::vector<Contour> contours = contours_of(grid, levels, colors);
  if (contours.empty()) refuse("The values of a ternary contour differ at too few places: there are no lines between them");
  std::vector<std::size_t> order(contours.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return contours[a].area < contours[b].area; });
  std::reverse(order.begin(), order.end());

  // Behind all lines the triangle has the color beyond that of the line around the largest area.
  std::vector<double> all_levels = levels;
  const double step = levels.size() > 1 ? levels[1] - levels[0] : levels[0] - z.low;
  all_levels.insert(all_levels.begin(), levels.front() - step);
  all_levels.push_back(levels.back() + step);
  colors.insert(colors.begin(), lowest);
  colors.push_back(highest);
  auto beyond = static_cast<std::size_t>(std::find(all_levels.begin() + 1, all_levels.end(), contours[order[0]].level) -
                                         all_levels.begin());
  beyond += 2 * beyond < all_levels.size() ? static_cast<std::size_t>(-1) : 1;
  const Contour background{{}, all_levels[beyond], 0, colors[beyond]};
  std::vector<go::Trace> data;
  using Whole = std::vector<std::int64_t>;
  data.push_back(contour_trace(background, {Whole{1, 0, 0}, Whole{0, 1, 0}, Whole{0, 0, 1}}, options));
  const double side = static_cast<double>(grid.columns);
  const double dx = (x.high - x.low) / side, dy = (y.high - y.low) / side;
  for (const std::size_t i : order) {
    if (is_dot(contours[i].line)) continue;
    std::array<Numbers, 3> places;
    for (const Point& point : contours[i].line) {
      const Shares at =
          ratios ? from_ratios({dx * point.x + x.low, dy * point.y + y.low}) : from_cartesian({dx * point.x, dy * point.y});
      for (std::size_t k = 0; k < 3; ++k) places[k].push_back(at[k]);
    }
    data.push_back(contour_trace(contours[i], {places[0], places[1], places[2]}, options));
  }

  std::array<Numbers, 3> given;
  for (const Shares& point : shares) {
    for (std::size_t k = 0; k < 3; ++k) given[k].push_back(point[k]);
  }
  const auto& poles = options.pole_labels;
  data.push_back(
      go::Scatterternary({{"a", given[0]},
                          {"b", given[1]},
                          {"c", given[2]},
                          {"mode", "markers"},
                          {"marker",
                           {{"color", values},
                            {"colorscale", options.colorscale},
                            {"line", {{"color", "rgb(120, 120, 120)"}, {"width", options.coloring == "lines" ? 0 : 1}}}}},
                          {"opacity", options.showmarkers ? 1 : 0},
                          {"hovertemplate", poles[0] + ": %{a:.3f}<br>" + poles[1] + ": %{b:.3f}<br>" + poles[2] +
                                                ": %{c:.3f}<br>z: %{marker.color:.3f}<extra></extra>"}}));
  if (options.showscale) {
    std::vector<std::string> used;
    for (const std::string& color : colors) {
      const auto has_color = [&](const Contour& contour) { return contour.color == color; };
      if (color == background.color || std::any_of(contours.begin(), contours.end(), has_color)) used.push_back(color);
    }
    const go::Value scale = options.showmarkers ? go::Value(options.colorscale) : go::Value(even_bands(used));
    const Json nowhere = array{nullptr};
    data.push_back(
        go::Scatterternary({{"a", nowhere},
                            {"b", nowhere},
                            {"c", nowhere},
                            {"marker", {{"cmin", z.low}, {"cmax", z.high}, {"colorscale", scale}, {"showscale", true}}},
                            {"mode", "markers"}}));
  }
  const auto axis = [](const std::string& title) {
    return Json{{"title", {{"text", title}}}, {"min", 0.01}, {"linewidth", 2}, {"ticks", "outside"}};
  };
  go::Layout layout({{"width", options.width},
                     {"height", options.height},
                     {"ternary", {{"sum", 1}, {"aaxis", axis(poles[0])}, {"baxis", axis(poles[1])}, {"caxis", axis(poles[2])}}},
                     {"showlegend", false}});
  if (options.title) layout.update({{"title", *options.title}});
  return Figure(std::move(data), std::move(layout));
}

}  // namespace weft::ff
