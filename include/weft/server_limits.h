// What clients may take of the server of an app.
#pragma once

#include <chrono>
#include <cstddef>

namespace weft {

/// How much and how long. The defaults suit an app on the open network behind nothing else. Statuses: RFC 9110 and RFC 6585
struct ServerLimits {
  /// For a body to arrive, more for a long one (see min_bytes_per_second); beyond: 408.
  std::chrono::milliseconds body_timeout{30'000};
  /// What the end of run() leaves to requests under way before it cuts their connections.
  std::chrono::milliseconds drain_timeout{5'000};
  /// So many handlers run at once beside those on the network's own threads, one for each core; further ones wait. Handlers that
  /// wait for others rather than compute may want more.
  int handler_threads = 32;
  /// For a handler: beyond, its computations are cancelled (see ctx().is_open() for what does not compute) and the answer is 503.
  /// Background and WebSocket callbacks have no such limit. 0: none.
  std::chrono::milliseconds handler_timeout{0};
  /// From a request's first byte to the end of its headers; beyond: 408.
  std::chrono::milliseconds header_timeout{10'000};
  /// Between two requests of a connection; beyond: closed.
  std::chrono::milliseconds idle_timeout{75'000};
  /// Beyond: 413. What a browser uploads arrives as a body that is four thirds as long.
  std::size_t max_body_bytes = 64 * 1024 * 1024;
  /// Further ones are answered 503 and closed. WebSockets count too.
  std::size_t max_connections = 10'000;
  /// Request line and headers together; beyond: 431.
  std::size_t max_header_bytes = 64 * 1024;
  /// What a WebSocket's client may leave untaken; beyond: closed.
  std::size_t max_waiting_bytes = 64 * 1024 * 1024;
  /// What the slowest clients have to reach once body_timeout or write_timeout has passed.
  std::size_t min_bytes_per_second = 32 * 1024;
  /// For an answer to be taken, more for a long one; beyond: closed.
  std::chrono::milliseconds write_timeout{30'000};
};

}  // namespace weft
