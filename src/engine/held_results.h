// The results of one computation, from the task that makes them to the last one that reads them.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/partition_store.h"
#include "engine/run_settings.h"
#include "graph/task_graph.h"

namespace weft::engine {

/// What one task puts to disk while it runs.
class TaskOffload final : public kernel::Offload {
 public:
  explicit TaskOffload(RunWatch& watch) : watch_(watch) {}
  void put_results(const std::vector<Partition>& tables) override;
  std::vector<Partition> put(const std::vector<Partition>& tables) override;
  /// The rows of one of the task's results that are on disk.
  std::vector<SpilledTable> of(std::size_t output) const;

 private:
  RunWatch& watch_;
  std::vector<std::shared_ptr<SpilledTables>> results_;
};

/// Knows which task reads what, so that what is needed last goes to disk first, and what nobody needs any more goes at once.
class HeldResults {
 public:
  explicit HeldResults(const RunSettings& settings) : settings_(settings) {}

  /// Before the tasks of a graph run.
  void begin(const graph::TaskGraph& graph);
  /// For a task of that graph, in its own thread: its inputs by slot...
  std::vector<std::vector<Partition>> inputs(const graph::Task& task);
  /// ...and, when those are let go of again, its results: the last rows of each, after those that were put to disk. Returns the
  /// size of all.
  graph::ResultSize add(std::size_t index, const TaskOffload& offload, std::vector<Partition> results);
  /// After all tasks have run.
  void end(const graph::TaskGraph& graph, graph::Sizes& sizes);

  std::shared_ptr<const plan::HeldPartitions> hold(const std::vector<std::string>& names) const;
  void release(const std::vector<std::string>& names);

 private:
  const RunSettings& settings_;
  const graph::TaskGraph* graph_ = nullptr;
  std::vector<std::vector<std::shared_ptr<StoredPartition>>> made_;  // by task
  std::mutex mutex_;                                                 // of what follows, while tasks run
  std::unordered_map<std::string, std::shared_ptr<StoredPartition>> results_;
  std::unordered_map<std::string, std::size_t> reads_left_;  // of what this graph reads last
};

}  // namespace weft::engine
