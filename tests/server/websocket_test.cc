// WebSocket callbacks on a real socket: the renderer's messages, properties that are set and asked for meanwhile, and who is
// refused.
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <future>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <weft/cancellation.h>
#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/error.h>
#include <weft/html.h>

#include "raw_client.h"
#include "running_app.h"
#include "websocket_client.h"

namespace weft::test {
namespace {

using namespace std::chrono_literals;

Json answer(const Json& data, const std::string& request = "r-1") {
  return {{"type", "callback_response"},
          {"rendererId", "r"},
          {"requestId", request},
          {"payload", {{"status", "ok"}, {"data", data}}}};
}

Json set_props_message(const Json& properties, const std::string& id = "out") {
  return {{"type", "set_props"}, {"rendererId", "r"}, {"payload", {{"componentId", id}, {"props", properties}}}};
}

class WebSockets : public testing::Test {
 protected:
  WebSockets() : app_({.websocket_callbacks = true}) {
    app_.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  }
  template <class Handler>
  void declare(Handler handler) {
    app_.callback(Output{"out", "children"}, Input{"in", "value"}, handler);
  }

  Dash app_;
};

TEST_F(WebSockets, CallHandlers) {
  declare([](std::string text) { return "ws " + text; });
  RunningApp running(app_);
  WebSocketClient client(running.port);
  ASSERT_EQ(client.status, 101u);
  client.call("xyz");
  EXPECT_EQ(client.read(), answer({{"multi", true}, {"response", {{"out", {{"children", "ws xyz"}}}}}}));
}

TEST_F(WebSockets, TellOfWhatDoesNotChangeAndOfErrors) {
  declare([](int n) -> int {
    if (n == 0) throw PreventUpdate();
    throw std::domain_error("division by zero");
  });
  RunningApp running(app_);
  WebSocketClient client(running.port);
  client.call(0);
  EXPECT_EQ(client.read().at("payload"), (Json{{"status", "prevent_update"}}));
  client.call(1);
  EXPECT_EQ(client.read().at("payload"), (Json{{"status", "error"}, {"message", "An error occurred on the server\n"}}));
  client.call("text");
  EXPECT_EQ(client.read().at("payload").at("status"), Json("error"));
  client.call(1, "r-2", "unknown.children");
  EXPECT_EQ(client.read().at("payload").at("status"), Json("error"));
}

TEST_F(WebSockets, PropertiesAreSetAndAskedForMeanwhile) {
  declare([](int) {
    EXPECT_TRUE(ctx().is_websocket());
    set_props("out", {{"title", "busy"}, {"style", {{"color", "blue"}}}});
    const Json value = ctx().get_prop("in", "value");
    EXPECT_EQ(ctx().cookie("session"), "abc");
    return value;
  });
  RunningApp running(app_);
  WebSocketClient client(running.port);
  client.call(1);
  EXPECT_EQ(client.read(), set_props_message({{"title", "busy"}, {"style", {{"color", "blue"}}}}));
  const Json asked = client.read();
  EXPECT_EQ(asked.at("type"), Json("get_props_request"));
  EXPECT_EQ(asked.at("payload"), (Json{{"componentId", "in"}, {"properties", {"value"}}}));
  client.send({{"type", "get_props_response"},
               {"rendererId", "r"},
               {"requestId", asked.at("requestId")},
               {"payload", {{"value", "now"}}}});
  EXPECT_EQ(client.read(), answer({{"multi", true}, {"response", {{"out", {{"children", "now"}}}}}}));
}

TEST_F(WebSockets, ASlowHandlerDoesNotStopOthers) {
  std::promise<void> go;
  declare([&](int n) {
    if (n == 1) go.get_future().wait();
    return n;
  });
  RunningApp running(app_);
  WebSocketClient client(running.port);
  client.call(1, "slow");
  client.call(2, "fast");
  client.send({{"type", "heartbeat"}});
  std::vector<std::string> order;
  for (int i = 0; i < 2; ++i) {
    const Json message = client.read();
    order.emplace_back(message.at(message.as_object().contains("requestId") ? "requestId" : "type").as_string());
  }
  std::ranges::sort(order);
  EXPECT_EQ(order, (std::vector<std::string>{"fast", "heartbeat_ack"}));
  go.set_value();
  EXPECT_EQ(client.read().at("requestId"), Json("slow"));
}

TEST_F(WebSockets, APageThatIsGoneEndsItsHandlers) {
  std::promise<void> started;
  std::promise<bool> ended;
  declare([&](int) {
    started.set_value();
    while (ctx().is_open()) std::this_thread::sleep_for(1ms);
    ended.set_value(CancellationScope::current()->is_cancelled());
    return 1;
  });
  RunningApp running(app_);
  WebSocketClient client(running.port);
  client.call(1);
  started.get_future().wait();
  client.cut();
  auto future = ended.get_future();
  ASSERT_EQ(future.wait_for(30s), std::future_status::ready);
  EXPECT_TRUE(future.get());
}

TEST_F(WebSockets, PropertiesReachAllPages) {
  declare([](int n) { return n; });
  RunningApp running(app_);
  WebSocketClient first(running.port), second(running.port);
  for (WebSocketClient* client : {&first, &second}) {
    client->call(1);
    client->read();
  }
  app_.set_props("out", {{"children", html::B("all")}});
  for (WebSocketClient* client : {&first, &second}) {
    EXPECT_EQ(client->read(), set_props_message({{"children", html::B("all").to_json()}}));
  }
}

TEST_F(WebSockets, OtherOriginsAreRefused) {
  app_.callback(Output{"out", "children"}, Input{"in", "value"}, [](int n) { return n; });
  RunningApp running(app_);
  EXPECT_EQ(WebSocketClient(running.port, "http://evil.example").status, 403u);
  EXPECT_EQ(WebSocketClient(running.port, "null").status, 403u);
  EXPECT_EQ(WebSocketClient(running.port, "", "/other").status, 404u);
}

TEST_F(WebSockets, WhatIsNoMessageClosesIt) {
  declare([](int n) { return n; });
  RunningApp running(app_);
  for (const std::string text : {"no json", "[1]", "{\"type\":", "\"\""}) {
    WebSocketClient client(running.port);
    client.send_text(text);
    EXPECT_TRUE(client.read().is_null());
    EXPECT_EQ(client.close_code(), 1007) << text;
  }
  WebSocketClient nested(running.port);
  nested.send_text(std::string(100'000, '['));
  EXPECT_TRUE(nested.read().is_null());
  WebSocketClient odd(running.port);
  odd.send({{"type", "something new"}, {"payload", 3}});
  odd.send({{"type", "get_props_response"}, {"requestId", "s1"}, {"payload", {{"value", 1}}}});
  odd.send({{"type", "callback_request"}, {"rendererId", 3}, {"payload", "text"}});
  EXPECT_EQ(odd.read().at("payload").at("status"), Json("error"));
}

TEST_F(WebSockets, CarryTextThatIsNoUtf8) {
  declare([](int n) { return n == 1 ? std::string("caf\xe9") : "\xc3\xa9"; });
  RunningApp running(app_);
  WebSocketClient client(running.port);
  client.call(1);
  EXPECT_EQ(client.read(), answer({{"multi", true}, {"response", {{"out", {{"children", "caf\xef\xbf\xbd"}}}}}}));
  client.call(2, "r-2");
  EXPECT_EQ(client.read(), answer({{"multi", true}, {"response", {{"out", {{"children", "\xc3\xa9"}}}}}}, "r-2"));
}

TEST_F(WebSockets, TheServerSaysGoodbye) {
  declare([](int n) { return n; });
  RunningApp running(app_);
  WebSocketClient client(running.port);
  auto last = std::async(std::launch::async, [&] { return client.read(); });
  running.stop();
  EXPECT_TRUE(last.get().is_null());
  EXPECT_EQ(client.close_code(), 1001);
}

TEST(WebSocketCallbacks, CanBeSomeOnly) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app.callback({.websocket = true}, Input{"in", "value"}, [](int) { set_props("out", {{"children", "tick"}}); });
  app.callback(Output{"out", "children"}, Input{"in", "value"}, [](int n) { return n; });
  Request request{.method = "GET", .target = "/_dash-dependencies", .headers = {}, .body = {}, .remote_address = {}};
  const Json all = boost::json::parse(app.handle(request).body.view());
  EXPECT_EQ(all.at(0).at("websocket"), Json(true));
  EXPECT_EQ(all.at(1).at("websocket"), Json(false));
  RunningApp running(app);
  WebSocketClient client(running.port);
  client.call(1);
  EXPECT_EQ(client.read().at("payload"),
            (Json{{"status", "error"}, {"message", "The callback cannot be called through a WebSocket: out.children"}}));
  client.call(1, "r-2", std::string(all.at(0).at("output").as_string()));
  EXPECT_EQ(client.read(), set_props_message({{"children", "tick"}}));
  EXPECT_EQ(client.read().at("payload"), (Json{{"status", "prevent_update"}}));
}

TEST(WebSocketCallbacks, AreNotThereUnlessAskedFor) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app.callback(Output{"out", "children"}, Input{"in", "value"}, [](int n) { return n; });
  {
    RunningApp running(app);
    EXPECT_EQ(WebSocketClient(running.port).status, 200u) << "the index, as for any other path";
  }
  try {
    app.set_props("out", {{"children", 1}});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.message(),
              "set_props reaches pages by WebSocket: set DashOptions::websocket_callbacks, or `.websocket` of a callback");
  }
}

}  // namespace
}  // namespace weft::test
