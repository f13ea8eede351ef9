// An app as a whole: what it refuses when it starts, its options, and requests that make no sense.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/html.h>

#include "error_of.h"
#include "requests.h"

using namespace weft;

namespace {

const auto handler = [](Json value) { return value; };

std::string error_at_start(const Dash& app) {
  return error_of([&] { get(app, "/_dash-layout"); });
}

TEST(App, NeedsALayout) { EXPECT_EQ(error_at_start(Dash()), "user: The app has no layout: set app.layout before it runs"); }

TEST(App, IdsAreUnique) {
  Dash app;
  app.layout = html::Div({html::Div({.id = "a"}), html::P(html::B("x", {.id = "a"}))});
  EXPECT_EQ(error_at_start(app), "user: Two components of the layout have the same id: a");
  Dash patterns;
  patterns.layout = html::Div({html::Div({.id = {{"t", "x"}, {"i", 1}}}), html::Div({.id = {{"i", 1}, {"t", "x"}}})});
  EXPECT_EQ(error_at_start(patterns), "user: Two components of the layout have the same id: {\"i\":1,\"t\":\"x\"}");
}

TEST(App, CallbacksNameComponentsOfTheLayout) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app.callback(Output{"uot", "children"}, Input{"in", "value"}, handler);
  EXPECT_EQ(error_at_start(app),
            "user: Component of the layout (set suppress_callback_exceptions if it comes later) not found: uot "
            "(have: in, out; did you mean out?) [callback uot.children]");
}

TEST(App, WhatRunningSetsIsThere) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app.callback({.running = {{Output{"ot", "title"}, "busy", ""}}}, Output{"out", "children"}, Input{"in", "value"}, handler);
  EXPECT_EQ(error_at_start(app),
            "user: Component of the layout (set suppress_callback_exceptions if it comes later) not found: ot "
            "(have: in, out; did you mean out?) [callback out.children]");
}

TEST(App, OnlyAWebSocketIsPersistent) {
  Dash app;
  EXPECT_EQ(error_of([&] {
              app.callback({.persistent = true}, Output{"out", "children"}, Input{"in", "value"}, handler);
            }),
            "user: Only a callback that is called through a WebSocket can be `.persistent`; set `.websocket`: out.children "
            "[callback out.children]");
}

TEST(App, CallbacksNamePropertiesOfComponents) {
  Dash app;
  app.layout = html::Div({dcc::Store({.id = "memory"}), html::Div({.id = "out"})});
  app.callback(Output{"out", "children"}, Input{"memory", "dat"}, handler);
  EXPECT_EQ(error_at_start(app),
            "user: Property of Store memory not found: dat (have: id, storage_type, data, clear_data, modified_timestamp; "
            "did you mean data?) [callback out.children]");
}

TEST(App, PatternsAreCheckedAgainstWhatTheyMatch) {
  Dash app;
  app.layout = html::Div({dcc::Store({.id = {{"i", 1}}}), html::Div({.id = "out"})});
  app.callback(Output{"out", "children"}, Input{{{"i", ALL}}, "dat"}, handler);
  EXPECT_TRUE(error_at_start(app).starts_with("user: Property of Store {\"i\":[\"ALL\"]} not found: dat (have: "))
      << error_at_start(app);
}

TEST(App, WildcardAttributesAreProperties) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app.callback(Output{"out", "data-row"}, Input{"in", "value"}, handler);
  EXPECT_EQ(get(app, "/_dash-layout").status, 200);
}

TEST(App, ComponentsInAnyPropertyAreFound) {
  Dash app;
  app.layout = html::Div({dcc::Tab("x", {.label = html::B("x", {.id = "inner"})}), dcc::Input({.id = "in"})});
  app.callback(Output{"inner", "children"}, Input{"in", "value"}, handler);
  EXPECT_EQ(get(app, "/_dash-layout").status, 200);
}

TEST(App, ComponentsMayComeLater) {
  Dash app({.suppress_callback_exceptions = true});
  app.layout = html::Div();
  app.callback(Output{"later", "children"}, Input{"in", "value"}, handler);
  EXPECT_EQ(json_of(get(app, "/_dash-dependencies")).at(0).at("output"), Json("later.children"));
}

TEST(App, LayoutMayBeAFunction) {
  Dash app;
  int made = 0;
  app.layout = [&] { return html::Div(++made); };
  const auto number = [&] { return json_of(get(app, "/_dash-layout")).at("props").at("children").as_int64(); };
  const auto first = number();
  EXPECT_EQ(number(), first + 1);
}

TEST(App, LayoutFunctionThatThrowsIsReported) {
  Dash app;
  bool broken = false;
  app.layout = [&] { return broken ? throw std::runtime_error("no data") : html::Div(); };
  EXPECT_EQ(get(app, "/_dash-layout").status, 200);
  broken = true;
  EXPECT_EQ(get(app, "/_dash-layout").status, 500);
  broken = false;
  EXPECT_EQ(get(app, "/_dash-layout").status, 200);
}

