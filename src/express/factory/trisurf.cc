// Points and triangles between them -> a surface in space.
#include <algorithm>
#include <cmath>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <weft/colors.h>
#include <weft/error.h>
#include <weft/figure_factory.h>
#include <weft/graph_objects.h>

namespace weft::ff {
namespace {

std::vector<double> distances_of(const Numbers& x, const Numbers& y, const Numbers& z,
                                 const std::vector<std::array<int, 3>>& simplices, const FaceColors& colors) {
  if (const auto* given = std::get_if<Numbers>(&colors)) return *given;
  const auto* function = std::get_if<std::function<double(double, double, double)>>(&colors);
  Numbers distances;
  for (const auto& triangle : simplices) {
    double sum = 0;
    for (const int corner : triangle) {
      const auto i = static_cast<std::size_t>(corner);
      sum += function ? (*function)(x[i], y[i], z[i]) : z[i];
    }
    distances.push_back(sum / 3);
  }
  return distances;
}

}  // namespace

Figure create_trisurf(const Numbers& x, const Numbers& y, const Numbers& z, const std::vector<std::array<int, 3>>& simplices,
                      const Trisurf& options) {
  if (x.size() != y.size() || x.size() != z.size())
    throw Error(ErrorKind::user, "The x, y and z of a surface are of different lengths");
  for (const auto& triangle : simplices) {
    for (const int corner : triangle) {
      if (corner < 0 || static_cast<std::size_t>(corner) >= x.size()) {
        throw Error(ErrorKind::user, "A triangle has a point that there is not: " + std::to_string(corner));
      }
    }
  }
  const auto* named = std::get_if<std::vector<std::string>>(&options.color_func);
  const Numbers distances = named ? Numbers() : distances_of(x, y, z, simplices, options.color_func);
  if ((named ? named->size() : distances.size()) != simplices.size()) {
    throw Error(ErrorKind::user, "color_func has not one value for each triangle");
  }
  std::vector<std::string> faces;
  double low = 0, high = 1;
  std::vector<px::ColorScale::Stop> scale;
  if (named) {
    for (const std::string& color : *named) {
      if (!color.starts_with('#')) {
        faces.push_back(color);
        continue;
      }
      const auto rgb = px::colors::hex_to_rgb(color);
      faces.push_back("rgb(" + std::to_string(static_cast<int>(rgb[0])) + ", " + std::to_string(static_cast<int>(rgb[1])) + ", " +
                      std::to_string(static_cast<int>(rgb[2])) + ")");
    }
  } else {
    low = *std::min_element(distances.begin(), distances.end());
    high = *std::max_element(distances.begin(), distances.end());
    if (low >= high) throw Error(ErrorKind::user, "All triangles of a surface have the same value: there is nothing to color by");
    scale = px::colors::make_colorscale(options.colormap, options.scale);
    Numbers places;
    for (const double distance : distances) places.push_back(distance == high ? 1.0 : (distance - low) / (high - low));
    faces = px::colors::sample_colorscale(scale, places);
  }
  std::vector<std::int64_t> corners[3];
  for (const auto& triangle : simplices) {
    for (std::size_t i = 0; i < 3; ++i) corners[i].push_back(triangle[i]);
  }
  std::vector<go::Trace> data;
  data.push_back(go::Mesh3d({{"x", x},
                             {"y", y},
                             {"z", z},
                             {"facecolor", faces},
                             {"i", corners[0]},
                             {"j", corners[1]},
                             {"k", corners[2]},
                             {"name", ""}}));
  if (options.plot_edges) {
    boost::json::array edges[3];
    for (const auto& triangle : simplices) {
      for (const std::size_t corner : {0, 1, 2, 0}) {
        const auto i = static_cast<std::size_t>(triangle[corner]);
        edges[0].push_back(x[i]);
        edges[1].push_back(y[i]);
        edges[2].push_back(z[i]);
      }
      for (auto& edge : edges) edge.push_back(nullptr);
    }
    data.push_back(go::Scatter3d({{"x", Json(std::move(edges[0]))},
                                  {"y", Json(std::move(edges[1]))},
                                  {"z", Json(std::move(edges[2]))},
                                  {"mode", "lines"},
                                  {"line", {{"color", options.edges_color}, {"width", 1.5}}},
                                  {"showlegend", false}}));
  }
  if (!named && options.show_colorbar) {
    boost::json::array stops;
    Numbers places;
    for (const auto& stop : scale) places.push_back(stop.first);
    const auto colors = px::colors::sample_colorscale(scale, places);
    for (std::size_t i = 0; i < colors.size(); ++i) stops.push_back(boost::json::array{places[i], colors[i]});
    data.push_back(go::Scatter3d(
        {{"x", Numbers{x[0]}},
         {"y", Numbers{y[0]}},
         {"z", Numbers{z[0]}},
         {"mode", "markers"},
         {"marker", {{"size", 0.1}, {"color", {low, high}}, {"colorscale", Json(std::move(stops))}, {"showscale", true}}},
         {"hoverinfo", "none"},
         {"showlegend", false}}));
  }
  const Json axis{{"showbackground", options.showbackground},
                  {"backgroundcolor", options.backgroundcolor},
                  {"gridcolor", options.gridcolor},
                  {"zerolinecolor", options.zerolinecolor}};
  const auto& ratio = options.aspectratio;
  return Figure(std::move(data), go::Layout({{"title", options.title},
                                             {"width", options.width},
                                             {"height", options.height},
                                             {"scene",
                                              {{"xaxis", axis},
                                               {"yaxis", axis},
                                               {"zaxis", axis},
                                               {"aspectratio", {{"x", ratio[0]}, {"y", ratio[1]}, {"z", ratio[2]}}}}}}));
}

}  // namespace weft::ff
