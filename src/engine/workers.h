// The threads of the process, and what they are to do.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>

namespace weft::engine {

/// Threads that all computations share. Each computation gets one task done in turn, so that a short one need not wait for a long
/// one. Threads start when they are first needed, and stay.
class Workers {
 public:
  static Workers& only();
  /// Whether this thread is one of them.
  static bool is_worker_thread();

  /// Calls `work` for 0 to count - 1, in this order, at most `threads` at a time; returns when all calls have. `work` throws
  /// nothing. Meanwhile `watch` is called now and then on this thread. When `work` itself calls this, its thread helps with the
  /// inner calls, so that however deep they go there is one to do them.
  void run(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work, const std::function<void()>& watch);

 private:
  struct Run {
    std::size_t count;
    unsigned threads;
    const std::function<void(std::size_t)>* work;
    std::size_t begun = 0, done = 0, active = 0;
    std::condition_variable finished = {};
  };
  void start(unsigned threads);
  void loop();
  /// Of the runs that may begin another call, the one that has waited longest.
  Run* next();
  bool has_next(const Run& run) const { return run.begun < run.count && run.active < run.threads; }
  void step(Run& run, std::unique_lock<std::mutex>& lock);

  std::mutex mutex_;
  std::condition_variable ready_;
  std::list<Run*> runs_;
  unsigned started_ = 0;
};

}  // namespace weft::engine
