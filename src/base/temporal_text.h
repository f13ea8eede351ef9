// ISO 8601 dates and times -> counts, and back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weft::base {

inline constexpr std::int64_t microseconds_of_day = 86'400'000'000;

/// Days since 1970-01-01 of a date of the proleptic Gregorian calendar.
std::int32_t days_from_civil(std::int32_t year, std::int32_t month, std::int32_t day);

/// "2024-02-29" -> days since 1970-01-01; nothing when the text is no such date.
std::optional<std::int32_t> parse_date(std::string_view text);
/// "13:45", "13:45:06", "13:45:06.123456" -> microseconds since midnight.
std::optional<std::int64_t> parse_time(std::string_view text);
/// A date, or a date, "T" or a space, and a time -> microseconds since 1970-01-01T00:00.
std::optional<std::int64_t> parse_timestamp(std::string_view text);

std::string format_date(std::int32_t days);
/// "13:45:06", with six decimals when there is a fraction, as Python's isoformat().
std::string format_time(std::int64_t microseconds);
/// "2024-02-29 13:45:06", as Python's str().
std::string format_timestamp(std::int64_t microseconds);

}  // namespace weft::base
