// Integers of any width, and how many bytes they need: between tasks they are as narrow as their values let them be.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>

#include <arrow/type.h>

namespace weft::dd {

/// The bytes that a signed integer needs whose bits, after its sign, are those.
inline std::size_t width_of(std::uint64_t bits) { return bits < 0x80 ? 1 : bits < 0x8000 ? 2 : bits < 0x80000000 ? 4 : 8; }

/// The type of a signed integer of so many bytes.
inline std::shared_ptr<arrow::DataType> integer_type(std::size_t width) {
  return width == 1 ? arrow::int8() : width == 2 ? arrow::int16() : width == 4 ? arrow::int32() : arrow::int64();
}

/// Calls `use` with a signed integer of so many bytes.
template <class Use>
void with_integer(std::size_t width, Use&& use) {
  switch (width) {
    case 1:
      return use(std::int8_t{});
    case 2:
      return use(std::int16_t{});
    case 4:
      return use(std::int32_t{});
    default:
      return use(std::int64_t{});
  }
}

/// Copies signed integers to where they have another width, which they fit into.
inline void copy_integers(const std::uint8_t* from, std::size_t from_width, std::size_t count, std::uint8_t* to,
                          std::size_t to_width) {
  with_integer(from_width, [&]<class From>(const From&) {
    with_integer(to_width, [&]<class To>(const To&) {
      const auto* values = reinterpret_cast<const From*>(from);
      std::transform(values, values + count, reinterpret_cast<To*>(to), [](From value) { return static_cast<To>(value); });
    });
  });
}

}  // namespace weft::dd
