// A task and its inputs -> its result. Every executor runs its tasks through here.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/executor.h"
#include "graph/task_graph.h"

namespace weft::engine {

/// Throws an Error whose context names the operation and the part, or a plan::SourceRevision.
Partition run_task(const graph::Task& task, const std::vector<Partition>& inputs, const std::atomic<bool>& cancelled);

graph::ResultSize size_of(const Partition& partition);

/// Thrown by a task that stopped because another one failed.
struct Cancelled {};

/// Calls `run(index)` for 0 to count - 1 on the threads of the configuration. When calls throw, the others are told to stop by
/// `cancelled`, and the exception that executor.h promises is thrown.
void run_all(std::size_t count, std::atomic<bool>& cancelled, const std::function<void(std::size_t)>& run);

}  // namespace weft::engine
