// Parts, rounding and text of dates and timestamps, compared with pandas' Series.dt.
#include "moments.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::DateMethods;
using dd::Series;

Columns calendar(const Series& series) {
  const DateMethods dt = series.dt();
  return {{"year", dt.year()},
          {"month", dt.month()},
          {"day", dt.day()},
          {"dayofweek", dt.dayofweek()},
          {"dayofyear", dt.dayofyear()},
          {"quarter", dt.quarter()},
          {"days_in_month", dt.days_in_month()},
          {"is_month_start", dt.is_month_start()},
          {"is_month_end", dt.is_month_end()},
          {"is_quarter_start", dt.is_quarter_start()},
          {"is_quarter_end", dt.is_quarter_end()},
          {"is_year_start", dt.is_year_start()},
          {"is_year_end", dt.is_year_end()},
          {"is_leap_year", dt.is_leap_year()}};
}

Columns calendar_and_clock(const Series& series, const std::string& prefix = "") {
  Columns columns = calendar(series);
  const DateMethods dt = series.dt();
  for (const auto& [name, field] : Columns{{"hour", dt.hour()},
                                           {"minute", dt.minute()},
                                           {"second", dt.second()},
                                           {"microsecond", dt.microsecond()},
                                           {"nanosecond", dt.nanosecond()}})
    columns.emplace_back(name, field);
  for (auto& [name, field] : columns) name = prefix + name;
  return columns;
}

Columns roundings(const Series& series, const std::vector<std::string>& frequencies) {
  Columns columns;
  for (const std::string& frequency : frequencies) {
    columns.emplace_back("floor " + frequency, series.dt().floor(frequency));
    columns.emplace_back("ceil " + frequency, series.dt().ceil(frequency));
    columns.emplace_back("round " + frequency, series.dt().round(frequency));
  }
  return columns;
}

TEST(Dates, Calendar) {
  expect_moments([](const DataFrame& t) { return calendar_and_clock(t["at"]); });
}
TEST(Dates, CalendarOfNulls) {
  expect_moments([](const DataFrame& t) { return calendar_and_clock(t["seen"]); });
}
TEST(Dates, OtherNames) {
  expect_moments([](const DataFrame& t) {
    const DateMethods at = t["seen"].dt(), day = t["day"].dt();
    return Columns{{"weekday", at.weekday()},
                   {"day_of_week", at.day_of_week()},
                   {"day_of_year", at.day_of_year()},
                   {"daysinmonth", at.daysinmonth()},
                   {"weekday of day", day.weekday()},
                   {"day_of_week of day", day.day_of_week()},
                   {"day_of_year of day", day.day_of_year()},
                   {"daysinmonth of day", day.daysinmonth()}};
  });
}
TEST(Dates, CalendarOfDays) {
  expect_moments([](const DataFrame& t) { return calendar(t["day"]); });
}
TEST(Dates, IsoCalendar) {
  expect_recorded([](const Rows& rows) { return moments(rows)["at"].dt().isocalendar(); });
}
TEST(Dates, IsoCalendarOfNulls) {
  expect_recorded([](const Rows& rows) { return moments(rows)["seen"].dt().isocalendar(); });
}
TEST(Dates, Names) {
  expect_moments([](const DataFrame& t) {
    return Columns{{"day", t["at"].dt().day_name()},
                   {"month", t["at"].dt().month_name()},
                   {"null", t["seen"].dt().day_name()},
                   {"of day", t["day"].dt().month_name()}};
  });
}
TEST(Dates, Strftime) {
  expect_moments([](const DataFrame& t) {
    const char* all = "%Y-%m-%d %H:%M:%S.%f|%y|%j|%a %A|%b %B|%I %p|%U %W|%G-W%V-%u|%w|%%|%F %T|%D %R|%e";
    return Columns{{"at", t["at"].dt().strftime(all)},
                   {"seen", t["seen"].dt().strftime("%d.%m. %H Uhr")},
                   {"day", t["day"].dt().strftime("%d %b %y")}};
  });
}
TEST(Dates, Rounding) {
  expect_moments([](const DataFrame& t) { return roundings(t["at"], {"D", "h", "15min", "7s", "ms", "2D", "1h30min", "1.5h"}); });
}
TEST(Dates, DateAndTime) {
  expect_moments([](const DataFrame& t) {
    return Columns{{"date", t["seen"].dt().date()},
                   {"time", t["seen"].dt().time()},
                   {"normalize", t["seen"].dt().normalize()},
                   {"day", t["day"].dt().date()}};
  });
}
TEST(Dates, InAnExpression) {
  expect_recorded([](const Rows& rows) {
    DataFrame t = moments(rows);
    t = t[t["at"].dt().year() >= 2000 && t["at"].dt().month_name() != "March"];
    return frame_of(t, {{"id", t["id"]}, {"weekend", t["at"].dt().dayofweek() >= 5}});
  });
}
TEST(Dates, GroupedByYear) {
  expect_recorded([](const Rows& rows) {
    const DataFrame t = moments(rows);
    return t.assign("year", t["utc"].dt().year()).groupby("year").agg({{"id", "count", "rows"}});
  });
}

TEST(Durations, Rounding) {
  expect_moments([](const DataFrame& t) { return roundings(t["took"], {"D", "h", "15min", "7s", "ms", "2us"}); });
}

TEST(TimeZones, Fields) {
  expect_moments(
      [](const DataFrame& t) {
        Columns columns = calendar_and_clock(t["utc"].dt().tz_convert("Europe/Paris"), "paris ");
        for (const auto& column : calendar_and_clock(t["utc"].dt().tz_convert("America/New_York"), "york "))
          columns.push_back(column);
        for (const auto& column : calendar_and_clock(t["wall"].dt().tz_localize("Europe/Paris"), "wall "))
          columns.push_back(column);
        return columns;
      },
      true);
}

}  // namespace
}  // namespace weft::frame_test
