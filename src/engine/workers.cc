// The threads of the process, and what they are to do.
#include "engine/workers.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace weft::engine {
namespace {

/// How often the thread that waits looks around.
constexpr auto watch_interval = std::chrono::milliseconds(20);

thread_local bool is_worker = false;

}  // namespace

Workers& Workers::only() {
  // Never destroyed: its threads sleep until the process ends.
  static Workers& only = *new Workers;
  return only;
}

bool Workers::is_worker_thread() { return is_worker; }

void Workers::run(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work,
                  const std::function<void()>& watch) {
  if (count == 0) return;
  std::unique_lock lock(mutex_);
  start(threads);
  Run run{count, threads, &work};
  const auto place = runs_.insert(runs_.end(), &run);
  ready_.notify_all();
  while (is_worker && run.begun < run.count) {
    step(run, lock);
    lock.unlock();
    watch();
    lock.lock();
  }
  while (run.done < run.count) {
    if (run.finished.wait_for(lock, watch_interval) == std::cv_status::no_timeout) continue;
    lock.unlock();
    watch();
    lock.lock();
  }
  runs_.erase(place);
}

void Workers::start(unsigned threads) {
  for (; started_ < threads; ++started_) std::thread([this] { loop(); }).detach();
}

void Workers::loop() {
  is_worker = true;
  std::unique_lock lock(mutex_);
  while (true) {
    Run* run = next();
    if (run)
      step(*run, lock);
    else
      ready_.wait(lock);
  }
}

Workers::Run* Workers::next() {
  const auto found = std::find_if(runs_.begin(), runs_.end(), [&](const Run* run) { return has_next(*run); });
  if (found == runs_.end()) return nullptr;
  Run* run = *found;
  runs_.splice(runs_.end(), runs_, found);
  return run;
}

void Workers::step(Run& run, std::unique_lock<std::mutex>& lock) {
  const std::size_t index = run.begun++;
  ++run.active;
  lock.unlock();
  (*run.work)(index);
  lock.lock();
  --run.active;
  if (++run.done == run.count) run.finished.notify_all();
}

}  // namespace weft::engine
