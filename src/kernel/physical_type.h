// A DType known when the program runs -> a C++ type known when it is compiled.
#pragma once

#include <cassert>
#include <cstdint>
#include <type_traits>

#include "kernel/batch.h"

namespace weft::kernel {

/// Calls `use(T{})`, a template or generic lambda, with a value of the C++ type that holds the type's values. A boolean is a
/// bool: memory holds one as a byte of 0 or 1.
template <class Use>
decltype(auto) with_physical_type(DType type, Use&& use) {
  switch (type) {
    case DType::boolean:
      return use(bool{});
    case DType::int8:
      return use(std::int8_t{});
    case DType::int16:
      return use(std::int16_t{});
    case DType::int32:
    case DType::date:
      return use(std::int32_t{});
    case DType::int64:
    case DType::time:
    case DType::timestamp:
    case DType::duration:
      return use(std::int64_t{});
    case DType::uint8:
      return use(std::uint8_t{});
    case DType::uint16:
      return use(std::uint16_t{});
    case DType::uint32:
      return use(std::uint32_t{});
    case DType::uint64:
      return use(std::uint64_t{});
    case DType::float32:
      return use(float{});
    case DType::float64:
      return use(double{});
    case DType::string:
    case DType::category:
    case DType::list:
      break;
  }
  return use(StringRef{});
}

/// The same for types whose values are numbers, booleans, or sums and differences of times.
template <class Use>
decltype(auto) with_number_type(DType type, Use&& use) {
  switch (type) {
    case DType::boolean:
      return use(bool{});
    case DType::int8:
      return use(std::int8_t{});
    case DType::int16:
      return use(std::int16_t{});
    case DType::int32:
      return use(std::int32_t{});
    case DType::int64:
    case DType::timestamp:
    case DType::duration:
      return use(std::int64_t{});
    case DType::uint8:
      return use(std::uint8_t{});
    case DType::uint16:
      return use(std::uint16_t{});
    case DType::uint32:
      return use(std::uint32_t{});
    case DType::uint64:
      return use(std::uint64_t{});
    case DType::float32:
      return use(float{});
    default:
      assert(type == DType::float64);
      return use(double{});
  }
}

}  // namespace weft::kernel
