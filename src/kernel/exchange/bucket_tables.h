// Rows and the bucket of each -> a table for each bucket.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernel/exchange/exchange_builder.h"
#include "kernel/exchange/rows_by_bucket.h"

namespace weft::kernel {

/// Tables as an ExchangeBuilder makes them.
class BucketTables {
 public:
  BucketTables(const plan::Schema& schema, std::uint32_t count);
  /// Rows keep their order within a bucket.
  void append(const Batch& batch, std::span<const std::uint32_t> row_buckets);
  /// Whether they take more memory than that.
  bool exceed(std::uint64_t bytes) const;
  /// The tables so far. It is as new after it.
  std::vector<Partition> finish();

 private:
  std::vector<ExchangeBuilder> builders_;
  RowsByBucket rows_;
  std::uint64_t appended_bytes_ = 0;
};

}  // namespace weft::kernel
