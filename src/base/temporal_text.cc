// ISO 8601 dates and times -> counts, and back.
#include "base/temporal_text.h"

#include <cstdio>

namespace weft::base {
namespace {

/// Reads exactly `digits` digits off the front.
bool take_number(std::string_view& text, std::size_t digits, std::int32_t& value) {
  if (text.size() < digits) return false;
  value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return true;
}

bool take_char(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::int32_t> take_date(std::string_view& text) {
  std::int32_t year, month, day;
  if (!take_number(text, 4, year) || !take_char(text, '-') || !take_number(text, 2, month) || !take_char(text, '-') ||
      !take_number(text, 2, day))
    return std::nullopt;
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return static_cast<std::int32_t>(days_from_civil(year, month, day));
}

/// Reads a fraction of a second of one to nine digits; what is below a microsecond is cut off.
bool take_fraction(std::string_view& text, std::int64_t& microseconds) {
  std::size_t digits = 0;
  microseconds = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    if (digits < 6) microseconds = microseconds * 10 + (text[digits] - '0');
    ++digits;
  }
  if (digits == 0 || digits > 9) return false;
  for (std::size_t i = digits; i < 6; ++i) microseconds *= 10;
  text.remove_prefix(digits);
  return true;
}

}  // namespace

std::optional<std::int32_t> parse_date(std::string_view text) {
  const auto days = take_date(text);
  return text.empty() ? days : std::nullopt;
}

std::optional<std::int64_t> parse_time(std::string_view text) {
  std::int32_t hours, minutes, seconds = 0;
  std::int64_t fraction = 0;
  if (!take_number(text, 2, hours) || !take_char(text, ':') || !take_number(text, 2, minutes)) return std::nullopt;
  if (take_char(text, ':')) {
    if (!take_number(text, 2, seconds)) return std::nullopt;
    if (take_char(text, '.') && !take_fraction(text, fraction)) return std::nullopt;
  }
  if (!text.empty() || hours > 23 || minutes > 59 || seconds > 59) return std::nullopt;
  return ((hours * 60 + minutes) * 60 + seconds) * std::int64_t{1'000'000} + fraction;
}

std::optional<std::int64_t> parse_timestamp(std::string_view text) {
  const auto days = take_date(text);
  if (!days) return std::nullopt;
  const std::int64_t midnight = *days * microseconds_of_day;
  if (text.empty()) return midnight;
  if (!take_char(text, 'T') && !take_char(text, ' ')) return std::nullopt;
  const auto time = parse_time(text);
  if (!time) return std::nullopt;
  return midnight + *time;
}

std::optional<OffsetTimestamp> parse_offset_timestamp(std::string_view text) {
  // A sign before the tenth character belongs to the date.
  const std::size_t at = text.size() < 10 ? text.npos : text.find_first_of("Zz+-", 10);
  std::string_view local = text.substr(0, at);
  while (!local.empty() && local.back() == ' ') local.remove_suffix(1);
  const auto wall = parse_timestamp(local);
  if (!wall) return std::nullopt;
  if (at == text.npos) return OffsetTimestamp{*wall, std::nullopt};
  const auto offset = parse_utc_offset(text.substr(at));
  if (!offset) return std::nullopt;
  return OffsetTimestamp{*wall - *offset * microseconds_of_second, offset};
}

std::optional<std::int32_t> parse_utc_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  const std::int32_t sign = take_char(text, '-') ? -1 : 1;
  if (sign > 0 && !take_char(text, '+')) return std::nullopt;
  std::int32_t hours, minutes = 0;
  if (!take_number(text, 2, hours)) return std::nullopt;
  if (!text.empty()) {
    static_cast<void>(take_char(text, ':'));
    if (!take_number(text, 2, minutes)) return std::nullopt;
  }
  if (!text.empty() || hours > 23 || minutes > 59) return std::nullopt;
  return sign * (hours * 60 + minutes) * 60;
}

std::string format_utc_offset(std::int32_t seconds) {
  const std::int32_t size = seconds < 0 ? -seconds : seconds;
  char text[24];
  int length = std::snprintf(text, sizeof text, "%c%02d:%02d", seconds < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  if (size % 60 != 0) length += std::snprintf(text + length, sizeof text - length, ":%02d", size % 60);
  return {text, static_cast<std::size_t>(length)};
}

std::string format_date(std::int32_t days) {
  const CivilDate date = civil_from_days(days);
  char text[32];
  const int size = std::snprintf(text, sizeof text, "%04lld-%02d-%02d", static_cast<long long>(date.year), date.month, date.day);
  return {text, static_cast<std::size_t>(size)};
}

std::string format_time(std::int64_t microseconds) {
  const std::int64_t seconds = microseconds / 1'000'000;
  const auto fraction = static_cast<int>(microseconds % 1'000'000);
  char text[48];
  int size = std::snprintf(text, sizeof text, "%02d:%02d:%02d", static_cast<int>(seconds / 3600),
                           static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
  if (fraction != 0) size += std::snprintf(text + size, sizeof text - size, ".%06d", fraction);
  return {text, static_cast<std::size_t>(size)};
}

std::string format_timestamp(std::int64_t microseconds) {
  const std::int64_t days = floor_divide(microseconds, microseconds_of_day);
  const CivilDate date = civil_from_days(days);
  char text[48];
  const int size = std::snprintf(text, sizeof text, "%04lld-%02d-%02d ", static_cast<long long>(date.year), date.month, date.day);
  return std::string(text, static_cast<std::size_t>(size)) + format_time(microseconds - days * microseconds_of_day);
}

}  // namespace weft::base
