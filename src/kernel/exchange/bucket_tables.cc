// Rows and the bucket of each -> a table for each bucket.
#include "kernel/exchange/bucket_tables.h"

#include "kernel/batch_bytes.h"

namespace weft::kernel {

BucketTables::BucketTables(const plan::Schema& schema, std::uint32_t count) : rows_(count) {
  for (std::uint32_t index = 0; index < count; ++index) builders_.emplace_back(schema);
}

void BucketTables::append(const Batch& batch, std::span<const std::uint32_t> row_buckets) {
  rows_.sort(row_buckets);
  for (std::size_t index = 0; index < builders_.size(); ++index)
    if (const auto rows = rows_[index]; !rows.empty()) builders_[index].append(batch, rows);
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
