// Handlers: their parameters from JSON, their results to JSON, and callbacks that are refused when they are declared.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <limits>
#include <numeric>
#include <stdexcept>

#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/figure.h>
#include <weft/html.h>

#include "error_of.h"
#include "requests.h"

using namespace weft;

namespace {

// The answer of an app whose one callback has this handler.
template <class Handler>
Response call(const Handler& handler, const Json& value) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app.callback(Output{"out", "children"}, Input{"in", "value"}, handler);
  return post(app, one_input(value));
}

// What the output is set to, or the answer's text when there is none.
template <class Handler>
Json result(const Handler& handler, const Json& value = nullptr) {
  const Response response = call(handler, value);
  if (response.status != 200) return Json(std::to_string(response.status) + " " + text_of(response));
  const Json json = json_of(response);
  const auto& changed = json.at("response").as_object();
  return changed.contains("out") ? changed.at("out").at("children") : Json("no update");
}

std::string free_function(double number) { return std::to_string(static_cast<int>(number)); }

struct Functor {
  int operator()(int number) const { return number + 1; }
};

TEST(Handler, ParametersAreRead) {
  EXPECT_EQ(result([](double x) { return x / 2; }, 3), Json(1.5));
  EXPECT_EQ(result([](float x) { return x; }, 0.5), Json(0.5));
  EXPECT_EQ(result([](int x) { return x + 1; }, 3), Json(4));
  EXPECT_EQ(result([](int x) { return x + 1; }, 3.0), Json(4));
  EXPECT_EQ(result([](std::uint64_t x) { return x; }, std::numeric_limits<std::uint64_t>::max()),
            Json(std::numeric_limits<std::uint64_t>::max()));
  EXPECT_EQ(result([](bool x) { return x ? "yes" : "no"; }, true), Json("yes"));
  EXPECT_EQ(result([](std::string x) { return x + "!"; }, "a"), Json("a!"));
  EXPECT_EQ(result([](const std::string& x) { return x + "!"; }, "a"), Json("a!"));
  EXPECT_EQ(result([](std::optional<std::string> x) { return x.value_or("none"); }, nullptr), Json("none"));
  EXPECT_EQ(result([](std::optional<double> x) { return *x; }, 2.5), Json(2.5));
  EXPECT_EQ(result([](std::vector<double> x) { return x.at(1); }, {1, 2.5}), Json(2.5));
  EXPECT_EQ(result([](std::vector<std::optional<int>> x) { return x.at(0).has_value(); }, boost::json::array{nullptr}),
            Json(false));
  EXPECT_EQ(result([](std::map<std::string, int> x) { return x.at("a"); }, {{"a", 7}}), Json(7));
  EXPECT_EQ(result([](Json x) { return x; }, {{"a", {1, "b", nullptr}}}), Json({{"a", {1, "b", nullptr}}}));
}

TEST(Handler, AnyFunctionWill) {
  EXPECT_EQ(result(free_function, 3), Json("3"));
  EXPECT_EQ(result(Functor(), 3), Json(4));
  EXPECT_EQ(result([](auto json) { return Json(json); }, "a"), Json("a"));
  EXPECT_EQ(result([count = 0](int x) mutable { return x + ++count; }, 3), Json(4));
}

TEST(Handler, ResultsAreWritten) {
  const Json b = html::B("x").to_json();
  EXPECT_EQ(result([](Json) { return "text"; }), Json("text"));
  EXPECT_EQ(result([](Json) { return std::string_view("text"); }), Json("text"));
  EXPECT_EQ(result([](Json) { return html::B("x"); }), b);
  EXPECT_EQ(result([](Json) { return Children{"a", html::B("x")}; }), (boost::json::array{"a", b}));
  EXPECT_EQ(result([](Json) { return Children(); }), Json(nullptr));
  EXPECT_EQ(result([](Json) { return std::vector<Component>{html::B("x"), html::B("x")}; }), (boost::json::array{b, b}));
  EXPECT_EQ(result([](Json) { return std::vector<std::string>{"a", "b"}; }), (boost::json::array{"a", "b"}));
  EXPECT_EQ(result([](Json) { return std::vector<std::vector<int>>{{1}, {}}; }), (boost::json::array{{1}, boost::json::array()}));
  EXPECT_EQ(result([](Json) { return std::map<std::string, double>{{"a", 0.5}}; }), Json({{"a", 0.5}}));
  EXPECT_EQ(result([](Json) { return std::optional<int>(); }), Json(nullptr));
  EXPECT_EQ(result([](Json) { return std::optional<int>(3); }), Json(3));
  EXPECT_EQ(result([](Json) { return std::numeric_limits<double>::infinity(); }), Json(nullptr));
  EXPECT_EQ(result([](Json) { return Figure(Json{{"data", boost::json::array()}}); }).at("data"), boost::json::array());
}

