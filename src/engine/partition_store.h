// Results between tasks: in memory as far as there is room, else on disk.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/run_watch.h"
#include "engine/spill_file.h"
#include "graph/task_graph.h"

namespace weft::engine {

class PartitionStore;

/// The rows of all tables, one after the other, without a copy.
Partition concatenate(std::vector<Partition> tables);

/// One result. Its memory, or its place on disk, is given back when the last handle goes.
class StoredPartition : public std::enable_shared_from_this<StoredPartition> {
 public:
  ~StoredPartition();
  StoredPartition(const StoredPartition&) = delete;
  StoredPartition& operator=(const StoredPartition&) = delete;

  const graph::ResultSize& size() const { return size_; }
  /// The rows, for a while: what is being read is not moved to disk, and pages that were read from disk are given back after it.
  Partition read();
  /// The rows, for good.
  Partition take();
  /// Says how soon they are needed: those with the largest number go to disk first.
  void needed(std::uint64_t when);

 private:
  friend class PartitionStore;
  StoredPartition(PartitionStore& store, std::vector<SpilledTable> on_disk, Partition table, std::uint64_t when);
  void finish_reading();
  Partition open();

  PartitionStore& store_;
  graph::ResultSize size_;
  // All below is guarded by the store's mutex.
  std::vector<SpilledTable> on_disk_;  // its first rows
  Partition table_;                    // and its last, in memory; null: all are on disk
  std::uint64_t when_;
  std::size_t readers_ = 0;
  bool takes_memory_ = false;
  bool is_moving_ = false;  // to disk, just now
  bool is_listed_ = false;  // among those that may go to disk
};

/// Counts the memory of all results of the process, of buffers that several share each once.
class PartitionStore {
 public:
  static PartitionStore& only();

  /// Takes a result, whose first rows may be on disk already, and moves some to disk, this one perhaps, while they are more than
  /// the limit. Throws a data Error when the disk is full.
  std::shared_ptr<StoredPartition> keep(std::vector<SpilledTable> on_disk, Partition table, std::uint64_t when, RunWatch& watch);
  /// Writes tables to disk.
  std::shared_ptr<SpilledTables> write(const std::vector<Partition>& tables, RunWatch& watch);

  void set_limit(std::uint64_t bytes, std::string directory);
  std::uint64_t held_bytes() const;
  /// Bytes written since the process began.
  std::uint64_t spilled_bytes() const { return spilled_; }

 private:
  friend class StoredPartition;
  void spill(RunWatch& watch);
  void count(const Partition& table);
  void uncount(const Partition& table);
  void list(StoredPartition& stored);
  void unlist(StoredPartition& stored);

  mutable std::mutex mutex_;
  std::set<std::pair<std::uint64_t, StoredPartition*>> listed_;  // what may go to disk
  struct Held {
    std::uint64_t bytes = 0;
    std::size_t uses = 0;
  };
  std::unordered_map<const void*, Held> buffers_;
  std::uint64_t held_bytes_ = 0;
  std::uint64_t limit_ = ~std::uint64_t{0};
  std::string directory_;
  std::atomic<std::uint64_t> spilled_ = 0;
};

}  // namespace weft::engine
