// Forms of callbacks: what becomes of errors, components that may be missing, programs that call handlers, results that are kept,
// circles, downloads. forms.json: what Dash 4.4.1 does (recorded/record_forms.py).
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/download.h>
#include <weft/html.h>

#include "error_of.h"
#include "requests.h"

using namespace weft;
using namespace std::chrono_literals;

namespace {

struct Rest {
  int high = 0;
  std::string name;
};
struct Grouped {
  std::string low;
  Rest rest;
};

void log_error(const std::exception& error) { set_props("log", {{"children", "app: " + std::string(error.what())}}); }

int fails(std::string value) { throw std::runtime_error(value); }

class Forms : public testing::Test {
 protected:
  Forms() : app_({.on_error = log_error}), recorded_(recorded("forms.json")) {
    app_.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"}), html::Div({.id = "log"}), html::Div({.id = "a"}),
                             html::Div({.id = "b"})});
    const Input in{"in", dcc::Input.value};
    app_.callback({.on_error = [](const std::exception& error) { return "handled " + std::string(error.what()); }},
                  Output{"out", "children"}, in, fails);
    app_.callback(Output{"out", "title"}, in, fails);
    app_.callback({.on_error =
                       [](const std::exception&) {
                         return std::tuple{"A", no_update};
                       }},
                  Output{"a", "children"}, Output{"b", "children"}, in, [](std::string value) {
                    return std::tuple{fails(value), 1};
                  });
    app_.callback({.on_error = [](const std::exception&) { throw PreventUpdate(); }}, Output{"a", "title"}, in, fails);
    app_.callback({.on_error = [](const std::exception&) {}}, in, [](std::string value) { fails(value); });
    app_.callback({.on_error = [](const std::exception&) { return no_update; }}, Output{"a", "style"}, Output{"b", "style"}, in,
                  [](std::string value) {
                    return std::tuple{fails(value), 1};
                  });
    app_.callback({.api_endpoint = {"/api/one", {"value", "other"}}, .hidden = true, .optional = true}, Output{"a", "hidden"}, in,
                  State{"maybe", "value", {.allow_optional = true}}, [](Json value, std::optional<std::string> other) {
                    const std::string text = value.is_string() ? std::string(value.get_string()) : boost::json::serialize(value);
                    return text + " " + other.value_or("None");
                  });
    app_.callback({.api_endpoint = {"/api/two", {"value", "id"}}}, Output{"a", "lang"}, Output{"b", "lang"}, in,
                  State{"in", "id"}, [](std::string value, std::string id) {
                    return std::tuple{value, std::vector<std::string>{id}};
                  });
    app_.callback({.allow_duplicate = true, .prevent_initial_call = "initial_duplicate"}, Output{"out", "children"},
                  Input{"in", "n_submit"}, [](Json value) { return value; });
    app_.callback(Output{"b", "hidden"}, Input{"in", "value"}.into(&Grouped::low),
                  Input{"in", "min"}.into(&Grouped::rest, &Rest::high), State{"in", "id"}.into(&Grouped::rest, &Rest::name),
                  [](Grouped g) {
                    return std::tuple{g.low, g.rest.high, g.rest.name};
                  });
  }

  Response send(const std::string& path, const std::string& body, HttpHeaders headers = {{"Content-Type", "application/json"}}) {
    Request request;
    request.method = "POST";
    request.target = path;
    request.headers = std::move(headers);
    request.body = body;
    return app_.handle(request);
  }

  Dash app_;
  Json recorded_;
};