TEST(Handler, NothingIsSentForNoUpdate) {
  EXPECT_EQ(result([](Json) { return no_update; }), Json("no update"));
  const auto maybe = [](int n) -> Update<std::string> {
    if (n == 0) return no_update;
    return "n";
  };
  EXPECT_EQ(result(maybe, 0), Json("no update"));
  EXPECT_EQ(result(maybe, 1), Json("n"));
  EXPECT_EQ(call([](Json) -> int { throw PreventUpdate(); }, nullptr).status, 204);
}

TEST(Handler, ArgumentsThatDoNotFitAreNamed) {
  const std::string begin = "400 The handler of the callback out.children cannot take the value of in.value: ";
  const auto number = [](double x) { return x; };
  const auto integer = [](int x) { return x; };
  EXPECT_EQ(result(number, "abc"), Json(begin + "it needs a number and got string \"abc\""));
  EXPECT_EQ(result(number, true), Json(begin + "it needs a number and got bool true"));
  EXPECT_EQ(result(number),
            Json(begin + "it needs a number and got null (take a std::optional where a property may have no value, "
                         "or set prevent_initial_call)"));
  EXPECT_EQ(result(integer, 1.5), Json(begin + "it needs a whole number that fits its type and got double 1.5"));
  EXPECT_EQ(result(integer, 3'000'000'000), Json(begin + "it needs a whole number that fits its type and got int64 3000000000"));
  EXPECT_EQ(result(integer, 1e300), Json(begin + "it needs a whole number that fits its type and got double 1e+300"));
  EXPECT_EQ(result([](std::uint8_t x) { return x; }, -1),
            Json(begin + "it needs a whole number that fits its type and got int64 -1"));
  EXPECT_EQ(result([](std::int64_t x) { return x; }, std::numeric_limits<std::uint64_t>::max()),
            Json(begin + "it needs a whole number that fits its type and got uint64 18446744073709551615"));
  EXPECT_EQ(result([](bool x) { return x; }, 1), Json(begin + "it needs true or false and got int64 1"));
  EXPECT_EQ(result([](std::string x) { return x; }, {1, 2}), Json(begin + "it needs text and got array"));
  EXPECT_EQ(result([](std::vector<int>) { return 1; }, "a"), Json(begin + "it needs a list and got string \"a\""));
  EXPECT_EQ(result([](std::map<std::string, int>) { return 1; }, {1}), Json(begin + "it needs an object and got array"));
}

TEST(Handler, ArgumentsThatDoNotFitAreShownByTheDeveloperTools) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app.callback(Output{"out", "children"}, Input{"in", "value"}, [](double x) { return x; });
  app.enable_dev_tools();
  const Response response = post(app, one_input("abc"));
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(
      text_of(response),
      "The handler of the callback out.children cannot take the value of in.value: it needs a number and got string \"abc\"");
}

TEST(Handler, LongArgumentsAreCutInMessages) {
  const std::string text = result([](int x) { return x; }, Json(std::string(1000, 'a'))).as_string().c_str();
  EXPECT_LT(text.size(), 250u);
  EXPECT_TRUE(text.ends_with("aaa...")) << text;
}

TEST(Handler, WhatItThrowsIsHiddenUnlessInDebug) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app.callback(Output{"out", "children"}, Input{"in", "value"}, [](std::string what) -> int {
    if (what == "error") throw Error(ErrorKind::data, "Bad number: x", "file a.csv");
    if (what == "std") throw std::out_of_range("too <far>");
    throw 3;
  });
  for (const char* what : {"error", "std", "int"}) {
    const Response response = post(app, one_input(what));
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(text_of(response), "An error occurred on the server\n");
  }
  app.enable_dev_tools();
  const auto page = [&](const char* what) { return text_of(post(app, one_input(what))); };
  EXPECT_NE(page("error").find("Bad number: x"), std::string::npos);
  EXPECT_NE(page("error").find("callback out.children"), std::string::npos);
  EXPECT_NE(page("error").find("weft::Error (data)"), std::string::npos);
  EXPECT_NE(page("std").find("std::out_of_range"), std::string::npos);
  EXPECT_NE(page("std").find("too &lt;far&gt;"), std::string::npos);
  EXPECT_NE(page("int").find("int"), std::string::npos);
  EXPECT_EQ(post(app, one_input("std")).status, 500);
}

