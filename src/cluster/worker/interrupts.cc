// Signals of this process -> a flag that its task looks at.
#include "cluster/worker/interrupts.h"

#include <signal.h>
#include <unistd.h>

#include <thread>

namespace weft::cluster {
namespace {

std::atomic<bool>& interrupted() {
  static std::atomic<bool> flag = false;
  return flag;
}

}  // namespace

void watch_interrupts(int descriptor) {
  std::thread([descriptor] {
    unsigned char number = 0;
    while (::read(descriptor, &number, 1) == 1)
      if (number == SIGINT) interrupted() = true;
  }).detach();
}

const std::atomic<bool>& begin_interruptible() {
  interrupted() = false;
  return interrupted();
}

}  // namespace weft::cluster
