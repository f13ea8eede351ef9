// Compares data sets, color lists, defaults and fits of trendlines with plotly.py's.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include <boost/json.hpp>

#include <weft/error.h>
#include <weft/express.h>

#include "errors/message_of.h"
#include "express/recording.h"

namespace weft::px {
namespace {

using boost::json::array;
using boost::json::object;

const Json& extras() { return recording("extras.json"); }

bool flag(const object& options, const char* name) { return options.contains(name); }

dd::Table dataset(const std::string& name, const object& options) {
  if (name == "gapminder") {
    data::Gapminder given{.centroids = flag(options, "centroids"),
                          .datetimes = flag(options, "datetimes"),
                          .pretty_names = flag(options, "pretty_names")};
    if (flag(options, "year")) given.year = options.at("year").to_number<int>();
    return data::gapminder(given);
  }
  if (name == "tips") return data::tips({.pretty_names = flag(options, "pretty_names")});
  if (name == "stocks") return data::stocks({.datetimes = flag(options, "datetimes")});
  return name == "iris"          ? data::iris()
         : name == "wind"        ? data::wind()
         : name == "election"    ? data::election()
         : name == "carshare"    ? data::carshare()
         : name == "experiment"  ? data::experiment()
         : name == "medals_wide" ? data::medals_wide()
                                 : data::medals_long();
}

void expect_cell(const Json& expected, const dd::Column& column, std::size_t row) {
  if (expected.is_string()) {
    EXPECT_EQ(column.to_string(row), expected.get_string().c_str());
  } else {
    EXPECT_EQ(column.at<double>(row), expected.to_number<double>());
  }
}

TEST(Data, IsThatOfPlotly) {
  for (const auto& item : extras().at("datasets").as_array()) {
    const std::string name = item.at("name").as_string().c_str();
    SCOPED_TRACE(name + boost::json::serialize(item.at("options")));
    const dd::Table table = dataset(name, item.at("options").as_object());
    EXPECT_EQ(table.column_names(), boost::json::value_to<std::vector<std::string>>(item.at("columns")));
    ASSERT_EQ(table.num_rows(), item.at("num_rows").to_number<std::size_t>());
    const std::size_t rows[] = {0, table.num_rows() / 2, table.num_rows() - 1};
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t c = 0; c < table.num_columns(); ++c) expect_cell(item.at("rows").at(i).at(c), table.column(c), rows[i]);
    }
  }
  EXPECT_EQ(data::election_geojson().at("features").as_array().size(), 58u);
}

TEST(Colors, ListsAreThoseOfPlotly) {
  const Json& lists = extras().at("lists");
  const auto expect = [&](const char* group, const char* name, const std::vector<std::string>& colors) {
    EXPECT_EQ(colors, boost::json::value_to<std::vector<std::string>>(lists.at(group).at(name))) << name;
  };
  expect("sequential", "Viridis", colors::sequential::Viridis);
  expect("sequential", "Turbo", colors::sequential::Turbo);
  expect("diverging", "RdBu", colors::diverging::RdBu);
  expect("cyclical", "IceFire_r", colors::cyclical::IceFire_r);
  expect("cyclical", "HSV", colors::cyclical::HSV);
  expect("qualitative", "Plotly", colors::qualitative::Plotly);
  expect("qualitative", "Pastel1_r", colors::qualitative::Pastel1_r);
  expect("carto", "Burg", colors::carto::Burg);
  expect("cmocean", "deep_r", colors::cmocean::deep_r);
  const auto names = colors::named_colorscales();
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()),
            boost::json::value_to<std::set<std::string>>(extras().at("named")));
}