/// The properties that a handler of an Output with ALL sets, on a page of so many components.
Json set_all(std::int64_t num_components) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = {{"n", 0}}})});
  app.callback(Output{{{"n", ALL}}, "children"}, Input{"in", "value"}, [num_components](Json) {
    std::vector<std::int64_t> values(static_cast<std::size_t>(num_components));
    std::iota(values.begin(), values.end(), 0);
    return values;
  });
  boost::json::array outputs;
  for (std::int64_t i = 0; i < num_components; ++i) outputs.push_back({{"id", {{"n", i}}}, {"property", "children"}});
  return json_of(post(app, boost::json::serialize(Json{{"output", R"({"n":["ALL"]}.children)"},
                                                       {"outputs", outputs},
                                                       {"inputs", {{{"id", "in"}, {"property", "value"}, {"value", 1}}}}})))
      .at("response");
}

TEST(Handler, ValuesForAllGoToManyComponents) {
  constexpr std::int64_t num_components = 100'000;
  const auto start = std::chrono::steady_clock::now();
  set_all(num_components / 10);
  const auto middle = std::chrono::steady_clock::now();
  const Json changed = set_all(num_components);
  const auto end = std::chrono::steady_clock::now();
  EXPECT_LT(end - middle, 50 * (middle - start)) << "ten times as many may not take a hundred times as long";
  ASSERT_EQ(changed.as_object().size(), static_cast<std::size_t>(num_components));
  for (const auto i : {std::int64_t{0}, std::int64_t{15}, std::int64_t{16}, std::int64_t{17}, num_components - 1}) {
    EXPECT_EQ(changed.at("{\"n\":" + std::to_string(i) + "}").at("children"), Json(i));
  }
}

TEST(Handler, ValuesForAllMustBeAsManyAsComponents) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = {{"n", 1}}}), html::Div({.id = {{"n", 2}}})});
  app.callback(Output{{{"n", ALL}}, "children"}, Input{"in", "value"}, [](Json value) { return value; });
  app.enable_dev_tools();
  const auto answer = [&](const Json& value) {
    return post(app, boost::json::serialize(Json{{"output", R"({"n":["ALL"]}.children)"},
                                                 {"outputs",
                                                  {{{"id", {{"n", 1}}}, {"property", "children"}},  //
                                                   {{"id", {{"n", 2}}}, {"property", "children"}}}},
                                                 {"inputs", {{{"id", "in"}, {"property", "value"}, {"value", value}}}}}));
  };
  EXPECT_EQ(json_of(answer({"a", "b"})).at("response"),
            Json({{"{\"n\":1}", {{"children", "a"}}}, {"{\"n\":2}", {{"children", "b"}}}}));
  EXPECT_EQ(answer({"a"}).status, 500);
  EXPECT_NE(text_of(answer({"a"})).find("The handler must return a value for each of the 2 components of an Output, not 1"),
            std::string::npos);
  EXPECT_NE(text_of(answer("a")).find("The handler must return a std::vector for an Output with ALL"), std::string::npos);
}

// ------------------------------------------------------------------------------------------------------------------ refused

const auto handler = [](Json value) { return value; };

TEST(Callback, OneOutputHasOneCallback) {
  Dash app;
  app.callback(Output{"out", "children"}, Input{"in", "value"}, handler);
  EXPECT_EQ(error_of([&] {
              app.callback(Output{"out", "children"}, Input{"b", "n_clicks"}, handler);
            }),
            "user: Another callback has this Output already (set allow_duplicate, or make one callback of both): out.children "
            "[callback out.children]");
  app.callback(Output{"out", "title"}, Input{"in", "value"}, handler);
  app.callback({.allow_duplicate = true, .prevent_initial_call = true}, Output{"out", "children"}, Input{"b", "n_clicks"},
               handler);
}

TEST(Callback, OutputsOverlapThroughWildcards) {
  Dash app;
  app.callback(Output{{{"t", "a"}, {"i", MATCH}}, "children"}, Input{{{"t", "b"}, {"i", MATCH}}, "value"}, handler);
  EXPECT_EQ(error_of([&] {
              app.callback(Output{{{"t", "a"}, {"i", 3}}, "children"}, Input{"in", "value"}, handler);
            }),
            "user: Another callback has this Output already (set allow_duplicate, or make one callback of both): "
            "{\"i\":[\"MATCH\"],\"t\":\"a\"}.children [callback {\"i\":3,\"t\":\"a\"}.children]");
  app.callback(Output{{{"t", "c"}, {"i", 3}}, "children"}, Input{"in", "value"}, handler);
}

