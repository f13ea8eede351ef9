// Rows and the bucket of each -> a table for each bucket.
#include "kernel/exchange/bucket_tables.h"

#include <algorithm>

#include "kernel/batch_bytes.h"

namespace weft::kernel {

BucketTables::BucketTables(const plan::Schema& schema, std::uint32_t count) : starts_(count + 1) {
  for (std::uint32_t index = 0; index < count; ++index) builders_.emplace_back(schema);
}

void BucketTables::append(const Batch& batch, std::span<const std::uint32_t> row_buckets) {
  // Rows grouped by bucket, in their order: a counting sort.
  std::fill(starts_.begin(), starts_.end(), 0);
  for (const std::uint32_t bucket : row_buckets) ++starts_[bucket + 1];
  for (std::size_t index = 1; index < starts_.size(); ++index) starts_[index] += starts_[index - 1];
  rows_.resize(batch.num_rows);
  next_.assign(starts_.begin(), starts_.end() - 1);
  for (std::size_t row = 0; row < batch.num_rows; ++row) rows_[next_[row_buckets[row]]++] = static_cast<std::uint32_t>(row);
  for (std::size_t index = 0; index < builders_.size(); ++index)
    if (const std::size_t begin = starts_[index], size = starts_[index + 1] - begin; size > 0)
      builders_[index].append(batch, std::span(rows_).subspan(begin, size));
  appended_bytes_ += bytes_of(batch);
}

bool BucketTables::exceed(std::uint64_t bytes) const {
  // Asking all builders is worth it only when there may be much in them.
  if (appended_bytes_ <= bytes / 2) return false;
  std::uint64_t sum = 0;
  for (const ExchangeBuilder& builder : builders_) sum += builder.bytes();
  return sum > bytes;
}

std::vector<Partition> BucketTables::finish() {
  appended_bytes_ = 0;
  std::vector<Partition> tables;
  for (ExchangeBuilder& builder : builders_) tables.push_back(builder.finish());
  return tables;
}

}  // namespace weft::kernel
