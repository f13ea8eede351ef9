// What a scheduler needs of Ray, in this process: objects are strings, tasks run on one thread, nothing is ever lost.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "cluster/scheduler/scheduler.h"

namespace weft::test {

/// A scheduler on it, at a port of the loopback. One at a time in a process: the glue's functions have no context.
class ProcessScheduler {
 public:
  /// Throws what weft_scheduler_start() says when it cannot start.
  explicit ProcessScheduler(const std::string& token = "");
  ~ProcessScheduler();
  ProcessScheduler(const ProcessScheduler&) = delete;
  ProcessScheduler& operator=(const ProcessScheduler&) = delete;

  const std::string& address() const { return address_; }

 private:
  struct Store;
  std::string address_;
  std::unique_ptr<Store> store_;
  weft_scheduler* scheduler_ = nullptr;
  std::thread runner_;
};

}  // namespace weft::test
