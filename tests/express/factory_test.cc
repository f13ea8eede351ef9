// Compares the figures of plotly.figure_factory with recorded ones.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstring>

#include <boost/json.hpp>

#include <weft/chart_data.h>
#include <weft/error.h>
#include <weft/figure_factory.h>

#include "base/base64.h"
#include "errors/message_of.h"
#include "express/recording.h"

namespace weft::ff {
namespace {

using boost::json::object;
using px::recording;

// Sines and cosines of NumPy may end on another digit.
bool is_near(const Json& a, const Json& b) {
  if (a.is_number() && b.is_number()) {
    const double x = a.to_number<double>(), y = b.to_number<double>();
    return std::abs(x - y) <= 1e-9 * std::max(1.0, std::abs(x));
  }
  if (a.is_array() && b.is_array()) {
    const auto &x = a.get_array(), &y = b.get_array();
    return x.size() == y.size() && std::equal(x.begin(), x.end(), y.begin(), is_near);
  }
  if (a.is_object() && b.is_object()) {
    const bool typed = a.get_object().contains("dtype") && b.get_object().contains("dtype");
    if (typed && px::is_nearly_equal(a, b)) return true;
    for (const auto& [key, value] : a.get_object()) {
      const Json* other = b.get_object().if_contains(key);
      if (!other || !is_near(value, *other)) return false;
    }
    return a.get_object().size() == b.get_object().size();
  }
  return a == b;
}

void expect_figure(const Json& row, const Figure& figure) {
  SCOPED_TRACE(boost::json::serialize(row.at("options")));
  Json made = figure.json();
  made.at("layout").as_object().erase("template");
  if (!is_near(row.at("figure"), made)) ADD_FAILURE() << px::difference(row.at("figure"), made);
}

Numbers numbers(const Json& value) { return boost::json::value_to<Numbers>(value); }
Matrix matrix(const Json& value) { return boost::json::value_to<Matrix>(value); }
std::vector<std::string> texts(const Json& value) { return boost::json::value_to<std::vector<std::string>>(value); }

// What is not an option of its own is one of the trace.
template <class Options>
void take_attribute(Options& options, std::string_view key, const Json& value) {
  Json attributes = options.attributes.json().is_object() ? options.attributes.json() : Json(object());
  attributes.as_object()[key] = value;
  options.attributes = attributes;
}

TEST(FigureFactory, Quivers) {
  for (const auto& row : recording("factory.json").at("quiver").as_array()) {
    const Json& given = row.at("arguments");
    Quiver options;
    for (const auto& [key, value] : row.at("options").as_object()) {
      if (key == "scale")
        options.scale = value.to_number<double>();
      else if (key == "arrow_scale")
        options.arrow_scale = value.to_number<double>();
      else if (key == "angle")
        options.angle = value.to_number<double>();
      else if (key == "scaleratio")
        options.scaleratio = value.to_number<double>();
      else
        take_attribute(options, key, value);
    }
    expect_figure(row,
                  create_quiver(numbers(given.at(0)), numbers(given.at(1)), numbers(given.at(2)), numbers(given.at(3)), options));
  }
}

TEST(FigureFactory, Streamlines) {
  for (const auto& row : recording("factory.json").at("streamline").as_array()) {
    const Json& given = row.at("arguments");
    Streamline options;
    for (const auto& [key, value] : row.at("options").as_object()) {
      if (key == "density")
        options.density = value.to_number<double>();
      else if (key == "arrow_scale")
        options.arrow_scale = value.to_number<double>();
      else if (key == "angle")
        options.angle = value.to_number<double>();
      else
        take_attribute(options, key, value);
    }
    expect_figure(
        row, create_streamline(numbers(given.at(0)), numbers(given.at(1)), matrix(given.at(2)), matrix(given.at(3)), options));
  }
}

TEST(FigureFactory, Tables) {
  for (const auto& row : recording("factory.json").at("table").as_array()) {
    TableOptions options;
    for (const auto& [key, value] : row.at("options").as_object()) {
      if (key == "index") options.index = value.as_bool();
      if (key == "font_colors") options.font_colors = texts(value);
      if (key == "colorscale") options.colorscale = value;
      if (key == "height_constant") options.height_constant = value.to_number<double>();
      if (key == "annotation_offset") options.annotation_offset = value.to_number<double>();
      if (key == "hoverinfo") options.hoverinfo = value.as_string().c_str();
    }
    expect_figure(row,
                  create_table(boost::json::value_to<std::vector<std::vector<std::string>>>(row.at("arguments").at(0)), options));
  }
  const dd::Table table(
      {{"a", dd::Column(std::vector<std::int64_t>{1, 2})}, {"b", dd::Column(std::vector<std::string>{"x", "y"})}});
  EXPECT_EQ(create_table(table)["layout.annotations[3].text"], "x");
  EXPECT_EQ(create_table(table, {.index = true})["layout.annotations[6].text"], "<b>1</b>");
}

TEST(FigureFactory, Surfaces) {
  for (const auto& row : recording("factory.json").at("trisurf").as_array()) {
    const Json& given = row.at("arguments");
    Trisurf options;
    for (const auto& [key, value] : row.at("options").as_object()) {
      if (key == "colormap") options.colormap = texts(value);
      if (key == "scale") options.scale = numbers(value);
      if (key == "title") options.title = value.as_string().c_str();
      if (key == "plot_edges") options.plot_edges = value.as_bool();
      if (key == "show_colorbar") options.show_colorbar = value.as_bool();
      if (key == "showbackground") options.showbackground = value.as_bool();
      if (key == "height") options.height = value.to_number<double>();
      if (key == "aspectratio")
        options.aspectratio = {value.at("x").to_number<double>(), value.at("y").to_number<double>(),
                               value.at("z").to_number<double>()};
      if (key == "color_func" && value.at(0).is_string()) options.color_func = texts(value);
      if (key == "color_func" && value.at(0).is_number()) options.color_func = numbers(value);
    }
    const auto simplices = boost::json::value_to<std::vector<std::array<int, 3>>>(given.at(3));
    expect_figure(row, create_trisurf(numbers(given.at(0)), numbers(given.at(1)), numbers(given.at(2)), simplices, options));
  }
}

TEST(FigureFactory, Dendrograms) {
  for (const auto& row : recording("factory.json").at("dendrogram").as_array()) {
    Dendrogram options;
    for (const auto& [key, value] : row.at("options").as_object()) {
      if (key == "orientation") options.orientation = value.as_string().c_str();
      if (key == "linkage") options.linkage = value.as_string().c_str();
      if (key == "labels") options.labels = texts(value);
      if (key == "colorscale") options.colorscale = texts(value);
      if (key == "color_threshold") options.color_threshold = value.to_number<double>();
    }
    expect_figure(row, create_dendrogram(matrix(row.at("arguments").at(0)), options));
  }
}

TEST(FigureFactory, HexagonsOnMaps) {
  for (const auto& row : recording("factory.json").at("hexbin_map").as_array()) {
    HexbinMap options{.lat = "centroid_lat", .lon = "centroid_lon"};
    for (const auto& [key, value] : row.at("options").as_object()) {
      if (key == "color") options.color = value.as_string().c_str();
      if (key == "nx_hexagon") options.nx_hexagon = value.to_number<int>();
      if (key == "min_count") options.min_count = value.to_number<int>();
      if (key == "opacity") options.opacity = value.to_number<double>();
      if (key == "zoom") options.zoom = value.to_number<double>();
      if (key == "width") options.width = value.to_number<int>();
      if (key == "height") options.height = value.to_number<int>();
      if (key == "title") options.title = value.as_string().c_str();
      if (key == "labels") options.labels = {{"color", "cars"}};
      if (key == "color_continuous_scale") options.color_continuous_scale = texts(value);
      if (key == "show_original_data") options.show_original_data = value.as_bool();
      if (key == "original_data_marker") options.original_data_marker = value;
    }
    expect_figure(row, create_hexbin_map(px::data::carshare(), options));
  }
  // A frame for each hour, in their order.
  const Figure moving =
      create_hexbin_map(px::data::carshare(), {.lat = "centroid_lat", .lon = "centroid_lon", .animation_frame = "peak_hour"});
  EXPECT_EQ(moving.json().at("frames").as_array().size(), 24u);
  EXPECT_EQ(moving.json().at("frames").at(2).at("name"), "2");
}

// Recorded are the number of each line's points, and some of them.
void expect_line(const Json& expected, const Json& actual, double tolerance) {
  const Json* bytes = actual.is_object() ? actual.get_object().if_contains("bdata") : nullptr;
  ASSERT_TRUE(bytes);
  const std::string raw = base::from_base64(bytes->as_string().c_str());
  Numbers places;
  if (actual.at("dtype") == "f8") {
    places.resize(raw.size() / sizeof(double));
    std::memcpy(places.data(), raw.data(), raw.size());
  } else {
    ASSERT_EQ(actual.at("dtype"), "i1");
    for (const char c : raw) places.push_back(c);
  }
  ASSERT_EQ(places.size(), expected.at("size").to_number<std::size_t>());
  for (std::size_t i = 0; i < expected.at("some").as_array().size(); ++i) {
    ASSERT_NEAR(places[30 * i], expected.at("some").at(i).to_number<double>(), tolerance) << i;
  }
}

TEST(FigureFactory, TernaryContours) {
  for (const auto& row : recording("factory.json").at("ternary_contour").as_array()) {
    SCOPED_TRACE(boost::json::serialize(row.at("options")));
    TernaryContour options;
    for (const auto& [key, value] : row.at("options").as_object()) {
      if (key == "interp_mode") options.interp_mode = value.as_string().c_str();
      if (key == "coloring") options.coloring = value.as_string().c_str();
      if (key == "colorscale") options.colorscale = value.as_string().c_str();
      if (key == "linecolor") options.linecolor = value.as_string().c_str();
      if (key == "title") options.title = value.as_string().c_str();
      if (key == "ncontours") options.ncontours = value.to_number<int>();
      if (key == "showscale") options.showscale = value.as_bool();
      if (key == "showmarkers") options.showmarkers = value.as_bool();
      if (key == "width") options.width = value.to_number<double>();
      if (key == "height") options.height = value.to_number<double>();
      if (key == "pole_labels") options.pole_labels = boost::json::value_to<std::array<std::string, 3>>(value);
    }
    Json made = create_ternary_contour(matrix(row.at("arguments").at(0)), numbers(row.at("arguments").at(1)), options).json();
    made.at("layout").as_object().erase("template");
    const Json& expected = row.at("figure");
    // Four points of a grid are on one circle, which either diagonal may cut.
    const double tolerance = row.at("arguments").at(1).as_array().size() > 100 ? 1e-3 : 1e-6;
    ASSERT_EQ(made.at("data").as_array().size(), expected.at("data").as_array().size());
    for (std::size_t i = 0; i < expected.at("data").as_array().size(); ++i) {
      const Json& trace = expected.at("data").at(i);
      for (const char* share : {"a", "b", "c"}) {
        Json& own = made.at("data").as_array()[i].at(share);
        if (trace.at("mode") != "lines") continue;
        expect_line(trace.at(share), own, tolerance);
        own = trace.at(share);
      }
    }
    if (!is_near(expected, made)) ADD_FAILURE() << px::difference(expected, made);
  }
}

TEST(FigureFactory, MistakesAreNamed) {
  const Numbers two{1, 2}, three{1, 2, 3};
  EXPECT_EQ(message_of([&] { create_quiver(two, two, two, three); }),
            "The arrays of a quiver are of different lengths: 2, 2, 2 and 3");
  EXPECT_EQ(message_of([&] { create_quiver(two, two, two, two, {.scale = 0}); }),
            "Option 'scale' of a quiver is not above 0: 0.0");
  EXPECT_EQ(message_of([&] { create_streamline({1, 2, 5}, two, {}, {}); }), "The x of streamlines are not evenly spaced");
  EXPECT_EQ(message_of([&] {
              create_streamline(two, two, {{1, 2}}, {{1, 2}});
            }),
            "The field of streamlines has not a row for each y and a column for each x");
  EXPECT_EQ(message_of([&] { create_table({{"a"}, {"b", "c"}}); }), "The rows of a table are of different lengths");
  EXPECT_EQ(message_of([&] {
              create_table({{"a"}}, {.font_colors = {"red", "blue"}});
            }),
            "font_colors has neither one color, nor three, nor one for each row: 2");
  EXPECT_EQ(message_of([&] { create_trisurf(three, three, three, {{0, 1, 3}}); }), "A triangle has a point that there is not: 3");
  EXPECT_EQ(message_of([&] {
              create_trisurf(three, three, three, {{0, 1, 2}});
            }),
            "All triangles of a surface have the same value: there is nothing to color by");
  EXPECT_EQ(message_of([&] { create_hexbin_map(px::data::tips(), {.lat = "tip"}); }),
            "Argument 'lon' of a hexbin map is not given");
  EXPECT_EQ(message_of([&] { create_hexbin_map(px::data::tips(), {.lat = "tap", .lon = "tip"}); }).substr(0, 49),
            "Value of 'lat' is not the name of a column: tap (");
  EXPECT_EQ(message_of([&] { create_dendrogram({{1}}); }), "A dendrogram needs at least two rows: 1");
  EXPECT_EQ(message_of([&] {
              create_dendrogram({{1}, {2}}, {.linkage = "singel"});
            }),
            "Linkage not found: singel (have: complete, single, average, weighted; did you mean single?)");
  EXPECT_EQ(message_of([&] {
              create_dendrogram({{1}, {2}}, {.orientation = "up"});
            }),
            "Orientation not found: up (have: bottom, top, left, right)");
}

TEST(FigureFactory, MistakesInTernaryContoursAreNamed) {
  const Matrix corners{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
  const Numbers values{1, 2, 3};
  const auto message = [&](const Matrix& coordinates, const Numbers& of, const TernaryContour& options = {}) {
    return message_of([&] { create_ternary_contour(coordinates, of, options); });
  };
  EXPECT_EQ(message({{1}}, values), "Coordinates of a ternary contour are two or three rows, of a, b and c: 1");
  EXPECT_EQ(message({{1, 0}, {0}}, values), "The rows of coordinates of a ternary contour are of different lengths");
  EXPECT_EQ(message({{1, 0, 0}, {0, 1, 0}, {0, 0.5, 1}}, values),
            "The coordinates of a ternary contour add up to neither 1 nor 100 for all points");
  EXPECT_EQ(message({{1, 0, 0.75}, {0, 1, 0.5}}, values), "A coordinate of a ternary contour is below 0: number 2");
  EXPECT_EQ(message({{1, 0, NAN}, {0, 1, 0}}, values), "A coordinate of a ternary contour is not finite: number 2");
  EXPECT_EQ(message(corners, {1, 2}), "A ternary contour has not one value for each point: 2 for 3");
  EXPECT_EQ(message(corners, {1, INFINITY, 2}), "A value of a ternary contour is not finite: number 1");
  EXPECT_EQ(message(corners, {2, 2, 2}), "All values of a ternary contour are 2.0: there are no lines between them");
  EXPECT_EQ(message({{0.5, 0.25, 0}, {0.5, 0.75, 1}}, values, {.interp_mode = "cartesian"}),
            "A ternary contour needs three points or more that are not on a line");
  EXPECT_EQ(message({{}, {}}, {}), "A ternary contour needs three points or more that are not on a line");
  EXPECT_EQ(message(corners, values, {.ncontours = 0}), "Option 'ncontours' of a ternary contour is not at least 1: 0");
  EXPECT_EQ(message(corners, values, {.coloring = "line"}),
            "Option 'coloring' of a ternary contour is unknown: line (have: lines; did you mean lines?)");
  EXPECT_EQ(message(corners, values, {.interp_mode = "irl"}),
            "Option 'interp_mode' of a ternary contour is unknown: irl (have: ilr, cartesian; did you mean ilr?)");
  EXPECT_EQ(message(corners, values, {.colorscale = "Viridi"}).substr(0, 49),
            "Color scale of a ternary contour not found: Virid");
}

}  // namespace
}  // namespace weft::ff
