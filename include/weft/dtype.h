// Column types.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace weft::dd {

/// The type of a column. Nulls are allowed in every type.
/// Names are those of NumPy and Arrow: `date` counts days, `time` microseconds since midnight, `timestamp` microseconds since
/// 1970-01-01T00:00, of a clock without a zone or, where the column has a time zone, of UTC; `duration` microseconds (pandas'
/// timedelta64[us]). `category` is text of which there are few different values; their list may be known, and ordered, as that of
/// pandas' categorical. Categories are texts here, whatever they were made of. `list` has any number of items in each row, all of
/// one of the other types, which belongs to the column's type: messages call it "list<int64>". Items may be null. Lists of lists
/// there are none.
enum class DType : std::uint8_t {
  boolean,
  int8,
  int16,
  int32,
  int64,
  uint8,
  uint16,
  uint32,
  uint64,
  float32,
  float64,
  string,
  date,
  time,
  timestamp,
  duration,
  category,
  list,
};
using enum DType;

/// Returns the type's name, such as "float64".
std::string_view to_string(DType type);

/// Returns the type with that name; throws a user Error that lists the names when there is none. "bool", "int", "float", "str",
/// "object", "datetime64" and "datetime64[us]" are understood too, as pandas does.
DType dtype(std::string_view name);

bool is_integer(DType type);   ///< int8 to uint64
bool is_floating(DType type);  ///< float32, float64
bool is_numeric(DType type);   ///< integer or floating; not boolean
bool is_temporal(DType type);  ///< date, time, timestamp, duration
bool is_text(DType type);      ///< string, category

}  // namespace weft::dd
