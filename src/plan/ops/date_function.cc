// Functions of dates, timestamps and durations -> their types and texts.
#include "plan/ops/date_function.h"

#include <array>

#include <weft/error.h>

#include "base/date_format.h"
#include "base/duration_text.h"
#include "plan/ops/scalar_call.h"

namespace weft::plan {
namespace {

using dd::DType;

constexpr std::array date_parts = {
    "year",          "month",       "day",          "dayofweek",      "dayofyear",    "quarter",          "days_in_month",
    "iso_year",      "iso_week",    "iso_day",      "is_month_start", "is_month_end", "is_quarter_start", "is_quarter_end",
    "is_year_start", "is_year_end", "is_leap_year", "hour",           "minute",       "second",           "microsecond",
    "nanosecond"};
static_assert(date_parts.size() == static_cast<std::size_t>(EnumRange<DatePart>::last) + 1);

constexpr std::array duration_parts = {"total_seconds",   "days",    "seconds",      "microseconds",      "nanoseconds",
                                       "hours",           "minutes", "seconds_part", "milliseconds_part", "microseconds_part",
                                       "nanoseconds_part"};
static_assert(duration_parts.size() == static_cast<std::size_t>(EnumRange<DurationPart>::last) + 1);

std::string named(DatePart part) { return date_parts[static_cast<std::size_t>(part)]; }
std::string named(DurationPart part) { return duration_parts[static_cast<std::size_t>(part)]; }

[[noreturn]] void refuse(const std::string& what, const Type& type) {
  throw Error(ErrorKind::user, what + ", not of " + type_name(type));
}

bool is_zoned(const Type& type) { return !type.detail().time_zone.empty(); }

}  // namespace

Type DateField::type(std::span<const Type> inputs) const {
  expect_scalars(name, inputs.size(), 1);
  const Type& input = inputs[0];
  const bool of_clock = part >= DatePart::hour;
  if (is_zoned(input) || (input != DType::timestamp && (of_clock || input != DType::date)))
    refuse(named(part) + " is of " + (of_clock ? "timestamps" : "dates and timestamps"), input);
  if (part >= DatePart::is_month_start && part <= DatePart::is_leap_year) return DType::boolean;
  return part == DatePart::iso_week || part == DatePart::iso_day ? DType::uint32 : DType::int32;
}
std::string DateField::text(std::span<const std::string> inputs) const { return call_text(named(part), inputs); }

dd::DType DurationField::type(std::span<const dd::DType> inputs) const {
  expect_scalars(name, inputs.size(), 1);
  if (inputs[0] != DType::duration) refuse(named(part) + " is of durations", inputs[0]);
  if (part == DurationPart::total_seconds) return DType::float64;
  return part >= DurationPart::seconds && part <= DurationPart::nanoseconds ? DType::int32 : DType::int64;
}
std::string DurationField::text(std::span<const std::string> inputs) const { return call_text(named(part), inputs); }

Type RoundTime::type(std::span<const Type> inputs) const {
  if (inputs.size() != 2) expect_scalars(name, inputs.size(), 1);
  const bool has_origin = inputs.size() == 2;
  if (step <= 0 || months < 0 || (!has_origin && months > 12) ||
      ((months > 0 || has_origin) && (rounding == TimeRounding::half_even || inputs[0] != DType::timestamp)) ||
      (has_origin && (inputs[1] != DType::timestamp || is_zoned(inputs[1]))))
    throw Error(ErrorKind::cluster, "A plan rounds times to nothing");
  if (is_zoned(inputs[0]) || (inputs[0] != DType::timestamp && inputs[0] != DType::duration))
    refuse("Rounding is of timestamps and durations", inputs[0]);
  return inputs[0];
}
std::string RoundTime::text(std::span<const std::string> inputs) const {
  const char* function = rounding == TimeRounding::floor ? "floor" : rounding == TimeRounding::ceil ? "ceil" : "round";
  const std::string to = months > 0 ? std::to_string(months) + " months" : base::format_duration(step);
  return std::string(function) + '(' + inputs[0] + ", " + to + (inputs.size() > 1 ? " from " + inputs[1] : "") + ')';
}

Type FormatTime::type(std::span<const Type> inputs) const {
  expect_scalars(name, inputs.size(), 1);
  if (inputs[0] != DType::timestamp && inputs[0] != DType::date) refuse("strftime is of dates and timestamps", inputs[0]);
  if (inputs[0].detail().time_zone != time_zone)
    throw Error(ErrorKind::cluster, "A plan has another time zone than its timestamps: " + time_zone);
  base::check_strftime(format);
  return DType::string;
}
std::string FormatTime::text(std::span<const std::string> inputs) const {
  return "strftime(" + inputs[0] + ", \"" + format + "\")";
}

}  // namespace weft::plan
