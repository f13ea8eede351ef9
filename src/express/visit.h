// A column -> a call with its values in their own type.
#pragma once

#include <cstdint>
#include <span>

#include <weft/table.h>

namespace weft::px {

/// Calls `visit` with a value of the integer type.
template <class Visit>
auto with_integer_type(dd::DType type, Visit visit) {
  switch (type) {
    case dd::DType::int8:
      return visit(std::int8_t{});
    case dd::DType::int16:
      return visit(std::int16_t{});
    case dd::DType::int32:
      return visit(std::int32_t{});
    case dd::DType::uint8:
      return visit(std::uint8_t{});
    case dd::DType::uint16:
      return visit(std::uint16_t{});
    case dd::DType::uint32:
      return visit(std::uint32_t{});
    case dd::DType::uint64:
      return visit(std::uint64_t{});
    default:
      return visit(std::int64_t{});
  }
}

/// Calls `visit` with the span of the values of a column of numbers.
template <class Visit>
auto visit_numbers(const dd::Column& column, Visit visit) {
  if (column.dtype() == dd::DType::float64) return visit(column.values<double>());
  if (column.dtype() == dd::DType::float32) return visit(column.values<float>());
  return with_integer_type(column.dtype(), [&]<class T>(T) { return visit(column.values<T>()); });
}

}  // namespace weft::px
