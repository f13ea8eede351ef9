// Turns SIGINT and SIGTERM into one call of a function, for as long as the object lives.
#pragma once

#include <csignal>
#include <functional>
#include <thread>

namespace weft::server {

/// While it lives, the first SIGINT or SIGTERM calls `stop` on a thread of its own, and a second one ends the process as if
/// nobody had handled it. The handlers that were there before are put back at the end. One object at a time; a second one throws
/// an internal Error.
class StopSignals {
 public:
  explicit StopSignals(std::function<void()> stop);
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

 private:
  std::thread waiter_;
  struct sigaction old_interrupt_ {};
  struct sigaction old_terminate_ {};
};

}  // namespace weft::server
