// Rows -> their order: one key after the other, each only among rows that are equal so far.
#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <optional>

#include "kernel/large_memory.h"
#include "kernel/sort/sort_rank.h"

namespace weft::kernel {
namespace {

/// The bits in which some numbers differ, moved together: as few as there are, and in the same order. Where they lie in more than
/// a few groups, some bits between them that are equal stay too.
class DifferingBits {
 public:
  explicit DifferingBits(std::uint64_t differing) {
    while (find_groups(differing) > groups_.size()) differing |= smallest_gap(differing);
  }
  unsigned count() const { return count_; }
  std::uint64_t operator()(std::uint64_t number) const {
    std::uint64_t together = 0;
    for (unsigned index = 0; index < num_groups_; ++index) together |= number >> groups_[index].shift & groups_[index].mask;
    return together;
  }

 private:
  /// Their number. Those that there is no room for are only counted.
  std::size_t find_groups(std::uint64_t differing) {
    num_groups_ = count_ = 0;
    std::size_t found = 0;
    for (unsigned begin = 0; differing >> begin != 0; ++found) {
      begin += static_cast<unsigned>(std::countr_zero(differing >> begin));
      const auto size = static_cast<unsigned>(std::countr_one(differing >> begin));
      const std::uint64_t ones = size == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << size) - 1;
      if (found < groups_.size()) groups_[num_groups_++] = {begin - count_, ones << count_};
      count_ += size;
      begin += size;
      if (begin == 64) return found + 1;
    }
    return found;
  }

  static std::uint64_t smallest_gap(std::uint64_t differing) {
    std::uint64_t smallest = 0;
    unsigned best = 65;
    for (unsigned begin = static_cast<unsigned>(std::countr_zero(differing)); begin < 64;) {
      begin += static_cast<unsigned>(std::countr_one(differing >> begin));
      if (begin == 64 || differing >> begin == 0) break;
      const auto size = static_cast<unsigned>(std::countr_zero(differing >> begin));
      if (size < best) best = size, smallest = ((std::uint64_t{1} << size) - 1) << begin;
      begin += size;
    }
    return smallest;
  }

  struct Group {
    unsigned shift;
    std::uint64_t mask;  // after the shift
  };
  std::array<Group, 8> groups_;
  unsigned num_groups_ = 0, count_ = 0;
};

/// Numbers, each with its place in the low bits.
using Entries = LargeVector<std::uint64_t>;

/// Sorts by the bits [begin, end), least significant digit first; stable.
void radix_sort(Entries& entries, Entries& other, unsigned begin, unsigned end) {
  const unsigned bits = end - begin;
  // Digits that are small for few entries, so that counting them takes no longer than they do.
  const unsigned widest = std::clamp<unsigned>(static_cast<unsigned>(std::bit_width(entries.size())) - 3, 6, 11);
  const unsigned passes = (bits + widest - 1) / widest, width = (bits + passes - 1) / passes;
  const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
  std::vector<std::uint32_t> counts(static_cast<std::size_t>(passes) << width);
  for (const std::uint64_t entry : entries)
    for (unsigned pass = 0; pass < passes; ++pass)
      ++counts[(static_cast<std::size_t>(pass) << width) + (entry >> (begin + pass * width) & mask)];
  other.resize(entries.size());
  for (unsigned pass = 0; pass < passes; ++pass) {
    const std::span<std::uint32_t> starts = std::span(counts).subspan(static_cast<std::size_t>(pass) << width, mask + 1);
    std::exclusive_scan(starts.begin(), starts.end(), starts.begin(), 0u);
    const unsigned shift = begin + pass * width;
    for (const std::uint64_t entry : entries) other[starts[entry >> shift & mask]++] = entry;
    entries.swap(other);
  }
}

/// Sorts by the bits [begin, end), and by the place, which is below them.
void sort_entries(Entries& entries, Entries& other, unsigned begin, unsigned end) {
  constexpr std::size_t worth_counting = 512;
  if (entries.size() >= worth_counting) return radix_sort(entries, other, begin, end);
  std::sort(entries.begin(), entries.end());
}

class RowSorter {
 public:
  RowSorter(const Batch& batch, const RowOrder& order) : batch_(batch), order_(order), keys_(order.keys().size()) {}

  /// Sorts rows, which are ascending and equal in all keys before `key`.
  void sort(std::span<std::uint32_t> rows, std::size_t key) {
    if (rows.size() < 2 || key == keys_.size()) return;
    const Ranks& ranks = ranks_of(key);
    std::span<std::uint32_t> values = rows;
    if (!ranks.classes.empty()) {
      const RankClass first = order_.nulls_first() ? RankClass::missing_first : RankClass::value;
      const auto middle = std::stable_partition(rows.begin(), rows.end(), [&](auto row) { return ranks.classes[row] == first; });
      const auto size = static_cast<std::size_t>(middle - rows.begin());
      const std::span<std::uint32_t> before = rows.first(size), after = rows.subspan(size);
      values = order_.nulls_first() ? after : before;
      sort(order_.nulls_first() ? before : after, key + 1);
    }
    if (is_text(column(key).type)) return sort_text(values, key, 0, 0);
    sort_by(
        values, [&](std::uint32_t row) { return ranks.numbers[row]; }, is_last(key),
        [&](std::span<std::uint32_t> equal) { sort(equal, key + 1); });
  }

