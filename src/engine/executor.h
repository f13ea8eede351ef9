// Where tasks run.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/partition_store.h"
#include "engine/run_settings.h"
#include "graph/planner.h"
#include "graph/task_graph.h"

namespace weft::engine {

/// The results of one compute() while it runs. They are gone with it.
class Computation {
 public:
  virtual ~Computation() = default;
  /// Runs all the tasks and keeps their results. Adds the sizes of the results to `sizes`. When tasks fail, throws what the first
  /// of them in the graph's order threw; a plan::SourceRevision goes before an Error.
  virtual void submit(const graph::TaskGraph& graph, graph::Sizes& sizes) = 0;
  virtual std::shared_ptr<StoredPartition> fetch(const std::string& result) = 0;
  /// Lets go of results that nobody will read.
  virtual void release(const std::vector<std::string>& results) = 0;
};

class Executor {
 public:
  virtual ~Executor() = default;
  /// The settings outlive the computation.
  virtual std::unique_ptr<Computation> begin(const RunSettings& settings) = 0;
};

/// Threads of this process; results are handed on as they are.
Executor& local_executor();
/// Threads of this process, but plans, inputs, results and errors cross as bytes: what runs here can run on another machine.
Executor& loopback_executor();

}  // namespace weft::engine
