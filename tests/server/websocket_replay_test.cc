// Replays what Dash 4.4.1 said through a WebSocket (recorded/record_websocket.py) against the same app in C++.
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/html.h>

#include "running_app.h"
#include "websocket_client.h"

namespace weft::test {
namespace {

Json recorded(const std::string& name) {
  std::ifstream file(std::string(WEFT_TEST_DATA) + "/" + name);
  std::stringstream text;
  text << file.rdbuf();
  return boost::json::parse(text.str());
}

void declare(Dash& app) {
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"}), html::Button("go", {.id = "go"}),
                          html::Div({.id = "ticks"}), html::Div({.id = "asked"})});
  app.callback(Output{"out", "children"}, Input{"in", "value"}, [](std::optional<std::string> value) {
    if (value == "prevent") throw PreventUpdate();
    if (value == "fail") throw std::domain_error("division by zero");
    return "ws " + value.value_or("None");
  });
  app.callback(Output{"out", "title"}, Output{"out", "lang"}, Input{"in", "value"}, [](std::string value) {
    return std::tuple{no_update, value};
  });
  app.callback({.persistent = true, .prevent_initial_call = true}, Input{"go", "n_clicks"}, [](int clicks) {
    const Json value = ctx().get_prop("in", "value");
    set_props("asked", {{"children", "got " + std::string(value.as_string())}, {"title", clicks}});
    Patch patch;
    patch["color"] = "red";
    set_props("ticks", {{"style", patch}});
    set_props("ticks", {{"children", Children{"tick ", html::B(1)}}});
  });
}

/// The name of the callback without an Output, which every server chooses for itself.
std::string name_without_output(const Dash& app) {
  Request request;
  request.method = "GET";
  request.target = "/_dash-dependencies";
  const Json all = boost::json::parse(app.handle(request).body.view());
  for (const Json& callback : all.as_array()) {
    if (callback.at("no_output").as_bool()) return callback.at("output").as_string().c_str();
  }
  throw std::runtime_error("no callback without an output");
}

/// Plays the browser's part of a recording.
class Replay {
 public:
  Replay(const Dash& app, int port) : client_(port), name_(name_without_output(app)) {}

  void send(const Json& message) {
    std::string text = boost::json::serialize(message);
    for (const auto& [place, value] : {std::pair{"{no output}", name_}, std::pair{"{request}", asked_}}) {
      if (const std::size_t at = text.find(place); at != text.npos) text.replace(at, std::string_view(place).size(), value);
    }
    client_.send_text(text);
  }

  /// The next message, in the recording's words.
  Json receive() {
    while (waiting_.empty()) take(client_.read());
    Json message = waiting_.front();
    waiting_.erase(waiting_.begin());
    return message;
  }

 private:
  void take(Json message) {
    if (message.is_null()) throw std::runtime_error("the server has closed");
    boost::json::object& members = message.as_object();
    if (members["type"] == "get_props_request") {
      asked_ = members["requestId"].as_string();
      members["requestId"] = "{request}";
    }
    if (members["type"] == "set_props") return take_each_property(members);
    if (boost::json::object* payload = members["payload"].if_object(); payload && payload->contains("message")) {
      payload->erase("message");  // each server has its own words
    }
    if (members["payload"].is_null()) members.erase("payload");
    waiting_.push_back(std::move(message));
  }

  /// Dash sends each property of a component by itself.
  void take_each_property(const boost::json::object& message) {
    for (const auto& [name, value] : message.at("payload").at("props").as_object()) {
      boost::json::object one = message;
      one["payload"].as_object()["props"] = boost::json::object{{name, value}};
      waiting_.push_back(std::move(one));
    }
  }

  WebSocketClient client_;
  std::string name_;
  std::string asked_;
  std::vector<Json> waiting_;
};

TEST(WebSocketReplay, EveryMessageIsAnsweredAsByDash) {
  Dash app({.websocket_callbacks = true});
  declare(app);
  RunningApp running(app);
  Replay replay(app, running.port);
  const Json recording = recorded("websocket.json");
  int number = 0;
  for (const Json& frame : recording.at("frames").as_array()) {
    SCOPED_TRACE("frame " + std::to_string(number++));
    const Json& message = frame.at(1);
    if (frame.at(0) == "C") {
      replay.send(message);
    } else {
      ASSERT_EQ(replay.receive(), message);
    }
  }
}

}  // namespace
}  // namespace weft::test
