// A task and its inputs -> its result. Every executor runs its tasks through here.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/executor.h"
#include "graph/task_graph.h"
#include "kernel/shared_state.h"

namespace weft::engine {

/// Throws an Error whose context names the operation and the part, or a plan::SourceRevision.
/// `inputs` are those of the task, by slot. Gives task.num_outputs results.
std::vector<Partition> run_task(const graph::Task& task, std::vector<std::vector<Partition>> inputs, kernel::SharedState& shared,
                                const std::atomic<bool>& cancelled);

graph::ResultSize size_of(const Partition& partition);

/// Thrown by a task that stopped because another one failed.
struct Cancelled {};

/// Calls `run(index, cancelled)` for 0 to count - 1 on the threads of the configuration. When a call throws, those with a higher
/// index are left out or told to stop by their flag, while those with a lower one go on: so what is thrown in the end, as
/// executor.h promises it, does not depend on which thread was first.
void run_all(std::size_t count, const std::function<void(std::size_t, const std::atomic<bool>& cancelled)>& run);

}  // namespace weft::engine
