// The server on its socket: connections, order, concurrency, limits, time, and its end.
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <future>
#include <latch>
#include <memory>
#include <vector>

#include <gtest/gtest.h>

#include <weft/cancellation.h>
#include <weft/error.h>

#include "errors/message_of.h"
#include "raw_client.h"

namespace weft::test {
namespace {

using namespace std::chrono_literals;
using server::Server;
using server::ServerOptions;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Says what arrived, so that a test sees what the handler saw.
Response echo(Request&& request) {
  return Response::text(200, request.method + " " + request.target + " [" + request.body + "]");
}

TEST(Server, AnswersAndKeepsTheConnection) {
  RunningServer server(echo);
  RawClient client = server.connect();
  Answer first = client.ask(get("/a?b=c"));
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(first.body, "GET /a?b=c []");
  EXPECT_EQ(first.header("Content-Type"), "text/plain; charset=utf-8");
  EXPECT_EQ(first.header("Connection"), "keep-alive");
  EXPECT_NE(first.header("Date"), "");
  EXPECT_EQ(client.ask(post("/p", "body")).body, "POST /p [body]");
  EXPECT_EQ(client.ask(get("/last", "Connection: close\r\n")).header("Connection"), "close");
  EXPECT_TRUE(client.is_closed_within(2s));
}

TEST(Server, ReportsWhereItListens) {
  Server server(echo, {.port = 0});
  EXPECT_GT(server.port(), 0);
  EXPECT_EQ(server.url(), "http://127.0.0.1:" + std::to_string(server.port()) + "/");
}

TEST(Server, TellsTheHandlerWhoAsks) {
  RunningServer server([](Request&& request) {
    return Response::text(200, request.remote_address + " " + std::string(request.header("x-thing")));
  });
  EXPECT_EQ(server.ask(get("/", "X-Thing: one\r\nX-Thing: two\r\n")).body, "127.0.0.1 one");
}

TEST(Server, HeadHasTheHeadersAndNoBody) {
  RunningServer server(echo);
  RawClient client = server.connect();
  client.send("HEAD /x HTTP/1.1\r\nHost: h\r\n\r\n");
  Answer answer = client.read(true);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Content-Length"), "10");
  EXPECT_EQ(client.ask(get("/y")).body, "GET /y []") << "a body after HEAD would be read as the next answer";
}

TEST(Server, NotModifiedAndNoContentHaveNoBody) {
  RunningServer server([](Request&& request) { return Response::text(request.target == "/304" ? 304 : 204, "not to be sent"); });
  RawClient client = server.connect();
  for (int status : {304, 204}) {
    Answer answer = client.ask(get("/" + std::to_string(status)));
    EXPECT_EQ(answer.status, status);
    EXPECT_EQ(answer.header("Content-Length"), "");
  }
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
  RunningServer server([](Request&& request) {
    if (request.target == "/0") std::this_thread::sleep_for(50ms);
    return echo(std::move(request));
  });
  RawClient client = server.connect();
  constexpr int count = 3000;  // far more than one read takes
  std::string all;
  for (int i = 0; i < count; ++i) all += i % 2 ? post("/" + std::to_string(i), "b") : get("/" + std::to_string(i));
  std::thread sender([&] { client.send(all); });
  for (int i = 0; i < count; ++i) {
    ASSERT_EQ(client.read().body, (i % 2 ? "POST /" + std::to_string(i) + " [b]" : "GET /" + std::to_string(i) + " []"));
  }
  sender.join();
}

TEST(Server, ReadsRequestsThatArriveByteByByte) {
  RunningServer server(echo);
  RawClient client = server.connect();
  for (char c : post("/slow", "abc")) ASSERT_TRUE(client.send(std::string(1, c)));
  EXPECT_EQ(client.read().body, "POST /slow [abc]");
}

TEST(Server, ReadsChunkedBodies) {
  RunningServer server(echo);
  RawClient client = server.connect();
  const std::string head = "POST /c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(client.ask(head + "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX-Trailer: t\r\n\r\n").body, "POST /c [abcde]");
  EXPECT_EQ(client.ask(get("/next")).body, "GET /next []");
}

TEST(Server, SaysContinueWhenAskedTo) {
  RunningServer server(echo);
  RawClient client = server.connect();
  client.send("POST /e HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read().status, 100);
  EXPECT_EQ(client.ask("hi").body, "POST /e [hi]");
}

TEST(Server, UnderstandsTheOldAndTheProxysForm) {
  RunningServer server(echo);
  EXPECT_EQ(server.ask("GET http://example.org/a?b HTTP/1.1\r\nHost: example.org\r\n\r\n").body, "GET /a?b []");
  EXPECT_EQ(server.ask("GET http://example.org HTTP/1.1\r\nHost: example.org\r\n\r\n").body, "GET / []");
  RawClient old = server.connect();
  EXPECT_EQ(old.ask("GET /old HTTP/1.0\r\n\r\n").body, "GET /old []");
  EXPECT_TRUE(old.is_closed_within(2s));
}

TEST(Server, SendsLargeBodiesToSlowReaders) {
  auto bytes = std::make_shared<const std::string>(20'000'000, 'x');
  RunningServer server([bytes](Request&&) { return Response::of(200, "text/plain", Body::of_shared(bytes)); });
  RawClient client(server.port(), 4096);
  client.send(get("/"));
  std::this_thread::sleep_for(100ms);
  EXPECT_EQ(client.read().body, *bytes);
  EXPECT_EQ(client.ask(get("/")).body.size(), bytes->size());
}

TEST(Server, AHandlersExceptionIsAnAnswerWithoutDetails) {
  RunningServer server([](Request&& request) -> Response {
    if (request.target == "/int") throw 1;
    throw std::runtime_error("the secret");
  });
  RawClient client = server.connect();
  for (std::string target : {"/", "/int"}) {
    Answer answer = client.ask(get(target));
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.body, "Internal error\n");
  }
}

TEST(Server, HeadersCannotBeInjected) {
  RunningServer server([](Request&&) {
    Response response;
    response.headers.emplace_back("X-Name", "a\r\nSet-Cookie: b=c");
    return response;
  });
  Answer answer = server.ask(get("/"));
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.header("Set-Cookie"), "");
}

TEST(ServerConcurrency, LongHandlersDoNotStopShortOnes) {
  std::latch release(1);
  RunningServer server(
      [&](Request&& request) {
        if (request.target == "/long") release.wait();
        return echo(std::move(request));
      },
      {.network_threads = 2, .limits = {.handler_threads = 16}, .is_quick = [](const Request& request) {
         return request.target == "/quick";
       }});
  std::vector<RawClient> waiting;
  for (int i = 0; i < 12; ++i) {
    waiting.push_back(server.connect());
    waiting.back().send(get("/long"));
  }
  std::this_thread::sleep_for(50ms);
  EXPECT_EQ(server.ask(get("/short")).body, "GET /short []");
  // Now take all the threads there are: what is quick is still answered.
  for (int i = 0; i < 12; ++i) {
    waiting.push_back(server.connect());
    waiting.back().send(get("/long"));
  }
  std::this_thread::sleep_for(50ms);
  EXPECT_EQ(server.ask(get("/quick")).body, "GET /quick []");
  release.count_down();
  for (RawClient& client : waiting) EXPECT_EQ(client.read().body, "GET /long []");
}

TEST(ServerConcurrency, ALongHandlerOnTheOnlyThreadStopsNobody) {
  for (int round = 0; round < 20; ++round) {  // a thread stands in, goes, and stands in again
    std::latch release(1);
    RunningServer server(
        [&](Request&& request) {
          if (request.target == "/long") release.wait();
          return echo(std::move(request));
        },
        {.network_threads = 1, .limits = {.handler_threads = 1}});
    for (int again = 0; again < 3; ++again) EXPECT_EQ(server.ask(get("/before")).body, "GET /before []");
    RawClient waiting = server.connect();
    waiting.send(get("/long"));
    RawClient other = server.connect();
    for (int again = 0; again < 3; ++again) EXPECT_EQ(other.ask(get("/beside")).body, "GET /beside []");
    release.count_down();
    EXPECT_EQ(waiting.read().body, "GET /long []");
    for (int again = 0; again < 3; ++again) EXPECT_EQ(other.ask(get("/after")).body, "GET /after []");
  }
}

TEST(ServerConcurrency, ManyClientsGetTheirOwnAnswers) {
  RunningServer server(echo);
  std::vector<std::thread> clients;
  std::atomic<int> right = 0;
  for (int c = 0; c < 32; ++c) {
    clients.emplace_back([&, c] {
      RawClient client = server.connect();
      for (int i = 0; i < 100; ++i) {
        std::string body = std::to_string(c) + "," + std::to_string(i) + std::string(static_cast<std::size_t>(i) * 50, 'x');
        if (client.ask(post("/", body)).body == "POST / [" + body + "]") ++right;
      }
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(right, 3200);
}

TEST(ServerLimits, MoreConnectionsThanAllowedGet503) {
  RunningServer server(echo, {.limits = {.max_connections = 2}});
  RawClient one = server.connect(), two = server.connect();
  one.ask(get("/"));
  two.ask(get("/"));
  RawClient three = server.connect();
  Answer refused = three.ask(get("/"));
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.body, "Too many connections\n");
  EXPECT_EQ(refused.header("Retry-After"), "1");
  EXPECT_EQ(one.ask(get("/again")).status, 200);
}

TEST(ServerLimits, TooLongHeadersGet431) {
  RunningServer server(echo, {.limits = {.max_header_bytes = 2000}});
  Answer long_header = server.ask(get("/", "X-Long: " + std::string(3000, 'x') + "\r\n"));
  EXPECT_EQ(long_header.status, 431);
  EXPECT_EQ(long_header.body, "The request's headers are too long\n");
  EXPECT_EQ(server.ask("GET /" + std::string(1'000'000, 'x')).status, 431);
  EXPECT_EQ(server.ask(get("/", "X: " + std::string(1000, 'x') + "\r\n")).status, 200);
}

TEST(ServerLimits, TooLongBodiesGet413) {
  RunningServer server(echo, {.limits = {.max_body_bytes = 100'000}});
  Answer refused = server.ask(post("/", std::string(3'000'000, 'x')));
  EXPECT_EQ(refused.status, 413) << "the answer must not be lost to a reset while the body is still being sent";
  EXPECT_EQ(refused.body, "The request's body is too long\n");
  EXPECT_EQ(server.ask("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999\r\n\r\n").status, 413);
  EXPECT_EQ(
      server.ask("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n186A1\r\n" + std::string(100'001, 'x')).status,
      413);
  EXPECT_EQ(server.ask(post("/", std::string(100'000, 'x'))).status, 200);
}

TEST(ServerTime, SlowHeadersGet408) {
  RunningServer server(echo, {.limits = {.header_timeout = 100ms}});
  RawClient client = server.connect();
  client.send("GET / HTTP/1.1\r\nHos");
  Answer answer = client.read();
  EXPECT_EQ(answer.status, 408);
  EXPECT_EQ(answer.body, "The request took too long to arrive\n");
  EXPECT_TRUE(client.is_closed_within(3s));
}

TEST(ServerTime, DrippingHeadersGet408) {
  RunningServer server(echo, {.limits = {.header_timeout = 200ms}});
  RawClient client = server.connect();
  client.send("GET / HTTP/1.1\r\n");
  auto start = steady_clock::now();
  // One header more whenever the server might lose patience must not help.
  while (steady_clock::now() - start < 5s && client.send("X: y\r\n")) std::this_thread::sleep_for(20ms);
  EXPECT_LT(steady_clock::now() - start, 4s);
}

TEST(ServerTime, SlowBodiesGet408) {
  RunningServer server(echo, {.limits = {.body_timeout = 100ms}});
  RawClient client = server.connect();
  client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc");
  EXPECT_EQ(client.read().status, 408);
}

TEST(ServerTime, IdleConnectionsAreClosedSilently) {
  RunningServer server(echo, {.limits = {.idle_timeout = 100ms}});
  RawClient fresh = server.connect(), used = server.connect();
  EXPECT_EQ(used.ask(get("/")).status, 200);
  EXPECT_TRUE(fresh.is_closed_within(3s));
  EXPECT_TRUE(used.is_closed_within(3s));
}

/// Far more than what the sockets of both sides hold, so that somebody has to read.
Response large_answer(Request&&) {
  static const auto bytes = std::make_shared<const std::string>(40'000'000, 'x');
  return Response::of(200, "text/plain", Body::of_shared(bytes));
}

TEST(ServerTime, WhoDoesNotReadIsCutOff) {
  RunningServer server(large_answer, {.limits = {.min_bytes_per_second = 1'000'000'000, .write_timeout = 100ms}});
  RawClient client(server.port(), 4096);
  client.send(get("/"));
  std::this_thread::sleep_for(500ms);
  EXPECT_LT(client.read().body.size(), 40'000'000u);
}

TEST(ServerTime, WhoDoesNotReadDoesNotHoldUpTheEnd) {
  RunningServer server(large_answer, {.limits = {.drain_timeout = 200ms}});
  RawClient client(server.port(), 4096);
  client.send(get("/"));
  std::this_thread::sleep_for(100ms);
  auto start = steady_clock::now();
  server.stop();
  EXPECT_LT(steady_clock::now() - start, 3s);
}

TEST(ServerTime, HandlersMayTakeLongerThanAnyTimeout) {
  RunningServer server(
      [](Request&& request) {
        std::this_thread::sleep_for(400ms);
        return echo(std::move(request));
      },
      {.limits = {.body_timeout = 50ms, .header_timeout = 50ms, .idle_timeout = 50ms, .write_timeout = 50ms}});
  EXPECT_EQ(server.ask(get("/")).status, 200);
}

/// Computes until it is told to stop, and says whether it was.
Response compute_for(milliseconds time, std::promise<bool>* cancelled) {
  const auto end = steady_clock::now() + time;
  const auto is_cancelled = [] { return CancellationScope::current()->is_cancelled(); };
  while (steady_clock::now() < end && !is_cancelled()) std::this_thread::sleep_for(1ms);
  if (cancelled) cancelled->set_value(is_cancelled());
  return Response::text(200, "computed");
}

TEST(ServerCancel, WhatIsComputedForAClientThatHasGoneStops) {
  std::promise<bool> cancelled;
  RunningServer server([&](Request&& request) { return compute_for(10s, request.target == "/long" ? &cancelled : nullptr); });
  const auto start = steady_clock::now();
  {
    RawClient client = server.connect();
    client.send(get("/long"));
    std::this_thread::sleep_for(50ms);
  }
  EXPECT_TRUE(cancelled.get_future().get());
  EXPECT_LT(steady_clock::now() - start, 5s);
}

TEST(ServerCancel, OthersGoOn) {
  RunningServer server([](Request&& request) { return compute_for(request.target == "/long" ? 700ms : 10s, nullptr); });
  RawClient stays = server.connect();
  stays.send(get("/long"));
  {
    RawClient goes = server.connect();
    goes.send(get("/other"));
    std::this_thread::sleep_for(50ms);
  }
  EXPECT_EQ(stays.read().body, "computed");
  EXPECT_EQ(stays.ask(get("/long")).body, "computed") << "the connection is as good as before";
}

TEST(ServerCancel, AClientMaySendTheNextRequestMeanwhile) {
  RunningServer server([](Request&&) { return compute_for(400ms, nullptr); });
  RawClient client = server.connect();
  client.send(get("/1") + get("/2"));
  EXPECT_EQ(client.read().status, 200);
  EXPECT_EQ(client.read().status, 200);
}

TEST(ServerLimits, HandlersThatTakeTooLongGet503) {
  RunningServer server([](Request&& request) { return compute_for(request.target == "/long" ? 10s : 1ms, nullptr); },
                       {.limits = {.handler_timeout = 100ms}});
  RawClient client = server.connect();
  EXPECT_EQ(client.ask(get("/short")).status, 200);
  const Answer answer = client.ask(get("/long"));
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.body, "The request took too long\n");
  EXPECT_EQ(answer.header("Connection"), "close");
  EXPECT_EQ(server.ask(get("/short")).status, 200);
}

TEST(ServerStop, RequestsUnderWayAreAnswered) {
  std::latch started(1);
  RunningServer server([&](Request&& request) {
    started.count_down();
    std::this_thread::sleep_for(200ms);
    return echo(std::move(request));
  });
  RawClient busy = server.connect(), idle = server.connect();
  busy.send(get("/busy"));
  started.wait();
  auto stopped = std::async(std::launch::async, [&] { server.stop(); });
  Answer answer = busy.read();
  EXPECT_EQ(answer.body, "GET /busy []");
  EXPECT_EQ(answer.header("Connection"), "close");
  EXPECT_TRUE(idle.is_closed_within(2s));
  EXPECT_EQ(stopped.wait_for(3s), std::future_status::ready);
  EXPECT_THROW(server.connect(), std::runtime_error);
}

TEST(ServerStop, HalfARequestDoesNotHoldItUp) {
  RunningServer server(echo, {.limits = {.drain_timeout = 200ms}});
  RawClient client = server.connect();
  client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc");
  std::this_thread::sleep_for(50ms);
  auto start = steady_clock::now();
  server.stop();
  EXPECT_LT(steady_clock::now() - start, 3s);
}

TEST(ServerStop, AHandlerCanStopItsServer) {
  Server* to_stop = nullptr;
  Server server(
      [&](Request&& request) {
        to_stop->stop();
        return echo(std::move(request));
      },
      {.port = 0});
  to_stop = &server;
  auto asked = std::async(std::launch::async, [&] { return RawClient(server.port()).ask(get("/stop")).body; });
  server.run();
  EXPECT_EQ(asked.get(), "GET /stop []");
}

TEST(ServerStop, StopBeforeRunEndsItAtOnce) {
  Server server(echo, {.port = 0});
  server.stop();
  server.run();
}

int own_signals = 0;

TEST(ServerStop, SignalsStopItAndTheirHandlersComeBack) {
  struct sigaction own {};
  struct sigaction before {};
  own.sa_handler = [](int) { ++own_signals; };
  sigaction(SIGTERM, &own, &before);
  for (int signal : {SIGTERM, SIGINT}) {
    Server server(echo, {.port = 0, .stop_on_signals = true});
    auto run = std::async(std::launch::async, [&] { server.run(); });
    EXPECT_EQ(RawClient(server.port()).ask(get("/")).status, 200);
    ::kill(::getpid(), signal);
    ASSERT_EQ(run.wait_for(5s), std::future_status::ready);
  }
  EXPECT_EQ(own_signals, 0);
  ::raise(SIGTERM);
  EXPECT_EQ(own_signals, 1);
  sigaction(SIGTERM, &before, nullptr);
}

TEST(ServerStopDeathTest, ASecondSignalEndsTheProcessAtOnce) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        Server server(
            [](Request&& request) {
              ::kill(::getpid(), SIGTERM);
              std::this_thread::sleep_for(100ms);
              ::kill(::getpid(), SIGTERM);
              std::this_thread::sleep_for(60s);
              return echo(std::move(request));
            },
            {.port = 0, .stop_on_signals = true});
        RawClient client(server.port());
        client.send(get("/"));
        server.run();
      },
      testing::KilledBySignal(SIGTERM), "");
}

std::string message_of(ServerOptions options) {
  return weft::message_of([&] { Server server(echo, std::move(options)); });
}

TEST(ServerErrors, PortInUse) {
  Server first(echo, {.port = 0});
  std::string port = std::to_string(first.port());
  EXPECT_EQ(message_of({.port = first.port()}),
            "Port " + port + " is in use on 127.0.0.1 (choose another with app.run({.port = ...}))");
}

TEST(Server, TakesASocketThatIsHandedOver) {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  ASSERT_EQ(::listen(descriptor, 16), 0);
  RunningServer server(echo, {.port = 1, .socket = descriptor});  // the port means nothing then
  EXPECT_GT(server.port(), 1);
  EXPECT_EQ(server.ask(get("/handed/over")).body, "GET /handed/over []");
}

TEST(ServerErrors, SocketThatIsNone) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  EXPECT_EQ(message_of({.socket = ends[0]}), "The socket that was handed over is none to listen on: " + std::to_string(ends[0]));
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST(ServerErrors, PortOutOfRange) {
  EXPECT_EQ(message_of({.port = 70000}), "Port is not in 0 to 65535: 70000");
  EXPECT_EQ(message_of({.port = -1}), "Port is not in 0 to 65535: -1");
}

TEST(ServerErrors, UnknownHost) {
  EXPECT_EQ(message_of({.host = "no such host", .port = 0}), "Host to listen on not found: no such host");
}

TEST(ServerErrors, HostOfAnotherMachine) {
  // An address for documentation (RFC 5737), which no machine has.
  EXPECT_EQ(message_of({.host = "192.0.2.1", .port = 0}), "Cannot listen on 192.0.2.1, port 0: Cannot assign requested address");
}

}  // namespace
}  // namespace weft::test
