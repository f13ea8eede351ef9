// Turns SIGINT and SIGTERM into one call of a function, for as long as the object lives.
#include "server/stop_signals.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <utility>

#include <weft/error.h>

namespace weft::server {
namespace {

// What a signal handler may touch: lock-free atomics and write().
std::atomic<int> wake_descriptor{-1};
std::atomic<int> signals_seen{0};

constexpr std::uint64_t kSignal = 1;
constexpr std::uint64_t kEnd = 1ull << 32;

void on_signal(int number) {
  int saved = errno;
  if (signals_seen.fetch_add(1) == 0) {
    [[maybe_unused]] auto written = write(wake_descriptor.load(), &kSignal, sizeof kSignal);
  } else {
    std::signal(number, SIG_DFL);
    raise(number);  // pending until this handler returns, then ends the process
  }
  errno = saved;
}

}  // namespace

StopSignals::StopSignals(std::function<void()> stop) {
  int descriptor = eventfd(0, EFD_CLOEXEC);
  int none = -1;
  if (descriptor < 0 || !wake_descriptor.compare_exchange_strong(none, descriptor)) {
    if (descriptor >= 0) close(descriptor);
    throw Error(ErrorKind::internal, "Signals are already handled by another running server");
  }
  signals_seen = 0;
  waiter_ = std::thread([descriptor, stop = std::move(stop)] {
    for (std::uint64_t value = 0; (value & kEnd) == 0;) {
      if (read(descriptor, &value, sizeof value) != sizeof value) continue;  // interrupted
      if ((value & (kEnd - 1)) != 0) stop();
    }
  });
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, &old_interrupt_);
  sigaction(SIGTERM, &action, &old_terminate_);
}

StopSignals::~StopSignals() {
  sigaction(SIGINT, &old_interrupt_, nullptr);
  sigaction(SIGTERM, &old_terminate_, nullptr);
  int descriptor = wake_descriptor.load();
  [[maybe_unused]] auto written = write(descriptor, &kEnd, sizeof kEnd);
  waiter_.join();
  wake_descriptor = -1;
  close(descriptor);
}

}  // namespace weft::server
