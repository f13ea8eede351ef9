// An app that runs as users run it, for the time of a test.
#pragma once

#include <csignal>
#include <cstdlib>
#include <future>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include <weft/dash.h>

namespace weft::test {

/// An app on a free port, until the end of its scope.
class RunningApp {
 public:
  explicit RunningApp(Dash& app, RunOptions options = {}) {
    options.port = 0;
    testing::internal::CaptureStdout();
    run_ = std::async(std::launch::async, [&app, options] { app.run(options); });
    std::string printed;
    while (printed.find('\n') == printed.npos && run_.wait_for(std::chrono::milliseconds(10)) == std::future_status::timeout) {
      printed += testing::internal::GetCapturedStdout();
      testing::internal::CaptureStdout();
    }
    printed += testing::internal::GetCapturedStdout();
    port = std::atoi(printed.c_str() + std::string_view("Weft is running on http://127.0.0.1:").size());
  }
  ~RunningApp() { stop(); }
  void stop() {
    if (!run_.valid()) return;
    ::kill(::getpid(), SIGINT);
    run_.get();
  }

  int port = 0;

 private:
  std::future<void> run_;
};

}  // namespace weft::test
