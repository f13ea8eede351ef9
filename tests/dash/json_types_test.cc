// Types of handlers: enums, structs, types of one's own, dates, tuples, and structs that take several inputs.
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <unordered_map>
#include <variant>

#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/figure.h>
#include <weft/html.h>

#include "error_of.h"
#include "requests.h"

using namespace weft;
using namespace std::chrono_literals;

namespace shop {

enum class Scale { linear, log, none };
auto json_names(Type<Scale>) { return JsonNames<Scale>{{"linear", Scale::linear}, {"log", Scale::log}}; }

struct Point {
  double x = 0, y = 0;
  std::optional<std::string> name;
};
auto json_members(Type<Point>) {
  return std::tuple{JsonMember{"x", &Point::x}, JsonMember{"y", &Point::y}, JsonMember{"name", &Point::name}};
}

struct Color {
  int red = 0;
};
void from_json(const Json& value, Color& color) {
  const auto text = json_to<std::string>(value);
  if (!text.starts_with("red")) throw Error(ErrorKind::user, "it needs a shade of red and got " + text);
  color.red = std::stoi(text.substr(3));
}
void to_json(Json& value, const Color& color) { value = "red" + std::to_string(color.red); }

}  // namespace shop

namespace {

using namespace shop;

template <class Handler>
Json result(const Handler& handler, const Json& value) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app.callback(Output{"out", "children"}, Input{"in", "value"}, handler);
  const Response response = post(app, one_input(value));
  if (response.status != 200) return Json(std::to_string(response.status) + " " + text_of(response));
  return json_of(response).at("response").at("out").at("children");
}

const std::string refused = "400 The handler of the callback out.children cannot take the value of in.value: ";

TEST(JsonTypes, EnumsHaveNames) {
  EXPECT_EQ(result([](Scale scale) { return static_cast<int>(scale); }, "log"), Json(1));
  EXPECT_EQ(result([](Json) { return Scale::linear; }, nullptr), Json("linear"));
  EXPECT_EQ(result([](std::vector<Scale> scales) { return scales; }, {"log", "linear"}), Json({"log", "linear"}));
  EXPECT_EQ(result([](Scale) { return 1; }, "lg"),
            Json(refused + "it needs a name that it knows and got string \"lg\" (have: linear, log; did you mean log?)"));
  EXPECT_EQ(result([](Scale) { return 1; }, 3), Json(refused + "it needs one of linear, log and got int64 3"));
  EXPECT_EQ(error_of([] { json_from(Scale::none); }), "user: A value of an enum has no name in json_names() (have: linear, log)");
}

TEST(JsonTypes, StructsHaveMembers) {
  EXPECT_EQ(result([](Point p) { return p.x + p.y; }, {{"x", 1}, {"y", 2.5}, {"more", true}}), Json(3.5));
  EXPECT_EQ(result([](Json) { return Point{1, 2, "a"}; }, nullptr), Json({{"x", 1.0}, {"y", 2.0}, {"name", "a"}}));
  EXPECT_EQ(json_from(Point{1, 2, {}}), Json({{"x", 1.0}, {"y", 2.0}, {"name", nullptr}}));
  EXPECT_EQ(result([](std::vector<Point> p) { return p.at(1).x; }, {{{"x", 1}, {"y", 2}}, {{"x", 3}, {"y", "a"}}}),
            Json(refused + "at [1].y it needs a number and got string \"a\""));
  EXPECT_EQ(result([](Point) { return 1; }, {{"x", 1}}),
            Json(refused + "at y it needs a number and got null (take a std::optional where a property may have no value, or set "
                           "prevent_initial_call)"));
  EXPECT_EQ(result([](Point) { return 1; }, {1, 2}), Json(refused + "it needs an object and got array"));
}

