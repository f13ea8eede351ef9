// What a handler learns from ctx(), and what it changes beside its outputs.
#include <gtest/gtest.h>

#include <functional>
#include <thread>

#include <weft/dcc.h>
#include <weft/html.h>

#include "error_of.h"
#include "requests.h"

using namespace weft;

namespace {

class Context : public testing::Test {
 protected:
  Context() {
    app_.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"}), html::Div({.id = {{"type", "row"}, {"i", 1}}})});
    app_.callback(Output{"out", "children"}, Input{"in", "value"}, State{{{"type", "row"}, {"i", ALL}}, "title"},
                  [this](Json, std::vector<std::optional<std::string>>) { return look_(); });
  }

  // Calls the handler as the browser does when the input has changed to 3.
  Response call(std::function<Json()> look, boost::json::array changed = {"in.value"}) {
    look_ = std::move(look);
    request_.method = "POST";
    request_.target = "/_dash-update-component?from=test";
    request_.headers.emplace_back("Content-Type", "application/json");
    request_.body = boost::json::serialize(Json{
        {"output", "out.children"},
        {"outputs", {{"id", "out"}, {"property", "children"}}},
        {"inputs", {{{"id", "in"}, {"property", "value"}, {"value", 3}}}},
        {"changedPropIds", std::move(changed)},
        {"state", boost::json::array{
                      boost::json::array{Json{{"id", {{"type", "row"}, {"i", 1}}}, {"property", "title"}, {"value", "t"}}}}}});
    return app_.handle(request_);
  }
  Json result(std::function<Json()> look, boost::json::array changed = {"in.value"}) {
    const Response response = call(std::move(look), std::move(changed));
    return response.status == 200 ? json_of(response).at("response").at("out").at("children") : Json(text_of(response));
  }