TEST(App, LayoutMayBeAList) {
  Dash app;
  app.layout = {html::H1("a"), "text"};
  EXPECT_EQ(json_of(get(app, "/_dash-layout")).at(1), Json("text"));
}

TEST(App, PathsHavePrefixes) {
  Dash app({.url_base_pathname = "/base/"});
  app.layout = html::Div("x");
  EXPECT_EQ(get(app, "/base/_dash-layout").status, 200);
  const Response response = get(app, "/_dash-layout");
  EXPECT_EQ(response.status, 404);
  EXPECT_EQ(text_of(response), "The app is at /base/");
  EXPECT_EQ(get(app, "/base").status, 308);
  EXPECT_EQ(get(app, "/base").header("Location"), "/base/");
}

TEST(App, PrefixesBeginAndEndWithSlashes) {
  EXPECT_EQ(error_of([] { Dash({.url_base_pathname = "base/"}); }),
            "user: url_base_pathname must begin and end with \"/\": base/");
  EXPECT_EQ(error_of([] { Dash({.requests_pathname_prefix = "/a"}); }),
            "user: requests_pathname_prefix must begin and end with \"/\": /a");
  EXPECT_EQ(error_of([] { Dash({.routes_pathname_prefix = "a"}); }),
            "user: routes_pathname_prefix must begin and end with \"/\": a");
  EXPECT_EQ(error_of([] { Dash({.requests_pathname_prefix = "/a/", .routes_pathname_prefix = "/b/"}); }),
            "user: requests_pathname_prefix must end with routes_pathname_prefix: /a/");
}

TEST(App, PreventsInitialCallsForAll) {
  Dash app({.prevent_initial_callbacks = true});
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app.callback(Output{"out", "children"}, Input{"in", "value"}, handler);
  app.callback({.prevent_initial_call = false}, Output{"out", "title"}, Input{"in", "value"}, handler);
  const Json dependencies = json_of(get(app, "/_dash-dependencies"));
  EXPECT_EQ(dependencies.at(0).at("prevent_initial_call"), Json(true));
  EXPECT_EQ(dependencies.at(1).at("prevent_initial_call"), Json(false));
}

TEST(App, DevToolsSayHowLongItTook) {
  Dash app;
  app.layout = html::Div();
  EXPECT_EQ(get(app, "/_dash-layout").header("Server-Timing"), "");
  app.enable_dev_tools();
  EXPECT_TRUE(get(app, "/_dash-layout").header("Server-Timing").starts_with("__dash_server;dur="));
}

