// Misuses px::scatter, and reads what it says.
#include <gtest/gtest.h>

#include "errors/message_of.h"
#include "express/recording.h"

namespace weft::px {
namespace {

std::string message_of(const Scatter& arguments, const std::string& data = "types") {
  return weft::message_of([&] { scatter(recorded_table(data), arguments); });
}

TEST(ScatterArguments, NameTheColumnThatIsNotThere) {
  EXPECT_EQ(
      message_of({.x = "total_bil", .y = "tip"}, "tips"),
      "Value of 'x' is not the name of a column: total_bil (have: total_bill, tip, sex, smoker, day, time, size; did you mean "
      "total_bill?)");
  EXPECT_EQ(message_of({.x = "tip", .hover_data = {"day", "Size"}}, "tips"),
            "Value of 'hover_data_1' is not the name of a column: Size (have: total_bill, tip, sex, smoker, day, time, size; did "
            "you mean "
            "size?)");
  EXPECT_EQ(message_of({.x = "tip", .custom_data = {"dya"}}, "tips").substr(0, 57),
            "Value of 'custom_data_0' is not the name of a column: dya");
}

TEST(ScatterArguments, NeedListsOfColumnsThatGoTogether) {
  EXPECT_EQ(message_of({.color = "sex"}, "tips"),
            "Columns drawn together are of different types: total_bill (float64), smoker (string)");
  EXPECT_EQ(message_of({.x = {"tip"}, .y = {"size", "tip"}}, "tips"),
            "Arguments 'x' and 'y' are both lists of columns: one of them can be");
  EXPECT_EQ(
      message_of({.y = {"tip", "siez"}}, "tips"),
      "Value of 'y' is not the name of a column: siez (have: total_bill, tip, sex, smoker, day, time, size; did you mean size?)");
  EXPECT_EQ(message_of({.x = "tip", .color = {"day", "sex"}}, "tips"), "Argument 'color' takes one column: day, sex");
  EXPECT_THROW(scatter(dd::Table(), {.y = {"a"}}), Error);
}

TEST(ScatterArguments, NeedNumbersForSizes) {
  EXPECT_EQ(message_of({.x = "f64", .size = "word"}),
            "Argument 'size' needs numbers of at least 0: column word is of type string");
  EXPECT_EQ(message_of({.x = "f64", .size = "flag"}), "Argument 'size' needs numbers of at least 0: column flag is of type bool");
  EXPECT_EQ(message_of({.x = "f64", .size = "i8"}), "Argument 'size' needs numbers of at least 0: column i8 has -2 at row 1");
  EXPECT_EQ(message_of({.x = "n", .size = "x"}, "missing"),
            "Argument 'size' needs numbers of at least 0: column x is null at row 1");
  EXPECT_EQ(message_of({.x = "f64", .size = "u8", .size_max = 0}), "Argument 'size_max' is not above 0: 0.0");
}

TEST(ScatterArguments, NeedColumnsOfTheTablesLength) {
  const dd::Column two(std::vector<double>{1, 2});
  EXPECT_EQ(message_of({.x = "f64", .y = two}), "Argument 'y' has 2 values, the table 6 rows");
  EXPECT_EQ(message_of({.x = "f64", .hover_data = {{"rank", two}}}), "Argument 'hover_data_0' has 2 values, the table 6 rows");
  const dd::Column six(std::vector<double>{1, 2, 3, 4, 5, 6});
  EXPECT_EQ(message_of({.x = "f64", .hover_data = {{"i8", six}}}),
            "Argument 'hover_data' has values of its own for a name that the table has too: i8");
  const dd::Table table({{"x", dd::Column(std::vector<double>{1, 2})}});
  try {
    scatter(table, {.x = two, .y = "x"});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.message(), "Argument 'x' has values of its own, but another argument names the column: x");
  }
}

TEST(ScatterArguments, WithoutATableBringTheirValuesAlong) {
  const auto message = [](const Scatter& arguments) { return weft::message_of([&] { scatter(arguments); }); };
  EXPECT_EQ(message({.x = {1, 2, 3}, .y = {1, 2}}), "Argument 'y' has 2 values, others 3");
  EXPECT_EQ(
      message({.x = "day", .y = {1, 2}}),
      "Value of 'x' is the name of a column of a table, but there is none: day (values are numbers, or texts as a dd::Column)");
}

TEST(ScatterArguments, NameConstantsLikeNoColumn) {
  EXPECT_EQ(message_of({.x = "tip", .color = Constant("a", "tip")}, "tips"),
            "Argument 'color' has values of its own, but another argument names the column: tip");
  EXPECT_EQ(message_of({.x = "tip", .y = px::Range("tip")}, "tips"),
            "Argument 'y' has values of its own, but another argument names the column: tip");
}

TEST(ScatterArguments, AreThoseOfAFunction) {
  try {
    scatter(recorded_table("tips"), {.x = "tipp"});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.context(), "px::scatter");
  }
}

