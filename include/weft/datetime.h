// Columns and constants of times: text and numbers -> timestamps and durations.
#pragma once

#include <cstdint>
#include <string>

#include <weft/value.h>

namespace weft::dd {

class Series;

/// A constant duration, in parts that add up and may be negative, as Python's timedelta:
/// `df["at"] + Duration{.days = 1}`, `df["took"] > Duration{.minutes = 5}`, `df["took"].fillna(Duration{})`.
struct Duration {
  std::int64_t weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0, microseconds = 0;

  /// The whole in microseconds. Throws a user Error when it does not fit.
  std::int64_t count() const;
  /// "1 days 02:03:04", as pandas prints it.
  std::string to_string() const;
  /// The same as a constant of expressions: beside a column of times it is a duration, alone it is text.
  operator Value() const { return to_string(); }
};

/// Options of to_datetime; pandas'.
struct ToDatetime {
  /// Python's strptime directives, such as "%d/%m/%Y %H:%M": Y y m d B b A a j H I M S f p z Z. Empty: ISO 8601, "2024-02-29",
  /// "2024-02-29T13:45:06.5".
  std::string format = {};
  /// What numbers count since 1970-01-01T00:00: "W", "D", "h", "m", "s", "ms", "us" or "ns". Empty: "ns", as in pandas.
  std::string unit = {};
  std::string errors = "raise";  ///< what a value that is no time does: "raise" a data Error, or "coerce" it to null
  /// Gives timestamps of the time zone UTC. Text with an offset from UTC is read with this only.
  bool utc = false;
};

/// Timestamps of a column of text, numbers, dates or timestamps. Empty text, null and NaN are null; what is below a microsecond
/// is cut off. Unlike pandas it guesses no format from the text. Throws a user Error for other types, and for options that do not
/// fit the type or are unknown.
Series to_datetime(const Series& series, const ToDatetime& options = {});

/// Options of to_timedelta; pandas'.
struct ToTimedelta {
  std::string unit = {};         ///< what numbers count, as in ToDatetime
  std::string errors = "raise";  ///< as in ToDatetime
};

/// Durations of a column of text ("1 days 02:03:04.5", "02:03:04", "1h30min", ISO 8601's "P1DT2H"), numbers or durations.
Series to_timedelta(const Series& series, const ToTimedelta& options = {});

}  // namespace weft::dd
