// Rows -> the states of their groups, where these are too many for a near cache.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "kernel/aggregate/groups.h"
#include "kernel/exchange/rows_by_bucket.h"
#include "kernel/string_arena.h"

namespace weft::kernel {

/// Groups as long as a near cache holds them. Once it does not, rows wait in buckets, by a hash of their keys, until there are so
/// many that each group of the bucket meets several: what is known of those then comes into the cache once for all of them.
/// The groups' results come in no particular order.
class BucketedGroups {
 public:
  /// Of the node of an aggregation, with the types of its keys and values; `memory_bytes` are those of its task, and
  /// `buffer_bytes` what waiting rows may take.
  BucketedGroups(const plan::Node& node, std::span<const DType> types, std::uint64_t memory_bytes, std::uint64_t buffer_bytes);

  void add(const Batch& rows);
  /// Of the rows that no longer wait: their number, and that of their groups, some of which may count twice.
  std::size_t num_rows() const { return num_rows_; }
  std::size_t size() const;
  /// Bytes that all hold, about.
  std::size_t bytes() const;
  bool results(const std::function<bool(Batch)>& take);

 private:
  static constexpr std::uint32_t num_buckets = 256;

  /// Rows that wait, and the groups of those that did.
  struct Bucket {
    Bucket(Groups empty, std::size_t num_columns) : groups(std::move(empty)), values(num_columns), valid(num_columns) {}
    Groups groups;
    std::size_t size = 0, room = 0;
    std::vector<std::shared_ptr<std::byte[]>> values;    // of each column
    std::vector<std::shared_ptr<std::uint8_t[]>> valid;  // null: all valid so far
    std::shared_ptr<StringArena> texts;                  // null: all short so far
  };

  Groups make_groups(std::uint64_t memory_bytes) const { return Groups(op_, types_, schema_, memory_bytes); }
  void append(Bucket& bucket, const Batch& rows, std::span<const std::uint32_t> picked);
  void append(Bucket& bucket, std::size_t column, const Vector& values, std::span<const std::uint32_t> picked);
  void add_waiting(Bucket& bucket);

  const plan::Aggregate& op_;
  std::vector<DType> types_;
  std::vector<std::size_t> first_alike_;  // for each column the first of the same values, of which there is one copy
  const plan::Schema& schema_;
  std::uint64_t memory_bytes_;
  std::size_t row_bytes_ = 0;
  std::size_t most_room_;  // rows that may wait in a bucket
  Groups first_;
  std::vector<Bucket> buckets_;  // empty until they are needed
  std::size_t num_rows_ = 0;
  RowsByBucket by_bucket_{num_buckets};
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> row_buckets_;
};

}  // namespace weft::kernel
