// What a user can do wrong with dates, and what is said then.
#include "moments.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Duration;
using dd::Series;

dd::Table one_row() {
  return dd::Table({{"text", dd::Column(std::vector<std::string>{"2024-10-27 02:30:00"})},
                    {"words", dd::Column(std::vector<std::string>{"n. n."})},
                    {"gap", dd::Column(std::vector<std::string>{"2024-03-31 02:30:00"})},
                    {"shifted", dd::Column(std::vector<std::string>{"2024-03-31 02:30:00+01:00"})},
                    {"n", dd::Column(std::vector<std::int64_t>{9'000'000'000'000'000'000})},
                    {"x", dd::Column(std::vector<double>{1e300})},
                    {"flag", dd::Column(std::vector<bool>{true})}});
}

/// The row, and its text as a timestamp `at`, `day` of it, a duration `took`, and `at` in the time zone Paris.
DataFrame times() {
  DataFrame t = dd::from_table(one_row());
  t = t.assign("at", dd::to_datetime(t["text"]));
  t = t.assign("day", t["at"].dt().date()).assign("took", t["at"] - "2024-01-01").assign("never", dd::to_datetime(t["gap"]));
  return t.assign("zoned", t["at"].dt().tz_localize("UTC").dt().tz_convert("Europe/Paris"));
}

template <class Act>
void expect_user_error(std::string_view message, Act act) {
  expect_error(ErrorKind::user, message, [&] { static_cast<void>(act(times())); });
}

template <class Make>
void expect_data_error(std::string_view end, Make make) {
  for (const char* executor : {"local", "loopback"}) {
    KeepConfig keep;
    set_config({.executor = executor});
    const Series made = make(times());  // without an error: it is the data's
    try {
      made.compute();
      ADD_FAILURE() << "no error; expected: " << end;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::data) << error.what();
      EXPECT_NE(std::string(error.what()).find(end), std::string::npos) << error.what();
    }
  }
}

TEST(DateErrors, OfTypes) {
  expect_user_error("dt() needs a column of dates, timestamps or durations; n is int64",
                    [](auto t) { return t["n"].dt().year(); });
  expect_user_error("year is of dates and timestamps, not of duration: year(took)", [](auto t) { return t["took"].dt().year(); });
  expect_user_error("hour is of timestamps, not of date: hour(day)", [](auto t) { return t["day"].dt().hour(); });
  expect_user_error("time is of timestamps, not of date", [](auto t) { return t["day"].dt().time(); });
  expect_user_error("normalize is of timestamps, not of duration", [](auto t) { return t["took"].dt().normalize(); });
  expect_user_error("days is of durations, not of timestamp: days(at)", [](auto t) { return t["at"].dt().days(); });
  expect_user_error("total_seconds is of durations, not of date: total_seconds(day)",
                    [](auto t) { return t["day"].dt().total_seconds(); });
  expect_user_error("strftime is of dates and timestamps, not of duration: strftime(took, \"%H\")",
                    [](auto t) { return t["took"].dt().strftime("%H"); });
  expect_user_error("Rounding is of timestamps and durations, not of date: floor(day, 0 days 01:00:00)",
                    [](auto t) { return t["day"].dt().floor("h"); });
}

TEST(DateErrors, OfFormatsAndFrequencies) {
  expect_user_error("strftime does not know the directive %Q of: %Y %Q: strftime(at, \"%Y %Q\")",
                    [](auto t) { return t["at"].dt().strftime("%Y %Q"); });
  expect_user_error("strftime does not know the directive % of: %Y%: strftime(at, \"%Y%\")",
                    [](auto t) { return t["at"].dt().strftime("%Y%"); });
  for (const std::string frequency : {"M", "xyz", "0min", "-1h", "", "1", "H"})
    expect_user_error("Frequency is none of D, h, min, s, ms, us and their multiples, such as 15min: " + frequency,
                      [&](auto t) { return t["at"].dt().round(frequency); });
}

