// The text of a time that leaves something out -> all times that it can mean.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace weft::base {

/// Microseconds since 1970-01-01T00:00; both ends belong to it.
struct TimeSpan {
  std::int64_t first;
  std::int64_t last;
};

/// "2024" is a year, "2024-02" a month, "2024-02-29" a day, and so on to "2024-02-29 13:45:06", a second; a text with a fraction
/// of a second is one microsecond. As pandas takes such texts in an index of times. Nothing for other texts, and for those that
/// say how far their clock is from UTC.
std::optional<TimeSpan> parse_time_span(std::string_view text);

}  // namespace weft::base
