// Rows -> the states of their groups.
#include "kernel/aggregate/groups.h"

#include <algorithm>
#include <numeric>

namespace weft::kernel {

Groups::Groups(const plan::Aggregate& op, std::span<const DType> types, const plan::Schema& schema, std::uint64_t memory_bytes)
    : num_keys_(op.keys.size()) {
  if (num_keys_ > 0) table_ = make_group_table(types.first(num_keys_), memory_bytes);
  std::size_t next = num_keys_;
  for (const plan::AggregateItem& item : op.items) {
    const std::span<const DType> values = types.subspan(next, item.num_values());
    items_.push_back({make_aggregate_state(item, values, schema.at(item.column(0)).type), next, values.size()});
    if (!table_) items_.back().state->resize(1);
    next += values.size();
  }
}

void Groups::add(const Batch& rows) {
  num_rows_ += rows.num_rows;
  if (!table_) {
    for (const Item& item : items_) item.state->update_single(item.arguments(rows), rows.num_rows);
    return;
  }
  size_before_ = table_->size();
  row_groups_.resize(rows.num_rows);
  table_->find_or_add(keys(rows), rows.num_rows, row_groups_.data());
  for (const Item& item : items_) {
    item.state->resize(table_->size());
    item.state->update(row_groups_.data(), item.arguments(rows), rows.num_rows);
  }
}

bool Groups::are_far() const {
  constexpr std::size_t near = 4096;
  if (!table_ || !table_->is_far()) return false;
  const std::size_t first_near = size_before_ - std::min(size_before_, near), added = table_->size() - size_before_;
  const auto far = static_cast<std::size_t>(
      std::count_if(row_groups_.begin(), row_groups_.end(), [&](std::uint32_t group) { return group < first_near; }));
  return far > row_groups_.size() - added - far;
}

std::size_t Groups::bytes() const {
  std::size_t sum = table_ ? table_->bytes() : 0;
  for (const Item& item : items_) sum += item.state->bytes();
  return sum;
}

bool Groups::results(const std::function<bool(Batch)>& take) {
  const std::size_t size = this->size();
  for (std::size_t begin = 0; begin < size; begin += batch_rows) {
    Batch batch{{}, std::min(batch_rows, size - begin)};
    if (table_) {
      row_groups_.resize(batch.num_rows);
      std::iota(row_groups_.begin(), row_groups_.end(), static_cast<std::uint32_t>(begin));
      batch.columns = table_->keys_of(row_groups_);
    }
    for (const Item& item : items_) item.state->results(begin, batch.num_rows, batch.columns);
    if (!take(std::move(batch))) return false;
  }
  return true;
}

Batch Groups::results_of_rows(const plan::Aggregate& op, std::span<const DType> types, const plan::Schema& schema,
                              const Batch& rows) {
  Groups groups(op, types, schema, 0);  // its table is not asked
  Batch batch{{rows.columns.begin(), rows.columns.begin() + static_cast<std::ptrdiff_t>(groups.num_keys_)}, rows.num_rows};
  groups.row_groups_.resize(rows.num_rows);
  std::iota(groups.row_groups_.begin(), groups.row_groups_.end(), 0u);
  for (const Item& item : groups.items_) {
    item.state->resize(rows.num_rows);
    item.state->update(groups.row_groups_.data(), item.arguments(rows), rows.num_rows);
    item.state->results(0, rows.num_rows, batch.columns);
  }
  return batch;
}

}  // namespace weft::kernel
