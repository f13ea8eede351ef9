// Runs tasks on threads of this process.
#include <atomic>
#include <mutex>
#include <unordered_map>

#include <arrow/table.h>

#include <weft/error.h>

#include "engine/executor.h"
#include "engine/run_task.h"

namespace weft::engine {
namespace {

class LocalComputation final : public Computation {
 public:
  void submit(const graph::TaskGraph& graph, graph::Sizes& sizes) override {
    for (const auto& [key, table] : graph.given) results_.insert_or_assign(key, table);
    std::vector<std::vector<Partition>> made(graph.tasks.size());
    run_all(graph.tasks.size(), [&](std::size_t index, const std::atomic<bool>& cancelled) {
      const graph::Task& task = graph.tasks[index];
      std::vector<std::vector<Partition>> inputs(task.inputs.size());
      for (std::size_t slot = 0; slot < inputs.size(); ++slot)
        for (const std::string& name : task.inputs[slot]) inputs[slot].push_back(results_.at(name));
      made[index] = run_task(task, std::move(inputs), shared_, cancelled);
    });
    for (std::size_t index = 0; index < made.size(); ++index) {
      for (std::uint32_t output = 0; output < made[index].size(); ++output) {
        const std::string name = graph.tasks[index].output(output);
        sizes[name] = size_of(made[index][output]);
        results_.insert_or_assign(name, std::move(made[index][output]));
      }
    }
  }

  Partition fetch(const std::string& key) override { return results_.at(key); }

  void release(const std::vector<std::string>& keys) override {
    for (const std::string& key : keys) results_.erase(key);
  }

 private:
  std::unordered_map<std::string, Partition> results_;
  kernel::SharedState shared_;
};

class LocalExecutor final : public Executor {
 public:
  std::unique_ptr<Computation> begin() override { return std::make_unique<LocalComputation>(); }
};

}  // namespace

Executor& local_executor() {
  static LocalExecutor only;
  return only;
}

}  // namespace weft::engine
