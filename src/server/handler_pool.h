// Runs handlers that must not keep a network thread: threads are started when no idle one is there, up to a limit.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace weft::server {

class HandlerPool {
 public:
  explicit HandlerPool(std::size_t max_threads) : max_threads_(max_threads) {}
  ~HandlerPool() { join(); }

  /// Runs the job soon, in the order of submission. The job must not throw.
  void submit(std::function<void()> job);

  /// Waits until each submitted job has run and ends the threads. Nothing may be submitted after.
  void join();

 private:
  void work();

  const std::size_t max_threads_;
  std::mutex mutex_;
  std::condition_variable submitted_;
  std::deque<std::function<void()>> jobs_;
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0;
  bool closed_ = false;
};

}  // namespace weft::server