TEST(Colors, AreComputedAsByPlotly) {
  for (const auto& sample : extras().at("samples").as_array()) {
    const Json &scale = sample.at("scale"), &points = sample.at("points");
    ColorScale given;
    if (scale.is_string()) {
      given = scale.get_string().c_str();
    } else if (scale.at(0).is_string()) {
      given = boost::json::value_to<std::vector<std::string>>(scale);
    } else {
      std::vector<ColorScale::Stop> stops;
      for (const auto& stop : scale.as_array())
        stops.emplace_back(stop.at(0).to_number<double>(), stop.at(1).as_string().c_str());
      given = stops;
    }
    const auto colors = points.is_array() ? colors::sample_colorscale(given, boost::json::value_to<std::vector<double>>(points))
                                          : colors::sample_colorscale(given, points.to_number<int>());
    EXPECT_EQ(colors, boost::json::value_to<std::vector<std::string>>(sample.at("colors"))) << scale;
  }
  EXPECT_EQ(colors::n_colors("rgb(10, 20, 30)", "rgb(200, 100, 0)", 5),
            boost::json::value_to<std::vector<std::string>>(extras().at("n_colors")));
  EXPECT_EQ(colors::find_intermediate_color("rgb(10, 20, 30)", "rgb(200, 100, 0)", 0.25),
            extras().at("intermediate").as_string().c_str());
  EXPECT_EQ(colors::hex_to_rgb("#f08"), (colors::Rgb{255, 0, 136}));
  EXPECT_EQ(message_of([] { colors::hex_to_rgb("red"); }), "A color is neither rgb() nor #rrggbb: red");
  EXPECT_EQ(message_of([] { colors::unlabel_rgb("rgb(1)"); }), "A color is not rgb(): rgb(1)");
  EXPECT_EQ(message_of([] { colors::get_colorscale("viridus"); }).substr(0, 32), "Color scale not found: viridus (");
  EXPECT_EQ(message_of([] { colors::sample_colorscale("viridis", std::vector<double>{2}); }),
            "A place on a color scale is not from 0 to 1: 2.0");
  EXPECT_EQ(message_of([] { colors::make_colorscale({"red"}); }), "A color scale has at least two colors");
  EXPECT_EQ(message_of([] {
              colors::make_colorscale({"red", "blue"}, {0, 0.5});
            }),
            "The places of a color scale rise from 0 to 1");
}

Defaults defaults_of(const object& given) {
  const auto texts = [](const Json& value) { return boost::json::value_to<std::vector<std::string>>(value); };
  Defaults defaults;
  for (const auto& [key, value] : given) {
    if (key == "template") defaults.template_ = value;
    if (key == "width") defaults.width = value.to_number<int>();
    if (key == "height") defaults.height = value.to_number<int>();
    if (key == "color_discrete_sequence") defaults.color_discrete_sequence = texts(value);
    if (key == "symbol_sequence") defaults.symbol_sequence = texts(value);
    if (key == "color_continuous_scale") defaults.color_continuous_scale = texts(value);
    if (key == "size_max") defaults.size_max = value.to_number<double>();
    if (key == "line_dash_sequence") defaults.line_dash_sequence = texts(value);
    if (key == "pattern_shape_sequence") defaults.pattern_shape_sequence = texts(value);
    if (key == "labels") defaults.labels = {{"total_bill", "Bill"}};
    if (key == "category_orders") defaults.category_orders = {{"sex", {"Male", "Female"}}};
  }
  return defaults;
}

// Only what a template paints behind the plot is recorded of it.
Json plain(const Figure& figure) {
  Json made = figure.json();
  Json& shown = made.at("layout").at("template");
  const auto color = [&](const char* name) {
    const Json* value = shown.at("layout").as_object().if_contains(name);
    return value ? *value : Json();
  };
  shown = array{color("paper_bgcolor"), color("plot_bgcolor")};
  return made;
}

TEST(Defaults, AreTakenWhereNothingIsGiven) {
  const dd::Table tips = data::tips().head(20);
  for (const auto& item : extras().at("defaults").as_array()) {
    SCOPED_TRACE(boost::json::serialize(item.at("defaults")));
    set_defaults(defaults_of(item.at("defaults").as_object()));
    const Json& figures = item.at("figures");
    EXPECT_EQ(
        difference(figures.at("scatter"), plain(scatter(tips, {.x = "total_bill", .y = "tip", .color = "sex", .symbol = "sex"}))),
        "");
    EXPECT_EQ(difference(figures.at("continuous"),
                         plain(scatter(tips, {.x = "total_bill", .y = "tip", .size = "tip", .color = "tip"}))),
              "");
    EXPECT_EQ(difference(figures.at("line"), plain(line(tips, {.x = "total_bill", .y = "tip", .line_dash = "sex"}))), "");
    EXPECT_EQ(difference(figures.at("bar"), plain(bar(tips, {.x = "total_bill", .y = "tip", .pattern_shape = "sex"}))), "");
    EXPECT_EQ(difference(figures.at("imshow"), plain(imshow(std::vector<std::vector<std::int64_t>>{{1, 2}, {3, 4}}))), "");
  }
  EXPECT_EQ(defaults().line_dash_sequence, std::vector<std::string>{"dot"});
  set_defaults({});
}

