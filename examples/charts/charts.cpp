// Draws an example of every chart: charts FOLDER writes a picture of each, charts FOLDER NAME... of those.
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>

#include <weft/figure_factory.h>
#include <weft/weft.h>

using namespace weft;
namespace data = px::data;

namespace {

// [scatter]
Figure scatter() {
  return px::scatter(data::gapminder({.year = 2007}), {.x = "gdpPercap", .y = "lifeExp", .size = "pop", .color = "continent",
                                                       .hover_name = "country", .log_x = true, .size_max = 60});
}
// [line]
Figure line() { return px::line(data::stocks(), {.x = "date", .y = {"GOOG", "AAPL", "AMZN"}}); }
// [area]
Figure area() {
  return px::area(data::gapminder(), {.x = "year", .y = "pop", .color = "continent", .line_group = "country"});
}
// [bar]
Figure bar() { return px::bar(data::medals_long(), {.x = "nation", .y = "count", .color = "medal", .text_auto = true}); }
// [timeline]
Figure timeline() {
  const dd::Table jobs({{"job", dd::Column(std::vector<std::string>{"dig", "build", "paint"})},
                        {"begin", dd::Column(std::vector<std::string>{"2024-01-01", "2024-02-15", "2024-03-20"})},
                        {"end", dd::Column(std::vector<std::string>{"2024-02-28", "2024-04-15", "2024-05-30"})},
                        {"who", dd::Column(std::vector<std::string>{"Ann", "Bob", "Ann"})}});
  return px::timeline(jobs, {.y = "job", .x_start = "begin", .x_end = "end", .color = "who"});
}
// [funnel]
Figure funnel() {
  const dd::Table stages({{"stage", dd::Column(std::vector<std::string>{"visit", "download", "buy"})},
                          {"people", dd::Column(std::vector<std::int64_t>{39, 27, 6})}});
  return px::funnel(stages, {.x = "people", .y = "stage"});
}
// [histogram]
Figure histogram() {
  return px::histogram(data::tips(), {.x = "total_bill", .color = "sex", .nbins = 30, .marginal = "rug"});
}
// [ecdf]
Figure ecdf() { return px::ecdf(data::tips(), {.x = "total_bill", .color = "sex"}); }
// [box]
Figure box() { return px::box(data::tips(), {.x = "day", .y = "total_bill", .color = "smoker", .points = "all"}); }
// [violin]
Figure violin() { return px::violin(data::tips(), {.x = "smoker", .y = "tip", .color = "sex", .box = true}); }
// [strip]
Figure strip() { return px::strip(data::tips(), {.x = "total_bill", .y = "time", .color = "sex"}); }
// [density_heatmap]
Figure density_heatmap() { return px::density_heatmap(data::iris(), {.x = "sepal_width", .y = "sepal_length"}); }
// [density_contour]
Figure density_contour() {
  return px::density_contour(data::iris(), {.x = "sepal_width", .y = "sepal_length", .color = "species"});
}
// [pie]
Figure pie() { return px::pie(data::tips(), {.names = "day", .values = "tip", .hole = 0.3}); }
// [funnel_area]
Figure funnel_area() { return px::funnel_area(data::tips(), {.names = "day", .values = "tip"}); }
// [sunburst]
Figure sunburst() { return px::sunburst(data::tips(), {.values = "total_bill", .path = {"sex", "day", "time"}}); }
// [treemap]
Figure treemap() {
  return px::treemap(data::gapminder({.year = 2007}), {.values = "pop", .path = {"continent", "country"}, .color = "lifeExp"});
}
// [icicle]
Figure icicle() { return px::icicle(data::tips(), {.values = "total_bill", .path = {"sex", "day", "time"}}); }
// [scatter_3d]
Figure scatter_3d() {
  return px::scatter_3d(data::iris(), {.x = "sepal_length", .y = "sepal_width", .z = "petal_width", .color = "species"});
}
// [line_3d]
Figure line_3d() {
  return px::line_3d(data::gapminder(), {.x = "gdpPercap", .y = "pop", .z = "year", .color = "continent",
                                         .line_group = "country"});
}
// [scatter_polar]
Figure scatter_polar() {
  return px::scatter_polar(data::wind(), {.r = "frequency", .theta = "direction", .color = "strength", .symbol = "strength"});
}
// [line_polar]
Figure line_polar() {
  return px::line_polar(data::wind(), {.r = "frequency", .theta = "direction", .color = "strength", .line_close = true});
}
// [bar_polar]
Figure bar_polar() {
  return px::bar_polar(data::wind(), {.r = "frequency", .theta = "direction", .color = "strength", .template_ = "plotly_dark"});
}
// [scatter_ternary]
Figure scatter_ternary() {
  return px::scatter_ternary(data::election(), {.a = "Joly", .b = "Coderre", .c = "Bergeron", .size = "total",
                                                .color = "winner"});
}
// [line_ternary]
Figure line_ternary() { return px::line_ternary(data::election(), {.a = "Joly", .b = "Coderre", .c = "Bergeron"}); }
// [scatter_geo]
Figure scatter_geo() {
  return px::scatter_geo(data::gapminder({.centroids = true, .year = 2007}), {.lat = "centroid_lat", .lon = "centroid_lon",
                                                                              .size = "pop", .color = "continent",
                                                                              .hover_name = "country"});
}
// [line_geo]
Figure line_geo() {
  return px::line_geo(data::gapminder({.centroids = true, .year = 2007}), {.lat = "centroid_lat", .lon = "centroid_lon",
                                                                           .color = "continent", .projection = "orthographic"});
}
// [choropleth]
Figure choropleth() {
  return px::choropleth(data::election(), {.locations = "district", .color = "Bergeron", .geojson = data::election_geojson(),
                                           .featureidkey = "properties.district", .projection = "mercator"})
      .update_geos({{"fitbounds", "locations"}, {"visible", false}});
}
// [scatter_map]
Figure scatter_map() {
  return px::scatter_map(data::carshare(), {.lat = "centroid_lat", .lon = "centroid_lon", .size = "car_hours",
                                            .color = "peak_hour", .center = {{"lat", 45.51}, {"lon", -73.6}}, .zoom = 10,
                                            .map_style = "white-bg", .size_max = 15});
}
// [line_map]
Figure line_map() {
  return px::line_map(data::carshare(), {.lat = "centroid_lat", .lon = "centroid_lon", .color = "peak_hour",
                                         .center = {{"lat", 45.51}, {"lon", -73.6}}, .zoom = 10, .map_style = "white-bg"});
}
// [density_map]
Figure density_map() {
  return px::density_map(data::carshare(), {.z = "car_hours", .lat = "centroid_lat", .lon = "centroid_lon",
                                            .center = {{"lat", 45.51}, {"lon", -73.6}}, .zoom = 10, .map_style = "white-bg",
                                            .radius = 20});
}
// [choropleth_map]
Figure choropleth_map() {
  return px::choropleth_map(data::election(), {.locations = "district", .color = "winner", .geojson = data::election_geojson(),
                                               .featureidkey = "properties.district",
                                               .center = {{"lat", 45.5517}, {"lon", -73.7073}}, .zoom = 9,
                                               .map_style = "white-bg"});
}
// [scatter_matrix]
Figure scatter_matrix() {
  return px::scatter_matrix(data::iris(), {.dimensions = {"sepal_width", "sepal_length", "petal_width", "petal_length"},
                                           .color = "species"});
}
// [parallel_coordinates]
Figure parallel_coordinates() {
  return px::parallel_coordinates(data::iris(), {.dimensions = {"sepal_width", "sepal_length", "petal_width", "petal_length"},
                                                 .color = "species_id",
                                                 .color_continuous_scale = px::colors::diverging::Tealrose,
                                                 .color_continuous_midpoint = 2});
}
// [parallel_categories]
Figure parallel_categories() {
  return px::parallel_categories(data::tips(), {.dimensions = {"sex", "smoker", "day"}, .color = "size",
                                                .color_continuous_scale = "inferno"});
}
// [imshow]
Figure imshow() {
  return px::imshow(std::vector<std::vector<double>>{{1, 0.5, 0.1}, {0.5, 1, -0.3}, {0.1, -0.3, 1}}, {.x = {"a", "b", "c"},
                                                                                                      .y = {"a", "b", "c"},
                                                                                                      .text_auto = true});
}
// [trendline]
Figure trendline() { return px::scatter(data::tips(), {.x = "total_bill", .y = "tip", .color = "smoker", .trendline = "ols"}); }
// [facets]
Figure facets() {
  Figure figure = px::scatter(data::tips(), {.x = "total_bill", .y = "tip", .color = "sex", .facet_row = "time",
                                             .facet_col = "smoker"});
  return figure.add_hline(3, {{"line_dash", "dot"}}).update_xaxes({{"showgrid", false}});
}
// [graph_objects]
Figure graph_objects() {
  const dd::Table stocks = data::stocks();
  return Figure({go::Scatter({{"x", stocks["date"]}, {"y", stocks["GOOG"]}, {"name", "GOOG"}, {"line_color", "firebrick"}}),
                 go::Scatter({{"x", stocks["date"]}, {"y", stocks["AAPL"]}, {"name", "AAPL"}, {"fill", "tozeroy"}})},
                {{"title_text", "Stocks"}, {"template", "plotly_white"}});
}
// [subplots]
Figure subplots() {
  Figure figure = make_subplots({.rows = 2, .cols = 2, .subplot_titles = {"bars", "a share", "a line on two axes"},
                                 .specs = {{{}, {.type = "domain"}}, {{.secondary_y = true, .colspan = 2}, no_subplot}}});
  figure.add_trace(go::Bar({{"x", {"a", "b"}}, {"y", {1, 3}}}), {1, 1});
  figure.add_trace(go::Pie({{"labels", {"a", "b"}}, {"values", {1, 3}}}), {1, 2});
  figure.add_trace(go::Scatter({{"y", {1, 4, 2}}}), {2, 1});
  figure.add_trace(go::Scatter({{"y", {300, 100, 200}}}), {.row = 2, .col = 1, .secondary_y = true});
  return figure.update_layout({{"showlegend", false}});
}
// [quiver]
Figure quiver() {
  ff::Numbers x, y, u, v;
  for (int i = 0; i < 100; ++i) {
    x.push_back(i % 10 * 0.3);
    y.push_back(i / 10 * 0.3);
    u.push_back(std::cos(x.back()) * y.back());
    v.push_back(std::sin(x.back()) * y.back());
  }
  return ff::create_quiver(x, y, u, v);
}
// [streamline]
Figure streamline() {
  ff::Numbers places;
  for (int i = 0; i < 50; ++i) places.push_back(-3 + i * 6 / 49.0);
  ff::Matrix u(50, places), v(50, places);
  for (std::size_t r = 0; r < 50; ++r) {
    for (std::size_t c = 0; c < 50; ++c) {
      u[r][c] = -1 - places[c] * places[c] + places[r];
      v[r][c] = 1 + places[c] - places[r] * places[r];
    }
  }
  return ff::create_streamline(places, places, u, v);
}
// [table]
Figure table() { return ff::create_table(data::medals_wide()); }
// [trisurf]
Figure trisurf() {
  constexpr int steps = 20;
  ff::Numbers x, y, z;
  std::vector<std::array<int, 3>> triangles;
  for (int i = 0; i < steps * steps; ++i) {
    x.push_back(i % steps * 0.3 - 3);
    y.push_back(i / steps * 0.3 - 3);
    z.push_back(std::sin(x.back()) * std::cos(y.back()));
    if (i % steps + 1 < steps && i / steps + 1 < steps) {
      triangles.push_back({i, i + 1, i + steps});
      triangles.push_back({i + 1, i + steps + 1, i + steps});
    }
  }
  return ff::create_trisurf(x, y, z, triangles, {.title = "A surface"});
}
// [dendrogram]
Figure dendrogram() {
  ff::Matrix rows;
  for (int i = 0; i < 15; ++i) rows.push_back({std::sin(i), std::cos(2.5 * i), i % 4 * 0.5});
  return ff::create_dendrogram(rows);
}
// [ternary_contour]
Figure ternary_contour() {
  ff::Numbers clay, sand, yields;
  for (int i = 0; i <= 12; ++i) {
    for (int k = 0; i + k <= 12; ++k) {
      const double a = i / 12.0, b = k / 12.0;
      clay.push_back(a);
      sand.push_back(b);
      yields.push_back(a * b * (1 - a - b) + 0.1 * a * a);
    }
  }
  return ff::create_ternary_contour({clay, sand}, yields,
                                    {.pole_labels = {"clay", "sand", "silt"}, .showscale = true, .colorscale = "Viridis"});
}
// [hexbin_map]
Figure hexbin_map() {
  return ff::create_hexbin_map(data::carshare(), {.lat = "centroid_lat", .lon = "centroid_lon", .color = "car_hours", .nx_hexagon = 10,
                                                  .opacity = 0.7, .map_style = "white-bg", .show_original_data = true});
}
// [end]

const std::map<std::string, Figure (*)()> charts = {
    {"area", area},
    {"bar", bar},
    {"bar_polar", bar_polar},
    {"box", box},
    {"choropleth", choropleth},
    {"choropleth_map", choropleth_map},
    {"dendrogram", dendrogram},
    {"density_contour", density_contour},
    {"density_heatmap", density_heatmap},
    {"density_map", density_map},
    {"ecdf", ecdf},
    {"facets", facets},
    {"funnel", funnel},
    {"funnel_area", funnel_area},
    {"graph_objects", graph_objects},
    {"hexbin_map", hexbin_map},
    {"histogram", histogram},
    {"icicle", icicle},
    {"imshow", imshow},
    {"line", line},
    {"line_3d", line_3d},
    {"line_geo", line_geo},
    {"line_map", line_map},
    {"line_polar", line_polar},
    {"line_ternary", line_ternary},
    {"parallel_categories", parallel_categories},
    {"parallel_coordinates", parallel_coordinates},
    {"pie", pie},
    {"quiver", quiver},
    {"scatter", scatter},
    {"scatter_3d", scatter_3d},
    {"scatter_geo", scatter_geo},
    {"scatter_map", scatter_map},
    {"scatter_matrix", scatter_matrix},
    {"scatter_polar", scatter_polar},
    {"scatter_ternary", scatter_ternary},
    {"streamline", streamline},
    {"strip", strip},
    {"subplots", subplots},
    {"sunburst", sunburst},
    {"table", table},
    {"ternary_contour", ternary_contour},
    {"timeline", timeline},
    {"treemap", treemap},
    {"trendline", trendline},
    {"trisurf", trisurf},
    {"violin", violin},
};

// Plotly has the outlines of countries from the web; this program needs none.
const char* const no_outlines = R"(<script>
  const nothing = {type: 'GeometryCollection', geometries: []};
  const layers = {};
  for (const name of ['coastlines', 'land', 'ocean', 'lakes', 'rivers', 'countries', 'subunits']) layers[name] = nothing;
  window.PlotlyGeoAssets = {topojson: {world_110m: {type: 'Topology', objects: layers, arcs: []}}};
</script>)";

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: charts FOLDER [NAME...]\n";
    return 2;
  }
  std::filesystem::create_directories(argv[1]);
  try {
    for (const auto& [name, draw] : charts) {
      if (argc > 2 && std::find(argv + 2, argv + argc, name) == argv + argc) continue;
      draw().write_image(std::string(argv[1]) + "/" + name + ".png", {.head = no_outlines, .height = 450, .width = 700});
    }
  } catch (const Error& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
