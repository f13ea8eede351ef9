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

bool is_leap(std::int32_t year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
  static constexpr std::int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

std::optional<std::int32_t> take_date(std::string_view& text) {
  std::int32_t year, month, day;
  if (!take_number(text, 4, year) || !take_char(text, '-') || !take_number(text, 2, month) || !take_char(text, '-') ||
      !take_number(text, 2, day))
    return std::nullopt;
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return days_from_civil(year, month, day);
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

struct CivilDate {
  std::int64_t year;
  std::int32_t month;
  std::int32_t day;
};

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": civil_from_days.
CivilDate civil_from_days(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<std::int32_t>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  const auto month = static_cast<std::int32_t>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  return {year_of_era + era * 400 + (month <= 2), month, day};
}

std::int64_t floor_divide(std::int64_t value, std::int64_t by) { return value / by - (value % by < 0); }

}  // namespace

// The same paper: days_from_civil.
std::int32_t days_from_civil(std::int32_t year, std::int32_t month, std::int32_t day) {
  year -= month <= 2;
  const std::int32_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int32_t year_of_era = year - era * 400;
  const std::int32_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const std::int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

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
