// Lists as kernels hold them: each is a string of bytes, so that whatever carries strings along carries lists.
#include "kernel/list_value.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include <weft/error.h>

#include "kernel/physical_type.h"

namespace weft::kernel {
namespace {

constexpr std::size_t header_size = 6;
constexpr std::size_t validity_flag = 1, size_place = 2;

void write_size(char* at, std::size_t size) {
  const auto number = static_cast<std::uint32_t>(size);
  std::memcpy(at, &number, sizeof number);
}

/// A string of `size` bytes that `write(bytes)` fills.
template <class Write>
StringRef write_bytes(std::size_t size, StringArena& arena, Write write) {
  if (size > std::numeric_limits<std::uint32_t>::max()) throw Error(ErrorKind::data, "A list takes more than 4 GiB");
  if (size <= StringRef::inline_size) {
    char bytes[StringRef::inline_size];
    write(bytes);
    return StringRef(bytes, static_cast<std::uint32_t>(size));
  }
  char* bytes = arena.allocate(size);
  write(bytes);
  return StringRef(bytes, static_cast<std::uint32_t>(size));
}

/// Writes what stands before the values; returns where these begin. `valid_at` is null when all items are valid.
template <class ValidAt>
char* write_header(char* bytes, DType item, std::size_t size, bool has_nulls, ValidAt valid_at) {
  bytes[0] = static_cast<char>(item);
  bytes[validity_flag] = has_nulls;
  write_size(bytes + size_place, size);
  char* at = bytes + header_size;
  if (has_nulls)
    for (std::size_t i = 0; i < size; ++i) *at++ = valid_at(i);
  return at;
}

/// The list of `size` items: `text_at(i)` gives a string, "" where null.
template <class TextAt, class ValidAt>
StringRef write_texts(std::size_t size, bool has_nulls, StringArena& arena, TextAt text_at, ValidAt valid_at) {
  std::size_t bytes = header_size + (has_nulls ? size : 0) + size * sizeof(std::uint32_t);
  for (std::size_t i = 0; i < size; ++i) bytes += text_at(i).size();
  return write_bytes(bytes, arena, [&](char* out) {
    char* ends = write_header(out, DType::string, size, has_nulls, valid_at);
    char* const texts = ends + size * sizeof(std::uint32_t);
    std::size_t end = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::string_view text = text_at(i);
      text.copy(texts + end, text.size());
      end += text.size();
      write_size(ends + i * sizeof(std::uint32_t), end);
    }
  });
}

/// The list of the items at `row_at(i)`.
template <class RowAt>
StringRef write_list(const Vector& items, std::size_t size, StringArena& arena, RowAt row_at) {
  const auto valid_at = [&](std::size_t i) -> bool { return items.is_valid(row_at(i)); };
  bool has_nulls = false;
  for (std::size_t i = 0; items.valid && i < size && !has_nulls; ++i) has_nulls = !valid_at(i);
  const DType type = held_as(items.type);
  if (type == DType::string) {
    const StringRef* texts = items.data<StringRef>();
    return write_texts(
        size, has_nulls, arena, [&](std::size_t i) { return texts[row_at(i)].view(); }, valid_at);
  }
  const std::size_t width = value_size(type);
  return write_bytes(header_size + (has_nulls ? size : 0) + size * width, arena, [&](char* out) {
    char* at = write_header(out, type, size, has_nulls, valid_at);
    with_physical_type(type, [&]<class T>(const T&) {
      const T* values = items.data<T>();
      for (std::size_t i = 0; i < size; ++i, at += sizeof(T)) std::memcpy(at, values + row_at(i), sizeof(T));
    });
  });
}

}  // namespace

ListValue::ListValue(std::string_view bytes) {
  if (bytes.empty()) return;
  assert(bytes.size() >= header_size);
  std::uint32_t size;
  std::memcpy(&size, bytes.data() + size_place, sizeof size);
  size_ = size;
  values_ = bytes.data() + header_size;
  if (!bytes[validity_flag]) return;
  valid_ = reinterpret_cast<const std::uint8_t*>(values_);
  values_ += size;
}

StringRef make_list(const Vector& items, std::span<const std::uint32_t> rows, StringArena& arena) {
  return write_list(items, rows.size(), arena, [&](std::size_t i) { return rows[i]; });
}

StringRef make_list(const Vector& items, std::size_t begin, std::size_t size, StringArena& arena) {
  return write_list(items, size, arena, [&](std::size_t i) { return begin + i; });
}

StringRef make_list(std::span<const std::string_view> strings, StringArena& arena) {
  return write_texts(
      strings.size(), false, arena, [&](std::size_t i) { return strings[i]; }, [](std::size_t) { return true; });
}

Vector list_items(const Vector& lists, std::size_t begin, std::size_t end, DType item) {
  const StringRef* in = lists.data<StringRef>();
  std::size_t size = 0;
  bool has_nulls = false;
  for (std::size_t row = begin; row < end; ++row) {
    const ListValue list(in[row].view());
    size += list.size();
    has_nulls |= list.valid() != nullptr;
  }
  const std::shared_ptr<std::uint8_t[]> valid = has_nulls ? std::make_shared_for_overwrite<std::uint8_t[]>(size) : nullptr;
  return with_physical_type(item, [&]<class T>(const T&) {
    auto [items, out] = make_vector<T>(item, size);
    std::uint8_t* valid_out = valid.get();
    // What a list that lies in its StringRef has of texts, these have in theirs.
    if constexpr (std::is_same_v<T, StringRef>) items.holds = lists.holds;
    for (std::size_t row = begin; row < end; ++row) {
      const ListValue list(in[row].view());
      if constexpr (std::is_same_v<T, StringRef>)
        for (std::size_t i = 0; i < list.size(); ++i) out[i] = list.at<StringRef>(i);
      else if (list.size() > 0)
        std::memcpy(out, list.values(), list.size() * sizeof(T));
      out += list.size();
      if (!has_nulls) continue;
      if (list.valid())
        std::memcpy(valid_out, list.valid(), list.size());
      else
        std::fill_n(valid_out, list.size(), 1);
      valid_out += list.size();
    }
    items.valid = valid;
    return std::move(items);
  });
}

std::optional<DType> item_of(const Vector& lists) {
  for (std::size_t row = 0; row < lists.size; ++row)
    if (const std::string_view bytes = lists.data<StringRef>()[row].view(); !bytes.empty()) return static_cast<DType>(bytes[0]);
  return std::nullopt;
}

std::vector<std::uint32_t> list_sizes(const Vector& lists) {
  std::vector<std::uint32_t> sizes(lists.size);
  const StringRef* in = lists.data<StringRef>();
  for (std::size_t row = 0; row < lists.size; ++row) sizes[row] = static_cast<std::uint32_t>(ListValue(in[row].view()).size());
  return sizes;
}

}  // namespace weft::kernel
