// Places on a map -> hexagons colored by what is in them.
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <weft/charts.h>
#include <weft/error.h>
#include <weft/figure_factory.h>

#include "base/json_writer.h"
#include "express/arguments.h"
#include "express/encode.h"

namespace weft::ff {
namespace {

using boost::json::array;
using boost::json::object;
constexpr double pi = std::numbers::pi;

double project_lat(double lat) { return std::atanh(std::sin(lat * pi / 180)); }
double project_lon(double lon) { return lon * pi / 180; }
double unproject_lat(double y) { return (2 * std::atan(std::exp(y)) - pi / 2) * 180 / pi; }
double unproject_lon(double x) { return x * 180 / pi; }

struct Extent {
  double low, high;
};

Extent extent_of(const Numbers& values) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return {*low, *high};
}

struct Hexagon {
  double x, y;  // the middle
  double value;
};

// Two grids of hexagons, one between the other's; a place belongs to the nearer middle. As matplotlib's hexbin.
class Hexagons {
 public:
  Hexagons(Extent x, Extent y, int columns) : columns_(columns) {
    const double padding = 1.0e-9 * (x.high - x.low);
    x_ = x.low - padding;
    const double width = x.high + padding - x_, height = y.high - y.low;
    dx_ = width == 0 && height > 0 ? height / columns : width == 0 ? project_lon(1) : width / columns;
    dy_ = dx_ * std::sqrt(3);
    rows_ = static_cast<int>(std::ceil(height / dy_));
    y_ = y.low - (y.low + dy_ * rows_ - y.high) / 2;
  }

  // Without colors the number of places; NaN of `aggregate` and hexagons with fewer than `least` are left out.
  std::vector<Hexagon> fill(const Numbers& x, const Numbers& y, const Numbers* colors,
                            const std::function<double(const Numbers&)>& aggregate, std::optional<int> least) const {
    const int first = (columns_ + 1) * (rows_ + 1);
    std::vector<Numbers> inside(static_cast<std::size_t>(first + columns_ * rows_));
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double at_x = (x[i] - x_) / dx_, at_y = (y[i] - y_) / dy_;
      const double near_x = std::nearbyint(at_x), near_y = std::nearbyint(at_y), low_x = std::floor(at_x),
                   low_y = std::floor(at_y);
      const double to_first = (at_x - near_x) * (at_x - near_x) + 3.0 * (at_y - near_y) * (at_y - near_y);
      const double to_second = (at_x - low_x - 0.5) * (at_x - low_x - 0.5) + 3.0 * (at_y - low_y - 0.5) * (at_y - low_y - 0.5);
      const bool in_first = to_first < to_second;
      const int column = static_cast<int>(in_first ? near_x : low_x), row = static_cast<int>(in_first ? near_y : low_y);
      const int columns = columns_ + (in_first ? 1 : 0), rows = rows_ + (in_first ? 1 : 0);
      if (column < 0 || column >= columns || row < 0 || row >= rows) continue;
      inside[static_cast<std::size_t>((in_first ? 0 : first) + column * rows + row)].push_back(colors ? (*colors)[i] : 1);
    }
    const auto needed = static_cast<std::size_t>(least.value_or(colors ? 1 : 0));
    std::vector<Hexagon> hexagons;
    for (std::size_t i = 0; i < inside.size(); ++i) {
      if (inside[i].size() < needed) continue;
      const double value = colors ? aggregate(inside[i]) : static_cast<double>(inside[i].size());
      if (std::isnan(value)) continue;
      const bool in_first = i < static_cast<std::size_t>(first);
      const int place = static_cast<int>(i) - (in_first ? 0 : first), rows = rows_ + (in_first ? 1 : 0);
      const double shift = in_first ? 0 : 0.5;
      hexagons.push_back({(place / rows + shift) * dx_ + x_, (place % rows + shift) * dy_ + y_, value});
    }
    return hexagons;
  }

  Json border(const Hexagon& hexagon) const {
    const double edge = 0.5 / std::cos(pi / 6), half = 0.5 * std::tan(pi / 6);
    const std::pair<double, double> corners[] = {{0, -edge}, {0.5, -half}, {0.5, half}, {0, edge}, {-0.5, half}, {-0.5, -half}};
    array points;
    for (const auto& [x, y] : corners) {
      points.push_back(array{unproject_lon(x * dx_ + hexagon.x), unproject_lat(y * dy_ / std::sqrt(3) + hexagon.y)});
    }
    points.push_back(points[0]);
    return points;
  }

 private:
  int columns_, rows_ = 0;
  double x_ = 0, y_ = 0, dx_ = 0, dy_ = 0;
};

std::string id_of(const Hexagon& hexagon) { return base::repr(hexagon.x) + "," + base::repr(hexagon.y); }

double zoom_for(Extent lon, Extent lat, double width, double height) {
  const auto part = [](double degrees) {
    const double sine = std::sin(degrees * pi / 180);
    return std::max(std::min(std::log((1 + sine) / (1 - sine)) / 2, pi), -pi) / 2;
  };
  const auto zoom = [](double pixels, double fraction) { return 0.95 * std::log(pixels / 512 / fraction) / std::log(2); };
  const double across = lon.high - lon.low;
  return std::min(
      {zoom(height, (part(lat.high) - part(lat.low)) / pi), zoom(width, (across < 0 ? across + 360 : across) / 360), 18.0});
}

