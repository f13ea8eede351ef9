// What is not HTTP, or means harm: a plain refusal, and the server lives on.
#include <memory>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "raw_client.h"

namespace weft::test {
namespace {

using namespace std::chrono_literals;

struct Case {
  const char* name;
  std::string bytes;
  int status;
  std::string body;
};

void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

class Hostile : public testing::TestWithParam<Case> {};

TEST_P(Hostile, IsRefusedAndTheServerLivesOn) {
  int handled = 0;
  RunningServer server([&](Request&&) {
    ++handled;
    return Response::text(200, "fine");
  });
  RawClient client = server.connect();
  Answer answer = client.ask(GetParam().bytes);
  EXPECT_EQ(answer.status, GetParam().status);
  EXPECT_EQ(answer.body, GetParam().body);
  EXPECT_EQ(answer.header("Connection"), "close");
  EXPECT_EQ(handled, 0) << "no part of it may be taken for a request";
  EXPECT_EQ(server.ask(get("/")).body, "fine");
}

const std::string kPost = "POST / HTTP/1.1\r\nHost: h\r\n";

INSTANTIATE_TEST_SUITE_P(
    Requests, Hostile,
    testing::Values(
        Case{"noise", "\x01\x02\x03\x04\r\n\r\n", 400, "Malformed request: bad method\n"},
        Case{"tls", std::string("\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03", 11) + "\r\n\r\n", 400,
             "Malformed request: bad method\n"},
        Case{"no_target", "GET\r\n\r\n", 400, "Malformed request: bad method\n"},
        Case{"no_version", "GET /\r\n\r\n", 400, "Malformed request: bad target\n"},
        Case{"control_character_in_target", "GET /a\x01 HTTP/1.1\r\nHost: h\r\n\r\n", 400, "Malformed request: bad target\n"},
        Case{"space_in_target", "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n", 505, "Only HTTP/1.0 and HTTP/1.1 are understood\n"},
        Case{"nul_in_target", std::string("GET /a\0b HTTP/1.1\r\nHost: h\r\n\r\n", 30), 400, "Malformed request: bad target\n"},
        Case{"http2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "Only HTTP/1.0 and HTTP/1.1 are understood\n"},
        Case{"no_host", "GET / HTTP/1.1\r\n\r\n", 400, "Malformed request: no Host header\n"},
        Case{"header_without_colon", "GET / HTTP/1.1\r\nHost: h\r\nbad header\r\n\r\n", 400, "Malformed request: bad field\n"},
        Case{"space_before_colon", "GET / HTTP/1.1\r\nHost: h\r\nX : y\r\n\r\n", 400, "Malformed request: bad field\n"},
        Case{"nul_in_header", std::string("GET / HTTP/1.1\r\nHost: h\r\nX: a\0b\r\n\r\n", 36), 400,
             "Malformed request: bad value\n"},
        Case{"two_lengths", kPost + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400,
             "Malformed request: multiple Content-Length\n"},
        Case{"negative_length", kPost + "Content-Length: -1\r\n\r\n", 400, "Malformed request: bad Content-Length\n"},
        Case{"length_overflow", kPost + "Content-Length: 18446744073709551616\r\n\r\n", 400,
             "Malformed request: bad Content-Length\n"},
        Case{"length_and_chunked", kPost + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
             "Malformed request: bad Transfer-Encoding\n"},
        Case{"chunked_and_length", kPost + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400,
             "Malformed request: bad Content-Length\n"},
        Case{"other_coding", kPost + "Transfer-Encoding: gzip\r\n\r\n", 501, "Only the transfer coding chunked is understood\n"},
        Case{"bad_chunk", kPost + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 400, "Malformed request: bad chunk\n"},
        Case{"chunk_overflow", kPost + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", 400,
             "Malformed request: bad chunk\n"},
        Case{"unknown_expectation", kPost + "Content-Length: 1\r\nExpect: a-miracle\r\n\r\n", 417,
             "The only expectation understood is 100-continue\n"}),
    [](const testing::TestParamInfo<Case>& info) { return info.param.name; });

TEST(HostileStream, RandomBytesNeverEndTheServer) {
  RunningServer server([](Request&&) { return Response::text(200, "fine"); },
                       {.limits = {.header_timeout = 200ms, .idle_timeout = 200ms}});
  std::mt19937 random(7);
  const std::string model = post("/p?q=%41", "body", "Transfer-Encoding: identity\r\nX: y\r\n");
  for (int round = 0; round < 300; ++round) {
    std::string bytes = model;
    for (int change = 0; change < 4; ++change) bytes[random() % bytes.size()] = static_cast<char>(random());
    RawClient client = server.connect();
    client.send(bytes.substr(0, random() % (bytes.size() + 1)));
  }
  EXPECT_EQ(server.ask(get("/")).body, "fine");
}

TEST(HostileStream, ClientsThatVanishAreForgotten) {
  RunningServer server(
      [](Request&&) {
        std::this_thread::sleep_for(5ms);
        return Response::text(200, std::string(5'000'000, 'x'));
      },
      {.limits = {.max_connections = 50}});
  for (int i = 0; i < 200; ++i) server.connect().send(get("/"));
  for (int tries = 0; tries < 100; ++tries) {
    if (server.ask(get("/")).status == 200) return;
    std::this_thread::sleep_for(50ms);
  }
  FAIL() << "connections of clients that are gone are still counted";
}

}  // namespace
}  // namespace weft::test