TEST(Colors, SwatchesAreThoseOfPlotly) {
  using Draw = Figure (*)(const Json&);
  const std::map<std::string, Draw> drawn = {{"cyclical.swatches", colors::cyclical::swatches},
                                             {"cyclical.swatches_continuous", colors::cyclical::swatches_continuous},
                                             {"cyclical.swatches_cyclical", colors::cyclical::swatches_cyclical},
                                             {"diverging.swatches", colors::diverging::swatches},
                                             {"diverging.swatches_continuous", colors::diverging::swatches_continuous},
                                             {"sequential.swatches", colors::sequential::swatches},
                                             {"sequential.swatches_continuous", colors::sequential::swatches_continuous},
                                             {"qualitative.swatches", colors::qualitative::swatches},
                                             {"carto.swatches", colors::carto::swatches},
                                             {"cmocean.swatches", colors::cmocean::swatches},
                                             {"cmocean.swatches_continuous", colors::cmocean::swatches_continuous},
                                             {"colorbrewer.swatches", colors::colorbrewer::swatches}};
  const array& expected = extras().at("swatches").as_array();
  EXPECT_EQ(drawn.size(), expected.size());
  for (const auto& item : expected) {
    const std::string name = std::string(item.at("group").as_string()) + "." + std::string(item.at("function").as_string());
    Json figure = drawn.at(name)({}).json();
    figure.at("layout").as_object().erase("template");
    EXPECT_EQ(difference(item.at("figure"), figure), "") << name;
  }
  EXPECT_EQ(colors::cmocean::swatches("plotly_dark")["layout.template.layout.paper_bgcolor"], "rgb(17,17,17)");
}

// What JSON cannot write is recorded as a text.
double recorded_number(const Json& value) {
  return value.is_string() ? std::strtod(value.get_string().c_str(), nullptr) : value.to_number<double>();
}

void expect_number(const Json& expected, double actual, const std::string& what) {
  const double wanted = recorded_number(expected);
  if (std::isnan(wanted)) {
    EXPECT_TRUE(std::isnan(actual)) << what;
  } else if (std::isinf(wanted)) {
    EXPECT_EQ(actual, wanted) << what;
  } else {
    EXPECT_NEAR(actual, wanted, 1e-9 * std::max(1.0, std::abs(wanted))) << what;
  }
}

void expect_numbers(const Json& expected, const std::vector<double>& actual, const std::string& what) {
  ASSERT_EQ(actual.size(), expected.as_array().size()) << what;
  for (std::size_t i = 0; i < actual.size(); ++i) expect_number(expected.at(i), actual[i], what);
}

void expect_intervals(const Json& expected, const std::vector<std::array<double, 2>>& actual) {
  ASSERT_EQ(actual.size(), expected.as_array().size());
  for (std::size_t i = 0; i < actual.size(); ++i) expect_numbers(expected.at(i), {actual[i][0], actual[i][1]}, "conf_int");
}

void expect_fit(const Json& expected, const TrendlineResult& fit, bool ties) {
  object group;
  for (const auto& [column, value] : fit.group) group[column] = value;
  EXPECT_EQ(Json(group), expected.at("group"));
  expect_numbers(expected.at("params"), fit.params, "params");
  expect_numbers(expected.at("bse"), fit.bse, "bse");
  expect_numbers(expected.at("tvalues"), fit.tvalues, "tvalues");
  expect_numbers(expected.at("pvalues"), fit.pvalues, "pvalues");
  expect_intervals(expected.at("conf_int"), fit.conf_int());
  expect_intervals(expected.at("conf_int_10"), fit.conf_int(0.1));
  EXPECT_EQ(fit.nobs, expected.at("nobs").to_number<std::size_t>());
  const std::pair<const char*, double> values[] = {{"rsquared", fit.rsquared},
                                                   {"rsquared_adj", fit.rsquared_adj},
                                                   {"fvalue", fit.fvalue},
                                                   {"f_pvalue", fit.f_pvalue},
                                                   {"df_model", fit.df_model},
                                                   {"df_resid", fit.df_resid},
                                                   {"llf", fit.llf},
                                                   {"aic", fit.aic},
                                                   {"bic", fit.bic},
                                                   {"ssr", fit.ssr},
                                                   {"ess", fit.ess},
                                                   {"mse_resid", fit.mse_resid},
                                                   {"condition_number", fit.condition_number}};
  for (const auto& [name, value] : values) expect_number(expected.at(name), value, name);
  std::string summary = fit.summary();
  std::string recorded = expected.at("summary").as_string().c_str();
  // The day and the hour are not those of the recording; rows of the same x stand in another order in NumPy.
  for (std::string* text : {&summary, &recorded}) {
    for (const char* left : {"Date:", "Time:"}) text->erase(text->find(left), 37);
    if (ties) text->erase(text->find("Durbin-Watson:"), 38);
  }
  EXPECT_EQ(summary, recorded);
}

