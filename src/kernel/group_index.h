// A hash table from keys to group numbers.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace weft::kernel {

/// Open addressing with the key in the slot, so that a lookup touches one line of memory; at most half full. `Key` is small,
/// cheap to copy and compare. Hashes come from the caller, who can compute them for many keys at once.
template <class Key>
class GroupIndex {
 public:
  GroupIndex() : slots_(1024) {}

  /// Fetches what find_or_add() will read, for a caller that works ahead. Only worth its time for a table that no cache holds.
  void prefetch(std::uint32_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }
  bool is_large() const { return slots_.size() * sizeof(Slot) > (std::size_t{256} << 10); }

  /// The group of the key. For a new one, `add()` gives the key as it is to be kept, and its group.
  template <class Add>
  std::uint32_t find_or_add(const Key& key, std::uint32_t hash, Add&& add) {
    const std::size_t mask = slots_.size() - 1;
    const Slot* slots = slots_.data();
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      const Slot& slot = slots[at];
      if (slot.hash == hash && slot.key == key && slot.group != none) return slot.group;
      if (slot.group == none) break;
    }
    const std::pair<Key, std::uint32_t> added = add();
    insert(added.first, hash, added.second);
    return added.second;
  }

  /// Adds a key that is known not to be there.
  void insert(const Key& key, std::uint32_t hash, std::uint32_t group) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    ++size_;
    place(slots_, Slot{key, hash, group});
  }

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  struct Slot {
    Key key{};
    std::uint32_t hash = 0;
    std::uint32_t group = none;
  };

  static void place(std::vector<Slot>& slots, const Slot& slot) {
    const std::size_t mask = slots.size() - 1;
    std::size_t at = slot.hash & mask;
    while (slots[at].group != none) at = (at + 1) & mask;
    slots[at] = slot;
  }

  void grow() {
    std::vector<Slot> larger(slots_.size() * 2);
    for (const Slot& slot : slots_)
      if (slot.group != none) place(larger, slot);
    slots_ = std::move(larger);
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace weft::kernel
