// ISO 8601 dates and times -> counts, and back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/civil_date.h"

namespace weft::base {

/// "2024-02-29" -> days since 1970-01-01; nothing when the text is no such date.
std::optional<std::int32_t> parse_date(std::string_view text);
/// "13:45", "13:45:06", "13:45:06.123456" -> microseconds since midnight.
std::optional<std::int64_t> parse_time(std::string_view text);
/// A date, or a date, "T" or a space, and a time -> microseconds since 1970-01-01T00:00.
std::optional<std::int64_t> parse_timestamp(std::string_view text);

/// A timestamp whose text may say how far its clock is from UTC.
struct OffsetTimestamp {
  std::int64_t at;                     // of UTC when the text has an offset, else of the clock
  std::optional<std::int32_t> offset;  // seconds east of UTC
};
/// "2024-02-29 13:45+01:00", "2024-02-29T13:45Z", or without an offset.
std::optional<OffsetTimestamp> parse_offset_timestamp(std::string_view text);
/// "Z", "+01:00", "+0100", "-08" -> seconds east of UTC.
std::optional<std::int32_t> parse_utc_offset(std::string_view text);

std::string format_date(std::int32_t days);
/// "13:45:06", with six decimals when there is a fraction, as Python's isoformat().
std::string format_time(std::int64_t microseconds);
/// "2024-02-29 13:45:06", as Python's str().
std::string format_timestamp(std::int64_t microseconds);
/// "+01:00", with seconds when there are some.
std::string format_utc_offset(std::int32_t seconds);

}  // namespace weft::base
