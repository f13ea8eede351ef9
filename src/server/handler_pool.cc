// Runs handlers that must not keep a network thread: threads are started when no idle one is there, up to a limit.
#include "server/handler_pool.h"

#include <utility>

namespace weft::server {

void HandlerPool::submit(std::function<void()> job) {
  std::lock_guard lock(mutex_);
  jobs_.push_back(std::move(job));
  if (jobs_.size() > idle_ && threads_.size() < max_threads_) threads_.emplace_back([this] { work(); });
  submitted_.notify_one();
}

void HandlerPool::join() {
  {
    std::lock_guard lock(mutex_);
    closed_ = true;
    submitted_.notify_all();
  }
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void HandlerPool::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    ++idle_;
    submitted_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
    --idle_;
    if (jobs_.empty()) return;
    auto job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job();
    job = nullptr;  // frees what the job holds outside the lock
    lock.lock();
  }
}

}  // namespace weft::server
