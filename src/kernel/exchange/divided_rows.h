// Rows that a task cannot hold -> buckets of them on disk, each with all rows of some keys.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "kernel/exchange/bucket_tables.h"
#include "kernel/operator.h"

namespace weft::kernel {

/// Whoever finds a bucket still too large divides its rows at the next level.
class DividedRows {
 public:
  static constexpr std::uint32_t num_buckets = 16;
  /// A bucket after so many divisions is one in 65,536: what is not small by then, no hash divides.
  static constexpr unsigned num_levels = 4;

  /// What a task may hold rather than divide.
  static std::uint64_t most_held_bytes(const TaskContext& context) {
    // Less is not worth a way to the disk.
    return std::max<std::uint64_t>(context.memory_bytes / 2, 64 * 1024);
  }

  /// Needs `context.offload`.
  DividedRows(plan::Schema schema, const TaskContext& context, unsigned level);
  /// `keys` are one vector a key column, each of as many values as there are rows.
  void add(const Batch& rows, std::span<const Vector> keys);
  /// After the last add().
  void finish();

  std::uint64_t num_rows() const;
  std::uint64_t num_rows(std::uint32_t bucket) const { return buckets_[bucket].num_rows; }
  /// What a bucket's rows would take in memory, about.
  std::uint64_t bytes(std::uint32_t bucket) const;
  /// Calls `take` with a bucket's rows, in the order in which they were added, until it returns false.
  void read(std::uint32_t bucket, const std::function<bool(Batch)>& take) const;
  /// The same for the last time: what has been read takes no memory any more, and no place on disk.
  void take(std::uint32_t bucket, const std::function<void(Batch)>& take);
  /// Gives back a bucket's place on disk.
  void drop(std::uint32_t bucket) { buckets_[bucket].tables.clear(); }

 private:
  struct Bucket {
    std::vector<Partition> tables;
    std::uint64_t num_rows = 0;
  };
  void put(bool to_disk);

  plan::Schema schema_;
  const TaskContext& context_;
  unsigned level_;
  BucketTables tables_;
  bool any_on_disk_ = false;
  std::uint64_t bytes_ = 0;  // of all rows
  std::vector<Bucket> buckets_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> row_buckets_;
};

}  // namespace weft::kernel