TEST_F(Forms, AreListedAsByDash) {
  const Json listed = json_of(get(app_, "/_dash-dependencies"));
  const auto& wanted = recorded_.at("dependencies").as_array();
  ASSERT_EQ(listed.as_array().size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_EQ(listed.at(i), wanted[i]);
}

TEST_F(Forms, AnswerAsDashDoes) {
  for (const Json& exchange : recorded_.at("exchanges").as_array()) {
    SCOPED_TRACE(boost::json::serialize(exchange.at("request").at("output")));
    const Response response = post(app_, boost::json::serialize(exchange.at("request")));
    EXPECT_EQ(response.status, exchange.at("status").as_int64()) << text_of(response);
    if (response.status == 200) {
      EXPECT_EQ(json_of(response), exchange.at("response"));
    }
  }
}

TEST_F(Forms, ProgramsCallThemAsInDash) {
  for (const Json& call : recorded_.at("api").as_array()) {
    const Response response = send(call.at("path").as_string().c_str(), boost::json::serialize(call.at("request")));
    EXPECT_EQ(response.status, 200) << text_of(response);
    EXPECT_EQ(json_of(response), call.at("response"));
  }
}

TEST_F(Forms, ProgramsAreToldWhatDoesNotFit) {
  const auto answer = [&](const std::string& body) {
    const Response response = send("/api/two", body);
    return std::to_string(response.status) + " " + text_of(response);
  };
  EXPECT_EQ(answer(R"({"value":"v"})"), "400 The body lacks an argument of /api/two (which takes: value, id): id");
  EXPECT_EQ(answer(R"({"value":"v","id":"q","vale":1})"),
            "400 Argument of /api/two not found: vale (have: value, id; did you mean value?)");
  EXPECT_EQ(answer("[1]"), "400 The body must be a JSON object with the arguments of /api/two");
  EXPECT_TRUE(answer("{").starts_with("400 The body cannot be read. ")) << answer("{");
  EXPECT_EQ(
      answer(R"({"value":1,"id":"q"})"),
      "400 The handler of the callback ..a.lang...b.lang.. cannot take the value of in.value: it needs text and got int64 1");
  EXPECT_EQ(send("/api/two", "{}", {{"Content-Type", "text/plain"}}).status, 415);
  EXPECT_EQ(send("/api/two", "{}", {{"Content-Type", "application/json"}, {"Sec-Fetch-Site", "cross-site"}}).status, 403);
  EXPECT_EQ(get(app_, "/api/two").status, 405);
}

TEST_F(Forms, ProgramsMayLeaveOutAnEmptyBody) {
  Dash app;
  app.layout = html::Div({.id = "out"});
  app.callback({.api_endpoint = "/now"}, Output{"out", "children"}, [] { return ctx().triggered().size(); });
  Request request;
  request.method = "POST";
  request.target = "/now";
  request.headers = {{"Content-Type", "application/json"}};
  EXPECT_EQ(text_of(app.handle(request)), "0");
}

TEST_F(Forms, ComponentsMayBeMissing) {
  const Json exchange = recorded_.at("exchanges").at(6);
  EXPECT_EQ(json_of(post(app_, boost::json::serialize(exchange.at("request")))).at("response").at("a").at("hidden"),
            Json("x None"));
  Dash strict;
  strict.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  strict.callback(Output{"out", "children"}, Input{"in", "value"}, State{"maybe", "value", {.allow_optional = true}},
                  [](Json, Json) { return 1; });
  EXPECT_EQ(get(strict, "/_dash-layout").status, 200);
}

// ---------------------------------------------------------------------------------------------------------------- on_error

TEST(OnError, TheCallbacksOwnComesBeforeThatOfTheApp) {
  Dash app({.on_error = [](const std::exception&) { return "app"; }});
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app.callback({.on_error = [](const std::exception& error) { return dynamic_cast<const Error&>(error).message(); }},
               Output{"out", "children"}, Input{"in", "value"},
               [](Json) -> int { throw Error(ErrorKind::data, "bad row", "file a.csv"); });
  EXPECT_EQ(json_of(post(app, one_input(1))).at("response").at("out").at("children"), Json("bad row"));
}

TEST(OnError, WhatHasNoMessageIsTold) {
  Dash app({.on_error = [](const std::exception& error) { return std::string(error.what()); }});
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app.callback(Output{"out", "children"}, Input{"in", "value"}, [](Json) -> int { throw 3; });
  EXPECT_EQ(json_of(post(app, one_input(1))).at("response").at("out").at("children"),
            Json("What the handler threw is no std::exception, so it has no message"));
}

TEST(OnError, ItsOwnErrorsAreReported) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"}), html::Div({.id = "b"})});
  app.enable_dev_tools();
  app.callback({.on_error = [](const std::exception&) { return "one"; }}, Output{"out", "children"}, Output{"b", "children"},
               Input{"in", "value"}, [](Json) -> std::tuple<int, int> { throw std::runtime_error("first"); });
  const Response response =
      post(app, R"({"output":"..out.children...b.children..","outputs":[{"id":"out","property":"children"},)"
                R"({"id":"b","property":"children"}],"inputs":[{"id":"in","property":"value"}]})");
  EXPECT_EQ(response.status, 500);
  EXPECT_NE(text_of(response).find("on_error has to return nothing, or a value for each output of the callback, which are 2"),
            std::string::npos);
}