 private:
  const Vector& column(std::size_t key) const { return batch_.columns[order_.keys()[key].column]; }
  bool is_last(std::size_t key) const { return key + 1 == keys_.size(); }

  /// Of a key that is looked at; of text the classes alone.
  const Ranks& ranks_of(std::size_t key) {
    std::optional<Ranks>& ranks = keys_[key];
    if (!ranks && is_text(column(key).type))
      ranks = Ranks{{}, rank_classes(column(key), order_.nulls_first())};
    else if (!ranks)
      ranks = rank(column(key), order_.keys()[key].ascending, order_.nulls_first());
    return *ranks;
  }

  /// Sorts by a number a row, and calls `resolve` for each run of rows that have the same, unless those `are_equal`.
  template <class NumberOf, class Resolve>
  void sort_by(std::span<std::uint32_t> rows, const NumberOf& number_of, bool are_equal, const Resolve& resolve) {
    if (rows.size() < 2) return;
    std::vector<std::size_t> ends;  // of runs
    bool is_whole = true;           // whether all of the number was looked at
    {
      entries_.resize(rows.size());
      std::uint64_t differing = 0;
      const std::uint64_t first = number_of(rows[0]);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        entries_[i] = number_of(rows[i]);
        differing |= entries_[i] ^ first;
      }
      if (differing == 0) {
        if (!are_equal) resolve(rows);
        return;
      }
      const DifferingBits together(differing);
      const auto place_bits = static_cast<unsigned>(std::bit_width(rows.size() - 1));
      const unsigned dropped = together.count() > 64 - place_bits ? together.count() - (64 - place_bits) : 0;
      is_whole = dropped == 0;
      for (std::size_t i = 0; i < rows.size(); ++i) entries_[i] = together(entries_[i]) >> dropped << place_bits | i;
      sort_entries(entries_, other_, place_bits, place_bits + together.count() - dropped);
      const std::uint64_t place = (std::uint64_t{1} << place_bits) - 1;
      if (const std::uint32_t first_row = rows.front(); rows.back() - first_row == rows.size() - 1) {
        // They are ascending, so these are all from the first to the last.
        for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = first_row + static_cast<std::uint32_t>(entries_[i] & place);
      } else {
        from_.assign(rows.begin(), rows.end());
        for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = from_[entries_[i] & place];
      }
      if (are_equal && is_whole) return;
      for (std::size_t begin = 0, i = 0; i < rows.size(); ++i) {
        if (i + 1 < rows.size() && (entries_[i] ^ entries_[i + 1]) <= place) continue;
        if (i > begin) ends.insert(ends.end(), {begin, i + 1});
        begin = i + 1;
      }
    }
    for (std::size_t run = 0; run < ends.size(); run += 2) {
      const std::span<std::uint32_t> same = rows.subspan(ends[run], ends[run + 1] - ends[run]);
      if (is_whole)
        resolve(same);
      else
        sort_by(same, number_of, are_equal, resolve);
    }
  }

  /// Sorts rows whose texts have the same first `offset` bytes, or end before.
  void sort_text(std::span<std::uint32_t> rows, std::size_t key, std::size_t offset, unsigned depth) {
    if (rows.size() < 2) return;
    const StringRef* texts = column(key).data<StringRef>();
    const bool ascending = order_.keys()[key].ascending;
    std::size_t longest = 0, shortest = ~std::size_t{0}, common = ~std::size_t{0};
    bool any_zero = false;  // at the end of a text, where it looks like the bytes past the end
    for (const std::uint32_t row : rows) {
      const StringRef& text = texts[row];
      longest = std::max<std::size_t>(longest, text.size());
      shortest = std::min<std::size_t>(shortest, text.size());
      common = common_start(texts[rows[0]], text, common);
      any_zero |= text.size() > 0 && text.data()[text.size() - 1] == 0;
    }
    offset = std::max(offset, common);
    const auto next_key = [&](std::span<std::uint32_t> equal) { sort(equal, key + 1); };
    if (longest <= offset) {
      // What differs now is the number of zero bytes at the end.
      if (shortest == longest) return next_key(rows);
      const auto size = [&](std::uint32_t row) { return ascending ? texts[row].size() : ~std::uint64_t{texts[row].size()}; };
      return sort_by(rows, size, is_last(key), next_key);
    }
    constexpr unsigned deepest = 8;
    if (depth == deepest) return sort_long_text(rows, key);
    const auto number = [&](std::uint32_t row) {
      return ascending ? text_number(texts[row], offset) : ~text_number(texts[row], offset);
    };
    if (longest <= offset + 8 && !any_zero) return sort_by(rows, number, is_last(key), next_key);
    sort_by(rows, number, false, [&](std::span<std::uint32_t> equal) { sort_text(equal, key, offset + 8, depth + 1); });
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
  std::vector<std::optional<Ranks>> keys_;
  Entries entries_, other_;
  LargeVector<std::uint32_t> from_;
};

}  // namespace

std::vector<std::uint32_t> sorted_rows(const Batch& batch, const RowOrder& order) {
  std::vector<std::uint32_t> rows(batch.num_rows);
  std::iota(rows.begin(), rows.end(), 0u);
  RowSorter(batch, order).sort(rows, 0);
  return rows;
}

}  // namespace weft::kernel
