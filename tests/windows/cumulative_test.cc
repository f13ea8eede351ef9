// Running sums, products and extremes, and what is built on them.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Series;

TEST(Cumulative, Sum) {
  expect_columns([](const DataFrame& t) -> Columns {
    return {{"i", t["i"].cumsum()}, {"n", t["n"].cumsum()}, {"g", t["g"].cumsum()}, {"b", t["b"].cumsum()}};
  });
}
TEST(Cumulative, Product) {
  expect_columns([](const DataFrame& t) -> Columns { return {{"k", (t["k"] + 1).cumprod()}, {"g", t["g"].cumprod()}}; });
}
TEST(Cumulative, Extremes) {
  expect_columns([](const DataFrame& t) -> Columns {
    return {{"i_min", t["i"].cummin()}, {"n_max", t["n"].cummax()}, {"g_min", t["g"].cummin()},
            {"g_max", t["g"].cummax()}, {"at", t["at"].cummax()},   {"seen", t["seen"].cummin()}};
  });
}
TEST(Cumulative, WithMissing) {
  expect_columns([](const DataFrame& t) -> Columns {
    return {{"sum", t["n"].cumsum({.skipna = false})},
            {"product", t["g"].cumprod({.skipna = false})},
            {"min", t["n"].cummin({.skipna = false})},
            {"max", t["g"].cummax({.skipna = false})},
            {"all", t["i"].cumsum({.skipna = false})}};
  });
}
TEST(Cumulative, OfExpressions) {
  expect_columns([](const DataFrame& t) -> Columns {
    return {{"n", (t["n"] * 2 + t["g"]).cumsum()}, {"share", t["i"].cumsum() / t["k"].cumsum()}};
  });
}
TEST(Cumulative, OfResults) {
  expect_columns([](const DataFrame& t) -> Columns {
    return {{"twice", t["n"].cumsum().cumsum()}, {"of_shifted", t["n"].shift(2).cumsum()}, {"shifted", t["n"].cumsum().shift(2)}};
  });
}
// Rows that a filter takes away have been counted before, and the optimizer does not change that.
TEST(Cumulative, ThenFilter) {
  expect_recorded([](const Rows& rows) {
    DataFrame t = rows("types.csv");
    DataFrame made = t.assign("total", t["i"].cumsum());
    return made[t["i"] > 0][{"total", "i"}];
  });
}
TEST(Cumulative, AfterFilter) {
  expect_recorded([](const Rows& rows) {
    DataFrame t = rows("types.csv");
    DataFrame kept = t[t["i"] > 0];
    return kept["i"].cumsum();
  });
}
TEST(Cumulative, AsFilter) {
  expect_recorded([](const Rows& rows) {
    DataFrame t = rows("types.csv");
    return t[t["i"] > t["i"].shift(1)]["i"];
  });
}
TEST(Cumulative, SeriesThenFilter) {
  expect_recorded([](const Rows& rows) {
    DataFrame t = rows("types.csv");
    return t["i"].cumsum()[t["k"] == 1];
  });
}
TEST(Cumulative, Reduced) {
  expect_recorded([](const Rows& rows) -> Result::Values {
    DataFrame t = rows("types.csv");
    auto [max, count, sum] = compute(t["i"].cumsum().max(), t["n"].shift(3).count(), t["i"].diff().sum());
    return {{"max", max}, {"count", count}, {"sum", sum}};
  });
}
TEST(Cumulative, OfNoRows) {
  for (const Way& way : ways()) {
    SCOPED_TRACE(way.to_string());
    KeepConfig keep;
    set_config({.executor = way.executor, .optimize = way.optimize});
    DataFrame t = Rows(way)("types.csv");
    DataFrame none = t[t["i"] > 1000];
    EXPECT_EQ(none["i"].cumsum().compute().size(), 0u);
    EXPECT_EQ(none["i"].rank().compute().size(), 0u);
    EXPECT_EQ(none.groupby("k")["i"].shift().compute().size(), 0u);
  }
}

}  // namespace
}  // namespace weft::frame_test
