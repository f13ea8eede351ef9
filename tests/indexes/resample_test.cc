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

TEST(ResampleErrors, OfUse) {
  const DataFrame t = dd::read_csv(data_file("types.csv"));
  const auto user = [](std::string_view message, auto act) { expect_error(ErrorKind::user, message, act); };
  user("resample: not a period such as \"1D\", \"15min\", \"6h\", \"W\", \"MS\", \"ME\", \"QS\", \"YS\": month",
       [&] { t.resample("month"); });
  user("resample: .closed and .label go with periods of a fixed time, not with MS",
       [&] { t.resample("MS", {.label = "right", .on = "at"}); });
  user("resample: the period must divide a day evenly: 7h", [&] { t.resample("7h", {.on = "at"}); });
  user("resample: the period must divide a day evenly: 2D", [&] { t.resample("2D", {.on = "at"}); });
  user("resample needs an index (set_index), or .on a column of times", [&] { t.resample("1D"); });
  user("resample needs timestamps without a time zone, or dates, not int64", [&] { t.resample("1D", {.on = "i"}); });
}

}  // namespace
}  // namespace weft::frame_test
