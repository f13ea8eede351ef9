// A hash table from keys to group numbers. It holds hashes and groups; the keys lie with the groups.
#pragma once

#include <cstdint>
#include <vector>

#include "kernel/large_memory.h"

namespace weft::kernel {

/// Open addressing, at most half full. Hashes come from the caller, who can compute them for many keys at once.
class GroupIndex {
 public:
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  GroupIndex() : slots_(1024) {}

  std::size_t bytes() const { return slots_.size() * sizeof(Slot); }

  /// Whether the nearest cache does not hold it, so that a caller does well to work ahead: first prefetch(), then, once that has
  /// come, to prefetch the key of the candidate() too.
  bool is_large() const { return slots_.size() * sizeof(Slot) > (std::size_t{32} << 10); }
  /// Whether not even the next cache holds it and the keys with it.
  bool is_far() const { return slots_.size() * sizeof(Slot) > (std::size_t{1} << 20); }
  void prefetch(std::uint32_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }
  /// The group that is most likely found for the hash, or none.
  std::uint32_t candidate(std::uint32_t hash) const { return slots_[hash & (slots_.size() - 1)].group; }

  /// The group with that hash for which `is_key(group)` is true. When there is none, `add()` gives the key's group.
  template <class IsKey, class Add>
  std::uint32_t find_or_add(std::uint32_t hash, IsKey&& is_key, Add&& add) {
    const std::size_t mask = slots_.size() - 1;
    const Slot* slots = slots_.data();
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      const Slot slot = slots[at];
      if (slot.group == none) break;
      if (slot.hash == hash && is_key(slot.group)) return slot.group;
    }
    const std::uint32_t group = add();
    insert(hash, group);
    return group;
  }

  /// Adds the group of a key that is known not to be there.
  void insert(std::uint32_t hash, std::uint32_t group) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    ++size_;
    place(slots_, Slot{hash, group});
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t group = none;
  };

  static void place(LargeVector<Slot>& slots, const Slot& slot) {
    const std::size_t mask = slots.size() - 1;
    std::size_t at = slot.hash & mask;
    while (slots[at].group != none) at = (at + 1) & mask;
    slots[at] = slot;
  }

  void grow() {
    LargeVector<Slot> larger(slots_.size() * 2);
    for (const Slot& slot : slots_)
      if (slot.group != none) place(larger, slot);
    slots_ = std::move(larger);
  }

  LargeVector<Slot> slots_;
  std::size_t size_ = 0;
};

/// Calls `find_row(row)` for each hash in turn, while memory that the next ones need is on its way. `keys` is where the groups'
/// keys lie; a key that was added meanwhile may lie elsewhere, and is then merely not fetched ahead.
template <class Key, class FindRow>
void work_ahead(const GroupIndex& index, const std::vector<std::uint32_t>& hashes, const Key* keys, FindRow&& find_row) {
  constexpr std::size_t slot_ahead = 24, key_ahead = 12;
  for (std::size_t row = 0; row < hashes.size(); ++row) {
    if (row + slot_ahead < hashes.size()) index.prefetch(hashes[row + slot_ahead]);
    if (row + key_ahead < hashes.size()) {
      const std::uint32_t group = index.candidate(hashes[row + key_ahead]);
      if (group != GroupIndex::none) __builtin_prefetch(keys + group);
    }
    find_row(row);
  }
}

}  // namespace weft::kernel
