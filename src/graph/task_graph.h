// Tasks: what an executor runs. Data only, so that a task can go to another process as it is.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "plan/codec.h"
#include "plan/ops/in_memory.h"

namespace weft::graph {

/// Runs one fragment of a plan on parts of its source, or on the results of other tasks. Its result is one table, or as many as
/// the partition_by at the root of its fragment makes.
struct Task {
  std::string key;                               // names its work; equal work has an equal key
  std::shared_ptr<const std::string> fragment;   // encoded plan, shared by the tasks of a stage
  std::vector<std::string> parts;                // encoded parts of the source; empty when the fragment reads only inputs
  std::vector<std::vector<std::string>> inputs;  // names of results by slot (plan/ops/task_input.h), in order
  std::uint32_t num_outputs = 1;

  /// The name of one of its results.
  std::string output(std::uint32_t index) const { return num_outputs == 1 ? key : key + "#" + std::to_string(index); }
};

/// A partition that the program itself holds: a table, or one of those that are held.
struct Given {
  std::shared_ptr<arrow::Table> table;
  std::shared_ptr<const plan::HeldPartitions> held;
  std::size_t index = 0;

  std::shared_ptr<arrow::Table> read() const { return table ? table : held->read(index); }
};

/// Tasks that need nothing but given tables and the results of earlier graphs, so they may run in any order, or all at once.
struct TaskGraph {
  std::vector<Task> tasks;
  std::map<std::string, Given> given;         // by name
  std::unordered_set<std::string> read_last;  // results that nobody reads but these tasks

  bool empty() const { return tasks.empty(); }
};

/// What is known of a result without moving it.
struct ResultSize {
  std::int64_t rows = 0;
  std::int64_t bytes = 0;
};

/// By the names of results.
using Sizes = std::unordered_map<std::string, ResultSize>;

}  // namespace weft::graph
