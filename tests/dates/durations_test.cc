// Durations: their parts, arithmetic, comparisons, reductions, compared with pandas' timedeltas.
#include "moments.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Duration;
using dd::Series;

TEST(Durations, Fields) {
  expect_moments([](const DataFrame& t) {
    const dd::DateMethods dt = t["took"].dt();
    return Columns{{"days", dt.days()},
                   {"seconds", dt.seconds()},
                   {"microseconds", dt.microseconds()},
                   {"nanoseconds", dt.nanoseconds()},
                   {"total_seconds", dt.total_seconds()}};
  });
}
TEST(Durations, Components) {
  expect_recorded([](const Rows& rows) { return moments(rows)["gap"].dt().components(); });
}
TEST(Durations, OfInstants) {
  expect_moments([](const DataFrame& t) {
    return Columns{{"timestamps", t["utc"] - t["wall"]},
                   {"constant", t["seen"] - "2000-01-01"},
                   {"from", "2024-02-29 12:00" - t["seen"]},
                   {"days", t["day"] - "2000-01-01"},
                   {"day and timestamp", t["day"] - t["utc"]}};
  });
}
TEST(Durations, MoveInstants) {
  expect_moments([](const DataFrame& t) {
    const Series a = t["utc"];
    return Columns{{"plus", a + t["took"]},
                   {"turned", t["took"] + a},
                   {"minus", a - t["took"]},
                   {"constant", a + Duration{.days = 1, .microseconds = -1}},
                   {"text", a - "1h30min"},
                   {"day", t["day"] + Duration{.days = 1}},
                   {"day minus", t["day"] - t["gap"]},
                   {"of constant", "2024-02-29" + t["gap"]}};
  });
}
TEST(Durations, Arithmetic) {
  expect_moments([](const DataFrame& t) {
    const Series took = t["took"], gap = t["gap"];
    return Columns{{"add", took + gap},
                   {"sub", took - gap},
                   {"negative", -took},
                   {"abs", took.abs()},
                   {"mod", took % Duration{.hours = 7}},
                   {"div", took / gap},
                   {"floordiv", floordiv(took, gap)},
                   {"add constant", took + Duration{.weeks = 1}},
                   {"from constant", Duration{.hours = 3} - took},
                   {"hours", took / Duration{.hours = 1}},
                   {"whole hours", floordiv(took, Duration{.hours = 1})}};
  });
}
TEST(Durations, Scaling) {
  expect_moments([](const DataFrame& t) {
    const Series took = t["took"], n = t["n"], x = t["x"];
    return Columns{{"times", took * n},   {"turned", n * took},         {"by", took / n},    {"floor by", floordiv(took, n)},
                   {"times x", took * x}, {"x times", x * took},        {"by x", took / x},  {"twice", took * 2},
                   {"half", took / 2},    {"third", floordiv(took, 3)}, {"part", took * 0.1}};
  });
}
TEST(Durations, Comparisons) {
  expect_moments([](const DataFrame& t) {
    const Series took = t["took"];
    const std::string one = took.head(2).to_string(1);
    return Columns{{"eq", took == t["gap"]},
                   {"lt", took < t["gap"]},
                   {"constant", took > Duration{.days = 10}},
                   {"text", took <= "100 days 12:00:00"},
                   {"isin", took.isin({one, Duration{.days = 1}})},
                   {"between", took.between(Duration{}, Duration{.days = 100})},
                   {"null", took.isna()}};
  });
}
TEST(Durations, FirstLengths) {
  expect_recorded([](const Rows& rows) { return Result::Values{{"took", moments(rows)["took"].head(2).to_string(1)}}; });
}
TEST(Durations, FillNull) {
  expect_moments([](const DataFrame& t) {
    return Columns{{"constant", t["took"].fillna(Duration{.minutes = 5})}, {"column", t["took"].fillna(t["gap"])}};
  });
}
TEST(Durations, Conversions) {
  expect_moments([](const DataFrame& t) {
    const Series text = t["took"].astype(dd::string);
    return Columns{{"int64", t["took"].astype(dd::int64)},
                   {"text", text},
                   {"back", text.astype(dd::duration)},
                   {"from int64", t["seconds"].astype(dd::duration)}};
  });
}
TEST(Durations, Reductions) {
  expect_recorded([](const Rows& rows) {
    const DataFrame t = moments(rows);
    const Series took = t["took"];
    auto [sum, mean, min, max, count, wall, none] =
        compute(took.sum(), took.mean(), took.min(), took.max(), took.count(), t["wall"].mean(), took[t["n"] > 100].mean());
    return Result::Values{
        {"sum", sum}, {"mean", mean}, {"min", min}, {"max", max}, {"count", count}, {"mean of timestamps", wall}, {"none", none}};
  });
}
TEST(Durations, Grouped) {
  expect_recorded([](const Rows& rows) {
    return moments(rows).groupby("k").agg({{"took", "sum", "sum"},
                                           {"took", "min", "min"},
                                           {"took", "max", "max"},
                                           {"took", "count", "count"},
                                           {"seen", "max", "last"}});
  });
}
TEST(Durations, AsKey) {
  expect_recorded([](const Rows& rows) {
    const DataFrame t = moments(rows);
    return t.assign("hours", t["took"].dt().floor("100D")).groupby("hours").agg({{"id", "count", "rows"}});
  });
}
TEST(Durations, Sorted) {
  expect_recorded([](const Rows& rows) { return moments(rows).sort_values("took")[{"took", "id"}]; });
}
TEST(Durations, SortedDescending) {
  expect_recorded([](const Rows& rows) { return moments(rows).sort_values("gap", {.ascending = false})[{"gap", "id"}]; });
}
TEST(Durations, Filtered) {
  expect_recorded([](const Rows& rows) {
    const DataFrame t = moments(rows);
    return t[t["took"] > Duration{.days = 50}][{"id", "took"}];
  });
}

TEST(Duration, AddsItsParts) {
  EXPECT_EQ(
      (Duration{.weeks = 1, .days = 1, .hours = 2, .minutes = 3, .seconds = 4, .milliseconds = 5, .microseconds = 6}).to_string(),
      "8 days 02:03:04.005006");
  EXPECT_EQ((Duration{.hours = -1}).to_string(), "-1 days +23:00:00");
  EXPECT_EQ((Duration{.seconds = 1}).count(), 1000000);
  expect_error(ErrorKind::user, "Duration does not fit into 64 bits of microseconds: 9000000000000000000 times 86400000000",
               [] { static_cast<void>(Duration{.days = 9000000000000000000}.count()); });
}

TEST(Durations, PrintAsInPandas) {
  const dd::Table made({{"n", dd::Column(std::vector<std::int64_t>{1, -1, 0}, {true, true, false})}});
  const dd::Series n = dd::from_table(made)["n"];
  EXPECT_EQ(dd::Table({{"d", dd::to_timedelta(n, {.unit = "D"}).compute()}}).to_string(),
            "         d\n0   1 days\n1  -1 days\n2     null");
  EXPECT_EQ(dd::Table({{"d", dd::to_timedelta(n, {.unit = "h"}).compute()}}).to_string(),
            "                   d\n0    0 days 01:00:00\n1  -1 days +23:00:00\n2               null");
}

}  // namespace
}  // namespace weft::frame_test