TEST(JsonTypes, TypesHaveFunctions) {
  EXPECT_EQ(result([](Color color) { return color.red; }, "red7"), Json(7));
  EXPECT_EQ(result([](std::optional<Color> color) { return color; }, "red7"), Json("red7"));
  EXPECT_EQ(result([](std::map<std::string, Color>) { return 1; }, {{"a", "blue"}}),
            Json(refused + "at a it needs a shade of red and got blue"));
  EXPECT_EQ(result([](Color) { return 1; }, 3), Json(refused + "The JSON does not fit: it needs text and got int64 3"));
}

TEST(JsonTypes, TuplesAndMapsAreListsAndObjects) {
  EXPECT_EQ(result([](std::tuple<int, std::string> t) { return std::get<1>(t); }, {1, "a"}), Json("a"));
  EXPECT_EQ(result([](std::pair<double, double> range) { return range.second - range.first; }, {1, 3}), Json(2.0));
  EXPECT_EQ(result([](std::array<int, 3> a) { return a; }, {1, 2, 3}), Json({1, 2, 3}));
  EXPECT_EQ(result([](std::unordered_map<std::string, int> m) { return m; }, {{"a", 1}}), Json({{"a", 1}}));
  EXPECT_EQ(result([](std::vector<std::map<std::string, std::optional<double>>> rows) { return rows.at(0).at("a").has_value(); },
                   boost::json::array{{{"a", nullptr}}}),
            Json(false));
  EXPECT_EQ(result(
                [](Json) {
                  return std::tuple{1, "a", html::B("b")};
                },
                nullptr),
            Json(boost::json::array{1, "a", html::B("b").to_json()}));
  EXPECT_EQ(result([](std::pair<double, double>) { return 1; }, {1, 2, 3}),
            Json(refused + "it needs a list of 2 and got one of 3"));
  EXPECT_EQ(result([](std::array<int, 2>) { return 1; }, "a"), Json(refused + "it needs a list of 2 and got string \"a\""));
  EXPECT_EQ(result([](std::tuple<int, int>) { return 1; }, {1, "a"}),
            Json(refused + "at [1] it needs a whole number that fits its type and got string \"a\""));
}

TEST(JsonTypes, VariantsAreTheFirstTypeThatFits) {
  using Choice = std::variant<double, std::string, std::vector<std::string>>;
  EXPECT_EQ(result([](Choice choice) { return choice.index(); }, 3), Json(0u));
  EXPECT_EQ(result([](Choice choice) { return choice.index(); }, "a"), Json(1u));
  EXPECT_EQ(result([](Choice choice) { return choice; }, {"a", "b"}), Json({"a", "b"}));
  EXPECT_EQ(
      result([](std::variant<int, std::pair<int, int>>) { return 1; }, {1, "a"}),
      Json(refused + "it fits none of the types that it may have: it needs a whole number that fits its type and got array; "
                     "at [1] it needs a whole number that fits its type and got string \"a\""));
}

TEST(JsonTypes, DatesAreText) {
  using std::chrono::sys_days;
  const auto date = 2024y / 5 / 1;
  EXPECT_EQ(json_to<std::chrono::year_month_day>("2024-05-01"), date);
  EXPECT_EQ(json_to<std::chrono::year_month_day>("2024-05-01T23:30:00-04:00"), date);
  EXPECT_EQ(json_from(date), Json("2024-05-01"));
  EXPECT_EQ(json_to<std::chrono::sys_seconds>("2024-05-01T10:20:30.5"), sys_days(date) + 10h + 20min + 30s);
  EXPECT_EQ(json_to<std::chrono::sys_seconds>("2024-05-01T10:20:30+02:00"), sys_days(date) + 8h + 20min + 30s);
  EXPECT_EQ(json_to<std::chrono::sys_seconds>("2024-05-01"), sys_days(date));
  EXPECT_EQ(json_from(sys_days(date) + 10h), Json("2024-05-01T10:00:00"));
  EXPECT_EQ(json_from(sys_days(date) + 1ms), Json("2024-05-01T00:00:00.001000"));
  EXPECT_EQ(error_of([] { json_to<std::chrono::year_month_day>("2024-02-30"); }),
            "user: The JSON does not fit: it needs a date such as \"2024-05-01\" and got string \"2024-02-30\"");
  EXPECT_EQ(error_of([] { json_to<std::chrono::sys_seconds>(3); }),
            "user: The JSON does not fit: it needs a time such as \"2024-05-01T10:20:30\" and got int64 3");
}

