// Rows by periods of time.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

/// Rows of some hours, in order, with gaps.
DataFrame hours(const Rows& rows) {
  std::vector<std::string> at;
  for (const int minutes : {0, 20, 45, 46, 300, 301, 302, 610, 900, 901, 2000}) {
    const int since = 22 * 60 + 15 + minutes, day = 28 + since / 1440;
    char text[40];
    std::snprintf(text, sizeof text, "2024-%s %02d:%02d:00",
                  day == 28   ? "02-28"
                  : day == 29 ? "02-29"
                              : "03-01",
                  since / 60 % 24, since % 60);
    at.push_back(text);
  }
  const std::vector<std::int64_t> x{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5};
  const std::vector<double> y{0.5, 0, 1.5, 2.5, 0, 0, 0, 3.5, 4.5, 5.5, 0};
  const std::vector<bool> valid{true, false, true, true, false, false, false, true, true, true, false};
  DataFrame made = rows(dd::Table({{"at", dd::Column(at)}, {"x", dd::Column(x)}, {"y", dd::Column(y, valid)}}));
  return made.assign("at", made["at"].astype(dd::timestamp)).set_index("at", {.sorted = true});
}

TEST(Resample, Hourly) {
  expect_recorded([](const Rows& rows) {
    return hours(rows).resample("1h").agg(
        {{"x", "sum", "total"}, {"x", "mean", "mean"}, {"y", "count", "count"}, {"y", "min", "least"}, {"x", "size", "size"}});
  });
}
TEST(Resample, Daily) {
  expect_recorded([](const Rows& rows) { return hours(rows).resample("1D").sum(); });
}
TEST(Resample, Means) {
  expect_recorded([](const Rows& rows) { return hours(rows).reset_index().resample("6h", {.on = "at"}).mean(); });
}
TEST(Resample, Sizes) {
  expect_recorded([](const Rows& rows) { return hours(rows).resample("12h").size(); });
}
/// Rows from November 1969 to October 1970, nine days and some hours apart.
DataFrame seasons(const Rows& rows) {
  std::vector<std::int64_t> hour, x;
  for (std::int64_t row = 0; row < 40; ++row) hour.push_back(-1000 + 223 * row), x.push_back(row * row % 17 - 5);
  const DataFrame made = rows(dd::Table({{"hour", dd::Column(hour)}, {"x", dd::Column(x)}}));
  return made.assign("at", dd::to_datetime(made["hour"], {.unit = "h"}))[{"at", "x"}];
}

TEST(Resample, Calendar) {
  for (const char* rule : {"MS", "ME", "QS", "QE", "YS", "YE", "W", "W-WED"}) {
    SCOPED_TRACE(rule);
    for (const Way& way : ways()) {
      SCOPED_TRACE(way.to_string());
      const Json made = run(way, [&](const Rows& rows) {
        return seasons(rows).resample(rule, {.on = "at"}).agg({{"x", "sum"}, {"x", "max", "most"}, {"x", "count", "count"}});
      });
      EXPECT_EQ(difference(made, recorded().at(rule), true), "");
    }
  }
}
/// Checks `make` with each rule and its options against the record of that name.
template <class Make>
void expect_periods(const std::vector<std::tuple<std::string, std::string, dd::ResampleOptions>>& rules, Make make) {
  for (auto [name, rule, options] : rules) {
    SCOPED_TRACE(name);
    options.on = "at";
    for (const Way& way : ways()) {
      SCOPED_TRACE(way.to_string());
      const Json made = run(way, [&](const Rows& rows) {
        return make(rows, rule, options).agg({{"x", "sum"}, {"x", "max", "most"}, {"x", "count", "count"}});
      });
      EXPECT_EQ(difference(made, recorded().at(name), true), "");
    }
  }
}

dd::Resampler resampled_seasons(const Rows& rows, const std::string& rule, const dd::ResampleOptions& options) {
  return seasons(rows).resample(rule, options);
}

