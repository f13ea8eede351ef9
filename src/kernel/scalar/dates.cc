// Dates, timestamps and durations -> their parts: years, days of the week, hours.
#include <utility>

#include "base/civil_date.h"
#include "kernel/register.h"
#include "kernel/scalar/loops.h"
#include "plan/ops/date_function.h"

namespace weft::kernel {
namespace {

using plan::DatePart;
using plan::DurationPart;
using namespace base;

/// A kernel of one loop: `part` of each value.
template <class In, class Out, class Part>
ScalarKernel date_part_kernel(DType type, Part part) {
  return {[type, part](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<Out>(type, rows);
    unary_loop<In>(inputs[0], rows, out, [part](In value) { return static_cast<Out>(part(value)); });
    return std::move(result);
  }};
}

/// `part` of the days since 1970-01-01.
template <class Out, class Part>
ScalarKernel of_days(DType input, DType type, Part part) {
  if (input == DType::date) return date_part_kernel<std::int32_t, Out>(type, [part](std::int32_t days) { return part(days); });
  return date_part_kernel<std::int64_t, Out>(type,
                                             [part](std::int64_t at) { return part(floor_divide(at, microseconds_of_day)); });
}

/// `part` of the year, month and day.
template <class Out, class Part>
ScalarKernel of_date(DType input, DType type, Part part) {
  return of_days<Out>(input, type, [part](std::int64_t days) { return part(civil_from_days(days)); });
}

/// So many microseconds are one; the count starts again at `most`.
ScalarKernel of_clock(std::int64_t unit, std::int64_t most) {
  return date_part_kernel<std::int64_t, std::int32_t>(
      DType::int32, [unit, most](std::int64_t at) { return floor_remainder(at, unit * most) / unit; });
}

bool is_last_day(const CivilDate& date) { return date.day == days_in_month(date.year, date.month); }

ScalarKernel calendar_kernel(DatePart part, DType input, DType type) {
  switch (part) {
    case DatePart::year:
      return of_date<std::int32_t>(input, type, [](const CivilDate& date) { return date.year; });
    case DatePart::month:
      return of_date<std::int32_t>(input, type, [](const CivilDate& date) { return date.month; });
    case DatePart::day:
      return of_date<std::int32_t>(input, type, [](const CivilDate& date) { return date.day; });
    case DatePart::day_of_week:
      return of_days<std::int32_t>(input, type, [](std::int64_t days) { return day_of_week(days); });
    case DatePart::day_of_year:
      return of_days<std::int32_t>(input, type, [](std::int64_t days) { return day_of_year(days, civil_from_days(days)); });
    case DatePart::quarter:
      return of_date<std::int32_t>(input, type, [](const CivilDate& date) { return (date.month + 2) / 3; });
    case DatePart::days_in_month:
      return of_date<std::int32_t>(input, type, [](const CivilDate& date) { return days_in_month(date.year, date.month); });
    case DatePart::iso_year:
      return of_days<std::int32_t>(input, type, [](std::int64_t days) { return iso_week(days).year; });
    case DatePart::iso_week:
      return of_days<std::uint32_t>(input, type, [](std::int64_t days) { return iso_week(days).week; });
    default:  // iso_day
      return of_days<std::uint32_t>(input, type, [](std::int64_t days) { return day_of_week(days) + 1; });
  }
}

ScalarKernel boundary_kernel(DatePart part, DType input, DType type) {
  switch (part) {
    case DatePart::is_month_start:
      return of_date<bool>(input, type, [](const CivilDate& date) { return date.day == 1; });
    case DatePart::is_month_end:
      return of_date<bool>(input, type, is_last_day);
    case DatePart::is_quarter_start:
      return of_date<bool>(input, type, [](const CivilDate& date) { return date.day == 1 && date.month % 3 == 1; });
    case DatePart::is_quarter_end:
      return of_date<bool>(input, type, [](const CivilDate& date) { return date.month % 3 == 0 && is_last_day(date); });
    case DatePart::is_year_start:
      return of_date<bool>(input, type, [](const CivilDate& date) { return date.day == 1 && date.month == 1; });
    case DatePart::is_year_end:
      return of_date<bool>(input, type, [](const CivilDate& date) { return date.day == 31 && date.month == 12; });
    default:  // is_leap_year
      return of_date<bool>(input, type, [](const CivilDate& date) { return is_leap_year(date.year); });
  }
}

ScalarKernel clock_kernel(DatePart part) {
  switch (part) {
    case DatePart::hour:
      return of_clock(microseconds_of_hour, 24);
    case DatePart::minute:
      return of_clock(60 * microseconds_of_second, 60);
    case DatePart::second:
      return of_clock(microseconds_of_second, 60);
    case DatePart::microsecond:
      return of_clock(1, microseconds_of_second);
    default:  // nanosecond
      return date_part_kernel<std::int64_t, std::int32_t>(DType::int32, [](std::int64_t) { return 0; });
  }
}

ScalarKernel date_kernel(DatePart part, DType input, DType type) {
  if (part < DatePart::is_month_start) return calendar_kernel(part, input, type);
  if (part < DatePart::hour) return boundary_kernel(part, input, type);
  return clock_kernel(part);
}

/// What is left of a duration within `whole`, counted in `unit`.
template <class Out>
ScalarKernel of_rest(DType type, std::int64_t whole, std::int64_t unit) {
  return date_part_kernel<std::int64_t, Out>(
      type, [whole, unit](std::int64_t duration) { return floor_remainder(duration, whole) / unit; });
}

ScalarKernel duration_kernel(DurationPart part, DType type) {
  constexpr std::int64_t second = microseconds_of_second, hour = microseconds_of_hour, day = microseconds_of_day;
  switch (part) {
    case DurationPart::total_seconds:
      return date_part_kernel<std::int64_t, double>(type,
                                                    [](std::int64_t duration) { return static_cast<double>(duration) / 1e6; });
    case DurationPart::days:
      return date_part_kernel<std::int64_t, std::int64_t>(type,
                                                          [](std::int64_t duration) { return floor_divide(duration, day); });
    case DurationPart::seconds:
      return of_rest<std::int32_t>(type, day, second);
    case DurationPart::microseconds:
      return of_rest<std::int32_t>(type, second, 1);
    case DurationPart::nanoseconds:
      return date_part_kernel<std::int64_t, std::int32_t>(type, [](std::int64_t) { return 0; });
    case DurationPart::part_hours:
      return of_rest<std::int64_t>(type, day, hour);
    case DurationPart::part_minutes:
      return of_rest<std::int64_t>(type, hour, 60 * second);
    case DurationPart::part_seconds:
      return of_rest<std::int64_t>(type, 60 * second, second);
    case DurationPart::part_milliseconds:
      return of_rest<std::int64_t>(type, second, 1000);
    case DurationPart::part_microseconds:
      return of_rest<std::int64_t>(type, 1000, 1);
    default:  // part_nanoseconds
      return date_part_kernel<std::int64_t, std::int64_t>(type, [](std::int64_t) { return 0; });
  }
}

}  // namespace

void register_dates() {
  register_scalar(plan::DateField::name, [](const plan::Node& node, std::span<const DType> inputs, DType result) {
    return date_kernel(node.as<plan::DateField>()->part, inputs[0], result);
  });
  register_scalar(plan::DurationField::name, [](const plan::Node& node, std::span<const DType>, DType result) {
    return duration_kernel(node.as<plan::DurationField>()->part, result);
  });
}

}  // namespace weft::kernel