TEST(ScatterArguments, KnowTheirTemplatesAndScales) {
  EXPECT_EQ(
      message_of({.x = "f64", .template_ = "plotly_drak"}),
      "Argument 'template_' has no such template: plotly_drak (have: ggplot2, gridon, none, plotly, plotly_dark, plotly_white, "
      "presentation, seaborn, simple_white, xgridoff, ygridoff; did you mean plotly_dark?)");
  EXPECT_EQ(message_of({.x = "f64", .template_ = "plotly+nonn"}).substr(0, 48),
            "Argument 'template_' has no such template: nonn ");
  EXPECT_EQ(message_of({.x = "f64", .template_ = 3}), "Argument 'template_' is neither a name nor a JSON object");
  const std::string scale = message_of({.x = "f64", .color = "i8", .color_continuous_scale = "virids"});
  EXPECT_EQ(scale.substr(0, 65), "Argument 'color_continuous_scale' has no such scale: virids (have");
  EXPECT_NE(scale.find("did you mean viridis"), std::string::npos) << scale;
  EXPECT_EQ(message_of({.x = "f64", .color = "i8", .color_continuous_scale = {{0.5, "red"}, {0.2, "blue"}}}),
            "Argument 'color_continuous_scale' has places that do not rise from 0 to 1: 0.2");
}

TEST(ScatterArguments, KnowColorsAndSymbols) {
  EXPECT_EQ(message_of({.x = "f64", .color_discrete_sequence = {"red", "bleu"}}),
            "Argument 'color_discrete_sequence' has no such color: bleu (did you mean blue? a color is a CSS name, #rrggbb, or "
            "rgb(), hsl() and the like)");
  EXPECT_EQ(message_of({.x = "f64", .color = "word", .color_discrete_map = {{"a", "#12"}}}).substr(0, 58),
            "Argument 'color_discrete_map' has no such color: #12 (a co");
  EXPECT_EQ(message_of({.x = "f64", .color = "word", .color_discrete_map = identity}).substr(0, 46),
            "Argument 'color' has no such color: b (a color");
  EXPECT_EQ(message_of({.x = "f64", .symbol = "word", .symbol_sequence = {"circel"}}).substr(0, 77),
            "Argument 'symbol_sequence' has no such symbol: circel (did you mean circle? s");
  for (const char* color :
       {"Red", "#abc", "#AABBCCDD", "rgba(1,2,3,0.5)", "hsl(120, 50%, 50%)", "oklch(0.5 0.1 20)", "var(--main)"}) {
    EXPECT_EQ(message_of({.x = "f64", .color_discrete_sequence = {color}}), "no error") << color;
  }
}

TEST(ScatterArguments, KnowTheirChoices) {
  EXPECT_EQ(message_of({.x = "f64", .render_mode = "webgpu"}),
            "Argument 'render_mode' has no such choice: webgpu (have: auto, svg, webgl; did you mean webgl?)");
  EXPECT_EQ(message_of({.x = "f64", .orientation = "vertical"}),
            "Argument 'orientation' has no such choice: vertical (have: v, h)");
  EXPECT_EQ(message_of({.x = "f64", .opacity = 1.5}), "Argument 'opacity' is not between 0 and 1: 1.5");
  EXPECT_EQ(message_of({.x = "f64", .facet_col_wrap = -1}), "Argument 'facet_col_wrap' is below 0: -1");
  EXPECT_EQ(message_of({.x = "f64", .facet_col = "word", .facet_col_spacing = 0.6}),
            "Argument 'facet_col_spacing' leaves no room for 3 plots: 0.6");
  EXPECT_EQ(message_of({.x = "f64", .log_x = true, .range_x = {0, 10}}),
            "Argument 'range_x' of a log axis needs numbers above 0");
}

}  // namespace
}  // namespace weft::px
