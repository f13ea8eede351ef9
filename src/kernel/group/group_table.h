// Key columns -> a small number for each row: the group that it belongs to.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "kernel/batch.h"

namespace weft::kernel {

/// Numbers the values of one key column, or the combinations of several, in the order in which they first come.
/// A missing value, null or NaN, is a value like any other, and comes out as null.
class GroupTable {
 public:
  virtual ~GroupTable() = default;

  /// Writes the group of each row. `keys` are one vector a key column, each of `rows` values.
  virtual void find_or_add(std::span<const Vector> keys, std::size_t rows, std::uint32_t* groups) = 0;
  /// The number of groups so far.
  virtual std::size_t size() const = 0;
  /// Bytes that it holds, about.
  virtual std::size_t bytes() const = 0;
  /// Whether looking a key up takes memory that no near cache holds.
  virtual bool is_far() const = 0;
  /// The keys of those groups, one vector a key column.
  virtual std::vector<Vector> keys_of(std::span<const std::uint32_t> groups) const = 0;
};

/// A table for one key column or several. What it takes beside its groups, to find them faster, is little of `memory_bytes`.
std::unique_ptr<GroupTable> make_group_table(std::span<const DType> keys,
                                             std::uint64_t memory_bytes = std::numeric_limits<std::uint64_t>::max());

}  // namespace weft::kernel
