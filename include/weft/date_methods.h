// What Series::dt() offers: pandas' properties and methods of dates, timestamps and durations.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

class DataFrame;
class Series;

/// What becomes of times that the clocks of a time zone do not show once; options of tz_localize, floor, ceil and round.
struct TzLocalize {
  /// Of a time that clocks show twice, when they are put back: "raise" a data Error, "NaT" (null), "dst" (the one of daylight
  /// saving time, pandas' True) or "standard" (the other one, pandas' False).
  std::string ambiguous = "raise";
  /// Of a time that they never show, when they are put forward: "raise", "NaT", "shift_forward" (to the first time that there is)
  /// or "shift_backward" (to the last microsecond before).
  std::string nonexistent = "raise";
};

/// Properties and methods of times, element by element; null stays null. Definitions: pandas' Series.dt. Of a timestamp with a
/// time zone they are those of what the zone's clocks show. Each throws a user Error for a column of a type that has no such
/// thing.
class DateMethods {
 public:
  explicit DateMethods(plan::Expr series) : series_(std::move(series)) {}

  /// Parts of dates and timestamps.
  Series year() const;   ///< int32, as all numbers but those that say otherwise
  Series month() const;  ///< January is 1
  Series day() const;
  Series dayofweek() const;  ///< Monday is 0
  Series weekday() const;    ///< the same
  Series day_of_week() const;
  Series dayofyear() const;  ///< January 1st is 1
  Series day_of_year() const;
  Series quarter() const;
  Series days_in_month() const;
  Series daysinmonth() const;
  Series is_month_start() const;  ///< boolean, as all that begin so
  Series is_month_end() const;
  Series is_quarter_start() const;
  Series is_quarter_end() const;
  Series is_year_start() const;
  Series is_year_end() const;
  Series is_leap_year() const;
  /// A frame of the columns `year` (int32), `week` and `day` (uint32, Monday is 1) of ISO 8601.
  DataFrame isocalendar() const;
  /// Names, in English. string.
  Series day_name() const;    ///< "Monday"
  Series month_name() const;  ///< "January"
  /// As text by Python's directives, such as "%Y-%m-%d %H:%M", in English. string. Throws a user Error for an unknown directive.
  Series strftime(std::string_view format) const;
  /// The day, without the time of it.
  Series date() const;  ///< the type date

  /// Parts of timestamps: the time of the day, and what that consists of.
  Series time() const;  ///< the type time
  Series hour() const;
  Series minute() const;
  Series second() const;
  Series microsecond() const;  ///< of the second: 0 to 999999
  Series nanosecond() const;   ///< of the microsecond: 0, since timestamps count microseconds
  /// Of timestamps: the same day at midnight.
  Series normalize() const;

  /// Of timestamps and durations: at a multiple of a frequency of fixed length since 1970-01-01T00:00, or zero: "D", "h", "min",
  /// "s", "ms", "us", and multiples such as "15min" and "1h30min". round() takes halves to the even multiple. Throws a user Error
  /// for another frequency.
  Series floor(std::string_view frequency, const TzLocalize& options = {}) const;
  Series ceil(std::string_view frequency, const TzLocalize& options = {}) const;
  Series round(std::string_view frequency, const TzLocalize& options = {}) const;

  /// Time zones, of timestamps. Zones are those of the IANA database ("Europe/Paris"), "UTC", and offsets ("+02:00").
  std::string tz() const;  ///< the time zone's name; empty when there is none
  /// The instants at which the clocks of a zone show these timestamps, which have no zone; with nullopt, what the clocks of their
  /// zone show, without a zone. Throws a user Error for an unknown zone, and for timestamps that have one.
  Series tz_localize(const std::optional<std::string>& time_zone, const TzLocalize& options = {}) const;
  /// The same instants in another zone; with nullopt, what UTC's clocks show, without a zone. Throws a user Error for an unknown
  /// zone, and for timestamps that have none.
  Series tz_convert(const std::optional<std::string>& time_zone) const;

  /// Of durations: `days` (int64) rounded down, and what is left: `seconds` of the day, `microseconds` of the second.
  Series days() const;
  Series seconds() const;
  Series microseconds() const;
  Series nanoseconds() const;    ///< 0, since durations count microseconds
  Series total_seconds() const;  ///< float64
  /// A frame of the int64 columns `days`, `hours`, `minutes`, `seconds`, `milliseconds`, `microseconds` and `nanoseconds`, each
  /// less than one of the column before.
  DataFrame components() const;

 private:
  plan::Expr series_;
};

}  // namespace weft::dd
