// Durations and frequencies as pandas writes them <-> microseconds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weft::base {

/// "1 days 02:03:04.5", "02:03:04", "-1 days +02:00:00", "2h30min", "1.5 hours", ISO 8601's "P1DT2H" -> microseconds; what is
/// below one is cut off. Nothing for other text, or when it does not fit.
std::optional<std::int64_t> parse_duration(std::string_view text);

/// "1 days 02:03:04.500000", "-1 days +23:59:59", as pandas' str(Timedelta).
std::string format_duration(std::int64_t microseconds);

/// A frequency of fixed length, such as "D", "15min", "1h30min" -> microseconds, above zero. Units: D, h, min, s, ms, us.
std::optional<std::int64_t> parse_frequency(std::string_view text);

/// The microseconds of a unit as pandas' to_datetime and to_timedelta name it: W, D, h, m, s, ms, us; nothing for another one.
std::optional<std::int64_t> microseconds_of_unit(std::string_view unit);

}  // namespace weft::base
