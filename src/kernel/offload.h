// Where a task puts rows that it will not look at for a while.
#pragma once

#include <memory>
#include <vector>

namespace arrow {
class Table;
}

namespace weft::kernel {

/// One part of a frame, as tasks hand it to each other.
using Partition = std::shared_ptr<arrow::Table>;

/// Write much at once. Throws a data Error when the disk is full.
class Offload {
 public:
  virtual ~Offload() = default;
  /// Takes rows of the task's results: a table for each, of rows that come before all that are still to come.
  virtual void put_results(const std::vector<Partition>& tables) = 0;
  /// The same tables on disk: their values are read when they are looked at, and take no memory of the task.
  virtual std::vector<Partition> put(const std::vector<Partition>& tables) = 0;
};

}  // namespace weft::kernel
