// Timestamps with a time zone, about the changes of its clocks, compared with pandas.
#include "moments.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Duration;
using dd::Series;

Series paris(const DataFrame& t) { return t["utc"].dt().tz_convert("Europe/Paris"); }
Series york(const DataFrame& t) { return t["utc"].dt().tz_convert("America/New_York"); }
Series wall(const DataFrame& t) { return t["wall"].dt().tz_localize("Europe/Paris"); }

template <class Make>
void expect_zoned(Make make) {
  expect_moments(make, true);
}

TEST(TimeZones, Convert) {
  expect_zoned([](const DataFrame& t) {
    return Columns{{"utc", t["utc"]},
                   {"paris", paris(t)},
                   {"york", york(t)},
                   {"india", t["utc"].dt().tz_convert("Asia/Kolkata")},
                   {"fixed", t["utc"].dt().tz_convert("-03:30")},
                   {"none", paris(t).dt().tz_convert(std::nullopt)},
                   {"back", paris(t).dt().tz_convert("UTC")}};
  });
}
TEST(TimeZones, Localize) {
  expect_zoned([](const DataFrame& t) {
    return Columns{{"paris", wall(t)},
                   {"york", t["wall"].dt().tz_localize("America/New_York")},
                   {"fixed", t["wall"].dt().tz_localize("+05:30")},
                   {"none", wall(t).dt().tz_localize(std::nullopt)},
                   {"shown", york(t).dt().tz_localize(std::nullopt)}};
  });
}
TEST(TimeZones, Ambiguous) {
  expect_zoned([](const DataFrame& t) {
    const dd::DateMethods fold = t["fold"].dt();
    return Columns{{"null", fold.tz_localize("Europe/Paris", {.ambiguous = "NaT"})},
                   {"dst", fold.tz_localize("Europe/Paris", {.ambiguous = "dst"})},
                   {"standard", fold.tz_localize("America/New_York", {.ambiguous = "standard"})}};
  });
}
TEST(TimeZones, Nonexistent) {
  expect_zoned([](const DataFrame& t) {
    const dd::DateMethods never = t["never"].dt();
    return Columns{{"null", never.tz_localize("Europe/Paris", {.nonexistent = "NaT"})},
                   {"forward", never.tz_localize("America/New_York", {.nonexistent = "shift_forward"})},
                   {"backward", never.tz_localize("Europe/Paris", {.nonexistent = "shift_backward"})}};
  });
}
TEST(TimeZones, DateAndTime) {
  expect_zoned([](const DataFrame& t) {
    return Columns{{"date", paris(t).dt().date()},
                   {"time", york(t).dt().time()},
                   {"day", paris(t).dt().day_name()},
                   {"normalize", paris(t).dt().normalize()}};
  });
}
TEST(TimeZones, Rounding) {
  expect_zoned([](const DataFrame& t) {
    return Columns{{"day", york(t).dt().floor("D")},
                   {"hour", york(t).dt().floor("2h", {.ambiguous = "NaT", .nonexistent = "NaT"})},
                   {"up", wall(t).dt().ceil("h")},
                   {"near", wall(t).dt().round("15min")},
                   {"gap", paris(t).dt().ceil("4h", {.ambiguous = "NaT", .nonexistent = "shift_forward"})}};
  });
}
TEST(TimeZones, Strftime) {
  expect_zoned([](const DataFrame& t) {
    return Columns{{"paris", paris(t).dt().strftime("%H:%M %Z %z")},
                   {"york", york(t).dt().strftime("%F %Z")},
                   {"fixed", t["utc"].dt().tz_convert("+02:00").dt().strftime("%H %Z")},
                   {"utc", t["utc"].dt().strftime("%H %Z %z")}};
  });
}
TEST(TimeZones, Text) {
  expect_zoned([](const DataFrame& t) {
    const Series whole = t["utc"].dt().floor("s");
    return Columns{{"paris", paris(t).astype(dd::string)},
                   {"york", york(t).astype(dd::string)},
                   {"wall", wall(t).astype(dd::string)},
                   {"india", whole.dt().tz_convert("Asia/Kolkata").astype(dd::string)},
                   {"utc", whole.astype(dd::string)}};
  });
}
TEST(TimeZones, Comparisons) {
  expect_zoned([](const DataFrame& t) {
    return Columns{{"local", paris(t) >= "2024-03-31 03:00"},
                   {"instant", paris(t) == "2024-03-31T01:00Z"},
                   {"offset", york(t) < "2024-11-03 01:30-05:00"},
                   {"zones", paris(t) == york(t)},
                   {"date", paris(t) < "2024-01-01"},
                   {"isin", paris(t).isin({"2024-03-31 01:00Z", "2024-10-27 02:00+01:00"})},
                   {"between", york(t).between("2024-03-10", "2024-11-03")}};
  });
}
TEST(TimeZones, FillNull) {
  expect_zoned([](const DataFrame& t) { return Columns{{"wall", wall(t).fillna("2024-07-01 12:00")}}; });
}
TEST(TimeZones, Arithmetic) {
  expect_zoned([](const DataFrame& t) {
    return Columns{{"difference", paris(t) - york(t)},
                   {"constant", paris(t) - "2024-01-01"},
                   {"later", paris(t) + Duration{.days = 1}},
                   {"moved", york(t) - t["gap"]}};
  });
}
TEST(TimeZones, Reductions) {
  expect_recorded([](const Rows& rows) {
    const DataFrame t = moments(rows, true);
    auto [min, max, mean, count] = compute(paris(t).min(), wall(t).max(), wall(t).mean(), wall(t).count());
    return Result::Values{{"min", min}, {"max", max}, {"mean", mean}, {"count", count}};
  });
}
TEST(TimeZones, Grouped) {
  expect_recorded([](const Rows& rows) {
    const DataFrame t = moments(rows, true);
    return t.assign("day", york(t).dt().floor("D"))
        .assign("at", york(t))
        .groupby("day")
        .agg({{"at", "min", "first"}, {"id", "count", "rows"}});
  });
}
TEST(TimeZones, Sorted) {
  expect_recorded([](const Rows& rows) {
    const DataFrame t = moments(rows, true);
    return t.assign("wall", wall(t)).sort_values("wall")[{"wall", "id"}];
  });
}
TEST(TimeZones, Filtered) {
  expect_recorded([](const Rows& rows) {
    const DataFrame t = moments(rows, true).assign("paris", paris(moments(rows, true)));
    return t[t["paris"] > "2024-01-01"][{"paris", "id"}];
  });
}
TEST(TimeZones, Counts) {
  expect_zoned([](const DataFrame& t) { return Columns{{"int64", paris(t).astype(dd::int64)}}; });
}

