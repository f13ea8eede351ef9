// Values of a sort key -> unsigned numbers in the wanted order.
#pragma once

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

/// The eight bytes of the text from `offset` on as a number; those past the end are zero.
std::uint64_t text_number(const StringRef& text, std::size_t offset);

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
