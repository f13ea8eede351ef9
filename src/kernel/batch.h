// What flows between operators: a few ten thousand rows that stay in cache.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "plan/schema.h"

namespace weft::kernel {

using dd::DType;

/// Rows in a full batch. A batch may hold fewer, and a little more.
inline constexpr std::size_t batch_rows = 16 * 1024;

/// A string value: 16 bytes, short strings inside, longer ones by pointer with their first four bytes beside the length, so that
/// most comparisons never follow it. What it points to is kept alive by its Vector.
class StringRef {
 public:
  static constexpr std::uint32_t inline_size = 12;

  StringRef() : size_(0), prefix_{}, rest_{} {}
  StringRef(const char* data, std::uint32_t size) : size_(size), prefix_{}, rest_{} {
    if (size <= inline_size) {
      if (size > 0) std::memcpy(prefix_, data, size);  // an empty one may point nowhere
    } else {
      std::memcpy(prefix_, data, sizeof prefix_);
      std::memcpy(rest_, &data, sizeof data);
    }
  }
  /// The same where `inline_size` bytes can be read at `data` whatever the size: without a branch for each length.
  static StringRef from_padded(const char* data, std::uint32_t size) {
    if (size > inline_size) return StringRef(data, size);
    std::uint32_t first;
    std::uint64_t rest;
    std::memcpy(&first, data, sizeof first);
    std::memcpy(&rest, data + sizeof first, sizeof rest);
    // The bytes past the end are made zero.
    first &= static_cast<std::uint32_t>((std::uint64_t{1} << 8 * (size < 4 ? size : 4)) - 1);
    const unsigned more = size < 4 ? 0 : 8 * (size - 4);
    rest &= more == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << more) - 1;
    StringRef text;
    text.size_ = size;
    std::memcpy(text.prefix_, &first, sizeof first);
    std::memcpy(text.rest_, &rest, sizeof rest);
    return text;
  }
  explicit StringRef(std::string_view text) : StringRef(text.data(), static_cast<std::uint32_t>(text.size())) {}

  std::uint32_t size() const { return size_; }
  bool is_inline() const { return size_ <= inline_size; }
  const char* data() const {
    if (is_inline()) return prefix_;
    const char* pointer;
    std::memcpy(&pointer, rest_, sizeof pointer);
    return pointer;
  }
  std::string_view view() const { return {data(), size_}; }

  bool operator==(const StringRef& other) const {
    // Length and prefix in one comparison; the rest only when they agree.
    std::uint64_t mine, theirs;
    std::memcpy(&mine, this, 8);
    std::memcpy(&theirs, &other, 8);
    if (mine != theirs) return false;
    if (is_inline()) return std::memcmp(rest_, other.rest_, sizeof rest_) == 0;
    return std::memcmp(data(), other.data(), size_) == 0;
  }
  /// The order of the bytes.
  std::strong_ordering operator<=>(const StringRef& other) const {
    const std::uint32_t mine = first_four(), theirs = other.first_four();
    // Short strings are padded with zeros, so that four bytes decide wherever they differ.
    if (mine != theirs) return mine <=> theirs;
    return view() <=> other.view();
  }

 private:
  std::uint32_t first_four() const {
    std::uint32_t bytes;
    std::memcpy(&bytes, prefix_, 4);
    return __builtin_bswap32(bytes);
  }

  std::uint32_t size_;
  char prefix_[4];
  char rest_[8];  // the rest of a short string, zero-padded, or a pointer
};
static_assert(sizeof(StringRef) == 16);

/// Where rows stand in a dictionary, such as a Parquet file has of a column.
struct DictionaryCodes {
  std::shared_ptr<const std::uint32_t[]> codes;  // one a row; a null's is `dictionary_size`
  std::size_t dictionary_size = 0;
  std::shared_ptr<const void> dictionary;  // equal codes of vectors with the same one are equal values
};

/// Values of one column of a batch, dense, of `size` rows. Physical form by type: boolean one byte a value (0 or 1); integers and
/// floats as they are; string and category StringRef; date int32 (days); time and timestamp int64 (microseconds); list StringRef,
/// of bytes that kernel/list_value.h tells of.
/// Nulls: `validity` is empty when there are none, else one byte a row, 0 where null; the value there is zero (or an empty
/// string). Memory is not aligned beyond the value's own size, and not padded.
struct Vector {
  DType type = DType::float64;
  std::size_t size = 0;
  std::shared_ptr<const void> values;              // owns, or is an alias into, the values
  std::shared_ptr<const std::uint8_t[]> valid;     // null: all valid
  std::vector<std::shared_ptr<const void>> holds;  // keeps alive what StringRefs point to
  std::shared_ptr<const DictionaryCodes> codes;    // of these values, where they are known and few; null: not known

  template <class T>
  const T* data() const {
    return static_cast<const T*>(values.get());
  }
  bool is_valid(std::size_t row) const { return !valid || valid[row]; }
};

/// The type that kernels know values by: a category is a string to them, and a list one of bytes.
inline DType held_as(DType type) { return type == DType::category || type == DType::list ? DType::string : type; }

/// Bytes of one value in a Vector of that type.
std::size_t value_size(DType type);

/// A vector of `size` values whose memory is new and not yet set, and the pointer to write it by.
template <class T>
std::pair<Vector, T*> make_vector(DType type, std::size_t size) {
  // Plain words under StringRefs, whose constructor would write them all once more.
  using Unit = std::conditional_t<std::is_trivially_default_constructible_v<T>, T, std::uint64_t>;
  auto memory = std::make_shared_for_overwrite<Unit[]>(size * (sizeof(T) / sizeof(Unit)));
  T* data = reinterpret_cast<T*>(memory.get());
  return {Vector{type, size, std::shared_ptr<const void>(memory, data), nullptr, {}}, data};
}

/// Rows of several columns, all of `num_rows`.
struct Batch {
  std::vector<Vector> columns;
  std::size_t num_rows = 0;
};

/// The rows of `vector` at `rows`, in that order.
Vector take(const Vector& vector, std::span<const std::uint32_t> rows);
Batch take(const Batch& batch, std::span<const std::uint32_t> rows);

/// The same with a zero or an empty string at each null.
Vector with_zero_nulls(Vector vector);

/// The rows [begin, begin + size), without a copy.
Vector slice(const Vector& vector, std::size_t begin, std::size_t size);
Batch slice(const Batch& batch, std::size_t begin, std::size_t size);

/// The rows of all parts, one after the other, in memory of their own.
Vector concatenate(DType type, std::span<const Vector> parts);
/// Lets go of each column's parts as soon as it is joined.
Batch concatenate(const plan::Schema& schema, std::vector<Batch> parts);

}  // namespace weft::kernel