TEST(OnError, HearsOfAValueThatTheHandlerCannotTake) {
  Dash app({.on_error = [](const std::exception& error) { set_props("out", {{"title", error.what()}}); }});
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app.callback(Output{"out", "children"}, Input{"in", "value"}, [](double value) { return value; });
  const Response response = post(app, one_input(nullptr));
  EXPECT_EQ(response.status, 200);
  const Json told = json_of(response).at("sideUpdate").at("out").at("title");
  EXPECT_NE(
      std::string_view(told.as_string())
          .find("The handler of the callback out.children cannot take the value of in.value: it needs a number and got null"),
      std::string::npos)
      << told;
}

[[gnu::noinline]] int read_the_rows() { throw std::runtime_error("first"); }
[[gnu::noinline]] std::string tell_the_operator() { throw std::runtime_error("second"); }

TEST(OnError, TheStackIsOfItsOwnError) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app.enable_dev_tools();
  app.callback({.on_error = [](const std::exception&) { return tell_the_operator(); }}, Output{"out", "children"},
               Input{"in", "value"}, [](Json) { return read_the_rows(); });
  const std::string text = text_of(post(app, one_input(1)));
  EXPECT_NE(text.find("second"), std::string::npos);
  EXPECT_NE(text.find("tell_the_operator"), std::string::npos);
  EXPECT_EQ(text.find("read_the_rows"), std::string::npos);
}

// ----------------------------------------------------------------------------------------------------------------- refused

const auto handler = [](Json value) { return value; };

TEST(Callback, TheInitialCallHasThreeChoices) {
  EXPECT_EQ(error_of([] { CallbackOptions{.prevent_initial_call = "initial"}; }),
            "user: prevent_initial_call takes true, false or \"initial_duplicate\", not: initial");
  Dash app({.prevent_initial_callbacks = "initial_duplicate"});
  app.callback({.allow_duplicate = true}, Output{"out", "children"}, Input{"in", "value"}, handler);
}

TEST(Callback, AnApiEndpointIsChecked) {
  const auto refusal = [](ApiEndpoint api) {
    Dash app;
    app.callback({.api_endpoint = "/taken"}, Output{"a", "children"}, Input{"in", "value"}, handler);
    return error_of([&] {
      app.callback({.api_endpoint = api}, Output{"out", "children"}, Input{"in", "value"}, State{"in", "id"},
                   [](Json, Json) { return 1; });
    });
  };
  const std::string place = " [callback out.children]";
  EXPECT_EQ(refusal("mean"), "user: An api_endpoint begins with \"/\" and has a name behind it: mean" + place);
  EXPECT_EQ(refusal("/taken"), "user: Another callback has this api_endpoint already: /taken" + place);
  EXPECT_EQ(refusal({"/mean", {"a"}}),
            "user: An api_endpoint needs a name for each Input and State, which are 2, not 1: /mean" + place);
  EXPECT_EQ(refusal("/mean"), "user: The arguments of an api_endpoint need different names: /mean" + place);
  EXPECT_EQ(refusal("/_dash-layout"),
            "user: An api_endpoint that begins with \"/_\" could be one of Dash's own paths: /_dash-layout" + place);
  EXPECT_EQ(refusal({"/mean", {"a", "b"}}), "nothing was thrown");
  EXPECT_EQ(
      error_of([] {
        Dash().callback({.api_endpoint = "/mean", .background = true}, Output{"out", "children"}, Input{"in", "value"}, handler);
      }),
      "user: A background callback has no api_endpoint; take one of `.background` and `.api_endpoint`: /mean" + place);
}

