// Tasks: what an executor runs. Data only, so that a task can go to another process as it is.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "plan/codec.h"

namespace arrow {
class Table;
}

namespace weft::graph {

/// Runs one fragment of a plan on one part of its source, or on the results of other tasks. Its result is one table.
struct Task {
  std::string key;                              // names its result; equal work has an equal key
  std::shared_ptr<const std::string> fragment;  // encoded plan, shared by the tasks of a stage
  std::string part;                             // encoded part of the source; empty when the fragment reads inputs
  std::vector<std::string> inputs;              // keys, in order
};

/// Tasks that need nothing but given tables and the results of earlier graphs, so they may run in any order, or all at once.
struct TaskGraph {
  std::vector<Task> tasks;
  std::map<std::string, std::shared_ptr<arrow::Table>> given;  // tables of the program itself, by key

  bool empty() const { return tasks.empty(); }
};

/// What is known of a result without moving it.
struct ResultSize {
  std::int64_t rows = 0;
  std::int64_t bytes = 0;
};

}  // namespace weft::graph
