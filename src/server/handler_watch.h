// Sees which handlers keep their thread for long, so that another thread can stand in for it.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

namespace weft::server {

class HandlerWatch {
 public:
  explicit HandlerWatch(std::size_t num_threads) : threads_(num_threads) {}
  std::size_t num_threads() const { return threads_.size(); }

  /// The calling thread is the one of that number from now on.
  void enter(std::size_t thread) { current_ = &threads_[thread]; }
  /// Whether the calling thread is one that entered.
  static bool is_watched() { return current_ != nullptr; }

  /// While it lives, a handler runs on the calling thread, which is watched.
  class Running {
   public:
    explicit Running(HandlerWatch& watch);
    ~Running();
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

   private:
    HandlerWatch& watch_;
  };

  /// Whether that thread has been in one handler for some milliseconds.
  bool is_long(std::size_t thread) const { return threads_[thread].state.load(std::memory_order_relaxed) & kLong; }
  /// Waits until it has; false: stop() was called.
  bool wait_until_long(std::size_t thread);

  /// Looks at the threads until stop(): on a thread of its own.
  void run();
  void stop();

 private:
  /// How many handlers it ran, whether it runs one, and whether that one takes long.
  struct alignas(64) Thread {
    std::atomic<std::uint64_t> state{0};
    std::uint64_t last_seen = 0;
  };
  static constexpr std::uint64_t kLong = 1, kRunning = 2, kHandler = 4;

  bool look();
  void wake();

  static thread_local Thread* current_;
  std::vector<Thread> threads_;
  std::atomic<bool> is_asleep_{false};
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopped_ = false;
};

}  // namespace weft::server