TEST(DateErrors, OfTimeZones) {
  expect_user_error("tz_localize is of timestamps, not of date", [](auto t) { return t["day"].dt().tz_localize("UTC"); });
  expect_user_error("tz_convert is of timestamps, not of duration", [](auto t) { return t["took"].dt().tz_convert("UTC"); });
  expect_user_error("The timestamps have a time zone, use tz_convert: Europe/Paris",
                    [](auto t) { return t["zoned"].dt().tz_localize("UTC"); });
  expect_user_error("The timestamps have no time zone, use tz_localize: at",
                    [](auto t) { return t["at"].dt().tz_convert("UTC"); });
  expect_user_error("Option ambiguous is none of raise, NaT, dst, standard: infer",
                    [](auto t) { return t["at"].dt().tz_localize("UTC", {.ambiguous = "infer"}); });
  expect_user_error("Option nonexistent is none of raise, NaT, shift_forward, shift_backward: skip",
                    [](auto t) { return t["at"].dt().tz_localize("UTC", {.nonexistent = "skip"}); });
  for (const std::string name : {"../etc/passwd", "", "zone.tab", "+25:00", "Europe"}) {
    try {
      times()["at"].dt().tz_localize(name);
      ADD_FAILURE() << "no error for " << name;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::user);
      EXPECT_EQ(error.message(), "Time zone not found: " + name +
                                     " (names are those of the IANA database, such as UTC, Europe/Paris, America/New_York, or "
                                     "+02:00)");
    }
  }
  const auto near = [](const std::string& name, const std::string& meant) {
    expect_user_error("Time zone not found: " + name + " (did you mean " + meant + "?)",
                      [&](auto t) { return t["at"].dt().tz_localize(name); });
  };
  near("Europe/Pari", "Europe/Paris");
  near("europe/paris", "Europe/Paris");
  near("Zurich", "Europe/Zurich");
  near("New York", "America/New_York");
  near("/usr/share/zoneinfo/UTC", "Etc/UTC or UTC");
}

TEST(DateErrors, OfZonedWithNaive) {
  expect_user_error("Cannot compare timestamp with timestamp[Europe/Paris]: (at == zoned)",
                    [](auto t) { return t["at"] == t["zoned"]; });
  expect_user_error("Cannot compare timestamp[Europe/Paris] with date: (zoned < day)",
                    [](auto t) { return t["zoned"] < t["day"]; });
  expect_user_error("Cannot compute timestamp[Europe/Paris] - timestamp: (zoned - at)",
                    [](auto t) { return t["zoned"] - t["at"]; });
  expect_user_error("Cannot fill timestamp[Europe/Paris] with timestamp: coalesce(zoned, at)",
                    [](auto t) { return t["zoned"].fillna(t["at"]); });
  expect_user_error(
      "Cannot convert timestamp[Europe/Paris] to date, only to integers and text: dt() has what its clocks show: cast(zoned, "
      "date)",
      [](auto t) { return t["zoned"].astype(dd::date); });
  expect_user_error("Not a timestamp: \"2024-01-01 10:00+01:00\"", [](auto t) { return t["at"] < "2024-01-01 10:00+01:00"; });
}

TEST(DateErrors, OfConstants) {
  expect_user_error("Not a timestamp: \"tomorrow\"", [](auto t) { return t["at"] < "tomorrow"; });
  expect_user_error("Not a timestamp[Europe/Paris]: \"tomorrow\"", [](auto t) { return t["zoned"] < "tomorrow"; });
  expect_user_error("Not a date: \"2023-02-29\"", [](auto t) { return t["day"].isin({"2023-02-29"}); });
  expect_user_error("Not a duration: \"long\"", [](auto t) { return t["took"] > "long"; });
  expect_user_error("Not a timestamp: \"1 days 00:00:00\"", [](auto t) { return t["at"] > Duration{.days = 1}; });
  expect_user_error("Clocks showed it twice in Europe/Paris, write its offset from UTC: \"2024-10-27 02:30\"",
                    [](auto t) { return t["zoned"] == "2024-10-27 02:30"; });
  expect_user_error("Clocks never showed it in Europe/Paris, write its offset from UTC: \"2024-03-31 02:30\"",
                    [](auto t) { return t["zoned"].isin({"2024-03-31 02:30"}); });
  expect_user_error("Cannot look for 5 among values of type duration: (took isin [5])",
                    [](auto t) { return t["took"].isin({5}); });
}

