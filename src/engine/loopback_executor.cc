// Runs tasks on threads of this process, but lets nothing cross save bytes.
#include <atomic>

#include <arrow/table.h>

#include "engine/executor.h"
#include "engine/held_results.h"
#include "engine/ipc.h"
#include "engine/task_message.h"

namespace weft::engine {
namespace {

class LoopbackComputation final : public Computation {
 public:
  explicit LoopbackComputation(const RunSettings& settings) : settings_(settings), results_(settings) {}

  void submit(const graph::TaskGraph& graph, graph::Sizes& sizes) override {
    results_.begin(graph);
    run_all(graph.tasks.size(), settings_, [&](std::size_t index, const std::atomic<bool>& cancelled) {
      const graph::Task& task = graph.tasks[index];
      const auto begin = RunWatch::Clock::now();
      std::vector<Partition> inputs, made;
      for (const auto& slot : results_.inputs(task))
        for (const Partition& table : slot) inputs.push_back(from_ipc(to_ipc(table)));
      std::vector<kernel::OperatorCounts> counts;
      const TaskTools tools{settings_.task_bytes, shared_, nullptr, settings_.watch->is_detailed() ? &counts : nullptr,
                            cancelled};
      read_answer(answer_task(encode_task(task), std::move(inputs), tools, *settings_.watch, made));
      for (Partition& table : made) table = from_ipc(to_ipc(table));
      settings_.watch->end_task(task, begin, results_.add(index, TaskOffload(*settings_.watch), std::move(made)), counts);
    });
    results_.end(graph, sizes);
  }

  std::shared_ptr<const plan::HeldPartitions> hold(const std::vector<std::string>& results) override {
    return results_.hold(results);
  }
  void release(const std::vector<std::string>& results) override { results_.release(results); }

 private:
  const RunSettings& settings_;
  HeldResults results_;
  kernel::SharedState shared_;  // of the far side
};

class LoopbackExecutor final : public Executor {
 public:
  std::unique_ptr<Computation> begin(const RunSettings& settings) override {
    return std::make_unique<LoopbackComputation>(settings);
  }
};

}  // namespace

Executor& loopback_executor() {
  static LoopbackExecutor only;
  return only;
}

}  // namespace weft::engine
