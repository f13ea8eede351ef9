// A task and its inputs -> its results. Every executor runs its tasks through here.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "engine/run_settings.h"
#include "graph/task_graph.h"
#include "kernel/operator.h"
#include "kernel/operator_counts.h"
#include "plan/expr.h"

namespace weft::engine {

using kernel::Partition;

/// What a task works with beside its inputs.
struct TaskTools {
  std::uint64_t memory_bytes;
  kernel::SharedState& shared;
  kernel::Offload* offload;
  std::vector<kernel::OperatorCounts>* counts;  // null: nobody asks
  const std::atomic<bool>& cancelled;
};

/// Throws an Error whose context names the operation and the part, or a plan::SourceRevision.
/// `inputs` are those of the task, by slot. Gives task.num_outputs results.
std::vector<Partition> run_task(const graph::Task& task, std::vector<std::vector<Partition>> inputs, const TaskTools& tools);

/// The operation that a person would name a fragment by: the last but for projections.
std::string operation_of(const plan::Expr& fragment);

/// Thrown by a task that stopped because another one failed.
struct Cancelled {};

/// Throws a user Error when the computation is to stop.
void check_cancelled(const RunSettings& settings);

/// Calls `run(index, cancelled)` for 0 to count - 1 on the threads of the process, and tells who looks on how it goes. When a
/// call throws, those with a higher index are left out or told to stop by their flag, while those with a lower one go on: so what
/// is thrown in the end, as executor.h promises it, does not depend on which thread was first. When the computation is cancelled,
/// all are, and the Error says so.
void run_all(std::size_t count, const RunSettings& settings,
             const std::function<void(std::size_t, const std::atomic<bool>& cancelled)>& run);

}  // namespace weft::engine
