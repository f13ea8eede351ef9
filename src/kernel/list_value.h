// Lists as kernels hold them: each is a string of bytes, so that whatever carries strings along carries lists.
#pragma once

#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "kernel/batch.h"
#include "kernel/string_arena.h"

namespace weft::kernel {

/// One list. Its bytes say what its items are:
///   1 byte the items' type, 1 byte whether validity follows, 4 bytes the number of items
///   a byte for each item, 0 where it is null, if some are
///   values of fixed size one after the other (zero where null); of strings 4 bytes each, where it ends, and then their text
/// No bytes at all are a list without items, so that a null row is one too.
class ListValue {
 public:
  ListValue() = default;
  explicit ListValue(std::string_view bytes);

  std::size_t size() const { return size_; }
  bool is_valid(std::size_t index) const { return !valid_ || valid_[index]; }
  /// The item's value; of strings a view of the list's bytes.
  template <class T>
  T at(std::size_t index) const {
    if constexpr (std::is_same_v<T, StringRef>) {
      return StringRef(text(index));
    } else {
      T value;
      std::memcpy(&value, values_ + index * sizeof value, sizeof value);
      return value;
    }
  }
  std::string_view text(std::size_t index) const {
    const std::uint32_t begin = index == 0 ? 0 : end_of(index - 1);
    return {values_ + size_ * sizeof(std::uint32_t) + begin, end_of(index) - begin};
  }
  /// The items' values, of fixed size.
  const char* values() const { return values_; }
  const std::uint8_t* valid() const { return valid_; }

 private:
  std::uint32_t end_of(std::size_t index) const {
    std::uint32_t end;
    std::memcpy(&end, values_ + index * sizeof end, sizeof end);
    return end;
  }

  std::size_t size_ = 0;
  const std::uint8_t* valid_ = nullptr;  // null: all valid
  const char* values_ = nullptr;
};

/// The list of those rows of a vector. Throws a data Error for one of more than 4 GiB.
StringRef make_list(const Vector& items, std::span<const std::uint32_t> rows, StringArena& arena);
/// The list of the rows [begin, begin + size).
StringRef make_list(const Vector& items, std::size_t begin, std::size_t size, StringArena& arena);
/// The list of some strings.
StringRef make_list(std::span<const std::string_view> strings, StringArena& arena);

/// The items of the lists at some rows, one after the other, as a vector of their type; those of null rows are none.
Vector list_items(const Vector& lists, std::size_t begin, std::size_t end, DType item);

/// The type of the items; nothing when no list has any bytes.
std::optional<DType> item_of(const Vector& lists);

/// The number of items at each row; 0 where null.
std::vector<std::uint32_t> list_sizes(const Vector& lists);

}  // namespace weft::kernel
