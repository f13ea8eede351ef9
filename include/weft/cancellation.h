// How work that takes long is told to stop.
#pragma once

#include <atomic>
#include <memory>
#include <optional>

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

/// As long as it lives, computations that its thread begins have this token, but for those that are given another one.
class CancellationScope {
 public:
  explicit CancellationScope(Cancellation cancellation);
  ~CancellationScope();
  CancellationScope(const CancellationScope&) = delete;
  CancellationScope& operator=(const CancellationScope&) = delete;

  /// The innermost scope's token on this thread.
  static std::optional<Cancellation> current();

 private:
  std::optional<Cancellation> outer_;
};

}  // namespace weft