TEST(TimeZones, StayWithTablesAndComeFromThem) {
  const dd::Table table({{"n", dd::Column(std::vector<std::int64_t>{1711846800, 0}, {true, false})}});
  const Series n = dd::from_table(table)["n"];
  const dd::Column at = dd::to_datetime(n, {.unit = "s", .utc = true}).dt().tz_convert("Europe/Paris").compute();
  EXPECT_EQ(at.time_zone(), "Europe/Paris");
  EXPECT_EQ(at.dtype(), dd::timestamp);
  EXPECT_EQ(at.to_string(0), "2024-03-31 03:00:00+02:00");
  EXPECT_EQ(at.at<std::int64_t>(0), 1711846800000000);
  EXPECT_TRUE(at.is_null(1));
  const Series back = dd::from_table(dd::Table({{"at", at}}))["at"];
  EXPECT_EQ(back.dt().tz(), "Europe/Paris");
  EXPECT_EQ(back.dt().hour().compute().at<std::int32_t>(0), 3);
  EXPECT_EQ(dd::to_datetime(n).dt().tz(), "");
  // The same counts in another zone are another table.
  EXPECT_NE(dd::from_table(dd::Table({{"at", at}})).expr(),
            dd::from_table(dd::Table({{"at", back.dt().tz_convert("UTC").compute()}})).expr());
}

}  // namespace
}  // namespace weft::frame_test
