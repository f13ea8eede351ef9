// to_datetime, to_timedelta and Duration: text and numbers -> times.
#include <weft/datetime.h>

#include <weft/series.h>

#include "base/civil_date.h"
#include "base/duration_text.h"
#include "frame/series_parts.h"
#include "plan/ops/in_time_zone.h"
#include "plan/ops/parse_time.h"
#include "plan/ops/scalar.h"

namespace weft::dd {

using namespace plan;

namespace {

[[noreturn]] void refuse(const std::string& message) { throw Error(ErrorKind::user, message); }

/// Whether what is no time becomes null.
bool coerces(const std::string& errors) {
  if (errors != "raise" && errors != "coerce") refuse("Option errors is neither raise nor coerce: " + errors);
  return errors == "coerce";
}

void expect_no_unit(const std::string& unit, const Type& type) {
  if (!unit.empty()) refuse("Option unit is of numbers, not of " + type_name(type) + ": " + unit);
}

Expr timestamps_of(const Expr& scalar, const Type& type, const ToDatetime& options) {
  const bool coerce = coerces(options.errors);
  if (!dd::is_numeric(type)) expect_no_unit(options.unit, type);
  if (type == DType::string) return make(ParseTimestamp{options.format, options.utc, coerce}, {scalar});
  if (!options.format.empty()) refuse("Option format is of text, not of " + type_name(type) + ": " + options.format);
  if (dd::is_numeric(type))
    return make(TimeFromNumber{DType::timestamp, options.unit.empty() ? "ns" : options.unit, coerce}, {scalar});
  if (type == DType::date) return make(Cast{DType::timestamp}, {scalar});
  if (type == DType::timestamp) return scalar;
  refuse("to_datetime has no timestamps for " + type_name(type));
}

}  // namespace

std::int64_t Duration::count() const {
  const std::pair<std::int64_t, std::int64_t> parts[] = {{weeks, 7 * base::microseconds_of_day},
                                                         {days, base::microseconds_of_day},
                                                         {hours, base::microseconds_of_hour},
                                                         {minutes, 60 * base::microseconds_of_second},
                                                         {seconds, base::microseconds_of_second},
                                                         {milliseconds, 1000},
                                                         {microseconds, 1}};
  std::int64_t sum = 0;
  for (const auto& [count, unit] : parts) {
    std::int64_t product;
    if (__builtin_mul_overflow(count, unit, &product) || __builtin_add_overflow(sum, product, &sum))
      refuse("Duration does not fit into 64 bits of microseconds: " + std::to_string(count) + " times " + std::to_string(unit));
  }
  return sum;
}

std::string Duration::to_string() const { return base::format_duration(count()); }

Series to_datetime(const Series& series, const ToDatetime& options) {
  const Type type = series.expr()->schema()[0].type;
  return frame::map_scalar(series.expr(), [&](const Expr& scalar) {
    Expr made = timestamps_of(scalar, type, options);
    return options.utc && type != DType::string ? make(InTimeZone{"UTC"}, {made}) : made;
  });
}

Series to_timedelta(const Series& series, const ToTimedelta& options) {
  const Type type = series.expr()->schema()[0].type;
  const bool coerce = coerces(options.errors);
  if (!dd::is_numeric(type)) expect_no_unit(options.unit, type);
  return frame::map_scalar(series.expr(), [&](const Expr& scalar) -> Expr {
    if (type == DType::string) return make(ParseDuration{coerce}, {scalar});
    if (dd::is_numeric(type))
      return make(TimeFromNumber{DType::duration, options.unit.empty() ? "ns" : options.unit, coerce}, {scalar});
    if (type == DType::duration) return scalar;
    refuse("to_timedelta has no durations for " + type_name(type));
  });
}

}  // namespace weft::dd
