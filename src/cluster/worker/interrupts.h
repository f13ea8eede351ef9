// Signals of this process -> a flag that its task looks at.
#pragma once

#include <atomic>

namespace weft::cluster {

/// From now on bytes that can be read from a pipe are signals, as CPython writes them to its wakeup descriptor: SIGINT is Ray's
/// way to cancel a task. Python itself would see it only when the task is over.
void watch_interrupts(int descriptor);

/// Whether there was one since forget_interrupts(): the flag of the task of this process, which runs one at a time.
const std::atomic<bool>& interrupted();
/// What came before does not count.
void forget_interrupts();

}  // namespace weft::cluster
