// Keys of a join's build side -> which rows have a key.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "kernel/batch.h"
#include "kernel/join/take_or_null.h"
#include "kernel/large_memory.h"

namespace weft::kernel {

/// Finds the rows of the build side by their keys. A missing key, null or NaN, is a key like any other. Never changes once it is
/// made, so that all threads may look into it at once.
class JoinTable {
 public:
  static constexpr std::uint32_t none = no_row;
  /// Memory that a thread uses again for each batch.
  struct Scratch {
    std::vector<std::uint64_t> hashes;
    std::vector<std::uint64_t> words;
  };

  virtual ~JoinTable() = default;
  /// Writes for each row of `keys` the first row of the build side with equal keys, or none.
  virtual void find(std::span<const Vector> keys, std::size_t rows, std::uint32_t* heads, Scratch& scratch) const = 0;
  /// The row of the build side after that one with the same keys, or none.
  std::uint32_t next(std::uint32_t row) const { return next_.empty() ? none : next_[row]; }
  /// Whether no key comes twice.
  bool is_unique() const { return next_.empty(); }

 protected:
  /// Puts a row before those that have the same keys. `rows` is how many there are in all.
  void link(std::uint32_t row, std::uint32_t head, std::size_t rows) {
    if (head == none) return;
    if (next_.empty()) next_.assign(rows, none);
    next_[row] = head;
  }

 private:
  LargeVector<std::uint32_t> next_;  // by row; empty while all keys differ
};

/// A table over the rows of `keys`, one vector a key column. Rows with equal keys are found in their order.
std::unique_ptr<const JoinTable> make_join_table(std::vector<Vector> keys, std::size_t rows);

}  // namespace weft::kernel
