// Where tasks run.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/run_settings.h"
#include "graph/planner.h"
#include "graph/task_graph.h"
#include "plan/ops/in_memory.h"

namespace weft::engine {

/// The results of one compute() while it runs. They are gone with it, but for those that are held.
class Computation {
 public:
  virtual ~Computation() = default;
  /// Runs all the tasks and keeps their results. Adds the sizes of the results to `sizes`. When tasks fail, throws what the first
  /// of them in the graph's order threw; a plan::SourceRevision goes before an Error.
  virtual void submit(const graph::TaskGraph& graph, graph::Sizes& sizes) = 0;
  /// Results as partitions, which stay as long as what it gives.
  virtual std::shared_ptr<const plan::HeldPartitions> hold(const std::vector<std::string>& results) = 0;
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