dd::Column column_of(const dd::Table& table, const char* argument, const px::Values& values) {
  if (values.column()) return *values.column();
  if (!values.name()) throw Error(ErrorKind::user, "Argument '" + std::string(argument) + "' of a hexbin map is not given");
  if (!table.has_column(*values.name())) throw px::unknown_column(argument, *values.name(), table);
  return table[*values.name()];
}

Numbers picked(const Numbers& values, const std::vector<std::size_t>& rows) {
  Numbers chosen;
  for (const std::size_t row : rows) chosen.push_back(values[row]);
  return chosen;
}

double average(const Numbers& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

}  // namespace

Figure create_hexbin_map(const dd::Table& table, const HexbinMap& options) {
  if (options.nx_hexagon < 1)
    throw Error(ErrorKind::user, "A hexbin map has at least one hexagon across: " + std::to_string(options.nx_hexagon));
  if (table.num_rows() == 0) throw Error(ErrorKind::user, "A hexbin map has no place to show");
  const Numbers lat = column_of(table, "lat", options.lat).to_doubles(), lon = column_of(table, "lon", options.lon).to_doubles();
  const Numbers color = options.color.given() ? column_of(table, "color", options.color).to_doubles() : Numbers();
  Numbers x, y;
  for (const double value : lon) x.push_back(project_lon(value));
  for (const double value : lat) y.push_back(project_lat(value));
  const Extent lats = extent_of(lat), lons = extent_of(lon);
  const Hexagons hexagons({project_lon(lons.low), project_lon(lons.high)}, {project_lat(lats.low), project_lat(lats.high)},
                          options.nx_hexagon);
  const auto aggregate = options.agg_func ? options.agg_func : std::function<double(const Numbers&)>(average);

  array features;
  for (const Hexagon& hexagon : hexagons.fill(x, y, nullptr, aggregate, options.min_count)) {
    features.push_back({{"type", "Feature"},
                        {"id", id_of(hexagon)},
                        {"geometry", {{"type", "Polygon"}, {"coordinates", array{hexagons.border(hexagon)}}}}});
  }
  // By the frames' numbers or texts.
  std::map<std::pair<double, std::string>, std::vector<std::size_t>> groups;
  const bool moving = options.animation_frame.given();
  const dd::Column frame = moving ? column_of(table, "animation_frame", options.animation_frame) : dd::Column(lat);
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    if (!moving) {
      groups[{0, ""}].push_back(row);
    } else if (!px::is_missing(frame, row)) {
      const double number = px::is_continuous(frame.dtype()) ? frame.at<double>(row) : 0;
      groups[{number, px::text_of(frame, row)}].push_back(row);
    }
  }
  std::vector<std::string> frames, locations;
  std::vector<std::int64_t> values;
  for (const auto& [key, rows] : groups) {
    const Numbers colors = color.empty() ? Numbers() : picked(color, rows);
    for (const Hexagon& hexagon :
         hexagons.fill(picked(x, rows), picked(y, rows), color.empty() ? nullptr : &colors, aggregate, options.min_count)) {
      frames.push_back(key.second);
      locations.push_back(id_of(hexagon));
      values.push_back(static_cast<std::int64_t>(hexagon.value));
    }
  }
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  px::ChoroplethMap arguments{.locations = "locations",
                              .color = "color",
                              .hover_data = {{"color", true}, {"locations", false}, {"frame", false}},
                              .geojson = Json{{"type", "FeatureCollection"}, {"features", std::move(features)}}};
  if (moving) arguments.animation_frame = "frame";
  arguments.labels = options.labels;
  arguments.color_continuous_scale = options.color_continuous_scale;
  arguments.range_color = options.range_color.given() || values.empty() ? options.range_color : px::Bounds(*low, *high);
  arguments.color_continuous_midpoint = options.color_continuous_midpoint;
  arguments.opacity = options.opacity;
  const double height = options.height.value_or(450);
  const double width = options.width.value_or(options.height.value_or(450));
  arguments.zoom = options.zoom.value_or(zoom_for(lons, lats, width, height));
  arguments.center =
      options.center.is_null() ? Json{{"lat", (lats.low + lats.high) / 2}, {"lon", (lons.low + lons.high) / 2}} : options.center;
  arguments.map_style = options.map_style;
  arguments.title = options.title;
  arguments.template_ = options.template_;
  arguments.width = options.width;
  arguments.height = options.height;
  Figure figure = px::choropleth_map(
      dd::Table({{"frame", moving ? dd::Column(frames) : dd::Column(std::vector<std::int64_t>(values.size(), 0))},
                 {"locations", dd::Column(locations)},
                 {"color", dd::Column(values)}}),
      arguments);
  if (options.show_original_data) {
    go::Trace places("scattermap", {{"lat", lat},
                                    {"lon", lon},
                                    {"mode", "markers"},
                                    {"hoverinfo", "skip"},
                                    {"legendgroup", ""},
                                    {"name", ""},
                                    {"showlegend", false},
                                    {"subplot", "map"}});
    places.update({{"marker", options.original_data_marker}});
    figure.add_trace(std::move(places));
  }
  return figure;
}

}  // namespace weft::ff
