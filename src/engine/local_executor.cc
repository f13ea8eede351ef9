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
    std::vector<Partition> made(graph.tasks.size());
    run_all(graph.tasks.size(), [&](std::size_t index, const std::atomic<bool>& cancelled) {
      const graph::Task& task = graph.tasks[index];
      std::vector<Partition> inputs;
      for (const std::string& key : task.inputs) inputs.push_back(results_.at(key));
      made[index] = run_task(task, inputs, cancelled);
    });
    for (std::size_t index = 0; index < made.size(); ++index) {
      sizes[graph.tasks[index].key] = size_of(made[index]);
      results_.insert_or_assign(graph.tasks[index].key, std::move(made[index]));
    }
  }

  Partition fetch(const std::string& key) override { return results_.at(key); }

  void release(const std::vector<std::string>& keys) override {
    for (const std::string& key : keys) results_.erase(key);
  }

 private:
  std::unordered_map<std::string, Partition> results_;
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
