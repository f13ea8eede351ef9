// Rows -> the states of their groups, where these are too many for a near cache.
#include "kernel/aggregate/bucketed_groups.h"

#include <algorithm>

#include "kernel/exchange/hash_rows.h"
#include "kernel/large_memory.h"
#include "kernel/physical_type.h"

namespace weft::kernel {
namespace {

/// Rows that wait in a bucket are as many as its groups, but at least these; where there is no room for the least of all, waiting
/// is not worth it.
constexpr std::size_t few_rows = 4096, least_rows = 1024;

}  // namespace

BucketedGroups::BucketedGroups(const plan::Node& node, std::span<const DType> types, std::uint64_t memory_bytes,
                               std::uint64_t buffer_bytes)
    : op_(*node.as<plan::Aggregate>()),
      types_(types.begin(), types.end()),
      schema_(node.schema()),
      memory_bytes_(memory_bytes),
      first_(make_groups(memory_bytes)) {
  const std::span inputs = std::span(node.inputs()).subspan(1);
  for (std::size_t column = 0; column < types_.size(); ++column) {
    const auto is_alike = [&](const plan::Expr& input) { return input->name() == inputs[column]->name(); };
    first_alike_.push_back(static_cast<std::size_t>(std::find_if(inputs.begin(), inputs.end(), is_alike) - inputs.begin()));
    if (first_alike_[column] == column) row_bytes_ += value_size(types_[column]);
  }
  most_room_ = buffer_bytes / (num_buckets * row_bytes_);
}

void BucketedGroups::add(const Batch& rows) {
  if (buckets_.empty()) {
    first_.add(rows);
    num_rows_ += rows.num_rows;
    if (most_room_ >= least_rows && first_.are_far())
      for (std::uint32_t index = 0; index < num_buckets; ++index)
        buckets_.emplace_back(make_groups(memory_bytes_ / num_buckets), types_.size());
    return;
  }
  hash_rows(std::span(rows.columns).first(op_.keys.size()), rows.num_rows, hashes_);
  row_buckets_.resize(rows.num_rows);
  // The low bits: by the high ones rows may have come to this task.
  for (std::size_t row = 0; row < rows.num_rows; ++row)
    row_buckets_[row] = static_cast<std::uint32_t>(hashes_[row] % num_buckets);
  by_bucket_.sort(row_buckets_);
  for (std::uint32_t index = 0; index < num_buckets; ++index) append(buckets_[index], rows, by_bucket_[index]);
}

void BucketedGroups::append(Bucket& bucket, const Batch& rows, std::span<const std::uint32_t> picked) {
  while (!picked.empty()) {
    if (bucket.size == 0) bucket.room = std::min(std::max(bucket.groups.size(), few_rows), most_room_);
    const auto some = picked.first(std::min(picked.size(), bucket.room - bucket.size));
    for (std::size_t column = 0; column < types_.size(); ++column)
      if (first_alike_[column] == column) append(bucket, column, rows.columns[column], some);
    bucket.size += some.size();
    if (bucket.size == bucket.room) add_waiting(bucket);
    picked = picked.subspan(some.size());
  }
}

void BucketedGroups::append(Bucket& bucket, std::size_t column, const Vector& values, std::span<const std::uint32_t> picked) {
  auto& memory = bucket.values[column];
  if (!memory) memory = share_memory(bucket.room * value_size(types_[column]));
  with_physical_type(types_[column], [&]<class T>(const T&) {
    const T* in = values.data<T>();
    T* out = reinterpret_cast<T*>(memory.get()) + bucket.size;
    for (std::size_t i = 0; i < picked.size(); ++i) out[i] = in[picked[i]];
    if constexpr (std::is_same_v<T, StringRef>)
      for (std::size_t i = 0; i < picked.size(); ++i)
        if (!out[i].is_inline()) {
          if (!bucket.texts) bucket.texts = std::make_shared<StringArena>();
          out[i] = bucket.texts->add(out[i]);
        }
  });
  auto& valid = bucket.valid[column];
  if (!values.valid && !valid) return;
  if (!valid) {
    valid = std::make_shared_for_overwrite<std::uint8_t[]>(bucket.room);
    std::fill_n(valid.get(), bucket.size, 1);
  }
  for (std::size_t i = 0; i < picked.size(); ++i) valid[bucket.size + i] = values.is_valid(picked[i]);
}

void BucketedGroups::add_waiting(Bucket& bucket) {
  if (bucket.size == 0) return;
  Batch rows{{}, bucket.size};
  for (std::size_t column = 0; column < types_.size(); ++column) {
    if (first_alike_[column] != column) {
      rows.columns.push_back(rows.columns[first_alike_[column]]);
      continue;
    }
    Vector values{types_[column], bucket.size, std::move(bucket.values[column]), std::move(bucket.valid[column]), {}};
    if (bucket.texts && types_[column] == DType::string) values.holds.push_back(bucket.texts);
    rows.columns.push_back(std::move(values));
  }
  bucket.groups.add(rows);
  num_rows_ += std::exchange(bucket.size, 0);
  bucket.texts.reset();
}

std::size_t BucketedGroups::size() const {
  std::size_t sum = first_.size();
  for (const Bucket& bucket : buckets_) sum += bucket.groups.size();
  return sum;
}

std::size_t BucketedGroups::bytes() const {
  std::size_t sum = first_.bytes();
  for (const Bucket& bucket : buckets_)
    sum += bucket.groups.bytes() + bucket.size * row_bytes_ + (bucket.texts ? bucket.texts->bytes() : 0);
  return sum;
}

bool BucketedGroups::results(const std::function<bool(Batch)>& take) {
  const auto hand_on = [&](Groups& groups) {
    const bool wanted = groups.results(take);
    groups = make_groups(0);  // whoever takes the results needs the memory
    return wanted;
  };
  for (Bucket& bucket : buckets_) add_waiting(bucket);
  if (!hand_on(first_)) return false;
  return std::all_of(buckets_.begin(), buckets_.end(), [&](Bucket& bucket) { return hand_on(bucket.groups); });
}

}  // namespace weft::kernel