TEST(Callback, AnApiEndpointIsNoPage) {
  Dash app;
  app.register_page({.path = "/mean", .layout = html::Div({.id = "out"})});
  app.layout = html::Div({dcc::Input({.id = "in"}), page_container()});
  app.callback({.api_endpoint = "/mean"}, Output{"out", "children"}, Input{"in", "value"}, handler);
  EXPECT_EQ(error_of([&] { get(app, "/"); }),
            "user: A page and an api_endpoint have the same path: /mean [callback out.children]");
}

TEST(Callback, CirclesAreRefused) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "a"}), dcc::Input({.id = "b"}), dcc::Input({.id = "c"})});
  app.callback(Output{"b", "value"}, Input{"a", "value"}, handler);
  app.callback(Output{"c", "value"}, Input{"b", "value"}, handler);
  app.callback(Output{"a", "value"}, Input{"c", "value"}, handler);
  EXPECT_EQ(
      error_of([&] { get(app, "/"); }),
      "user: Callbacks call each other in a circle (one callback of them all may): b.value -> c.value -> a.value -> b.value "
      "[callback b.value]");
}

TEST(Callback, OneMayCallItself) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "a"}), dcc::Input({.id = "b"})});
  app.callback(Output{"a", "value"}, Output{"b", "value"}, Input{"a", "value"}, Input{"b", "value"}, [](Json a, Json b) {
    return std::tuple{b, a};
  });
  app.callback({.allow_duplicate = true, .prevent_initial_call = true}, Output{"a", "value"}, Input{"b", "n_submit"}, handler);
  EXPECT_EQ(get(app, "/").status, 200);
}

// ---------------------------------------------------------------------------------------------------------------- kept results

class Kept : public testing::Test {
 protected:
  void declare(CallbackOptions options) {
    app_.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
    options.background = true;
    app_.callback(std::move(options), Output{"out", "children"}, Input{"in", "value"}, State{"in", "id"},
                  [this](int value, Json) { return value + 100 * ++calls_; });
  }

  std::int64_t ask(int value, const Json& id = "in", const char* changed = "in.value") {
    const auto send = [&](const std::string& query) {
      Request request;
      request.method = "POST";
      request.target = "/_dash-update-component" + query;
      request.headers = {{"Content-Type", "application/json"}};
      request.body = boost::json::serialize(Json{{"output", "out.children"},
                                                 {"outputs", {{"id", "out"}, {"property", "children"}}},
                                                 {"inputs", {{{"id", "in"}, {"property", "value"}, {"value", value}}}},
                                                 {"state", {{{"id", "in"}, {"property", "id"}, {"value", id}}}},
                                                 {"changedPropIds", boost::json::array{changed}}});
      return json_of(app_.handle(request));
    };
    const std::string job(send("").at("job").as_string());
    for (int i = 0; i < 2000; ++i) {
      const Json answer = send("?cacheKey=" + job + "&job=" + job);
      if (answer.as_object().contains("response")) return answer.at("response").at("out").at("children").as_int64();
      std::this_thread::sleep_for(5ms);
    }
    throw std::runtime_error("the job does not end");
  }

  Dash app_;
  std::atomic<int> calls_ = 0;
};

