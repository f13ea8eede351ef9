// Rows -> their order: one key after the other, each only among rows that are equal so far.
#include <algorithm>
#include <array>
#include <numeric>

#include "kernel/sort_rank.h"

namespace weft::kernel {
namespace {

struct Entry {
  std::uint64_t number;
  std::uint32_t row;
};

/// Sorts by number, least significant byte first; stable. Bytes that all entries share cost nothing.
void radix_sort(std::vector<Entry>& entries, std::vector<Entry>& other) {
  std::array<std::array<std::uint32_t, 256>, 8> counts{};
  for (const Entry& entry : entries)
    for (unsigned byte = 0; byte < 8; ++byte) ++counts[byte][entry.number >> (8 * byte) & 255];
  other.resize(entries.size());
  for (unsigned byte = 0; byte < 8; ++byte) {
    auto& count = counts[byte];
    if (count[entries[0].number >> (8 * byte) & 255] == entries.size()) continue;
    std::exclusive_scan(count.begin(), count.end(), count.begin(), 0u);
    for (const Entry& entry : entries) other[count[entry.number >> (8 * byte) & 255]++] = entry;
    entries.swap(other);
  }
}

/// Sorts by number, then by row. Rows come in ascending.
void sort_entries(std::vector<Entry>& entries, std::vector<Entry>& other) {
  constexpr std::size_t worth_counting = 1024;
  if (entries.size() >= worth_counting) return radix_sort(entries, other);
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.number != b.number ? a.number < b.number : a.row < b.row; });
}

class RowSorter {
 public:
  RowSorter(const Batch& batch, const RowOrder& order) : batch_(batch), order_(order) {
    for (const RowOrder::Key& key : order.keys())
      ranks_.push_back(rank(batch.columns[key.column], key.ascending, order.nulls_first()));
  }

  /// Sorts rows, which are ascending and equal in all keys before `key`.
  void sort(std::span<std::uint32_t> rows, std::size_t key) {
    if (rows.size() < 2 || key == ranks_.size()) return;
    const Ranks& ranks = ranks_[key];
    std::span<std::uint32_t> values = rows;
    if (!ranks.classes.empty()) {
      const RankClass first = order_.nulls_first() ? RankClass::missing_first : RankClass::value;
      const auto middle = std::stable_partition(rows.begin(), rows.end(), [&](auto row) { return ranks.classes[row] == first; });
      const auto size = static_cast<std::size_t>(middle - rows.begin());
      const std::span<std::uint32_t> before = rows.first(size), after = rows.subspan(size);
      values = order_.nulls_first() ? after : before;
      sort(order_.nulls_first() ? before : after, key + 1);
    }
    sort_by(
        values, [&](std::uint32_t row) { return ranks.numbers[row]; },
        [&](std::span<std::uint32_t> equal) {
          if (is_text(column(key).type))
            sort_text(equal, key, 8);
          else
            sort(equal, key + 1);
        });
  }

 private:
  const Vector& column(std::size_t key) const { return batch_.columns[order_.keys()[key].column]; }

  /// Sorts by a number a row, and calls `resolve` for each run of rows that have the same.
  template <class NumberOf, class Resolve>
  void sort_by(std::span<std::uint32_t> rows, NumberOf number_of, Resolve resolve) {
    if (rows.size() < 2) return;
    std::vector<std::size_t> ends;  // of runs
    {
      entries_.clear();
      for (const std::uint32_t row : rows) entries_.push_back({number_of(row), row});
      sort_entries(entries_, other_);
      std::size_t begin = 0;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i] = entries_[i].row;
        if (i + 1 < rows.size() && entries_[i].number == entries_[i + 1].number) continue;
        if (i + 1 - begin > 1) ends.insert(ends.end(), {begin, i + 1});
        begin = i + 1;
      }
    }
    for (std::size_t run = 0; run < ends.size(); run += 2) resolve(rows.subspan(ends[run], ends[run + 1] - ends[run]));
  }

  /// Sorts rows whose texts have the same first `offset` bytes, or end before.
  void sort_text(std::span<std::uint32_t> rows, std::size_t key, std::size_t offset) {
    const StringRef* texts = column(key).data<StringRef>();
    const bool ascending = order_.keys()[key].ascending;
    std::uint32_t longest = 0, shortest = ~0u;
    for (const std::uint32_t row : rows) {
      longest = std::max(longest, texts[row].size());
      shortest = std::min(shortest, texts[row].size());
    }
    const auto next_key = [&](std::span<std::uint32_t> equal) { sort(equal, key + 1); };
    if (longest <= offset) {
      // What differs now is the number of zero bytes at the end.
      if (shortest == longest) return next_key(rows);
      return sort_by(
          rows, [&](std::uint32_t row) { return ascending ? texts[row].size() : ~std::uint64_t{texts[row].size()}; }, next_key);
    }
    constexpr std::size_t deepest = 64;
    if (offset >= deepest) return sort_long_text(rows, key);
    sort_by(
        rows, [&](std::uint32_t row) { return ascending ? text_number(texts[row], offset) : ~text_number(texts[row], offset); },
        [&](std::span<std::uint32_t> equal) { sort_text(equal, key, offset + 8); });
  }

  /// Sorts texts with a long common start by comparing them.
  void sort_long_text(std::span<std::uint32_t> rows, std::size_t key) {
    const StringRef* texts = column(key).data<StringRef>();
    const bool ascending = order_.keys()[key].ascending;
    std::stable_sort(rows.begin(), rows.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return ascending ? texts[a] < texts[b] : texts[b] < texts[a]; });
    for (std::size_t begin = 0; begin < rows.size();) {
      std::size_t end = begin + 1;
      while (end < rows.size() && texts[rows[end]] == texts[rows[begin]]) ++end;
      sort(rows.subspan(begin, end - begin), key + 1);
      begin = end;
    }
  }

  const Batch& batch_;
  const RowOrder& order_;
  std::vector<Ranks> ranks_;
  std::vector<Entry> entries_, other_;
};

}  // namespace

std::vector<std::uint32_t> sorted_rows(const Batch& batch, const RowOrder& order) {
  std::vector<std::uint32_t> rows(batch.num_rows);
  std::iota(rows.begin(), rows.end(), 0u);
  RowSorter(batch, order).sort(rows, 0);
  return rows;
}

}  // namespace weft::kernel
