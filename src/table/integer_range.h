// Integers -> whether a type of integers has them.
#pragma once

#include <cstdint>
#include <utility>

#include <weft/dtype.h>

namespace weft::dd {

/// Whether the integer is a value of the type; of a type that is no integer, always.
inline bool holds_integer(DType type, std::int64_t value) {
  switch (type) {
    case DType::int8:
      return std::in_range<std::int8_t>(value);
    case DType::int16:
      return std::in_range<std::int16_t>(value);
    case DType::int32:
      return std::in_range<std::int32_t>(value);
    case DType::uint8:
      return std::in_range<std::uint8_t>(value);
    case DType::uint16:
      return std::in_range<std::uint16_t>(value);
    case DType::uint32:
      return std::in_range<std::uint32_t>(value);
    case DType::uint64:
      return value >= 0;
    default:
      return true;
  }
}

}  // namespace weft::dd