TEST(Resample, Several) {
  std::vector<std::tuple<std::string, std::string, dd::ResampleOptions>> rules;
  for (const char* rule : {"2D", "3D", "36h", "7h", "2W", "3W-WED", "2MS", "2ME", "3MS", "2QS", "3QE", "2YS", "2YE", "QS-FEB",
                           "QE-JAN", "YS-JUL", "YE-JUN", "2QS-NOV", "2YE-MAR"})
    rules.emplace_back(rule, rule, dd::ResampleOptions());
  expect_periods(rules, resampled_seasons);
}
TEST(Resample, Origins) {
  std::vector<std::tuple<std::string, std::string, dd::ResampleOptions>> rules;
  for (const std::string rule : {"7h", "3D"})
    for (const std::string origin : {"start", "start_day", "epoch", "end", "end_day", "1969-12-24 05:00"})
      for (const std::string closed : {"", "right"})
        rules.emplace_back(rule + ' ' + origin + ' ' + closed, rule, dd::ResampleOptions{.closed = closed, .origin = origin});
  rules.emplace_back("offset", "6h", dd::ResampleOptions{.offset = "90min"});
  rules.emplace_back("offset of start", "10h", dd::ResampleOptions{.origin = "start", .offset = "1h"});
  rules.emplace_back("day", "1D", dd::ResampleOptions{.origin = "start"});
  rules.emplace_back("right", "36h", dd::ResampleOptions{.closed = "right", .label = "right"});
  expect_periods(rules, resampled_seasons);
}
/// Rows seven hours apart while the clocks are put forward or back. The record has instants.
TEST(Resample, Zoned) {
  struct Clock {
    std::string name, zone;
    std::int64_t begin;  // minutes since 1970
  };
  for (const auto& [name, zone, begin] : {Clock{"spring", "Europe/Paris", 28524795}, Clock{"autumn", "Europe/Paris", 28827135},
                                          Clock{"midnight", "America/Sao_Paulo", 25682475}}) {
    std::vector<std::tuple<std::string, std::string, dd::ResampleOptions>> rules;
    for (const char* rule : {"7h", "1D", "2D", "W"}) rules.emplace_back(name + ' ' + rule, rule, dd::ResampleOptions());
    rules.emplace_back(name + " 6h right", "6h", dd::ResampleOptions{.closed = "right", .label = "right"});
    if (name == "spring") {
      for (const char* rule : {"1h", "6h", "36h", "2W", "MS", "ME"})
        rules.emplace_back(name + ' ' + rule, rule, dd::ResampleOptions());
      for (const std::string origin : {"start", "epoch", "end", "end_day"})
        rules.emplace_back(name + " 5h " + origin, "5h", dd::ResampleOptions{.origin = origin});
    }
    for (auto& [of, rule, options] : rules) {
      SCOPED_TRACE(of);
      options.on = "at";
      for (const Way& way : ways()) {
        SCOPED_TRACE(way.to_string());
        const Json made = run(way, [&](const Rows& rows) {
          std::vector<std::int64_t> minute, x;
          for (std::int64_t row = 0; row < 40; ++row) minute.push_back(begin + 7 * 60 * row), x.push_back(row * row % 17 - 5);
          const DataFrame numbers = rows(dd::Table({{"minute", dd::Column(minute)}, {"x", dd::Column(x)}}));
          const dd::Series at = dd::to_datetime(numbers["minute"], {.unit = "m"});
          const DataFrame made = numbers.assign("at", at.dt().tz_localize("UTC").dt().tz_convert(zone))[{"at", "x"}]
                                     .resample(rule, options)
                                     .agg({{"x", "sum"}, {"x", "max", "most"}, {"x", "count", "count"}});
          return made.assign("at", made["at"].dt().tz_convert(std::nullopt));
        });
        EXPECT_EQ(difference(made, recorded().at(of), true), "");
      }
    }
  }
}
TEST(Resample, CalendarOfDates) {
  expect_recorded([](const Rows& rows) {
    const DataFrame made = seasons(rows);
    return made.assign("at", made["at"].dt().date()).resample("QE", {.on = "at"})[{"x"}].count();
  });
}
TEST(Resample, ResultHasAnIndex) {
  const DataFrame made = hours(Rows(ways()[0])).resample("1D").sum();
  EXPECT_EQ(made.index_name(), "at");
  EXPECT_EQ(made.loc("2024-02-29", nullptr).compute().num_rows(), 2u);
}

TEST(ResampleErrors, OfMorePeriodsThanAnybodyWants) {
  const DataFrame t = dd::from_dict({{"at", {"0202-01-01", "2024-01-01"}}, {"x", {1, 2}}});
  const DataFrame timed = t.assign("at", dd::to_datetime(t["at"]));
  for (const Way& way : ways()) {
    SCOPED_TRACE(way.to_string());
    KeepConfig keep;
    set_config({.executor = way.executor, .optimize = way.optimize});
    try {
      timed.resample("1s", {.on = "at"}).sum().compute();
      ADD_FAILURE() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::data);
      EXPECT_EQ(error.message(),
                "resample: there are more than 268435456 periods from 0202-01-01 00:00:00 to 2024-01-01 00:00:00 (choose longer "
                "ones, or leave out rows of times that are far off): 57496780801");
    }
    EXPECT_EQ(timed.resample("YS", {.on = "at"}).sum().compute().num_rows(), 1823u);
  }
}

TEST(ResampleErrors, OfUse) {
  const DataFrame t = dd::read_csv(data_file("types.csv"));
  const auto user = [](std::string_view message, auto act) { expect_error(ErrorKind::user, message, act); };
  user("resample: not a period such as \"1D\", \"15min\", \"6h\", \"W\", \"MS\", \"ME\", \"QS\", \"YS\": month",
       [&] { t.resample("month", {.on = "at"}); });
  user("resample: .closed, .label, .origin and .offset go with periods of a fixed time, not with MS",
       [&] { t.resample("MS", {.label = "right", .on = "at"}); });
  for (const char* rule : {"0W", "W-", "W-SUNDAY", "MS-FEB", "QS-3", "2", "-2W"}) {
    SCOPED_TRACE(rule);
    user(std::string("resample: not a period such as \"1D\", \"15min\", \"6h\", \"W\", \"MS\", \"ME\", \"QS\", \"YS\": ") + rule,
         [&] { t.resample(rule, {.on = "at"}); });
  }
  user("resample: origin, where it is no time not found: middle (have: start_day, start, epoch, end, end_day)",
       [&] { t.resample("7h", {.on = "at", .origin = "middle"}); });
  user("resample: .offset is a duration such as \"30min\", not soon", [&] { t.resample("7h", {.on = "at", .offset = "soon"}); });
  user("resample: closed not found: middle (have: left, right)", [&] { t.resample("7h", {.closed = "middle", .on = "at"}); });
  user("resample: .origin and .offset do not go with whole days in a time zone",
       [&] { t.assign("at", t["at"].dt().tz_localize("UTC")).resample("2D", {.on = "at", .origin = "start"}); });
  user("resample needs an index (set_index), or .on a column of times", [&] { t.resample("1D"); });
  user("resample needs timestamps or dates, not int64", [&] { t.resample("1D", {.on = "i"}); });
}

}  // namespace
}  // namespace weft::frame_test
