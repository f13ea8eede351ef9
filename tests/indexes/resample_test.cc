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
/// All ways, or where there are very many cases only one, each time the next.
std::vector<Way> some_ways(bool all) {
  static std::size_t next = 0;
  return all ? ways() : std::vector<Way>{ways()[next++ % ways().size()]};
}

/// Checks `make` with each rule and its options against the record of that name.
template <class Make>
void expect_periods(const std::vector<std::tuple<std::string, std::string, dd::ResampleOptions>>& rules, Make make,
                    bool each_way = true) {
  for (auto [name, rule, options] : rules) {
    SCOPED_TRACE(name);
    options.on = "at";
    for (const Way& way : some_ways(each_way)) {
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
struct Clock {
  std::string name, zone;
  std::int64_t begin;  // minutes since 1970
};
const Clock clocks[] = {
    {"spring", "Europe/Paris", 28524795}, {"autumn", "Europe/Paris", 28827135}, {"midnight", "America/Sao_Paulo", 25682475}};

/// Checks periods of instants of a zone; `frame` makes rows with columns "at" and "x".
template <class Make>
void expect_zoned(const std::string& name, const std::string& rule, dd::ResampleOptions options, Make frame,
                  bool each_way = true) {
  SCOPED_TRACE(name);
  options.on = "at";
  for (const Way& way : some_ways(each_way)) {
    SCOPED_TRACE(way.to_string());
    const Json made = run(way, [&](const Rows& rows) {
      const DataFrame periods =
          frame(rows).resample(rule, options).agg({{"x", "sum"}, {"x", "max", "most"}, {"x", "count", "count"}});
      return periods.assign("at", periods["at"].dt().tz_convert(std::nullopt));
    });
    EXPECT_EQ(difference(made, recorded().at(name), true), "");
  }
}

DataFrame rows_of(const Clock& clock, const Rows& rows) {
  std::vector<std::int64_t> minute, x;
  for (std::int64_t row = 0; row < 40; ++row) minute.push_back(clock.begin + 7 * 60 * row), x.push_back(row * row % 17 - 5);
  const DataFrame numbers = rows(dd::Table({{"minute", dd::Column(minute)}, {"x", dd::Column(x)}}));
  const dd::Series at = dd::to_datetime(numbers["minute"], {.unit = "m"});
  return numbers.assign("at", at.dt().tz_localize("UTC").dt().tz_convert(clock.zone))[{"at", "x"}];
}

TEST(Resample, Zoned) {
  for (const Clock& clock : clocks) {
    const std::string& name = clock.name;
    std::vector<std::tuple<std::string, std::string, dd::ResampleOptions>> rules;
    for (const char* rule : {"7h", "1D", "2D", "W"}) rules.emplace_back(name + ' ' + rule, rule, dd::ResampleOptions());
    rules.emplace_back(name + " 6h right", "6h", dd::ResampleOptions{.closed = "right", .label = "right"});
    if (name == "spring") {
      for (const char* rule : {"1h", "6h", "36h", "2W", "MS", "ME"})
        rules.emplace_back(name + ' ' + rule, rule, dd::ResampleOptions());
      for (const std::string origin : {"start", "epoch", "end", "end_day"})
        rules.emplace_back(name + " 5h " + origin, "5h", dd::ResampleOptions{.origin = origin});
    }
    for (const auto& [of, rule, options] : rules)
      expect_zoned(of, rule, options, [&](const Rows& rows) { return rows_of(clock, rows); });
  }
}
/// Each rule with each end held and each end as the name.
std::vector<std::tuple<std::string, std::string, dd::ResampleOptions>> rules_with_ends(const std::vector<std::string>& rules) {
  std::vector<std::tuple<std::string, std::string, dd::ResampleOptions>> made;
  for (const std::string& rule : rules)
    for (const std::string closed : {"", "left", "right"})
      for (const std::string label : {"", "left", "right"})
        if (!closed.empty() || !label.empty())
          made.emplace_back(rule + ' ' + closed + ' ' + label, rule, dd::ResampleOptions{.closed = closed, .label = label});
  return made;
}
const std::vector<std::string> calendar_rules{"MS",    "ME",     "QS",     "QE",      "YS",     "YE", "W",
                                              "W-WED", "QS-FEB", "QE-JAN", "YS-JUL",  "YE-JUN", "2W", "3W-WED",
                                              "2MS",   "2ME",    "3QS",    "2QE-JAN", "2YS",    "2YE"};

/// Times at midnights where periods end or begin, and a microsecond beside them, from a row on.
DataFrame edges(const Rows& rows, std::size_t first = 0) {
  std::vector<std::int64_t> at, x;
  // Days since 1970 of 2023-10-01, 12-30 and 12-31, 2024-01-01, 01-31, 02-01, 02-04, 02-05, 02-29, 03-01, 03-31, 04-01, 06-30,
  // 07-01, 12-31, 2025-01-01 and 03-30.
  for (const std::int64_t day :
       {19631, 19721, 19722, 19723, 19753, 19754, 19757, 19758, 19782, 19783, 19813, 19814, 19904, 19905, 20088, 20089, 20177})
    for (const std::int64_t beside : {-1, 0, 1}) at.push_back(day * 86'400'000'000 + beside);
  for (std::int64_t row = 0; row < static_cast<std::int64_t>(at.size()); ++row) x.push_back(row * row % 17 - 5);
  at.erase(at.begin(), at.begin() + static_cast<std::ptrdiff_t>(first));
  x.erase(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(first));
  const DataFrame made = rows(dd::Table({{"us", dd::Column(at)}, {"x", dd::Column(x)}}));
  return made.assign("at", dd::to_datetime(made["us"], {.unit = "us"}))[{"at", "x"}];
}

TEST(Resample, ClosedSeasons) { expect_periods(rules_with_ends(calendar_rules), resampled_seasons, false); }
TEST(Resample, ClosedEdges) {
  expect_periods(
      rules_with_ends(calendar_rules),
      [](const Rows& rows, const std::string& rule, const dd::ResampleOptions& options) {
        return edges(rows).resample(rule, options);
      },
      false);
}
TEST(Resample, ClosedFirsts) {
  for (const std::size_t first : {2, 5, 7, 10, 19, 22, 25, 26, 31}) {
    auto rules = rules_with_ends({"2MS", "2ME", "2W", "3QS", "2YE"});
    std::erase_if(rules, [](const auto& rule) {
      const auto& [name, of, options] = rule;
      return !options.label.empty() || (of == "3QS" && options.closed == "left") || (of == "2YE" && options.closed == "right");
    });
    EXPECT_EQ(rules.size(), 8u);
    for (auto& [name, rule, options] : rules) name += " from " + std::to_string(first);
    expect_periods(
        rules,
        [&](const Rows& rows, const std::string& rule, const dd::ResampleOptions& options) {
          return edges(rows, first).resample(rule, options);
        },
        false);
  }
}
TEST(Resample, ClosedDates) {
  expect_periods(
      rules_with_ends(calendar_rules),
      [](const Rows& rows, const std::string& rule, const dd::ResampleOptions& options) {
        const DataFrame made = edges(rows);
        return made.assign("at", made["at"].dt().date()).resample(rule, options);
      },
      false);
}
TEST(Resample, ClosedZoned) {
  for (const Clock& clock : clocks)
    for (const auto& [of, rule, options] : rules_with_ends({"MS", "ME", "W", "W-WED", "2W", "QS", "QE"}))
      expect_zoned(
          clock.name + ' ' + of, rule, options, [&](const Rows& rows) { return rows_of(clock, rows); }, false);
}
TEST(Resample, ClosedZonedEdges) {
  for (const auto& [of, rule, options] : rules_with_ends(calendar_rules))
    expect_zoned(
        of, rule, options,
        [](const Rows& rows) {
          const DataFrame made = edges(rows);
          return made.assign("at", made["at"].dt().tz_localize("Europe/Paris"));
        },
        false);
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
  user("resample: .origin and .offset go with periods of a fixed time, not with MS",
       [&] { t.resample("MS", {.on = "at", .origin = "start"}); });
  user("resample: .origin and .offset go with periods of a fixed time, not with 2W-WED",
       [&] { t.resample("2W-WED", {.closed = "right", .on = "at", .offset = "1h"}); });
  user("resample: closed not found: middle (have: left, right)", [&] { t.resample("ME", {.closed = "middle", .on = "at"}); });
  user("resample: label not found: both (have: left, right)", [&] { t.resample("W", {.label = "both", .on = "at"}); });
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
  user(
      "resample needs an index, or .on a column of times: set_index says which column it is, and a selection keeps it only where "
      "it names that column",
      [&] { t.resample("1D"); });
  user("resample needs timestamps or dates, not int64", [&] { t.resample("1D", {.on = "i"}); });
  // A selection that does not name the index leaves a frame without one.
  const DataFrame timed = hours(Rows(ways()[0]));
  user(
      "resample needs an index, or .on a column of times: set_index says which column it is, and a selection keeps it only where "
      "it names that column",
      [&] { timed[{"x"}].resample("1D"); });
  const DataFrame named = timed[{"at", "x"}];
  EXPECT_EQ(named.resample("1D").size().compute().num_rows(), 3u);
}

}  // namespace
}  // namespace weft::frame_test
