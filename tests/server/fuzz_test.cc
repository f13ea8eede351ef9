// Requests that are damaged at random: bytes on the socket, JSON of callbacks, ids and patterns, messages of WebSockets. Whatever
// comes, it is answered or refused, no handler fails, and the app lives on. WEFT_FUZZ_MINUTES and WEFT_FUZZ_SEED make the runs
// long.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <random>
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

#include "base/json_reader.h"
#include "dash/callbacks/id.h"
#include "raw_client.h"
#include "running_app.h"

namespace weft::test {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

/// Rounds with a generator of random numbers each, whose seed the report names.
template <class Round>
void fuzz(int rounds, const Round& round) {
  const char* seed = std::getenv("WEFT_FUZZ_SEED");
  const char* minutes = std::getenv("WEFT_FUZZ_MINUTES");
  const unsigned first = seed ? static_cast<unsigned>(std::strtoul(seed, nullptr, 10)) : 1;
  const auto end = steady_clock::now() + std::chrono::seconds(static_cast<long>(minutes ? 60 * std::atof(minutes) : 0));
  for (unsigned i = 0; minutes ? steady_clock::now() < end : i < static_cast<unsigned>(rounds); ++i) {
    std::mt19937 random(first + i);
    SCOPED_TRACE("WEFT_FUZZ_SEED=" + std::to_string(first + i));
    round(random);
    if (testing::Test::HasFatalFailure() || testing::Test::HasNonfatalFailure()) return;
  }
}

std::size_t below(std::mt19937& random, std::size_t limit) { return random() % std::max<std::size_t>(1, limit); }

template <class List>
const auto& one_of(std::mt19937& random, const List& list) {
  return list[below(random, std::size(list))];
}

const std::vector<std::string_view> kTokens = {"\r\n",
                                               "\r\n\r\n",
                                               "\n",
                                               std::string_view("\0", 1),
                                               ":",
                                               " ",
                                               "\t",
                                               "%00",
                                               "%",
                                               "%2e%2e%2f",
                                               "../",
                                               "//",
                                               "\\",
                                               "?",
                                               "#",
                                               "GET ",
                                               "POST ",
                                               "HTTP/1.1",
                                               "HTTP/1.0",
                                               "Content-Length: 18446744073709551615\r\n",
                                               "Content-Length: 0\r\n",
                                               "Transfer-Encoding: chunked\r\n",
                                               "Expect: 100-continue\r\n",
                                               "Connection: close\r\n",
                                               "Upgrade: websocket\r\n",
                                               "Range: bytes=-1,0-\r\n",
                                               "Host:\r\n",
                                               "0\r\n\r\n",
                                               "ffffffff\r\n",
                                               "\xff",
                                               "\xc3\x28",
                                               "\xed\xa0\x80",
                                               "{",
                                               "}",
                                               "[",
                                               "]",
                                               "\"",
                                               "\\u0000",
                                               "\\ud800",
                                               "null",
                                               "1e999",
                                               "-0",
                                               "{\"type\":[\"ALL\"]}",
                                               "[\"MATCH\"]",
                                               ",",
                                               "\"value\":"};

const std::vector<std::string_view> kNames = {"in",       "out",  "id",   "i",     "x",   "value",      "property",
                                              "children", "type", "\xff", "MATCH", "ALL", "ALLSMALLER", ""};
const std::vector<std::string_view> kWildcards = {"MATCH", "ALL", "ALLSMALLER"};

/// Some changes of a text: bytes, tokens put in, parts left out, doubled or moved.
std::string damaged(std::mt19937& random, std::string text) {
  for (std::size_t change = 1 + below(random, 4); change > 0; --change) {
    const std::size_t at = below(random, text.size() + 1),
                      length = below(random, std::min<std::size_t>(text.size() - at, 40) + 1);
    switch (below(random, 5)) {
      case 0:
        if (at < text.size()) text[at] = static_cast<char>(random());
        break;
      case 1:
        text.insert(at, one_of(random, kTokens));
        break;
      case 2:
        text.erase(at, length);
        break;
      case 3:
        text.insert(at, text.substr(at, length));
        break;
      default:
        text.insert(below(random, text.size() + 1), text.substr(below(random, text.size() + 1), length));
    }
  }
  return text;
}

Json some_json(std::mt19937& random, int depth = 0) {
  switch (below(random, depth > 3 ? 6 : 9)) {
    case 0:
      return nullptr;
    case 1:
      return below(random, 2) == 0;
    case 2:
      return static_cast<std::int64_t>(random()) - 2'000'000'000;
    case 3:
      return std::ldexp(static_cast<double>(random()), static_cast<int>(below(random, 2000)) - 1000);
    case 4:
      return Json(one_of(random, kTokens));
    case 5:
      return Json(one_of(random, kNames));
    case 6: {
      boost::json::array list;
      for (std::size_t i = below(random, 4); i > 0; --i) list.push_back(some_json(random, depth + 1));
      return list;
    }
    default: {
      boost::json::object object;
      for (std::size_t i = below(random, 4); i > 0; --i) {
        object[one_of(random, kNames)] = some_json(random, depth + 1);
      }
      return object;
    }
  }
}

/// Puts other values into a few places of a JSON value.
void damage(std::mt19937& random, Json& json, int chance) {
  if (below(random, static_cast<std::size_t>(chance)) == 0) {
    json = some_json(random);
  } else if (json.is_object()) {
    for (auto& [key, value] : json.get_object()) damage(random, value, chance);
    if (below(random, static_cast<std::size_t>(chance)) == 0 && !json.get_object().empty()) {
      json.get_object().erase(json.get_object().begin());
    }
  } else if (json.is_array()) {
    for (Json& item : json.get_array()) damage(random, item, chance);
    if (below(random, static_cast<std::size_t>(chance)) == 0) json.get_array().push_back(some_json(random));
  }
}

/// Handlers that take everything the decoder has, and fail for nothing.
class FuzzedApp {
 public:
  FuzzedApp() {
    app.layout =
        html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"}), html::Div({.id = "list"}), html::Div({.id = "map"}),
                   dcc::Input({.id = {{"type", "row"}, {"i", 0}}}), html::Div({.id = {{"type", "cell"}, {"i", 0}}})});
    app.callback(Output{"out", "children"}, Input{"in", "value"}, [](Json value) { return value; });
    app.callback(Output{"list", "children"}, Output{"list", "title"}, Input{"in", "value"}, State{"in", "name"},
                 [](std::vector<std::optional<double>> numbers, std::optional<std::string> name) {
                   return std::tuple{numbers.size(), name};
                 });
    app.callback(Output{"map", "children"}, Input{{{"type", "row"}, {"i", ALL}}, "value"},
                 [](std::vector<std::map<std::string, std::int8_t>> maps) { return maps.size(); });
    app.callback(Output{{{"type", "cell"}, {"i", MATCH}}, "children"}, Input{{{"type", "row"}, {"i", MATCH}}, "value"},
                 [](unsigned number) { return number; });
    app.callback({.websocket = true}, Output{"out", "title"}, Input{"in", "value"}, [](bool value) { return value; });
  }

  Dash app;
};

