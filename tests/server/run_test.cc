// Dash::run: where it listens, what it prints, and how it ends.
#include <csignal>
#include <cstdlib>
#include <future>
#include <string>

#include <gtest/gtest.h>

#include <weft/dash.h>
#include <weft/error.h>
#include <weft/html.h>

#include "errors/message_of.h"
#include "raw_client.h"

namespace weft::test {
namespace {

using namespace std::chrono_literals;

/// Runs the app until it has printed its line, asks one question, and stops it as Ctrl-C does.
std::string printed_by(Dash& app, const RunOptions& options, const std::string& path) {
  testing::internal::CaptureStdout();
  auto run = std::async(std::launch::async, [&] { app.run(options); });
  std::string printed;
  while (printed.find('\n') == printed.npos && run.wait_for(10ms) == std::future_status::timeout) {
    printed += testing::internal::GetCapturedStdout();
    testing::internal::CaptureStdout();
  }
  printed += testing::internal::GetCapturedStdout();
  int port = std::atoi(printed.c_str() + std::string_view("Weft is running on http://127.0.0.1:").size());
  EXPECT_EQ(RawClient(port).ask(get(path)).status, 200);
  ::kill(::getpid(), SIGINT);
  run.get();
  return printed;
}

TEST(Run, PrintsWhereItIs) {
  Dash app({.url_base_pathname = "/base/"});
  app.layout = html::Div("x");
  std::string printed = printed_by(app, {.port = 0}, "/base/");
  EXPECT_TRUE(printed.starts_with("Weft is running on http://127.0.0.1:")) << printed;
  EXPECT_TRUE(printed.ends_with("/base/ (Ctrl-C to stop)\n")) << printed;
}

TEST(Run, TheEnvironmentNamesThePort) {
  ::setenv("PORT", "0", 1);
  Dash app;
  app.layout = html::Div("x");
  EXPECT_NE(printed_by(app, {}, "/").find("127.0.0.1:"), std::string::npos);
  ::unsetenv("PORT");
}

std::string message_of(const RunOptions& options) {
  Dash app;
  app.layout = html::Div("x");
  return weft::message_of([&] { app.run(options); });
}

TEST(Run, PortInUse) {
  server::Server first([](Request&&) { return Response(); }, {.port = 0});
  std::string port = std::to_string(first.port());
  EXPECT_EQ(message_of({.port = first.port()}),
            "Port " + port + " is in use on 127.0.0.1 (choose another with app.run({.port = ...}))");
}

TEST(Run, TheEnvironmentsPortIsNoNumber) {
  ::setenv("PORT", "80x", 1);
  EXPECT_EQ(message_of({}), "PORT in the environment is not a port number: 80x");
  ::unsetenv("PORT");
}

TEST(Run, TheEnvironmentsHost) {
  ::setenv("HOST", "no such host", 1);
  EXPECT_EQ(message_of({.port = 0}), "Host to listen on not found: no such host");
  ::unsetenv("HOST");
}

}  // namespace
}  // namespace weft::test
