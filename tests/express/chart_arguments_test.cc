// Misuses the functions of px, and reads what they say.
#include <gtest/gtest.h>

#include "errors/message_of.h"
#include "express/recording.h"

namespace weft::px {
namespace {

template <class Draw>
std::string message_of(Draw draw, const std::string& data = "tips") {
  return weft::message_of([&] { draw(recorded_table(data)); });
}

using dd::Table;

TEST(ChartArguments, NameTheColumnThatIsNotThere) {
  EXPECT_EQ(
      message_of([](const Table& t) { bar(t, {.x = "day", .y = "tipp"}); }),
      "Value of 'y' is not the name of a column: tipp (have: total_bill, tip, sex, smoker, day, time, size; did you mean tip?)");
  EXPECT_EQ(message_of([](const Table& t) { line(t, {.x = "day", .y = "tip", .line_dash = "sexx"}); }).substr(0, 55),
            "Value of 'line_dash' is not the name of a column: sexx ");
  EXPECT_EQ(message_of([](const Table& t) {
              sunburst(t, {.path = {"day", "sexx"}});
            }).substr(0, 52),
            "Value of 'path_1' is not the name of a column: sexx ");
  EXPECT_EQ(message_of([](const Table& t) { scatter_matrix(t, {.dimensions = {"tipp"}}); }).substr(0, 58),
            "Value of 'dimensions_0' is not the name of a column: tipp ");
}

TEST(ChartArguments, KnowTheirChoices) {
  EXPECT_EQ(message_of([](const Table& t) { bar(t, {.x = "day", .barmode = "grup"}); }),
            "Argument 'barmode' has no such choice: grup (have: relative, group, overlay, stack; did you mean group?)");
  EXPECT_EQ(message_of([](const Table& t) { histogram(t, {.x = "tip", .histfunc = "mean"}); }).substr(0, 46),
            "Argument 'histfunc' has no such choice: mean (");
  EXPECT_EQ(message_of([](const Table& t) { scatter(t, {.x = "tip", .marginal_x = "heatmap"}); }),
            "Argument 'marginal_x' has no such choice: heatmap (have: rug, box, violin, histogram)");
  EXPECT_EQ(message_of([](const Table& t) { line_polar(t, {.r = "tip", .theta = "day", .line_shape = "hv"}); }),
            "Argument 'line_shape' has no such choice: hv (have: linear, spline)");
  EXPECT_EQ(message_of([](const Table& t) { box(t, {.y = "tip", .points = "some"}); }),
            "Argument 'points' has no such choice: some (have: all, outliers, suspectedoutliers)");
  EXPECT_EQ(message_of([](const Table& t) { box(t, {.y = "tip", .points = true}); }),
            "Argument 'points' is all, outliers, suspectedoutliers or false, not true");
  EXPECT_EQ(message_of([](const Table& t) { scatter_geo(t, {.locations = "day", .projection = "mercato"}); }).substr(0, 51),
            "Argument 'projection' has no such choice: mercato (");
  EXPECT_EQ(message_of([](const Table& t) { pie(t, {.names = "day", .hole = 2}); }),
            "Argument 'hole' is not between 0 and 1: 2.0");
  EXPECT_EQ(message_of([](const Table& t) { density_map(t, {.lat = "tip", .lon = "size", .radius = 0}); }),
            "Argument 'radius' is below 1: 0.0");
  EXPECT_EQ(message_of([](const Table& t) { histogram(t, {.x = "tip", .nbins = -1}); }), "Argument 'nbins' is below 0: -1");
}

TEST(ChartArguments, AreInTheirRanges) {
  EXPECT_EQ(message_of([](const Table& t) {
              bar(t, {.x = "day", .range_y = {{{"low", 1}}, 3}});
            }),
            "Argument 'range_y' ends in what is neither a number, a date or a category as text nor null: {\"low\":1}");
  EXPECT_EQ(message_of([](const Table& t) {
              bar(t, {.x = "day", .range_x = {"Thur", "Sat"}, .range_y = {nullptr, 3}});
            }),
            "no error");
  EXPECT_EQ(message_of([](const Table& t) {
              scatter(t, {.x = "tip", .color = "size", .range_color = {"0", 3}});
            }),
            "Argument 'range_color' ends in what is neither a number nor null: \"0\"");
  EXPECT_EQ(message_of([](const Table& t) { pie(t, {.names = "day", .width = 9}); }), "Argument 'width' is below 10 pixels: 9");
  EXPECT_EQ(message_of([](const Table& t) { pie(t, {.names = "day", .height = -1}); }),
            "Argument 'height' is below 10 pixels: -1");
  EXPECT_EQ(message_of([](const Table& t) {
              scatter_map(t, {.lat = "tip", .lon = "tip", .center = {{"lat", "x"}}});
            }),
            "Argument 'center' is an object of the numbers 'lat' and 'lon', not {\"lat\":\"x\"}");
  EXPECT_EQ(message_of([](const Table& t) {
              scatter(t, {.x = "tip", .color_continuous_scale = {"red", "bleu"}});
            }).substr(0, 60),
            "Argument 'color_continuous_scale' has no such color: bleu (d");
  EXPECT_EQ(message_of([](const Table& t) { pie(t, {.names = "tip", .values = "day"}); }),
            "Argument 'values' needs numbers: column day is of type string");
}

TEST(ChartArguments, KnowDashesAndPatterns) {
  EXPECT_EQ(
      message_of([](const Table& t) { line(t, {.x = "day", .line_dash = "sex", .line_dash_sequence = {"dots"}}); }),
      "Argument 'line_dash_sequence' has no such dash: dots (did you mean dot? dashes are solid, dot, dash, longdash, dashdot, "
      "longdashdot or lengths)");
  EXPECT_EQ(message_of([](const Table& t) { line(t, {.x = "day", .line_dash = "sex", .line_dash_sequence = {"5px,2px"}}); }),
            "no error");
  EXPECT_EQ(message_of([](const Table& t) {
              bar(t, {.x = "day", .pattern_shape = "sex", .pattern_shape_map = {{"Male", "o"}}});
            }),
            "Argument 'pattern_shape_map' has no such pattern: o (patterns are / \\ x - | + . and an empty text)");
  EXPECT_EQ(message_of([](const Table& t) { scatter(t, {.x = "tip", .trendline_color_override = "bleu"}); }).substr(0, 62),
            "Argument 'trendline_color_override' has no such color: bleu (d");
}

TEST(ChartArguments, NeedNumbersAndTimes) {
  EXPECT_EQ(message_of([](const Table& t) { line(t, {.x = "day", .y = "tip", .error_y = "sex"}); }),
            "Argument 'error_y' needs numbers: column sex is of type string");
  EXPECT_EQ(message_of([](const Table& t) { scatter_map(t, {.lat = "day", .lon = "tip"}); }),
            "Argument 'lat' needs numbers: column day is of type string");
  EXPECT_EQ(message_of([](const Table& t) { parallel_categories(t, {.color = "sex"}); }),
            "Argument 'color' needs numbers: column sex is of type string");
  EXPECT_EQ(message_of([](const Table& t) { ecdf(t, {.x = "tip", .y = "sex", .orientation = "v"}); }),
            "Argument 'y' needs numbers: column sex is of type string");
  EXPECT_EQ(message_of([](const Table& t) { sunburst(t, {.values = "sex", .path = {"day"}}); }),
            "Argument 'values' needs numbers: column sex is of type string");
  EXPECT_EQ(message_of([](const Table& t) { timeline(t, {.x_start = "flag", .x_end = "i64"}); }, "types"),
            "Argument 'x_start' needs timestamps: column flag is of type bool");
  EXPECT_EQ(message_of([](const Table& t) { timeline(t, {.x_start = "day", .x_end = "day"}); }).substr(0, 59),
            "Argument 'x_start' needs timestamps: column day has Sun at ");
  EXPECT_EQ(message_of([](const Table& t) { timeline(t, {.x_start = "day"}); }),
            "Argument 'x_end' is not given: bars need a start and an end");
}

TEST(ChartArguments, NeedHierarchiesThatEndInLeaves) {
  EXPECT_EQ(message_of([](const Table& t) { treemap(t, {.ids = "day", .path = {"day"}}); }),
            "Arguments 'path' and 'ids' exclude one another: path makes ids and parents");
  using Texts = std::vector<std::string>;
  const std::vector<bool> second = {true, false};
  const Table above({{"a", dd::Column(Texts{"x", ""}, second)}, {"b", dd::Column(Texts{"y", "z"})}});
  const Table inner({{"a", dd::Column(Texts{"x", "x"})}, {"b", dd::Column(Texts{"y", ""}, second)}});
  const auto draw = [](const Table& table) { return [&](const Table&) { icicle(table, {.path = {"a", "b"}}); }; };
  const Table root({{"a", dd::Column(Texts{"x", ""}, second)}, {"b", dd::Column(Texts{"y", ""}, second)}});
  EXPECT_EQ(message_of(draw(root)), "Argument 'path' has a null at the root, at row 1: column a");
  EXPECT_EQ(message_of(draw(above)), "Argument 'path' has a null above z at row 1: column a");
  EXPECT_EQ(message_of(draw(inner)), "Argument 'path' ends at row 1 with a part that other rows go on from: x");
}

TEST(ChartArguments, KnowTheOptionsOfTrendlines) {
  const auto message = [](std::string trendline, Json options, std::string y = "tip") {
    return message_of(
        [&](const Table& t) { scatter(t, {.x = "total_bill", .y = y, .trendline = trendline, .trendline_options = options}); });
  };
  EXPECT_EQ(message("olss", nullptr),
            "Argument 'trendline' has no such choice: olss (have: ols, lowess, rolling, expanding, ewm; did you mean ols?)");
  EXPECT_EQ(message("ols", {{"constant", true}}).substr(0, 68),
            "Argument 'trendline_options' has no such option for ols: constant (h");
  EXPECT_EQ(message("ols", "log"), "Argument 'trendline_options' is no object");
  EXPECT_EQ(message("ols", {{"log_x", 1}}), "Argument 'trendline_options' needs true or false as 'log_x' of ols");
  EXPECT_EQ(message("rolling", nullptr),
            "Argument 'trendline_options' needs a whole number of at least 1 as 'window' of rolling");
  EXPECT_EQ(message("rolling", {{"window", 3}, {"function", "mode"}}).substr(0, 55),
            "Argument 'trendline_options' has no such function: mode");
  EXPECT_EQ(
      message("rolling", {{"window", 3}, {"win_type", "gausian"}}),
      "Argument 'trendline_options' has no such win_type: gausian (have: boxcar, triang, hamming, hann, blackman, gaussian; "
      "did you mean gaussian?)");
  EXPECT_EQ(message("rolling", {{"window", 3}, {"win_type", "gaussian"}}),
            "Argument 'trendline_options' needs a number above 0 as 'std' of mean");
  EXPECT_EQ(message("rolling", {{"window", 3}, {"win_type", "hann"}, {"function", "median"}}).substr(0, 57),
            "Argument 'trendline_options' has no such function: median");
  EXPECT_EQ(message("rolling", {{"window", "3"}}), "Argument 'trendline_options' needs a number as 'window' of rolling");
  EXPECT_EQ(message("expanding", {{"function", 3}}), "Argument 'trendline_options' needs a text as 'function' of expanding");
  EXPECT_EQ(message("ewm", nullptr), "Argument 'trendline_options' of ewm needs one of 'com', 'span', 'halflife' and 'alpha'");
  EXPECT_EQ(message("ewm", {{"alpha", 2}}), "Argument 'trendline_options' needs a number that it can have as 'alpha' of ewm");
  EXPECT_EQ(message("lowess", {{"frac", 0}}),
            "Argument 'trendline_options' needs a number above 0 and at most 1 as 'frac' of lowess");
  EXPECT_EQ(message("lowess", {{"frac", 0.01}}),
            "Argument 'trendline_options' needs a part of the rows that is at least two of them as 'frac' of lowess");
  EXPECT_EQ(message("ols", nullptr, "sex"), "Argument 'trendline' needs numbers in 'y': column sex is of type string");
  const auto words = [](const Table& t) { scatter(t, {.x = "day", .y = "tip", .trendline = "ols"}); };
  EXPECT_EQ(message_of(words),
            "Argument 'trendline' needs numbers in 'x': column day is of type string; dates as text have to be "
            "read as timestamps first");
  const auto logs = [](const Table& t) {
    scatter(t, {.x = "n", .y = "n", .trendline = "ols", .trendline_options = {{"log_x", true}}});
  };
  const Table zeros({{"n", dd::Column(std::vector<double>{0, 1, 2})}});
  EXPECT_EQ(message_of([&](const Table&) { logs(zeros); }),
            "Argument 'trendline_options' has 'log_x', which needs numbers above 0: column n");
}

}  // namespace
}  // namespace weft::px
