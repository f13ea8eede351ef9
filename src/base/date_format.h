// Python's strftime and strptime directives: times <-> text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/temporal_text.h"

namespace weft::base {

/// Throws a user Error when a directive is not one of those that are understood.
void check_strftime(std::string_view format);
void check_strptime(std::string_view format);

/// A time as a clock shows it, and which clock.
struct WallTime {
  std::int64_t microseconds;           // since 1970-01-01T00:00 on the clock
  std::optional<std::int32_t> offset;  // seconds east of UTC; nothing: a clock without a zone
  std::string_view zone;               // "CEST"
};
/// Appends the time as the format has it, in the C locale.
void append_formatted(std::string& out, std::string_view format, const WallTime& time);

/// What the text says under that format, all of it; nothing when it does not follow the format. Names of months and days in
/// English and in letters of any case.
std::optional<OffsetTimestamp> parse_formatted(std::string_view text, std::string_view format);

}  // namespace weft::base