Json body(const char* text) { return boost::json::parse(text); }

/// What the browser would send.
const std::vector<Json>& valid_bodies() {
  static const std::vector<Json> bodies = {
      body(
          R"({"output":"out.children","outputs":{"id":"out","property":"children"},"inputs":[{"id":"in","property":"value","value":1}],
               "changedPropIds":["in.value"],"parsedChangedPropsIds":["in.value"]})"),
      body(
          R"({"output":"..list.children...list.title..","outputs":[{"id":"list","property":"children"},{"id":"list","property":"title"}],
               "inputs":[{"id":"in","property":"value","value":[1,null,2.5]}],"state":[{"id":"in","property":"name","value":"é"}],
               "changedPropIds":["in.value"]})"),
      body(R"({"output":"map.children","outputs":{"id":"map","property":"children"},
               "inputs":[[{"id":{"type":"row","i":0},"property":"value","value":{"a":1}}]],"changedPropIds":[]})"),
      body(
          R"({"output":"{\"i\":[\"MATCH\"],\"type\":\"cell\"}.children","outputs":{"id":{"type":"cell","i":0},"property":"children"},
               "inputs":[{"id":{"type":"row","i":0},"property":"value","value":7}],"changedPropIds":[]})"),
  };
  return bodies;
}

Request callback_request(std::string text) {
  Request request;
  request.method = "POST";
  request.target = "/_dash-update-component";
  request.headers = {{"Content-Type", "application/json"}};
  request.body = std::move(text);
  return request;
}

void expect_answer(const Response& response, const std::string& sent) {
  EXPECT_TRUE(response.status == 200 || response.status == 204 || response.status == 400 || response.status == 404)
      << response.status << " " << response.body.view() << " for " << sent;
  boost::json::error_code failure;
  if (response.status == 200) boost::json::parse(response.body.view(), failure);
  EXPECT_FALSE(failure) << response.body.view();
}

TEST(Fuzz, BodiesOfCallbacks) {
  FuzzedApp fuzzed;
  for (const Json& body : valid_bodies()) {
    EXPECT_EQ(fuzzed.app.handle(callback_request(boost::json::serialize(body))).status, 200) << body;
  }
  fuzz(20'000, [&](std::mt19937& random) {
    Json json = one_of(random, valid_bodies());
    damage(random, json, 12);
    std::string text = boost::json::serialize(json);
    if (below(random, 3) == 0) text = damaged(random, std::move(text));
    expect_answer(fuzzed.app.handle(callback_request(text)), text);
  });
}

