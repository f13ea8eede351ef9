// Signals of this process -> a flag that its task looks at.
#include "cluster/worker/interrupts.h"

#include <signal.h>
#include <unistd.h>

#include <thread>

namespace weft::cluster {
namespace {

std::atomic<bool>& flag() {
  static std::atomic<bool> flag = false;
  return flag;
}

}  // namespace

void watch_interrupts(int descriptor) {
  std::thread([descriptor] {
    unsigned char number = 0;
    while (::read(descriptor, &number, 1) == 1)
      if (number == SIGINT) flag() = true;
  }).detach();
}

const std::atomic<bool>& interrupted() { return flag(); }

void forget_interrupts() { flag() = false; }

}  // namespace weft::cluster
