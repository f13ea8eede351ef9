// Series::dt(): pandas' properties and methods of dates, timestamps and durations.
#include <weft/dataframe.h>

#include "base/duration_text.h"
#include "base/text.h"
#include "frame/series_parts.h"
#include "plan/ops/date_function.h"
#include "plan/ops/in_time_zone.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"

namespace weft::dd {

using namespace plan;

namespace {

const std::string& zone_of(const Expr& series) { return series->schema()[0].type.detail().time_zone; }

/// What a clock shows of timestamps with a time zone; the scalar itself of what has none.
Expr wall_time(const Expr& series, const Expr& scalar) {
  const std::string& zone = zone_of(series);
  return zone.empty() ? scalar : make(ToWallTime{zone}, {scalar});
}

template <class Op>
Series of_wall_time(const Expr& series, Op op) {
  return frame::map_scalar(series, [&](const Expr& scalar) { return make(std::move(op), {wall_time(series, scalar)}); });
}

Series date_field(const Expr& series, DatePart part) { return of_wall_time(series, DateField{part}); }

Series duration_field(const Expr& series, DurationPart part) {
  return frame::map_scalar(series, [&](const Expr& scalar) { return make(DurationField{part}, {scalar}); });
}

template <class Choice>
Choice choose(const char* option, const std::string& given, const std::vector<std::pair<std::string, Choice>>& choices) {
  std::vector<std::string> names;
  for (const auto& [name, choice] : choices) {
    if (name == given) return choice;
    names.push_back(name);
  }
  throw Error(ErrorKind::user, std::string("Option ") + option + " is none of " + base::join(names) + ": " + given);
}

/// The instants at which the zone's clocks show what `wall` says.
Expr from_wall_time(const Expr& wall, const std::string& zone, const TzLocalize& options) {
  const auto ambiguous = choose<Ambiguous>(
      "ambiguous", options.ambiguous,
      {{"raise", Ambiguous::raise}, {"NaT", Ambiguous::null}, {"dst", Ambiguous::daylight}, {"standard", Ambiguous::standard}});
  const auto nonexistent = choose<Nonexistent>("nonexistent", options.nonexistent,
                                               {{"raise", Nonexistent::raise},
                                                {"NaT", Nonexistent::null},
                                                {"shift_forward", Nonexistent::forward},
                                                {"shift_backward", Nonexistent::backward}});
  return make(FromWallTime{zone, ambiguous, nonexistent}, {wall});
}

Series rounded(const Expr& series, TimeRounding rounding, std::string_view frequency, const TzLocalize& options) {
  const auto step = base::parse_frequency(frequency);
  if (!step)
    throw Error(ErrorKind::user,
                "Frequency is none of D, h, min, s, ms, us and their multiples, such as 15min: " + std::string(frequency));
  return frame::map_scalar(series, [&](const Expr& scalar) {
    const Expr made = make(RoundTime{rounding, *step}, {wall_time(series, scalar)});
    const std::string& zone = zone_of(series);
    return zone.empty() ? made : from_wall_time(made, zone, options);
  });
}

DataFrame frame_of_parts(const Expr& series, std::vector<std::string> names,
                         const std::function<Expr(std::size_t, const Expr&)>& part) {
  const frame::SeriesParts parts = frame::parts_of(series);
  std::vector<Expr> scalars;
  for (std::size_t index = 0; index < names.size(); ++index) scalars.push_back(part(index, parts.scalar));
  return DataFrame(project(parts.frame, std::move(names), std::move(scalars)));
}

void expect_timestamps(const Expr& series, const char* method) {
  if (const Type& type = series->schema()[0].type; type != DType::timestamp)
    throw Error(ErrorKind::user, std::string(method) + " is of timestamps, not of " + type_name(type));
}

}  // namespace

DateMethods Series::dt() const {
  const DType type = dtype();
  if (type != DType::date && type != DType::timestamp && type != DType::duration)
    throw Error(ErrorKind::user,
                "dt() needs a column of dates, timestamps or durations; " + name() + " is " + std::string(to_string(type)));
  return DateMethods(expr_);
}

Series DateMethods::year() const { return date_field(series_, DatePart::year); }
Series DateMethods::month() const { return date_field(series_, DatePart::month); }
Series DateMethods::day() const { return date_field(series_, DatePart::day); }
Series DateMethods::dayofweek() const { return date_field(series_, DatePart::day_of_week); }
Series DateMethods::weekday() const { return dayofweek(); }
Series DateMethods::day_of_week() const { return dayofweek(); }
Series DateMethods::dayofyear() const { return date_field(series_, DatePart::day_of_year); }
Series DateMethods::day_of_year() const { return dayofyear(); }
Series DateMethods::quarter() const { return date_field(series_, DatePart::quarter); }
Series DateMethods::days_in_month() const { return date_field(series_, DatePart::days_in_month); }
Series DateMethods::daysinmonth() const { return days_in_month(); }
Series DateMethods::is_month_start() const { return date_field(series_, DatePart::is_month_start); }
Series DateMethods::is_month_end() const { return date_field(series_, DatePart::is_month_end); }
Series DateMethods::is_quarter_start() const { return date_field(series_, DatePart::is_quarter_start); }
Series DateMethods::is_quarter_end() const { return date_field(series_, DatePart::is_quarter_end); }
Series DateMethods::is_year_start() const { return date_field(series_, DatePart::is_year_start); }
Series DateMethods::is_year_end() const { return date_field(series_, DatePart::is_year_end); }
Series DateMethods::is_leap_year() const { return date_field(series_, DatePart::is_leap_year); }
Series DateMethods::hour() const { return date_field(series_, DatePart::hour); }
Series DateMethods::minute() const { return date_field(series_, DatePart::minute); }
Series DateMethods::second() const { return date_field(series_, DatePart::second); }
Series DateMethods::microsecond() const { return date_field(series_, DatePart::microsecond); }
Series DateMethods::nanosecond() const { return date_field(series_, DatePart::nanosecond); }

DataFrame DateMethods::isocalendar() const {
  constexpr DatePart parts[] = {DatePart::iso_year, DatePart::iso_week, DatePart::iso_day};
  return frame_of_parts(series_, {"year", "week", "day"}, [&](std::size_t index, const Expr& scalar) {
    return make(DateField{parts[index]}, {wall_time(series_, scalar)});
  });
}

Series DateMethods::day_name() const { return strftime("%A"); }
Series DateMethods::month_name() const { return strftime("%B"); }

Series DateMethods::strftime(std::string_view format) const {
  return frame::map_scalar(series_, [&](const Expr& scalar) {
    return make(FormatTime{std::string(format), zone_of(series_)}, {scalar});
  });
}

Series DateMethods::date() const { return of_wall_time(series_, Cast{DType::date}); }
Series DateMethods::time() const {
  expect_timestamps(series_, "time");
  return of_wall_time(series_, Cast{DType::time});
}

Series DateMethods::normalize() const {
  expect_timestamps(series_, "normalize");
  return floor("D");
}
Series DateMethods::floor(std::string_view frequency, const TzLocalize& options) const {
  return rounded(series_, TimeRounding::floor, frequency, options);
}
Series DateMethods::ceil(std::string_view frequency, const TzLocalize& options) const {
  return rounded(series_, TimeRounding::ceil, frequency, options);
}
Series DateMethods::round(std::string_view frequency, const TzLocalize& options) const {
  return rounded(series_, TimeRounding::half_even, frequency, options);
}

std::string DateMethods::tz() const { return zone_of(series_); }

Series DateMethods::tz_localize(const std::optional<std::string>& time_zone, const TzLocalize& options) const {
  expect_timestamps(series_, "tz_localize");
  if (!time_zone) return frame::map_scalar(series_, [&](const Expr& scalar) { return wall_time(series_, scalar); });
  if (!zone_of(series_).empty())
    throw Error(ErrorKind::user, "The timestamps have a time zone, use tz_convert: " + zone_of(series_));
  const std::string zone = checked_time_zone(*time_zone);
  return frame::map_scalar(series_, [&](const Expr& scalar) { return from_wall_time(scalar, zone, options); });
}

Series DateMethods::tz_convert(const std::optional<std::string>& time_zone) const {
  expect_timestamps(series_, "tz_convert");
  if (zone_of(series_).empty())
    throw Error(ErrorKind::user, "The timestamps have no time zone, use tz_localize: " + series_->schema()[0].name);
  const std::string zone = time_zone ? checked_time_zone(*time_zone) : "";
  return frame::map_scalar(series_, [&](const Expr& scalar) { return make(InTimeZone{zone}, {scalar}); });
}

Series DateMethods::days() const { return duration_field(series_, DurationPart::days); }
Series DateMethods::seconds() const { return duration_field(series_, DurationPart::seconds); }
Series DateMethods::microseconds() const { return duration_field(series_, DurationPart::microseconds); }
Series DateMethods::nanoseconds() const { return duration_field(series_, DurationPart::nanoseconds); }
Series DateMethods::total_seconds() const { return duration_field(series_, DurationPart::total_seconds); }

DataFrame DateMethods::components() const {
  constexpr DurationPart parts[] = {DurationPart::days,
                                    DurationPart::part_hours,
                                    DurationPart::part_minutes,
                                    DurationPart::part_seconds,
                                    DurationPart::part_milliseconds,
                                    DurationPart::part_microseconds,
                                    DurationPart::part_nanoseconds};
  return frame_of_parts(series_, {"days", "hours", "minutes", "seconds", "milliseconds", "microseconds", "nanoseconds"},
                        [&](std::size_t index, const Expr& scalar) { return make(DurationField{parts[index]}, {scalar}); });
}

}  // namespace weft::dd