TEST(Fuzz, IdsAndPatterns) {
  fuzz(50'000, [](std::mt19937& random) {
    const Json id = some_json(random), other = some_json(random);
    const std::string text = dash::stringify_id(id);
    boost::json::error_code failure;
    boost::json::parse(boost::json::serialize(id), failure);
    const auto is_id = [](const Json& json) {
      return json.is_object() &&
             std::ranges::all_of(json.get_object(), [](const auto& entry) { return entry.value().is_primitive(); });
    };
    if (!is_id(id) || failure) return;  // no request holds what is no JSON
    EXPECT_EQ(dash::stringify_id(base::parse_json(text)), text) << id;
    // An id with its values replaced by wildcards is a pattern of it, and of no id with other keys.
    Json pattern = id;
    for (auto& [key, value] : pattern.get_object()) {
      if (below(random, 2) == 0) value = boost::json::array{one_of(random, kWildcards)};
    }
    EXPECT_TRUE(dash::id_matches(pattern, id)) << pattern << " for " << id;
    Json longer = id;
    longer.get_object()["one key more"] = other;
    EXPECT_FALSE(dash::id_matches(pattern, longer)) << pattern << " for " << longer;
    dash::id_matches(other, id);
    dash::id_matches(id, other);
  });
}

TEST(Fuzz, BytesOnTheSocket) {
  FuzzedApp fuzzed;
  RunningServer server([&](Request&& request) { return fuzzed.app.handle(request); },
                       {.limits = {.body_timeout = 300ms, .header_timeout = 300ms, .idle_timeout = 300ms}});
  const std::string call = boost::json::serialize(valid_bodies()[0]);
  const std::string chunk = "8\r\n" + call.substr(0, 8) + "\r\n" + "0\r\n\r\n";
  const std::vector<std::string> models = {
      get("/"),
      get("/_dash-layout?a=%41&b=+", "Cookie: a=b; c\r\nAccept-Encoding: br, gzip;q=0\r\n"),
      get("/assets/x.css", "Range: bytes=0-3\r\nIf-None-Match: \"x\"\r\n"),
      get("/_dash-component-suites/dash/deps/react@18.min.js"),
      post("/_dash-update-component", call, "Content-Type: application/json\r\n"),
      "POST /_dash-update-component HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk,
      get("/_dash-ws-callback",
          "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"),
  };
  fuzz(1'500, [&](std::mt19937& random) {
    std::string bytes = damaged(random, one_of(random, models));
    if (below(random, 3) == 0) bytes += damaged(random, one_of(random, models));
    {
      RawClient client = server.connect();
      const std::size_t cut = below(random, bytes.size() + 1);
      client.send(std::string_view(bytes).substr(0, cut));
      client.send(std::string_view(bytes).substr(cut));
    }
    if (below(random, 20) != 0) return;
    ASSERT_EQ(server.ask(get("/_dash-dependencies")).status, 200) << bytes;
  });
  EXPECT_EQ(server.ask(get("/_dash-dependencies")).status, 200);
}

/// A text frame of a client, masked with zeros (RFC 6455, 5.2).
std::string frame(std::string_view text) {
  std::string bytes{'\x81', static_cast<char>(0x80 | 126), static_cast<char>(text.size() >> 8), static_cast<char>(text.size())};
  return bytes + std::string(4, '\0') + std::string(text);
}

TEST(Fuzz, MessagesOfWebSockets) {
  FuzzedApp fuzzed;
  RunningApp running(fuzzed.app);
  const std::string host = "127.0.0.1:" + std::to_string(running.port);
  const std::string handshake = "GET /_dash-ws-callback HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host +
                                "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
  const Json call = body(R"({"type":"callback_request","rendererId":"r","requestId":"r-1","payload":{"output":"out.title",
    "outputs":{"id":"out","property":"title"},"inputs":[{"id":"in","property":"value","value":true}],"changedPropIds":["in.value"]}})");
  const auto open = [&] {
    RawClient client(running.port);
    EXPECT_EQ(client.ask(handshake).status, 101);
    return client;
  };
  fuzz(500, [&](std::mt19937& random) {
    RawClient client = open();
    for (int i = 0; i < 3; ++i) {
      Json message = call;
      damage(random, message, 10);
      std::string bytes = frame(boost::json::serialize(message));
      if (below(random, 3) == 0) bytes = damaged(random, std::move(bytes));
      client.send(bytes);
    }
    client.is_closed_within(3ms);  // gives the handlers time
  });
  RawClient client = open();
  client.send(frame(boost::json::serialize(call)));
  EXPECT_TRUE(client.has_received_within("callback_response", 10s));
}

}  // namespace
}  // namespace weft::test