TEST(DateErrors, OfArithmetic) {
  expect_user_error("Cannot compute timestamp + timestamp: (at + at)", [](auto t) { return t["at"] + t["at"]; });
  expect_user_error("Cannot compute timestamp + int64: (at + 1)", [](auto t) { return t["at"] + 1; });
  expect_user_error("Cannot compute duration - timestamp: (took - at)", [](auto t) { return t["took"] - t["at"]; });
  expect_user_error("Cannot compute duration * duration: (took * took)", [](auto t) { return t["took"] * t["took"]; });
  expect_user_error("Cannot compute int64 / duration: (10 / took)", [](auto t) { return 10 / t["took"]; });
  expect_user_error("Cannot compute duration % int64: (took % 2)", [](auto t) { return t["took"] % 2; });
  expect_user_error("Cannot compute duration ** int64: (took ** 2)", [](auto t) { return pow(t["took"], 2); });
  expect_user_error("Cannot compute duration * bool: (took * flag)", [](auto t) { return t["took"] * t["flag"]; });
  expect_user_error("Cannot compare duration with timestamp: (took == at)", [](auto t) { return t["took"] == t["at"]; });
  expect_user_error("Cannot convert duration to float64: cast(took, float64)",
                    [](auto t) { return t["took"].astype(dd::float64); });
  expect_user_error("Cannot convert duration to timestamp: cast(took, timestamp)",
                    [](auto t) { return t["took"].astype(dd::timestamp); });
  expect_user_error("Cannot negate timestamp: (-at)", [](auto t) { return -t["at"]; });
  expect_user_error("sum needs numbers, not timestamp: at", [](auto t) { return t["at"].sum(); });
}

TEST(DateErrors, OfToDatetime) {
  expect_user_error("to_datetime has no timestamps for bool", [](auto t) { return dd::to_datetime(t["flag"]); });
  expect_user_error("to_datetime has no timestamps for duration", [](auto t) { return dd::to_datetime(t["took"]); });
  expect_user_error("to_timedelta has no durations for timestamp", [](auto t) { return dd::to_timedelta(t["at"]); });
  expect_user_error("Option errors is neither raise nor coerce: ignore",
                    [](auto t) { return dd::to_datetime(t["text"], {.errors = "ignore"}); });
  expect_user_error("Option errors is neither raise nor coerce: ignore",
                    [](auto t) { return dd::to_timedelta(t["text"], {.errors = "ignore"}); });
  expect_user_error("Option unit is of numbers, not of string: s",
                    [](auto t) { return dd::to_datetime(t["text"], {.unit = "s"}); });
  expect_user_error("Option unit is of numbers, not of string: s",
                    [](auto t) { return dd::to_timedelta(t["text"], {.unit = "s"}); });
  expect_user_error("Option format is of text, not of int64: %Y",
                    [](auto t) { return dd::to_datetime(t["n"], {.format = "%Y"}); });
  expect_user_error("to_datetime does not know the directive %U of: %Y %U: to_datetime(text, \"%Y %U\")",
                    [](auto t) { return dd::to_datetime(t["text"], {.format = "%Y %U"}); });
  expect_user_error("Unit not found: year (have: W, D, h, m, s, ms, us, ns): to_datetime(n, year)",
                    [](auto t) { return dd::to_datetime(t["n"], {.unit = "year"}); });
}

TEST(DateErrors, OfData) {
  expect_data_error("Not a date or time in the form of ISO 8601, give to_datetime a format: \"n. n.\"",
                    [](auto t) { return dd::to_datetime(t["words"]); });
  expect_data_error("Not a time in the format %d.%m.%Y: \"n. n.\"",
                    [](auto t) { return dd::to_datetime(t["words"], {.format = "%d.%m.%Y"}); });
  expect_data_error("to_datetime reads text with an offset from UTC with option utc: \"2024-03-31 02:30:00+01:00\"",
                    [](auto t) { return dd::to_datetime(t["shifted"]); });
  expect_data_error("Not a duration: \"n. n.\"", [](auto t) { return dd::to_timedelta(t["words"]); });
  expect_data_error("Too large for a timestamp: 9000000000000000000 s",
                    [](auto t) { return dd::to_datetime(t["n"], {.unit = "s"}); });
  expect_data_error("Too large for a duration: 1e+300 s", [](auto t) { return dd::to_timedelta(t["x"], {.unit = "s"}); });
  expect_data_error("Not a duration: \"n. n.\"", [](auto t) { return t["words"].astype(dd::duration); });
  expect_data_error(
      "Clocks in Europe/Paris showed this twice, they were put back; say with option ambiguous which is meant (NaT, dst, "
      "standard): "
      "2024-10-27 02:30:00",
      [](auto t) { return t["at"].dt().tz_localize("Europe/Paris"); });
  expect_data_error(
      "Clocks in Europe/Paris never showed this, they were put forward; say with option nonexistent what it stands for (NaT, "
      "shift_forward, shift_backward): 2024-03-31 02:30:00",
      [](auto t) { return t["never"].dt().tz_localize("Europe/Paris"); });
}

TEST(DateErrors, OfReadCsv) {
  expect_error(ErrorKind::user, "Durations are read as string, and made with to_timedelta(): took", [] {
    dd::read_csv(data_file("../../dates/data/moments.csv"), {.dtype = {{"took", dd::duration}}});
  });
}

}  // namespace
}  // namespace weft::frame_test
