// Dates, timestamps and durations -> their parts, rounded ones, their text.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "plan/expr.h"

namespace weft::plan {

/// A part of a date or timestamp, as pandas' Series.dt has it. Those from `hour` to `nanosecond` are of timestamps only.
enum class DatePart : std::uint8_t {
  year,
  month,
  day,
  day_of_week,  // Monday is 0
  day_of_year,
  quarter,
  days_in_month,
  iso_year,
  iso_week,
  iso_day,  // Monday is 1
  is_month_start,
  is_month_end,
  is_quarter_start,
  is_quarter_end,
  is_year_start,
  is_year_end,
  is_leap_year,
  hour,
  minute,
  second,
  microsecond,
  nanosecond,  // always 0
};
template <>
struct EnumRange<DatePart> {
  static constexpr auto last = DatePart::nanosecond;
};

/// int32, save that iso_week and iso_day are uint32 and those that begin with `is` boolean. The input has no time zone.
struct DateField {
  static constexpr std::string_view name = "date_field";
  static constexpr OpKind kind = OpKind::scalar;
  DatePart part = DatePart::year;

  static void fields(auto& self, auto&& visit) { visit("part", self.part); }
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// A part of a duration. `days` is rounded down, the others are what is left: `seconds` of the day, `microseconds` of the second;
/// those that begin with `part` are pandas' components, each less than one of the next.
enum class DurationPart : std::uint8_t {
  total_seconds,  // float64
  days,           // int64
  seconds,        // int32, as all up to `nanoseconds`
  microseconds,
  nanoseconds,  // always 0
  part_hours,   // int64, as all that follow
  part_minutes,
  part_seconds,
  part_milliseconds,
  part_microseconds,
  part_nanoseconds,  // always 0
};
template <>
struct EnumRange<DurationPart> {
  static constexpr auto last = DurationPart::part_nanoseconds;
};

struct DurationField {
  static constexpr std::string_view name = "duration_field";
  static constexpr OpKind kind = OpKind::scalar;
  DurationPart part = DurationPart::total_seconds;

  static void fields(auto& self, auto&& visit) { visit("part", self.part); }
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

enum class TimeRounding : std::uint8_t { floor, ceil, half_even };
template <>
struct EnumRange<TimeRounding> {
  static constexpr auto last = TimeRounding::half_even;
};

/// A timestamp without a zone, or a duration, to a multiple of `step` microseconds since 1970-01-01T00:00, or zero; or, where
/// there are `months`, a timestamp to the beginning of a calendar month that is a multiple of them after January (not half_even).
/// With a second input, a timestamp without a zone, multiples are counted from there, or from its month (not half_even).
struct RoundTime {
  static constexpr std::string_view name = "round_time";
  static constexpr OpKind kind = OpKind::scalar;
  TimeRounding rounding = TimeRounding::floor;
  std::int64_t step = 1;
  std::int32_t months = 0;  // 0: `step` counts

  static void fields(auto& self, auto&& visit) {
    visit("rounding", self.rounding);
    visit("step", self.step);
    visit("months", self.months);
  }
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// A date or timestamp as text, by Python's strftime directives.
struct FormatTime {
  static constexpr std::string_view name = "strftime";
  static constexpr OpKind kind = OpKind::scalar;
  std::string format;
  std::string time_zone;  // the input's

  static void fields(auto& self, auto&& visit) {
    visit("format", self.format);
    visit("time_zone", self.time_zone);
  }
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
