// Counts what an app answers, for Prometheus.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace weft::dash {

/// Counters of requests by route and status, and of their times. May be used by many threads.
class Metrics {
 public:
  void count(std::string_view route, int status, std::chrono::nanoseconds taken);

  /// The counters as text. Definition: https://prometheus.io/docs/instrumenting/exposition_formats/
  std::string to_text() const;

  static constexpr std::array<std::string_view, 10> routes{"index",       "layout", "dependencies", "callback", "bundles",
                                                           "reload-hash", "icon",   "assets",       "health",   "other"};

 private:
  static constexpr std::array<double, 10> bounds{0.0005, 0.001, 0.0025, 0.01, 0.05, 0.1, 0.5, 1, 5, 30};  // seconds

  struct Route {
    std::array<std::atomic<std::uint64_t>, 6> by_status{};  // 1xx to 5xx, by their first digit
    std::array<std::atomic<std::uint64_t>, 11> by_time{};   // up to each bound, and beyond
    std::atomic<std::uint64_t> nanoseconds{0};
  };
  std::array<Route, 10> counters_{};
};

}  // namespace weft::dash
