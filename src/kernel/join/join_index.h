// Hashes of join keys -> the first row with a key: the slots under the join tables.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "kernel/large_memory.h"

namespace weft::kernel {

/// Open addressing, at most half full. A slot holds a hash and a row; the key itself lies with the row.
class JoinIndex {
 public:
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  /// Room for some keys: more make it grow.
  explicit JoinIndex(std::size_t keys) {
    std::size_t size = 64;
    while (size < keys) size *= 2;
    slots_.resize(size);
  }

  void prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }
  /// The row that is most likely found for the hash, or none.
  std::uint32_t candidate(std::uint64_t hash) const { return slots_[hash & (slots_.size() - 1)].row; }

  /// The row for that hash for which `is_key(row)` is true, or none.
  template <class IsKey>
  std::uint32_t find(std::uint64_t hash, IsKey&& is_key) const {
    const std::size_t mask = slots_.size() - 1;
    const Slot* slots = slots_.data();
    const auto short_hash = static_cast<std::uint32_t>(hash);
    for (std::size_t at = short_hash & mask;; at = (at + 1) & mask) {
      const Slot slot = slots[at];
      if (slot.row == none || (slot.hash == short_hash && is_key(slot.row))) return slot.row;
    }
  }

  /// Puts `row` in the place of the row with its key, which is the result, or adds it; then the result is none.
  template <class IsKey>
  std::uint32_t replace(std::uint64_t hash, std::uint32_t row, IsKey&& is_key) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    const std::size_t mask = slots_.size() - 1;
    const auto short_hash = static_cast<std::uint32_t>(hash);
    for (std::size_t at = short_hash & mask;; at = (at + 1) & mask) {
      Slot& slot = slots_[at];
      if (slot.row == none) {
        slot = {short_hash, row};
        ++size_;
        return none;
      }
      if (slot.hash == short_hash && is_key(slot.row)) return std::exchange(slot.row, row);
    }
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t row = none;
  };

  void grow() {
    LargeVector<Slot> larger(slots_.size() * 2);
    const std::size_t mask = larger.size() - 1;
    for (const Slot& slot : slots_) {
      if (slot.row == none) continue;
      std::size_t at = slot.hash & mask;
      while (larger[at].row != none) at = (at + 1) & mask;
      larger[at] = slot;
    }
    slots_ = std::move(larger);
  }

  LargeVector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace weft::kernel