TEST(App, AnswersManyThreadsAtOnce) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app.callback(Output{"out", "children"}, Input{"in", "value"}, [](int x) { return x * 2; });
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 200; ++i) {
        const int x = t * 1000 + i;
        const Json answer = json_of(post(app, one_input(x)));
        if (answer.at("response").at("out").at("children") != Json(2 * x)) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

// -------------------------------------------------------------------------------------------------------- senseless requests

class Requests : public testing::Test {
 protected:
  Requests() {
    app_.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"}), html::Div({.id = {{"i", 1}}})});
    app_.callback(Output{"out", "children"}, Input{"in", "value"}, handler);
    app_.callback(Output{"out", "title"}, Output{"out", "lang"}, Input{"in", "value"}, [](Json) { return std::tuple{"a", "b"}; });
    app_.callback(Output{{{"i", MATCH}}, "children"}, Input{{{"i", MATCH}}, "title"}, handler);
    app_.callback(Output{"out", "dir"}, Input{{{"i", ALL}}, "title"}, handler);
    app_.clientside_callback("() => 1", Output{"out", "role"}, Input{"in", "value"});
  }

  std::string answer(const std::string& body) {
    const Response response = post(app_, body);
    return std::to_string(response.status) + " " + text_of(response);
  }
  std::string answer(const Json& body) { return answer(boost::json::serialize(body)); }

  Dash app_;
};

Json entry(const Json& id, const char* property) { return {{"id", id}, {"property", property}}; }

TEST_F(Requests, BodiesThatAreNoJson) {
  EXPECT_EQ(answer(std::string()), "400 The body cannot be read. Not JSON: incomplete JSON at byte 0");
  EXPECT_EQ(answer(std::string("{\"output\": ")), "400 The body cannot be read. Not JSON: incomplete JSON at byte 11");
  EXPECT_EQ(answer(std::string("\"\xff\"")), "400 The body cannot be read. Not JSON: syntax error at byte 1");
  EXPECT_EQ(answer(std::string("{} {}")), "400 The body cannot be read. Not JSON: extra data at byte 3");
  EXPECT_EQ(answer(std::string("[]")), "400 The body must be a JSON object");
  EXPECT_EQ(answer(std::string(100'000, '[')), "400 The body cannot be read. Not JSON: too deep at byte 256");
  EXPECT_EQ(post(app_, one_input(1), "text/plain").status, 415);
  EXPECT_EQ(text_of(post(app_, one_input(1), "")), "The Content-Type must be application/json");
  EXPECT_EQ(post(app_, one_input(1), "Application/JSON; charset=utf-8").status, 200);
  EXPECT_EQ(post(app_, one_input(1), "application/jsonx").status, 415);
}

TEST_F(Requests, CallbacksThatAreNotThere) {
  EXPECT_EQ(answer(Json{{"output", 3}}), "400 The body names no callback: `output` must be text");
  EXPECT_EQ(answer(Json(boost::json::object())), "400 The body names no callback: `output` must be text");
  EXPECT_EQ(answer(Json{{"output", "out.childern"}}),
            "404 Callback not found: out.childern (have: out.children, ..out.title...out.lang.., {\"i\":[\"MATCH\"]}.children, "
            "out.dir, "
            "out.role; did you mean out.children?)");
  EXPECT_EQ(answer(Json{{"output", "out.role"}}), "400 The callback runs in the browser: out.role");
}

TEST_F(Requests, OutputsThatAreNotThoseOfTheCallback) {
  const Json inputs = {{{"id", "in"}, {"property", "value"}, {"value", 1}}};
  const auto with = [&](const Json& outputs) {
    return answer(Json{{"output", "out.children"}, {"outputs", outputs}, {"inputs", inputs}});
  };
  const std::string wrong = "400 The request does not fit the callback out.children at out.children";
  EXPECT_EQ(with(entry("other", "children")), wrong);
  EXPECT_EQ(with(entry("out", "title")), wrong);
  EXPECT_EQ(with(entry({{"i", 1}}, "children")), wrong);
  EXPECT_EQ(with(entry(nullptr, "children")), wrong);
  EXPECT_EQ(with({{"id", "out"}}), wrong);
  EXPECT_EQ(with(boost::json::array{entry("out", "children")}), wrong);
  EXPECT_EQ(with(3), wrong);
  EXPECT_EQ(answer(Json{{"output", "out.children"}, {"inputs", inputs}}),
            "400 The request needs outputs for the callback out.children");
  EXPECT_EQ(answer(Json{{"output", "..out.title...out.lang.."}, {"outputs", {entry("out", "title")}}, {"inputs", inputs}}),
            "400 The request needs 2 outputs for the callback ..out.title...out.lang..");
}

TEST_F(Requests, InputsThatAreNotThoseOfTheCallback) {
  const auto with = [&](const Json& inputs) {
    return answer(Json{{"output", "out.children"}, {"outputs", entry("out", "children")}, {"inputs", inputs}});
  };
  EXPECT_EQ(with(boost::json::array()), "400 The request needs 1 inputs for the callback out.children");
  EXPECT_EQ(with(3), "400 The request needs 1 inputs for the callback out.children");
  EXPECT_EQ(with(boost::json::array{entry("other", "value")}),
            "400 The request does not fit the callback out.children at in.value");
  EXPECT_EQ(with(boost::json::array{boost::json::array{entry("in", "value")}}),
            "400 The request does not fit the callback out.children at in.value");
  EXPECT_EQ(answer(Json{{"output", "out.dir"}, {"outputs", entry("out", "dir")}, {"inputs", {entry({{"i", 1}}, "title")}}}),
            "400 The request needs a list for the callback out.dir at {\"i\":[\"ALL\"]}.title");
}

TEST_F(Requests, IdsThatThePatternDoesNotMatch) {
  const auto with = [&](const Json& id) {
    return answer(
        Json{{"output", R"({"i":["MATCH"]}.children)"}, {"outputs", entry(id, "children")}, {"inputs", {entry(id, "title")}}});
  };
  EXPECT_EQ(with({{"i", 1}}), R"(200 {"multi":true,"response":{"{\"i\":1}":{"children":null}}})");
  const std::string wrong =
      "400 The request does not fit the callback {\"i\":[\"MATCH\"]}.children at {\"i\":[\"MATCH\"]}.children";
  EXPECT_EQ(with({{"k", 1}}), wrong);
  EXPECT_EQ(with({{"i", 1}, {"k", 1}}), wrong);
  EXPECT_EQ(with({{"i", boost::json::array{1}}}), wrong);
  EXPECT_EQ(with("i"), wrong);
}

TEST_F(Requests, OfDuplicateKeysTheLastCounts) {
  EXPECT_EQ(answer(std::string(R"({"output": "x", "output": "out.children", "outputs": {"id": "out", "property": "children"},
                                   "inputs": [{"id": "in", "property": "value", "value": 1, "value": 2}]})")),
            R"(200 {"multi":true,"response":{"out":{"children":2}}})");
}

TEST_F(Requests, MethodsThatARouteDoesNotHave) {
  Request request;
  request.method = "GET";
  request.target = "/_dash-update-component";
  const Response response = app_.handle(request);
  EXPECT_EQ(response.status, 405);
  EXPECT_EQ(response.header("Allow"), "POST");
  EXPECT_EQ(text_of(response), "Only POST is possible here");
  request.method = "DELETE";
  request.target = "/_dash-layout";
  EXPECT_EQ(app_.handle(request).status, 405);
}

TEST_F(Requests, PathsThatCannotBeDecoded) {
  const Response response = get(app_, "/%zz");
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(text_of(response), "The request's path cannot be decoded");
}

}  // namespace
