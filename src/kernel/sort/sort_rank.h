// Values of a sort key -> unsigned numbers in the wanted order.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "kernel/batch.h"
#include "plan/ops/sort.h"

namespace weft::kernel {

/// Which values of a key come together: those that are missing (null or NaN) stand first or last, whatever the direction.
enum class RankClass : std::uint8_t { missing_first, value, missing_last };

/// The rank of each row by one key. Rows with different ranks are in order of (class, number); those with equal ranks have equal
/// values, save that of strings only the first eight bytes are in the number.
struct Ranks {
  std::vector<std::uint64_t> numbers;
  std::vector<RankClass> classes;  // empty when all are values

  RankClass class_of(std::size_t row) const { return classes.empty() ? RankClass::value : classes[row]; }
};
Ranks rank(const Vector& key, bool ascending, bool nulls_first);

/// The classes alone; empty when all are values.
std::vector<RankClass> rank_classes(const Vector& key, bool nulls_first);

/// The eight bytes of the text from `offset` on as a number; those past the end are zero.
inline std::uint64_t text_number(const StringRef& text, std::size_t offset) {
  const std::size_t size = text.size();
  const bool is_inline = text.is_inline();
  std::uint64_t bytes;
  // Past the end of a short string its own memory is zero.
  if (offset + 8 <= (is_inline ? StringRef::inline_size : size)) {
    std::memcpy(&bytes, text.data() + offset, 8);
    return __builtin_bswap64(bytes);
  }
  if (offset >= size) return 0;
  const std::size_t end = is_inline ? StringRef::inline_size : size;
  std::memcpy(&bytes, text.data() + end - 8, 8);
  return __builtin_bswap64(bytes) << 8 * (offset + 8 - end);
}

/// How many bytes at their start are the same in both texts, at most `most`.
inline std::size_t common_start(const StringRef& left, const StringRef& right, std::size_t most) {
  const char *a = left.data(), *b = right.data();
  most = std::min<std::size_t>(most, std::min(left.size(), right.size()));
  std::size_t same = 0;
  for (; same + 8 <= most; same += 8) {
    std::uint64_t a_bytes, b_bytes;
    std::memcpy(&a_bytes, a + same, 8);
    std::memcpy(&b_bytes, b + same, 8);
    if (a_bytes != b_bytes) return same + static_cast<std::size_t>(std::countr_zero(a_bytes ^ b_bytes)) / 8;
  }
  while (same < most && a[same] == b[same]) ++same;
  return same;
}

/// Orders rows of batches that have the keys as columns. Below zero: the first row comes first.
class RowOrder {
 public:
  RowOrder(const plan::Sort& order, const plan::Schema& schema);
  int compare(const Batch& left, std::size_t left_row, const Batch& right, std::size_t right_row) const;

  struct Key {
    std::size_t column;
    bool ascending;
  };
  const std::vector<Key>& keys() const { return keys_; }
  bool nulls_first() const { return nulls_first_; }

 private:
  std::vector<Key> keys_;
  bool nulls_first_;
};

/// The same for two batches of different columns that have keys of the same types.
int compare_rows(const RowOrder& left_order, const Batch& left, std::size_t left_row, const RowOrder& right_order,
                 const Batch& right, std::size_t right_row);

/// The rows of the batch in order; equal rows stay in theirs.
std::vector<std::uint32_t> sorted_rows(const Batch& batch, const RowOrder& order);

}  // namespace weft::kernel
