// Several key columns -> group numbers: each column's values are numbered, then pairs of numbers.
#include "kernel/group/group_table.h"

#include <algorithm>
#include <cassert>

#include "kernel/group/number_groups.h"
#include "kernel/group/single_key_groups.h"

namespace weft::kernel {
namespace {

std::unique_ptr<GroupTable> make_single(DType type, std::uint64_t memory_bytes) {
  return is_text(type) ? make_string_groups() : make_number_groups(type, memory_bytes);
}

/// Numbers pairs of numbers. A pair is one integer with the second number in its low bits, as few as hold it, so that pairs of
/// small numbers lie close together.
class PairGroups {
 public:
  explicit PairGroups(std::uint64_t memory_bytes) : memory_bytes_(memory_bytes) {}

  /// `second_size` is above every number in `second`.
  void find_or_add(const std::uint32_t* first, const std::uint32_t* second, std::size_t second_size, std::size_t rows,
                   std::uint32_t* groups) {
    if (second_size > std::size_t{1} << bits_) widen(second_size);
    pairs_.resize(rows);
    for (std::size_t i = 0; i < rows; ++i) pairs_[i] = std::uint64_t{first[i]} << bits_ | second[i];
    groups_->find_or_add(pairs_.data(), nullptr, rows, groups);
  }

  std::size_t size() const { return groups_->size(); }
  std::size_t bytes() const { return groups_->bytes(); }
  bool is_far() const { return groups_->is_far(); }

  /// The pairs of those groups, apart.
  void split(std::span<const std::uint32_t> groups, std::vector<std::uint32_t>& first, std::vector<std::uint32_t>& second) const {
    const std::vector<Vector> pairs = groups_->keys_of(groups);
    const auto* values = pairs[0].data<std::uint64_t>();
    first.resize(groups.size());
    second.resize(groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i) {
      first[i] = static_cast<std::uint32_t>(values[i] >> bits_);
      second[i] = static_cast<std::uint32_t>(values[i] & ((std::uint64_t{1} << bits_) - 1));
    }
  }

 private:
  using Groups = NumberGroups<std::uint64_t>;

  /// Numbers all pairs anew, in their order, with more bits for the second.
  void widen(std::size_t second_size) {
    std::vector<std::uint32_t> all(groups_->size()), first, second;
    for (std::uint32_t group = 0; group < all.size(); ++group) all[group] = group;
    split(all, first, second);
    while (second_size > std::size_t{1} << bits_) bits_ = bits_ == 4 ? 8 : 2 * bits_;
    groups_ = make();
    find_or_add(first.data(), second.data(), second_size, all.size(), all.data());
  }

  std::unique_ptr<Groups> make() const { return std::make_unique<Groups>(DType::uint64, memory_bytes_); }

  std::uint64_t memory_bytes_;
  unsigned bits_ = 4;
  std::unique_ptr<Groups> groups_ = make();
  std::vector<std::uint64_t> pairs_;
};

class CombinedGroups final : public GroupTable {
 public:
  CombinedGroups(std::span<const DType> types, std::uint64_t memory_bytes) {
    const std::uint64_t of_each = memory_bytes / (2 * types.size() - 1);
    for (const DType type : types) columns_.push_back(make_single(type, of_each));
    for (std::size_t pair = 1; pair < types.size(); ++pair) pairs_.emplace_back(of_each);
  }

  void find_or_add(std::span<const Vector> keys, std::size_t rows, std::uint32_t* groups) override {
    columns_[0]->find_or_add(keys.first(1), rows, groups);
    numbers_.resize(rows);
    for (std::size_t next = 1; next < columns_.size(); ++next) {
      columns_[next]->find_or_add(keys.subspan(next, 1), rows, numbers_.data());
      pairs_[next - 1].find_or_add(groups, numbers_.data(), columns_[next]->size(), rows, groups);
    }
  }

  std::size_t size() const override { return pairs_.back().size(); }
  std::size_t bytes() const override {
    std::size_t sum = 0;
    for (const auto& column : columns_) sum += column->bytes();
    for (const PairGroups& pairs : pairs_) sum += pairs.bytes();
    return sum;
  }
  bool is_far() const override {
    return std::any_of(columns_.begin(), columns_.end(), [](const auto& column) { return column->is_far(); }) ||
           std::any_of(pairs_.begin(), pairs_.end(), [](const PairGroups& pairs) { return pairs.is_far(); });
  }

  std::vector<Vector> keys_of(std::span<const std::uint32_t> groups) const override {
    std::vector<Vector> keys(columns_.size());
    std::vector<std::uint32_t> rest(groups.begin(), groups.end()), first, second;
    for (std::size_t column = columns_.size() - 1; column > 0; --column) {
      pairs_[column - 1].split(rest, first, second);
      keys[column] = std::move(columns_[column]->keys_of(second)[0]);
      rest.swap(first);
    }
    keys[0] = std::move(columns_[0]->keys_of(rest)[0]);
    return keys;
  }

 private:
  std::vector<std::unique_ptr<GroupTable>> columns_;
  std::vector<PairGroups> pairs_;  // of the groups of the columns before, and those of the next
  std::vector<std::uint32_t> numbers_;
};

}  // namespace

std::unique_ptr<GroupTable> make_group_table(std::span<const DType> keys, std::uint64_t memory_bytes) {
  assert(!keys.empty());
  if (keys.size() == 1) return make_single(keys[0], memory_bytes);
  return std::make_unique<CombinedGroups>(keys, memory_bytes);
}

}  // namespace weft::kernel
