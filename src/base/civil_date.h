// Days since 1970-01-01 <-> dates of the proleptic Gregorian calendar, and what is asked of a date.
#pragma once

#include <cstdint>

namespace weft::base {

inline constexpr std::int64_t microseconds_of_second = 1'000'000;
inline constexpr std::int64_t microseconds_of_hour = 3'600 * microseconds_of_second;
inline constexpr std::int64_t microseconds_of_day = 24 * microseconds_of_hour;

/// The quotient rounded toward minus infinity, and what is left; for a positive divisor.
constexpr std::int64_t floor_divide(std::int64_t value, std::int64_t by) { return value / by - (value % by < 0); }
constexpr std::int64_t floor_remainder(std::int64_t value, std::int64_t by) {
  const std::int64_t rest = value % by;
  return rest < 0 ? rest + by : rest;
}

struct CivilDate {
  std::int64_t year;
  std::int32_t month;  // 1 to 12
  std::int32_t day;    // 1 to 31
};

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": civil_from_days.
constexpr CivilDate civil_from_days(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const auto day_of_era = static_cast<std::uint32_t>(days - era * 146'097);
  const std::uint32_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::uint32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::uint32_t shifted_month = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<std::int32_t>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  const auto month = static_cast<std::int32_t>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  return {static_cast<std::int64_t>(year_of_era) + era * 400 + (month <= 2), month, day};
}

// The same paper: days_from_civil.
constexpr std::int64_t days_from_civil(std::int64_t year, std::int32_t month, std::int32_t day) {
  year -= month <= 2;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

constexpr bool is_leap_year(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr std::int32_t days_in_month(std::int64_t year, std::int32_t month) {
  // Bit m is set for the months of 31 days.
  return month == 2 ? 28 + is_leap_year(year) : 30 + (0x15aa >> month & 1);
}

/// The midnight, in microseconds since 1970-01-01T00:00, with which a month begins: that of the moment, or so many months later,
/// if it is the first of several (of 3: of a quarter).
constexpr std::int64_t month_start(std::int64_t microseconds, std::int32_t several, std::int64_t months_later = 0) {
  const CivilDate date = civil_from_days(floor_divide(microseconds, microseconds_of_day));
  const std::int64_t month = date.year * 12 + (date.month - 1) / several * several + months_later;
  return days_from_civil(floor_divide(month, 12), static_cast<std::int32_t>(floor_remainder(month, 12)) + 1, 1) *
         microseconds_of_day;
}

/// The number of the month that a moment lies in: one more for each month.
constexpr std::int64_t month_number(std::int64_t microseconds) {
  const CivilDate date = civil_from_days(floor_divide(microseconds, microseconds_of_day));
  return date.year * 12 + date.month;
}

/// Monday is 0.
constexpr std::int32_t day_of_week(std::int64_t days) { return static_cast<std::int32_t>(floor_remainder(days + 3, 7)); }

/// January 1st is 1.
constexpr std::int32_t day_of_year(std::int64_t days, const CivilDate& date) {
  return static_cast<std::int32_t>(days - days_from_civil(date.year, 1, 1) + 1);
}

/// A week of ISO 8601: weeks begin on Mondays, and belong to the year that their Thursday is in.
struct IsoWeek {
  std::int64_t year;
  std::int32_t week;  // 1 to 53
};
constexpr IsoWeek iso_week(std::int64_t days) {
  const std::int64_t thursday = days - day_of_week(days) + 3;
  const std::int64_t year = civil_from_days(thursday).year;
  return {year, static_cast<std::int32_t>((thursday - days_from_civil(year, 1, 1)) / 7 + 1)};
}

}  // namespace weft::base