TEST(TrendlineResults, AreTheFitsOfStatsmodels) {
  const dd::Table tips = data::tips();
  for (const auto& item : extras().at("fits").as_array()) {
    const object& given = item.at("arguments").as_object();
    SCOPED_TRACE(boost::json::serialize(given));
    Scatter arguments{.x = "total_bill", .y = "tip", .trendline = "ols"};
    for (const auto& [key, value] : given) {
      if (key == "color") arguments.color = value.as_string().c_str();
      if (key == "facet_col") arguments.facet_col = value.as_string().c_str();
      if (key == "trendline") arguments.trendline = value.as_string().c_str();
      if (key == "trendline_scope") arguments.trendline_scope = value.as_string().c_str();
      if (key == "trendline_options") arguments.trendline_options = value;
      if (key == "labels") arguments.labels = {{"sex", "Sex"}};
    }
    dd::Table table = tips;
    if (given.contains("points")) {
      using Numbers = std::vector<double>;
      table = dd::Table({{"x", dd::Column(boost::json::value_to<Numbers>(item.at("x")))},
                         {"y", dd::Column(boost::json::value_to<Numbers>(item.at("y")))}});
      arguments.x = "x";
      arguments.y = "y";
    }
    const Figure figure = scatter(table, arguments);
    if (given.contains("points")) {
      EXPECT_EQ(figure["data[1].hovertemplate"], item.at("header"));
    }
    const auto results = get_trendline_results(figure);
    const array& expected = item.at("fits").as_array();
    ASSERT_EQ(results.size(), expected.size());
    for (std::size_t i = 0; i < results.size(); ++i) expect_fit(expected[i], results[i], !given.contains("points"));
  }
}

TEST(Columns, StandInFiguresAsTypedArrays) {
  const dd::Table stocks = data::stocks({.datetimes = true});
  const go::Scatter trace(
      {{"x", stocks["date"]}, {"y", stocks["GOOG"]}, {"marker_color", stocks["AAPL"]}, {"text", data::tips()["day"]}});
  EXPECT_EQ(trace["x"].at(0), "2018-01-01T00:00:00.000000");
  EXPECT_EQ(trace["y"].at("dtype"), "f8");
  EXPECT_EQ(trace["marker.color"].at("dtype"), "f8");
  EXPECT_EQ(trace["text"].at(0), "Sun");
}

TEST(Values, AreNamesAndColumnsInOneList) {
  const dd::Table stocks = data::stocks().head(3);
  const Figure figure = line(stocks, {.x = "date", .y = {"GOOG", stocks["AAPL"]}});
  EXPECT_EQ(figure["data[0].name"], "GOOG");
  EXPECT_EQ(figure["data[1].name"], "wide_variable_1");
  EXPECT_EQ(figure["data[1].hovertemplate"], "variable=wide_variable_1<br>date=%{x}<br>value=%{y}<extra></extra>");
  EXPECT_EQ(figure["data[1].y"], go::Value(stocks["AAPL"]).json());
  EXPECT_EQ(figure["layout.yaxis.title.text"], "value");
  const Figure across = line(stocks, {.x = {stocks["AAPL"], stocks["GOOG"]}, .y = "date"});
  EXPECT_EQ(across["data[0].name"], "wide_variable_0");
  EXPECT_EQ(across["layout.xaxis.title.text"], "value");
  EXPECT_EQ(message_of([&] {
              line(stocks, {.x = "date", .y = {"GOOG", data::tips()["tip"]}});
            }),
            "Argument 'y' has 244 values, the table 3 rows");
}

TEST(Facets, AreAGridThatRowsAndColumnsName) {
  Figure figure = scatter(data::tips(), {.x = "total_bill", .y = "tip", .facet_row = "time", .facet_col = "smoker"});
  figure.update_xaxes({{"title_text", "low"}}, {.row = 1}).add_hline(3).add_vline(10, {}, {.row = 2, .col = 1});
  EXPECT_EQ(figure["layout.xaxis.title.text"], "low") << "the first row is the lowest";
  EXPECT_EQ(figure["layout.xaxis2.title.text"], "low");
  EXPECT_NE(figure["layout.xaxis3.title.text"], "low");
  EXPECT_EQ(figure["layout.shapes[3].yref"], "y4");
  EXPECT_EQ(figure["layout.shapes[4].xref"], "x3");
  EXPECT_EQ(figure.grid_text(),
            "This is the format of your plot grid:\n[ (2,1) x3,y3 ]  [ (2,2) x4,y4 ]\n[ (1,1) x,y   ]  [ (1,2) x2,y2 ]\n");
}

}  // namespace
}  // namespace weft::px
