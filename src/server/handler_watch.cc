// Sees which handlers keep their thread for long, so that another thread can stand in for it.
#include "server/handler_watch.h"

#include <chrono>

namespace weft::server {
namespace {

constexpr std::chrono::milliseconds kPeriod{2};  // a handler that was there at the last look takes long
constexpr int kIdleLooks = 50;                   // after so many at which nothing had happened, it sleeps

}  // namespace

thread_local HandlerWatch::Thread* HandlerWatch::current_ = nullptr;

HandlerWatch::Running::Running(HandlerWatch& watch) : watch_(watch) {
  current_->state.fetch_add(kRunning);
  if (watch_.is_asleep_.load()) watch_.wake();
}

HandlerWatch::Running::~Running() {
  // All that another thread can have changed meanwhile is the bit that says that it takes long.
  std::uint64_t before = current_->state.load(std::memory_order_relaxed);
  while (!current_->state.compare_exchange_weak(before, (before & ~(kLong | kRunning)) + kHandler)) {
  }
}

void HandlerWatch::wake() {
  std::lock_guard lock(mutex_);
  is_asleep_ = false;
  changed_.notify_all();
}

bool HandlerWatch::look() {
  bool is_busy = false, found = false;
  for (Thread& thread : threads_) {
    std::uint64_t state = thread.state.load();
    if (state != thread.last_seen || (state & kRunning)) is_busy = true;
    if (state == thread.last_seen && (state & (kRunning | kLong)) == kRunning) {
      found |= thread.state.compare_exchange_strong(state, state | kLong);
      state |= kLong;
    }
    thread.last_seen = state;
  }
  if (found) changed_.notify_all();
  return is_busy;
}

void HandlerWatch::run() {
  std::unique_lock lock(mutex_);
  for (int idle_looks = 0; !stopped_;) {
    idle_looks = look() ? 0 : idle_looks + 1;
    if (idle_looks < kIdleLooks) {
      changed_.wait_for(lock, kPeriod);
      continue;
    }
    is_asleep_ = true;
    // A handler that began too early to see that is seen here.
    if (!look()) changed_.wait(lock, [this] { return stopped_ || !is_asleep_; });
    is_asleep_ = false;
    idle_looks = 0;
  }
}

void HandlerWatch::stop() {
  std::lock_guard lock(mutex_);
  stopped_ = true;
  changed_.notify_all();
}

bool HandlerWatch::wait_until_long(std::size_t thread) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return stopped_ || is_long(thread); });
  return !stopped_;
}

}  // namespace weft::server
