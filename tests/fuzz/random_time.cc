// A frame -> random dates, timestamps and durations over its columns, in both languages.
#include "fuzz/scalar_pieces.h"

namespace weft::fuzz {

using dd::DType;

namespace {

std::string micros(const std::string& sql, DType type) {
  return type == dd::duration ? sql : "epoch_us(" + sql_cast(sql, dd::timestamp) + ')';
}

}  // namespace

SqlScalar RandomScalar::date(int depth) {
  bool found = false;
  const SqlScalar of = column(is_date, found);
  if (depth <= 0 || choice_.percent(60)) {
    if (found) return of;
    const SqlScalar at = column(is_timestamp, found);
    return {at.series.dt().date(), sql_cast(at.sql, dd::date), {}};
  }
  return choose(date(depth - 1), date(depth - 1), depth - 1);
}

SqlScalar RandomScalar::timestamp(int depth) {
  bool found = false;
  const SqlScalar of = column(is_timestamp, found);
  if (!found) {
    const SqlScalar day = column(is_date, found);
    return {day.series.astype(dd::timestamp), sql_cast(day.sql, dd::timestamp), {}};
  }
  if (depth <= 0 || choice_.percent(40)) return of;
  const SqlScalar a = timestamp(depth - 1);
  switch (choice_.below(4)) {
    case 0: {
      const dd::Duration by{.days = choice_.between(-9, 9), .minutes = choice_.between(-90, 90)};
      return {a.series + by, "moved(" + a.sql + ", (" + std::to_string(by.count()) + "))", {}};
    }
    case 1: {
      const auto& [name, step] =
          choice_.of<std::pair<const char*, const char*>>({{"h", "3600000000"}, {"D", "86400000000"}, {"15min", "900000000"}});
      return {a.series.dt().floor(name), "make_timestamp(floor_us(epoch_us(" + a.sql + "), " + step + "))", {}};
    }
    case 2:
      return {a.series.dt().normalize(), "date_trunc('day', " + a.sql + ')', {}};
    default:
      return choose(a, timestamp(depth - 1), depth - 1);
  }
}

SqlScalar RandomScalar::duration(int depth) {
  bool found = false;
  const SqlScalar of = column(is_duration, found);
  if (found && (depth <= 0 || choice_.percent(40))) return of;
  if (!found || choice_.percent(30)) {
    if (!have(is_timestamp)) {
      if (!found) return integer(depth);
      return of;
    }
    const SqlScalar a = timestamp(depth - 1), b = have(is_date) && choice_.percent(40) ? date(depth - 1) : timestamp(depth - 1);
    return {a.series - b.series, '(' + micros(a.sql, a.type()) + " - " + micros(b.sql, b.type()) + ')', {.whole = 54}};
  }
  const SqlScalar a = duration(depth - 1);
  if (a.type() != dd::duration || a.facts.whole > 56) return a;
  Facts facts = a.facts;
  ++facts.whole;
  switch (choice_.below(4)) {
    case 0: {
      const SqlScalar b = duration(depth - 1);
      if (b.type() != dd::duration || b.facts.whole > 56) return a;
      return {a.series - b.series, '(' + a.sql + " - " + b.sql + ')', {.whole = std::max(a.facts.whole, b.facts.whole) + 1}};
    }
    case 1:
      return {a.series + dd::Duration{.hours = 5}, '(' + a.sql + " + 18000000000)", facts};
    case 2:
      return {a.series * 2, '(' + a.sql + " * 2)", facts};
    default: {
      const SqlScalar b = duration(depth - 1);
      return b.type() == dd::duration ? choose(a, b, depth - 1) : a;
    }
  }
}

}  // namespace weft::fuzz
