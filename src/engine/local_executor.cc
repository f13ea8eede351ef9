// Runs tasks on threads of this process.
#include <arrow/table.h>

#include "engine/executor.h"
#include "engine/held_results.h"
#include "engine/run_task.h"

namespace weft::engine {
namespace {

class LocalComputation final : public Computation {
 public:
  explicit LocalComputation(const RunSettings& settings) : settings_(settings), results_(settings) {}

  void submit(const graph::TaskGraph& graph, graph::Sizes& sizes) override {
    results_.begin(graph);
    run_all(graph.tasks.size(), settings_, [&](std::size_t index, const std::atomic<bool>& cancelled) {
      const graph::Task& task = graph.tasks[index];
      const auto begin = RunWatch::Clock::now();
      TaskOffload offload(*settings_.watch);
      std::vector<kernel::OperatorCounts> counts;
      auto made =
          run_task(task, results_.inputs(task),
                   {settings_.task_bytes, shared_, &offload, settings_.watch->is_detailed() ? &counts : nullptr, cancelled});
      settings_.watch->end_task(task, begin, results_.add(index, offload, std::move(made)), counts);
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
  kernel::SharedState shared_;
};

class LocalExecutor final : public Executor {
 public:
  std::unique_ptr<Computation> begin(const RunSettings& settings) override {
    return std::make_unique<LocalComputation>(settings);
  }
};

}  // namespace

Executor& local_executor() {
  static LocalExecutor only;
  return only;
}

}  // namespace weft::engine
