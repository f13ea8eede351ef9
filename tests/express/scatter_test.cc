// Draws what plotly.express.scatter drew, and compares the figures.
#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "express/recording.h"

namespace weft::px {
namespace {

class RecordedScatter : public testing::TestWithParam<std::size_t> {};

const boost::json::array& cases() { return recording("scatter.json").at("cases").as_array(); }

TEST_P(RecordedScatter, EqualsPlotly) {
  const Json& given = cases()[GetParam()];
  const auto table = recorded_table(given.at("data").as_string().c_str());
  const Json& arguments = given.at("arguments");
  Json actual = scatter(table, recorded_arguments(arguments)).json();

  const Json* name = arguments.as_object().if_contains("template");
  // Keyed by the argument as JSON text, which Python spaces out.
  const auto& templates = recording("templates.json").at("templates").as_object();
  auto& layout = actual.at("layout").as_object();
  if (!name || name->is_string()) {
    const std::string key = name ? boost::json::serialize(*name) : "\"plotly\"";
    EXPECT_EQ(difference(templates.at(key), layout.at("template")), "");
  } else {
    EXPECT_EQ(difference(*name, layout.at("template")), "");
  }
  layout.erase("template");
  EXPECT_EQ(difference(given.at("figure"), actual), "");
}

INSTANTIATE_TEST_SUITE_P(All, RecordedScatter, testing::Range<std::size_t>(0, cases().size()),
                         [](const auto& info) { return std::string(cases()[info.param].at("name").as_string()); });

TEST(Scatter, ClassicFigureIsEqualByteForByte) {
  for (const auto& given : cases()) {
    if (given.at("name") != "classic") continue;
    const auto figure = scatter(recorded_table("classic"), recorded_arguments(given.at("arguments")));
    // plotly.py escapes slashes too, which closes no script that `<` does not.
    std::string recorded = recorded_text("classic_figure.json");
    for (std::size_t at = recorded.find("\\u002f"); at != recorded.npos; at = recorded.find("\\u002f", at))
      recorded.replace(at, 6, "/");
    EXPECT_EQ(figure.to_json() + "\n", recorded);
    return;
  }
  FAIL() << "the classic figure is not recorded";
}

TEST(Scatter, BracesSayWhatTheyMean) {
  const auto table = recorded_table("tips");
  const auto figure = scatter(table, {.x = "total_bill",
                                      .y = "tip",
                                      .color = "sex",
                                      .hover_data = {{"size", ":d"}, {"day", false}},
                                      .custom_data = {"time", "day"},
                                      .category_orders = {{"sex", {"Male", "Female"}}},
                                      .labels = {{"tip", "Tip"}, {"sex", "Who"}},
                                      .range_x = {0, 60},
                                      .color_discrete_map = {{"Male", "navy"}, {"Female", "gold"}},
                                      .template_ = "simple_white"});
  const Json json = figure;
  const Json& trace = json.at("data").at(0);
  EXPECT_EQ(trace.at("name"), "Male");
  EXPECT_EQ(trace.at("marker").at("color"), "navy");
  EXPECT_EQ(trace.at("hovertemplate"), "Who=Male<br>total_bill=%{x}<br>Tip=%{y}<br>size=%{customdata[2]:d}<extra></extra>");
  EXPECT_EQ(json.at("layout").at("xaxis").at("range"), (Json{0, 60}));
  EXPECT_EQ(json.at("layout").at("yaxis").at("title").at("text"), "Tip");

  const Json listed = scatter(table, {.x = "tip", .hover_data = {"day", "time"}, .custom_data = "sex"});
  EXPECT_EQ(listed.at("data").at(0).at("hovertemplate"),
            "tip=%{x}<br>index=%{y}<br>day=%{customdata[1]}<br>time=%{customdata[2]}<extra></extra>");
}

TEST(Scatter, TakesValuesInManyForms) {
  const Json braces = scatter({.x = {0, 1, 4}, .y = {0.5, 1, 2}});
  EXPECT_EQ(braces.at("data").at(0).at("x").at("dtype"), "i1");
  EXPECT_EQ(braces.at("data").at(0).at("y").at("dtype"), "f8");
  const std::vector<float> floats = {1, 2};
  EXPECT_EQ(Json(scatter({.y = floats})).at("data").at(0).at("y").at("dtype"), "f4");
  const std::vector<int> integers = {1, 2};
  EXPECT_EQ(Json(scatter({.y = integers})).at("data").at(0).at("y").at("dtype"), "i4");

  const auto table = recorded_table("tips");
  const Json by_column = scatter(table, {.x = table["tip"], .y = "size", .hover_data = table.column_names()});
  EXPECT_EQ(by_column,
            Json(scatter(
                table, {.x = "tip", .y = "size", .hover_data = {"total_bill", "tip", "sex", "smoker", "day", "time", "size"}})));
  const std::vector<std::string> path = {"day", "sex"};
  EXPECT_EQ(Json(sunburst(table, {.path = path})), Json(sunburst(table, {.path = {"day", "sex"}})));
}

TEST(Scatter, MillionPointsAreTypedArrays) {
  const std::size_t n = 1'000'000;
  std::vector<double> x(n);
  std::vector<std::int64_t> y(n);
  for (std::size_t i = 0; i < n; ++i) {
    x[i] = static_cast<double>(i) / 7;
    y[i] = static_cast<std::int64_t>(i);
  }
  const Json figure = scatter(dd::Table({{"x", dd::Column(x)}, {"y", dd::Column(y)}}), {.x = "x", .y = "y"});
  const Json& trace = figure.at("data").at(0);
  EXPECT_EQ(trace.at("type"), "scattergl");
  EXPECT_EQ(trace.at("x").at("bdata").as_string().size(), (n * 8 + 2) / 3 * 4);
  EXPECT_EQ(trace.at("y").at("dtype"), "i4");
}

}  // namespace
}  // namespace weft::px
