// Rows that a task cannot hold -> buckets of them on disk.
#include "kernel/exchange/divided_rows.h"

#include <utility>

#include <arrow/table.h>

#include "kernel/arrow_batches.h"
#include "kernel/batch_bytes.h"
#include "kernel/exchange/hash_rows.h"

namespace weft::kernel {
namespace {

/// Of each level: which bits of a hash decide must not depend on those that decided before.
constexpr std::uint64_t multipliers[DividedRows::num_levels] = {0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F,
                                                                0xE7037ED1A0B428DB};

}  // namespace

DividedRows::DividedRows(plan::Schema schema, const TaskContext& context, unsigned level)
    : schema_(std::move(schema)), context_(context), level_(level), tables_(schema_, num_buckets), buckets_(num_buckets) {}

void DividedRows::add(const Batch& rows, std::span<const Vector> keys) {
  hash_rows(keys, rows.num_rows, hashes_);
  row_buckets_.resize(rows.num_rows);
  for (std::size_t row = 0; row < rows.num_rows; ++row) {
    const auto product = static_cast<unsigned __int128>(hashes_[row]) * multipliers[level_];
    const std::uint64_t mixed = static_cast<std::uint64_t>(product >> 64) ^ static_cast<std::uint64_t>(product);
    row_buckets_[row] = static_cast<std::uint32_t>(mixed % num_buckets);
  }
  tables_.append(rows, row_buckets_);
  bytes_ += bytes_of(rows);
  if (tables_.exceed(context_.memory_bytes / 4)) put(true);
}

void DividedRows::finish() {
  // Once some rows have gone to disk there is no room for the others either.
  put(any_on_disk_);
}

void DividedRows::put(bool to_disk) {
  std::vector<Partition> tables = tables_.finish();
  for (std::uint32_t index = 0; index < num_buckets; ++index)
    buckets_[index].num_rows += static_cast<std::uint64_t>(tables[index]->num_rows());
  if (to_disk) tables = context_.offload->put(tables);
  any_on_disk_ |= to_disk;
  for (std::uint32_t index = 0; index < num_buckets; ++index)
    if (tables[index]->num_rows() > 0) buckets_[index].tables.push_back(std::move(tables[index]));
}

std::uint64_t DividedRows::num_rows() const {
  std::uint64_t sum = 0;
  for (const Bucket& bucket : buckets_) sum += bucket.num_rows;
  return sum;
}

std::uint64_t DividedRows::bytes(std::uint32_t bucket) const {
  return num_rows(bucket) == 0 ? 0 : bytes_ / num_rows() * num_rows(bucket);
}

void DividedRows::read(std::uint32_t bucket, const std::function<bool(Batch)>& take) const {
  bool wanted = true;
  for (const Partition& table : buckets_[bucket].tables) {
    if (!wanted) return;
    for_each_batch(table, schema_, [&](Batch batch) { return wanted = take(std::move(batch)); });
  }
}

void DividedRows::take(std::uint32_t bucket, const std::function<void(Batch)>& take) {
  for (Partition& table : std::exchange(buckets_[bucket].tables, {})) {
    for_each_batch(table, schema_, [&](Batch batch) {
      take(std::move(batch));
      return true;
    });
    table.reset();
  }
}

}  // namespace weft::kernel