TEST_F(Kept, NotWhatAnErrorBecame) {
  app_.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app_.callback({.background = true,
                 .cache_by = {[] { return 0; }},
                 .on_error = [](const std::exception& error) { return std::stoi(error.what()); }},
                Output{"out", "children"}, Input{"in", "value"}, State{"in", "id"},
                [this](int, Json) -> int { throw std::runtime_error(std::to_string(++calls_)); });
  EXPECT_EQ(ask(1), 1);
  EXPECT_EQ(ask(1), 2);
}

TEST_F(Kept, NotUnlessAsked) {
  declare({});
  EXPECT_EQ(ask(1), 101);
  EXPECT_EQ(ask(1), 201);
}

TEST_F(Kept, ByArgumentsAndFunctions) {
  int version = 1;
  declare({.cache_by = {[&] { return version; }}});
  EXPECT_EQ(ask(1), 101);
  EXPECT_EQ(ask(1), 101);
  EXPECT_EQ(ask(2), 202);
  EXPECT_EQ(ask(1, "other"), 301);
  EXPECT_EQ(ask(1, "in", "in.id"), 101) << "what changed does not matter";
  version = 2;
  EXPECT_EQ(ask(1), 401);
}

TEST_F(Kept, SomeArgumentsDoNotMatter) {
  declare({.cache_args_to_ignore = {1}, .cache_by = {[] { return 0; }}, .cache_ignore_triggered = false});
  EXPECT_EQ(ask(1), 101);
  EXPECT_EQ(ask(1, "other"), 101);
  EXPECT_EQ(ask(1, "in", "in.id"), 201) << "what changed matters";
}

TEST_F(Kept, OnlyBackgroundCallbacks) {
  EXPECT_EQ(error_of([] {
              Dash().callback({.cache_by = {[] { return 0; }}}, Output{"out", "children"}, Input{"in", "value"}, handler);
            }),
            "user: Only the results of a background callback are kept by `.cache_by`; set `.background`: out.children "
            "[callback out.children]");
  EXPECT_EQ(error_of([&] { declare({.cache_args_to_ignore = {2}}); }),
            "user: `.cache_args_to_ignore` counts the Inputs and States from 0, of which there are 2: 2 [callback out.children]");
}

// ------------------------------------------------------------------------------------------------------------------- downloads

TEST(Download, TextBytesAndFiles) {
  // As dcc.send_string("a", "a.txt"), dcc.send_bytes(b"\x00\xff", "a.bin", type="image/png") of Dash 4.4.1.
  EXPECT_EQ(dcc::send_string("a", "a.txt"),
            Json({{"content", "a"}, {"filename", "a.txt"}, {"type", nullptr}, {"base64", false}}));
  EXPECT_EQ(dcc::send_bytes(std::string_view("\0\xff", 2), "a.bin", "image/png"),
            Json({{"content", "AP8="}, {"filename", "a.bin"}, {"type", "image/png"}, {"base64", true}}));
  const auto folder = std::filesystem::temp_directory_path() / "weft_download_test";
  std::filesystem::create_directories(folder);
  const std::string path = folder / "b.txt";
  std::ofstream(path) << "hello";
  EXPECT_EQ(dcc::send_file(path), Json({{"content", "aGVsbG8="}, {"filename", "b.txt"}, {"type", nullptr}, {"base64", true}}));
  EXPECT_EQ(dcc::send_file(path, "c.txt").at("filename"), Json("c.txt"));
  std::ofstream(path) << "";
  EXPECT_EQ(dcc::send_file(path).at("content"), Json(""));
  std::filesystem::remove_all(folder);
  EXPECT_EQ(error_of([&] { dcc::send_file(path); }),
            "data: A file to download cannot be read: No such file or directory [file " + path + "]");
  EXPECT_EQ(error_of([] { dcc::send_string("a", ""); }), "user: A download needs the name of a file");
}

}  // namespace
