// Values of groups of rows -> a list of them for each group, in the order of the rows: all, or the different ones.
#include <algorithm>

#include "kernel/aggregate/aggregate_state.h"
#include "kernel/group/group_table.h"
#include "kernel/large_memory.h"
#include "kernel/list_value.h"
#include "kernel/physical_type.h"

namespace weft::kernel {
namespace {

/// Keeps all values, and brings them together by group at the end. Missing ones are values like any other.
class ListState final : public AggregateState {
 public:
  explicit ListState(DType value) : type_(held_as(value)) {}

  void resize(std::size_t groups) override { num_groups_ = groups; }

  void update(const std::uint32_t* groups, std::span<const Vector> values, std::size_t rows) override {
    groups_.insert(groups_.end(), groups, groups + rows);
    kept_.push_back(own(values[0]));
  }

  void results(std::size_t begin, std::size_t count, std::vector<Vector>& columns) override {
    bring_together();
    auto [lists, out] = make_vector<StringRef>(DType::string, count);
    auto arena = std::make_shared<StringArena>();
    for (std::size_t group = begin; group < begin + count; ++group)
      *out++ = make_list(values_, std::span(places_).subspan(starts_[group], starts_[group + 1] - starts_[group]), *arena);
    lists.holds.push_back(std::move(arena));
    columns.push_back(std::move(lists));
  }
  std::size_t bytes() const override { return bytes_ + groups_.capacity() * sizeof(std::uint32_t); }

 private:
  /// The values in memory of their own: a batch may point into a file's bytes, of which it needs few.
  Vector own(const Vector& values) {
    bytes_ += values.size * value_size(type_);
    if (type_ != DType::string) return values;
    auto [owned, out] = make_vector<StringRef>(type_, values.size);
    const std::size_t before = texts_->bytes();
    for (std::size_t row = 0; row < values.size; ++row) out[row] = texts_->add(values.data<StringRef>()[row]);
    bytes_ += texts_->bytes() - before;
    owned.valid = values.valid;
    return std::move(owned);
  }

  void bring_together() {
    if (!starts_.empty()) return;
    values_ = concatenate(type_, kept_);
    kept_.clear();
    values_.holds = {texts_};
    starts_.resize(num_groups_ + 1);
    for (const std::uint32_t group : groups_) ++starts_[group + 1];
    for (std::size_t group = 0; group < num_groups_; ++group) starts_[group + 1] += starts_[group];
    LargeVector<std::size_t> next(starts_.begin(), starts_.end() - 1);
    places_.resize(groups_.size());
    for (std::size_t row = 0; row < groups_.size(); ++row) places_[next[groups_[row]]++] = static_cast<std::uint32_t>(row);
    groups_ = {};
  }

  DType type_;
  std::size_t num_groups_ = 0, bytes_ = 0;
  std::vector<Vector> kept_;
  std::shared_ptr<StringArena> texts_ = std::make_shared<StringArena>();
  LargeVector<std::uint32_t> groups_;  // of the kept values
  Vector values_;                      // all of them, in the end
  LargeVector<std::size_t> starts_;    // where each group's begin in places_
  LargeVector<std::uint32_t> places_;  // of values, group by group
};

/// Passes on the values that are new in their group.
class UniqueState final : public AggregateState {
 public:
  explicit UniqueState(DType value)
      : lists_(value), pairs_(make_group_table(std::vector<DType>{DType::uint32, held_as(value)})) {}

  void resize(std::size_t groups) override { lists_.resize(groups); }

  void update(const std::uint32_t* groups, std::span<const Vector> values, std::size_t rows) override {
    auto [group, out] = make_vector<std::uint32_t>(DType::uint32, rows);
    std::copy_n(groups, rows, out);
    const Vector pair[] = {std::move(group), values[0]};
    numbers_.resize(rows);
    std::size_t known = pairs_->size();
    pairs_->find_or_add(pair, rows, numbers_.data());
    // Pairs are numbered as they first come.
    std::vector<std::uint32_t> fresh, fresh_groups;
    for (std::size_t row = 0; row < rows; ++row) {
      if (numbers_[row] != known) continue;
      ++known;
      fresh.push_back(static_cast<std::uint32_t>(row));
      fresh_groups.push_back(groups[row]);
    }
    const Vector fresh_values[] = {take(values[0], fresh)};
    lists_.update(fresh_groups.data(), fresh_values, fresh.size());
  }

  void results(std::size_t begin, std::size_t count, std::vector<Vector>& columns) override {
    lists_.results(begin, count, columns);
  }
  std::size_t bytes() const override { return lists_.bytes() + pairs_->bytes(); }

 private:
  ListState lists_;
  std::unique_ptr<GroupTable> pairs_;  // of group and value
  std::vector<std::uint32_t> numbers_;
};

/// Puts lists together that parts of the rows gave: their items are values of the group.
class MergedLists final : public AggregateState {
 public:
  MergedLists(DType item, std::unique_ptr<AggregateState> inner) : item_(item), inner_(std::move(inner)) {}

  void resize(std::size_t groups) override { inner_->resize(groups); }

  void update(const std::uint32_t* groups, std::span<const Vector> values, std::size_t rows) override {
    const Vector items[] = {list_items(values[0], 0, rows, item_)};
    item_groups_.clear();
    const std::vector<std::uint32_t> sizes = list_sizes(values[0]);
    for (std::size_t row = 0; row < rows; ++row) item_groups_.insert(item_groups_.end(), sizes[row], groups[row]);
    inner_->update(item_groups_.data(), items, items[0].size);
  }

  void results(std::size_t begin, std::size_t count, std::vector<Vector>& columns) override {
    inner_->results(begin, count, columns);
  }
  std::size_t bytes() const override { return inner_->bytes(); }

 private:
  DType item_;
  std::unique_ptr<AggregateState> inner_;
  std::vector<std::uint32_t> item_groups_;
};

}  // namespace

std::unique_ptr<AggregateState> make_list_state(bool is_unique, DType value) {
  if (is_unique) return std::make_unique<UniqueState>(value);
  return std::make_unique<ListState>(value);
}

std::unique_ptr<AggregateState> make_merged_lists_state(bool is_unique, DType item) {
  return std::make_unique<MergedLists>(held_as(item), make_list_state(is_unique, item));
}

}  // namespace weft::kernel
