// A rule such as "15min", "2W" or "QS-FEB" -> how times are divided into periods.
#include "frame/period_rule.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include <weft/error.h>

#include "base/civil_date.h"
#include "base/duration_text.h"
#include "base/temporal_text.h"
#include "base/text.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/attach_values.h"
#include "plan/ops/date_function.h"
#include "plan/ops/in_time_zone.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"

namespace weft::frame {

using namespace plan;
using dd::DType;

namespace {

constexpr std::int64_t day = base::microseconds_of_day;

[[noreturn]] void fail(const std::string& what) { throw Error(ErrorKind::user, "resample: " + what); }

Expr plus(const Expr& time, std::int64_t microseconds) {
  if (microseconds == 0) return time;
  // The text of a duration is a constant beside times.
  return binary(microseconds < 0 ? BinaryOp::sub : BinaryOp::add, time, literal(base::format_duration(std::abs(microseconds))));
}

Expr timestamp(std::int64_t microseconds) {
  return make(LiteralValue{base::format_timestamp(microseconds), Type(DType::timestamp)});
}

Expr rounded(TimeRounding rounding, const Expr& at, const Periods& periods) {
  std::vector<Expr> inputs{at};
  if (periods.origin) inputs.push_back(periods.origin);
  return make(RoundTime{rounding, std::max<std::int64_t>(periods.step, 1), periods.months}, std::move(inputs));
}

/// The end of a period of such a beginning, which is the beginning of the next one.
Expr end_of(const Expr& begin, const Periods& periods) {
  if (periods.months == 0) return plus(begin, periods.step);
  return make(RoundTime{TimeRounding::ceil, 1, periods.months}, {plus(begin, 1), begin});
}

/// Instants of a zone, as UTC's clocks show them, where a zone's clocks show a time.
Expr instant_of(const Expr& shown, const std::string& zone) {
  return make(InTimeZone{}, {make(FromWallTime{zone, Ambiguous::daylight, Nonexistent::forward}, {shown})});
}

bool is_right(const char* option, const std::string& given, bool otherwise) {
  static const std::vector<std::string> sides{"left", "right"};
  if (given.empty()) return otherwise;
  if (given != "left" && given != "right") throw Error(ErrorKind::user, base::not_found(option, given, sides));
  return given == "right";
}

/// Periods of the calendar by pandas' names of them, several of which are one.
struct CalendarRule {
  Periods periods;           // of one
  bool by_last_day = false;  // whether they are named by their last day
  std::int64_t count = 1;
};

std::optional<std::int64_t> place_of(const std::string& name, const std::vector<std::string>& names) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return found - names.begin();
}

/// Nothing for another rule.
std::optional<CalendarRule> calendar_periods(const std::string& name) {
  static const std::vector<std::string> days{"MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"};
  static const std::vector<std::string> months{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                               "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
  const std::string unit = name.substr(0, name.find('-')), anchor = name.size() > unit.size() ? name.substr(unit.size() + 1) : "";
  if (unit.size() < name.size() && anchor.empty()) return std::nullopt;
  CalendarRule rule;
  Periods& made = rule.periods;
  if (unit == "W") {
    const auto last = place_of(anchor.empty() ? "SUN" : anchor, days);
    if (!last) return std::nullopt;
    // 1970-01-01 was a Thursday; a week begins on the day after its last.
    made.step = 7 * day;
    made.origin = timestamp((*last + 1 - 3) * day);
  } else if (unit == "MS" || unit == "ME" || unit == "QS" || unit == "QE" || unit == "YS" || unit == "YE") {
    made.months = unit[0] == 'M' ? 1 : unit[0] == 'Q' ? 3 : 12;
    const bool ends = unit[1] == 'E';
    const auto month = place_of(anchor.empty() ? (ends ? "DEC" : "JAN") : anchor, months);
    if (!month || (made.months == 1 && !anchor.empty())) return std::nullopt;
    if (!anchor.empty())
      made.origin = timestamp(base::days_from_civil(1970, static_cast<int>((*month + ends) % 12) + 1, 1) * day);
    if (!ends) return rule;
  } else {
    return std::nullopt;
  }
  rule.by_last_day = true;
  made.label_offset = -day;
  return rule;
}

std::optional<CalendarRule> calendar_rule(const std::string& rule) {
  const std::size_t digits = rule.find_first_not_of("0123456789");
  if (digits == std::string::npos || digits > 6) return std::nullopt;
  auto made = calendar_periods(rule.substr(digits));
  const std::int64_t count = digits == 0 ? 1 : std::stoll(rule.substr(0, digits));
  if (!made || count == 0) return std::nullopt;
  made->count = count;
  return made;
}

/// Says which end is the name, and which one is held. Returns whether that is the right one.
bool choose_ends(CalendarRule& rule, const dd::ResampleOptions& options) {
  Periods& made = rule.periods;
  made.label_right = is_right("resample: label", options.label, rule.by_last_day);
  const bool right = is_right("resample: closed", options.closed, rule.by_last_day);
  // A last day is cut off at the midnight after it where right ends are held, else at the one that it begins with. A first day is
  // cut off where it begins, and that very time belongs to the period before where right ends are held.
  if (rule.by_last_day)
    made.shift = right ? 0 : day;
  else
    made.shift = right ? -1 : 0;
  return right;
}

/// What the first or the last time says, as a value that is not computed yet.
class Ends {
 public:
  Ends(const Expr& frame, Expr time) : frame_(frame), time_(std::move(time)) {}

  template <class Make>
  Expr value(AggregateFunction which, Make make_value) const {
    const Expr end = make(Aggregate{{}, {{which, "at"}}}, {frame_, time_});
    return value_of(project(end, {"at"}, {make_value(column("at"))}));
  }
  template <class Make>
  Expr first(Make make_value) const {
    return value(AggregateFunction::min, make_value);
  }
  template <class Make>
  Expr last(Make make_value) const {
    return value(AggregateFunction::max, make_value);
  }

 private:
  Expr frame_, time_;
};

Expr whole_day(TimeRounding rounding, const Expr& at) { return make(RoundTime{rounding, day}, {at}); }

Periods several(const CalendarRule& rule, bool closed_right, const Ends& ends) {
  Periods made = rule.periods;
  if (rule.count == 1) return made;
  // Of the first row's day: the first of those that hold their right end ends at the next edge, others begin at the one before.
  made.origin = ends.first([&](const Expr& at) {
    const Expr from = plus(whole_day(TimeRounding::floor, at), rule.by_last_day ? day : 0);
    return rounded(closed_right ? TimeRounding::ceil : TimeRounding::floor, from, rule.periods);
  });
  made.step *= rule.count;
  made.months *= static_cast<int>(rule.count);
  return made;
}

/// Where a period of a fixed time begins; null for 1970-01-01.
Expr origin_of(const Expr& frame, const std::string& time, const Periods& periods, const std::string& origin) {
  static const std::vector<std::string> names{"start_day", "start", "epoch", "end", "end_day"};
  const std::string& zone = periods.time_zone;
  const bool of_instants = !zone.empty() && !periods.of_clock;
  Periods shown = periods;
  shown.of_clock = true;
  const Ends clock(frame, divided_time(frame, time, shown)), divided(frame, divided_time(frame, time, periods));
  const auto as_divided = [&](const Expr& at) { return of_instants ? instant_of(at, zone) : at; };
  const auto day_of = [&](TimeRounding rounding) {
    return [&, rounding](const Expr& at) { return as_divided(whole_day(rounding, at)); };
  };
  const auto itself = [](const Expr& at) { return at; };
  if (origin == "epoch") return of_instants ? as_divided(timestamp(0)) : nullptr;
  if (origin.empty() || origin == "start_day") {
    // Midnight is a multiple of what divides a day.
    return day % periods.step == 0 && !of_instants ? nullptr : clock.first(day_of(TimeRounding::floor));
  }
  if (origin == "start") return divided.first(itself);
  if (origin == "end") return divided.last(itself);
  if (origin == "end_day") return clock.last(day_of(TimeRounding::ceil));
  const auto at = base::parse_timestamp(origin);
  if (!at) throw Error(ErrorKind::user, base::not_found("resample: origin, where it is no time", origin, names));
  return as_divided(timestamp(*at));
}

Periods fixed_periods(const Expr& frame, const std::string& time, const std::string& zone, const std::string& rule,
                      const dd::ResampleOptions& options) {
  const auto step = base::parse_frequency(rule);
  if (!step) fail("not a period such as \"1D\", \"15min\", \"6h\", \"W\", \"MS\", \"ME\", \"QS\", \"YS\": " + rule);
  const bool from_end = options.origin == "end" || options.origin == "end_day";
  Periods made{.step = *step, .time_zone = zone, .of_clock = *step % day == 0};
  made.closed_right = is_right("resample: closed", options.closed, from_end);
  made.label_right = is_right("resample: label", options.label, from_end);
  if (!zone.empty() && made.of_clock && (!options.origin.empty() || !options.offset.empty()))
    fail(".origin and .offset do not go with whole days in a time zone");
  made.origin = origin_of(frame, time, made, options.origin);
  if (!options.offset.empty()) {
    const auto offset = base::parse_duration(options.offset);
    if (!offset) fail(".offset is a duration such as \"30min\", not " + options.offset);
    made.origin = made.origin ? plus(made.origin, *offset) : timestamp(*offset);
  }
  return made;
}

}  // namespace

Periods periods_of(const Expr& frame, const std::string& time, const std::string& rule, const dd::ResampleOptions& options) {
  const std::string zone = frame->schema().at(time).type.detail().time_zone;
  auto calendar = calendar_rule(rule);
  if (!calendar) return fixed_periods(frame, time, zone, rule, options);
  if (!options.origin.empty() || !options.offset.empty())
    fail(".origin and .offset go with periods of a fixed time, not with " + rule);
  calendar->periods.time_zone = zone;
  const bool closed_right = choose_ends(*calendar, options);
  return several(*calendar, closed_right, Ends(frame, divided_time(frame, time, calendar->periods)));
}

Expr divided_time(const Expr& frame, const std::string& time, const Periods& periods) {
  const Expr at = column(time);
  if (frame->schema().at(time).type == DType::date) return make(Cast{DType::timestamp}, {at});
  if (periods.time_zone.empty()) return at;
  return periods.of_clock ? make(ToWallTime{periods.time_zone}, {at}) : make(InTimeZone{}, {at});
}

Expr begin_of(const Expr& at, const Periods& periods) {
  if (periods.closed_right) return plus(rounded(TimeRounding::ceil, at, periods), -periods.step);
  return rounded(TimeRounding::floor, plus(at, periods.shift), periods);
}

Expr label_of(const Expr& begin, const Periods& periods) {
  const Expr label = plus(periods.label_right ? end_of(begin, periods) : begin, periods.label_offset);
  const std::string& zone = periods.time_zone;
  if (zone.empty()) return label;
  return periods.of_clock ? make(FromWallTime{zone, Ambiguous::daylight, Nonexistent::forward}, {label})
                          : make(InTimeZone{zone}, {label});
}

}  // namespace weft::frame
