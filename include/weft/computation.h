// How a computation goes: how to stop it, and what it tells while it runs.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace weft {

/// Stops computations. Copies are the same: one is given to `compute({.cancel = token})`, another is kept by whoever may stop it.
class Cancellation {
 public:
  Cancellation() : requested_(std::make_shared<std::atomic<bool>>(false)) {}
  /// Stops all computations that have this token, now and later: they throw a user Error, "The computation was cancelled", as
  /// soon as the batches at work are done. May be called from any thread, and from a signal handler.
  void cancel() const noexcept { requested_->store(true, std::memory_order_relaxed); }
  bool is_cancelled() const noexcept { return requested_->load(std::memory_order_relaxed); }

 private:
  std::shared_ptr<std::atomic<bool>> requested_;
};

/// How far a computation has come. What an exchange makes decides what comes after it, so tasks are planned while others have
/// run already, and both of their numbers grow.
struct Progress {
  std::size_t tasks_done = 0;
  std::size_t tasks_planned = 0;  ///< so far, those that are done too
  std::int64_t rows = 0;          ///< of the results of tasks
  std::int64_t bytes = 0;         ///< of the same
  std::size_t stage = 0;          ///< which run of tasks this is, from 1 on
  double seconds = 0;             ///< since the computation began
  bool finished = false;          ///< told last, and only when it succeeded
};

/// Options of compute and persist.
struct ComputeOptions {
  std::optional<Cancellation> cancel = {};
  /// Called now and then on the thread that computes. What it throws ends the computation, and is thrown there.
  std::function<void(const Progress&)> progress = {};
  /// A file to write what each thread did when, in the format of Chrome's trace viewer (chrome://tracing, ui.perfetto.dev).
  std::string profile = {};
};

}  // namespace weft
