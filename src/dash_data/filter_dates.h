// Turns a date that may be of a year or a month only into the times that begin with it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weft::dash_data {

/// A date as far as it is written: "2024", "2024-05", ..., "2024-05-03 10:20:30.5".
struct PartialDate {
  enum class Unit { year, month, day, hour, minute, second };

  Unit unit;            ///< the smallest that is written
  std::int64_t begin;   ///< microseconds since 1970-01-01T00:00
  std::int64_t end;     ///< behind the last moment that begins so
  std::string pattern;  ///< a regular expression of all texts that begin so, for a full match
};

/// Nothing for what is no date. Years of two digits are those from 70 years ago on; what the text says of a time zone does not
/// matter. Definition: src/dash-table/type/date.ts of dash-table 7.4.1
std::optional<PartialDate> parse_partial_date(std::string_view text);

}  // namespace weft::dash_data