// ---------------------------------------------------------------------------------------------------------- structs of inputs

struct Range {
  double low = 0, high = 0;
};
struct Filters {
  std::string name = "default";
  Range range;
  std::optional<double> missing;
};
struct Report {
  std::string text;
  Update<int> rows = no_update;
};

std::string request(const Json& outputs, const std::string& output) {
  return boost::json::serialize(
      Json{{"output", output},
           {"outputs", outputs},
           {"inputs",
            {{{"id", "low"}, {"property", "value"}, {"value", 1}}, {{"id", "button"}, {"property", "n_clicks"}, {"value", 5}}}},
           {"state",
            {{{"id", "high"}, {"property", "value"}, {"value", 3}}, {{"id", "name"}, {"property", "value"}, {"value", "Ada"}}}}});
}

TEST(Members, TakeInputsAndGiveOutputs) {
  Dash app({.suppress_callback_exceptions = true});
  app.layout = html::Div();
  app.callback(Output{"text", html::Div.children}.from(&Report::text), Output{"rows", "title"}.from(&Report::rows),
               Input{"low", dcc::Slider.value}.into(&Filters::range, &Range::low), Input{"button", "n_clicks"},
               State{"high", dcc::Slider.value}.into(&Filters::range, &Range::high),
               State{"name", dcc::Input.value}.into(&Filters::name), [](Filters filters, int clicks) {
                 EXPECT_FALSE(filters.missing);
                 const double sum = filters.range.low + filters.range.high;
                 return Report{filters.name + std::to_string(clicks) + " " + std::to_string(static_cast<int>(sum)), clicks};
               });
  const Response response =
      post(app, request({{{"id", "text"}, {"property", "children"}}, {{"id", "rows"}, {"property", "title"}}},
                        "..text.children...rows.title.."));
  EXPECT_EQ(text_of(response), R"({"multi":true,"response":{"text":{"children":"Ada5 4"},"rows":{"title":5}}})");
}

TEST(Members, MayBeOfSeveralStructs) {
  Dash app({.suppress_callback_exceptions = true});
  app.layout = html::Div();
  app.callback(Output{"text", "children"}, Input{"low", "value"}.into(&Range::low), Input{"button", "n_clicks"},
               State{"high", "value"}.into(&Range::high), State{"name", "value"}.into(&Filters::name),
               [](const Range& range, const auto& clicks, const Filters& filters) {
                 return filters.name + std::to_string(static_cast<int>(range.high - range.low)) +
                        std::to_string(json_to<int>(clicks));
               });
  const Response response = post(app, request({{"id", "text"}, {"property", "children"}}, "text.children"));
  EXPECT_EQ(text_of(response), R"({"multi":true,"response":{"text":{"children":"Ada25"}}})");
}

TEST(Members, ThatDoNotFitAreNamed) {
  Dash app({.suppress_callback_exceptions = true});
  app.layout = html::Div();
  struct Strict {
    bool high;
  };
  app.callback(Output{"text", "children"}, Input{"low", "value"}, Input{"button", "n_clicks"},
               State{"high", "value"}.into(&Strict::high), State{"name", "value"},
               [](double, int, Strict, std::string) { return 1; });
  const Response response = post(app, request({{"id", "text"}, {"property", "children"}}, "text.children"));
  EXPECT_EQ(
      text_of(response),
      "The handler of the callback text.children cannot take the value of high.value: it needs true or false and got int64 3");
}

}  // namespace
