// The bucket of each row -> the rows of each bucket.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace weft::kernel {

/// A counting sort: rows keep their order within a bucket.
class RowsByBucket {
 public:
  explicit RowsByBucket(std::uint32_t num_buckets) : starts_(num_buckets + 1) {}

  void sort(std::span<const std::uint32_t> row_buckets) {
    std::fill(starts_.begin(), starts_.end(), 0);
    for (const std::uint32_t bucket : row_buckets) ++starts_[bucket + 1];
    for (std::size_t index = 1; index < starts_.size(); ++index) starts_[index] += starts_[index - 1];
    rows_.resize(row_buckets.size());
    next_.assign(starts_.begin(), starts_.end() - 1);
    for (std::size_t row = 0; row < row_buckets.size(); ++row) rows_[next_[row_buckets[row]]++] = static_cast<std::uint32_t>(row);
  }

  /// Until sort() is called again.
  std::span<const std::uint32_t> operator[](std::size_t bucket) const {
    return std::span(rows_).subspan(starts_[bucket], starts_[bucket + 1] - starts_[bucket]);
  }

 private:
  std::vector<std::uint32_t> starts_, next_, rows_;
};

}  // namespace weft::kernel