TEST(Callback, AnOutputComesOnce) {
  Dash app;
  const auto two = [](Json) { return std::tuple{1, 2}; };
  EXPECT_EQ(error_of([&] {
              app.callback(Output{"out", "children"}, Output{"out", "children"}, Input{"in", "value"}, two);
            }),
            "user: An Output comes twice in one callback: out.children [callback ..out.children...out.children..]");
}

TEST(Callback, WithoutAnInputIsCalledWhenThePageIsLoaded) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app.callback(Output{"out", "children"}, State{"in", "value"}, [](std::string text) { return text + "!"; });
  EXPECT_EQ(text_of(post(app, R"({"output":"out.children","outputs":{"id":"out","property":"children"},"inputs":[],)"
                              R"("state":[{"id":"in","property":"value","value":"a"}],"changedPropIds":[]})")),
            R"({"multi":true,"response":{"out":{"children":"a!"}}})");
  EXPECT_EQ(
      error_of([&] {
        Dash().callback({.prevent_initial_call = true}, Output{"out", "title"}, State{"in", "value"}, handler);
      }),
      "user: A callback without an Input is called only when the page is loaded; with prevent_initial_call nothing ever calls "
      "it: out.title [callback out.title]");
}

TEST(Callback, DuplicatesNeedPreventInitialCall) {
  Dash app;
  const auto declare = [](Dash& app) {
    app.callback({.allow_duplicate = true}, Output{"out", "children"}, Input{"in", "value"}, handler);
  };
  EXPECT_TRUE(error_of([&] { declare(app); })
                  .starts_with("user: allow_duplicate needs prevent_initial_call, since the order of the first calls is open: "
                               "out.children ["));
  Dash lazy({.prevent_initial_callbacks = true});
  declare(lazy);
}

TEST(Callback, WildcardsNeedTheirPartner) {
  Dash app;
  EXPECT_EQ(error_of([&] {
              app.callback(Output{{{"i", MATCH}}, "children"}, Input{{{"k", MATCH}}, "value"}, handler);
            }),
            "user: The Outputs have no MATCH on the key `k` of an Input or State: {\"k\":[\"MATCH\"]}.value "
            "[callback {\"i\":[\"MATCH\"]}.children]");
  EXPECT_EQ(error_of([&] {
              app.callback(Output{"out", "children"}, Input{{{"i", ALLSMALLER}}, "value"}, handler);
            }),
            "user: The Outputs have no MATCH on the key `i` of an Input or State: {\"i\":[\"ALLSMALLER\"]}.value "
            "[callback out.children]");
  EXPECT_EQ(
      error_of([&] {
        app.callback(Output{{{"i", ALLSMALLER}}, "children"}, Input{"in", "value"}, handler);
      }),
      "user: An Output cannot hold ALLSMALLER: {\"i\":[\"ALLSMALLER\"]}.children [callback {\"i\":[\"ALLSMALLER\"]}.children]");
  EXPECT_EQ(
      error_of([&] {
        app.callback(Output{{{"i", MATCH}}, "children"}, Output{"out", "children"}, Input{{{"i", MATCH}}, "value"}, [](Json) {
          return std::tuple{1, 2};
        });
      }),
      "user: All Outputs need MATCH on the same keys: out.children [callback ..{\"i\":[\"MATCH\"]}.children...out.children..]");
  app.callback(Output{"out", "children"}, Input{{{"i", ALL}}, "value"}, handler);
}

TEST(Callback, NeedsNames) {
  Dash app;
  EXPECT_EQ(error_of([&] {
              app.callback(Output{"out", ""}, Input{"in", "value"}, handler);
            }),
            "user: An Output, Input or State needs a property: out [callback out.]");
  EXPECT_EQ(error_of([&] {
              app.callback(Output{"out", "children"}, Input{Id(), "value"}, handler);
            }),
            "user: An Output, Input or State needs an id: .value [callback out.children]");
}

TEST(Callback, ComesBeforeTheFirstRequest) {
  Dash app;
  app.layout = html::Div({.id = "out"});
  get(app, "/_dash-layout");
  EXPECT_EQ(error_of([&] {
              app.callback(Output{"out", "children"}, Input{"in", "value"}, handler);
            }),
            "user: The app already answers requests; declare callbacks before: out.children [callback out.children]");
}

}  // namespace