  Dash app_;
  Request request_;
  std::function<Json()> look_;
};

TEST_F(Context, TellsWhatTriggered) {
  EXPECT_EQ(result([] { return ctx().triggered_id(); }), Json("in"));
  EXPECT_EQ(result([] {
              const Triggered one = ctx().triggered().at(0);
              return Json{one.prop_id, one.id, one.property, one.value};
            }),
            (Json{"in.value", "in", "value", 3}));
  const char* row = R"({"i":1,"type":"row"}.title)";
  EXPECT_EQ(result([] { return ctx().triggered_id(); }, {row}), (Json{{"i", 1}, {"type", "row"}}));
  EXPECT_EQ(result([row] { return ctx().triggered_prop_ids().at(row); }, {row}), (Json{{"i", 1}, {"type", "row"}}));
}

TEST_F(Context, NothingTriggersTheFirstCall) {
  EXPECT_EQ(result([] { return ctx().triggered_id(); }, {}), Json(nullptr));
  EXPECT_EQ(result([] { return ctx().triggered().size(); }, {}), Json(0));
}

TEST_F(Context, GivesValuesByName) {
  EXPECT_EQ(result([] { return ctx().inputs().at("in.value"); }), Json(3));
  EXPECT_EQ(result([] { return ctx().states().at(R"({"i":1,"type":"row"}.title)"); }), Json("t"));
  EXPECT_EQ(result([] { return ctx().inputs_list().at(0).at("value"); }), Json(3));
  EXPECT_EQ(result([] { return ctx().states_list().at(0).at(0).at("value"); }), Json("t"));
  EXPECT_EQ(result([] { return ctx().outputs_list(); }), (Json{{"id", "out"}, {"property", "children"}}));
}

TEST_F(Context, DescribesEachArgument) {
  const Json in{{"id", "in"}, {"str_id", "in"}, {"property", "value"}, {"value", 3}, {"triggered", true}};
  const Json row{{"id", {{"i", 1}, {"type", "row"}}},
                 {"str_id", R"({"i":1,"type":"row"})"},
                 {"property", "title"},
                 {"value", "t"},
                 {"triggered", false}};
  EXPECT_EQ(result([] { return ctx().args_grouping(); }), Json(boost::json::array{in, boost::json::array{row}}));
}

TEST_F(Context, GivesTheRequest) {
  request_.headers = {{"Cookie", "a=1; session=abc; b=2"}, {"X-Thing", "x"}};
  EXPECT_EQ(result([] { return Json(ctx().cookie("session")); }), Json("abc"));
  EXPECT_EQ(result([] { return Json(ctx().cookie("sess")); }), Json(""));
  EXPECT_EQ(result([] { return Json(ctx().request().header("x-thing")); }), Json("x"));
  EXPECT_EQ(result([] { return Json(*ctx().request().query_parameter("from")); }), Json("test"));
}

TEST_F(Context, AddsToTheAnswer) {
  const Response response = call([]() -> Json {
    ctx().set_cookie("session", "abc", {.max_age = 60, .secure = true});
    ctx().add_header("X-Thing", "x");
    ctx().record_timing("query", 0.25, "the \"query\"");
    return 1;
  });
  EXPECT_EQ(response.header("Set-Cookie"), "session=abc; Max-Age=60; Path=/; SameSite=Lax; Secure; HttpOnly");
  EXPECT_EQ(response.header("X-Thing"), "x");
  EXPECT_EQ(response.header("Server-Timing"), "query;dur=250.000000;desc=\"the \\\"query\\\"\"");
}

TEST_F(Context, SetsOtherProperties) {
  const Response response = call([]() -> Json {
    set_props("o1", {{"children", "side"}, {"style", {{"color", "blue"}}}});
    set_props({{"type", "out"}, {"i", 1}}, {{"title", "sideT"}});
    set_props("o1", {{"children", html::B("later")}});
    return {{"k", {1}}};
  });
  EXPECT_EQ(json_of(response), (Json{{"multi", true},
                                     {"sideUpdate",
                                      {{"o1", {{"children", html::B("later").to_json()}, {"style", {{"color", "blue"}}}}},
                                       {R"({"i":1,"type":"out"})", {{"title", "sideT"}}}}},
                                     {"response", {{"out", {{"children", {{"k", {1}}}}}}}}}));
}

TEST_F(Context, SetsPropertiesWhenNothingElseChanges) {
  const Response response = call([]() -> Json {
    set_props("o1", {{"children", "side"}});
    throw PreventUpdate();
  });
  EXPECT_EQ(json_of(response),
            (Json{{"multi", true}, {"sideUpdate", {{"o1", {{"children", "side"}}}}}, {"response", boost::json::object()}}));
}

TEST_F(Context, IsOfOneThreadUnlessGivenToOthers) {
  const Response response = call([]() -> Json {
    std::string without;
    std::thread([&, context = ctx()] {
      without = error_of([] { ctx(); });
      context.set_props("o1", {{"children", "from a thread"}});
    }).join();
    return Json(without);
  });
  EXPECT_EQ(json_of(response).at("sideUpdate").at("o1").at("children"), Json("from a thread"));
  EXPECT_EQ(json_of(response).at("response").at("out").at("children"),
            Json("user: ctx() and set_props() work only in the handler of a callback, on the thread that it runs on"));
}

TEST_F(Context, EndsWithTheAnswer) {
  std::optional<CallbackContext> kept;
  call([&]() -> Json {
    kept = ctx();
    return 1;
  });
  EXPECT_EQ(error_of([&] { kept->triggered_id(); }), "user: The callback has been answered already: out.children");
  EXPECT_EQ(error_of([&] {
              kept->set_props("o1", {{"children", 1}});
            }),
            "user: The callback has been answered already: out.children");
}

TEST_F(Context, RefusesWhatCannotBeSent) {
  const auto refused = [&](std::function<void()> what) { return result([what] { return Json(error_of(what)); }); };
  EXPECT_EQ(refused([] { ctx().set_cookie("a b", "x"); }), Json("user: A cookie cannot have this name: a b"));
  EXPECT_EQ(
      refused([] { ctx().set_cookie("a", "x; Path=/"); }),
      Json("user: The value of a cookie cannot hold spaces, quotes, commas, semicolons, backslashes or letters beyond ASCII; "
           "encode it: a"));
  EXPECT_EQ(refused([] { ctx().set_cookie("a", "x", {.same_site = "lax"}); }),
            Json("user: Unknown same_site of a cookie (have: Strict, Lax, None): lax"));
  EXPECT_EQ(refused([] {
              set_props({{"type", ALL}}, {{"children", 1}});
            }),
            Json(R"(user: set_props needs the id of one component: {"type":["ALL"]})"));
}

}  // namespace
