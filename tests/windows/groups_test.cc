// Window functions over the rows of groups.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Windows;

Columns all_functions(const Windows& windows) {
  return {{"sum", windows.sum()},     {"mean", windows.mean()}, {"min", windows.min()}, {"max", windows.max()},
          {"count", windows.count()}, {"var", windows.var()},   {"std", windows.std()}, {"median", windows.median()}};
}

TEST(Groups, Cumulative) {
  expect_columns([](const DataFrame& t) -> Columns {
    const auto by = t.groupby("key");
    return {{"sum", by["i"].cumsum()}, {"n", by["n"].cumsum()},   {"prod", by["g"].cumprod()},
            {"min", by["i"].cummin()}, {"max", by["g"].cummax()}, {"count", by.cumcount()}};
  });
}
TEST(Groups, NullsAreAGroup) {
  expect_columns([](const DataFrame& t) -> Columns {
    const auto by = t.groupby("key", {.dropna = false});
    return {{"sum", by["i"].cumsum()}, {"count", by.cumcount()}, {"rank", by["i"].rank()}};
  });
}
TEST(Groups, SeveralKeys) {
  expect_columns([](const DataFrame& t) -> Columns {
    const auto by = t.groupby({"key", "k"});
    return {{"sum", by["i"].cumsum()}, {"shift", by["s"].shift()}};
  });
}
TEST(Groups, Neighbours) {
  expect_columns([](const DataFrame& t) -> Columns {
    const auto by = t.groupby("k");
    return {{"shift", by["n"].shift(1)},   {"back", by["t"].shift(-2)},
            {"fill", by["i"].shift(2, 0)}, {"diff", by["i"].diff()},
            {"ffill", by["n"].ffill()},    {"bfill", by["n"].bfill()},
            {"limit", by["g"].ffill(1)},   {"pct", t.assign("g", t["g"] + 100).groupby("k")["g"].pct_change()}};
  });
}
TEST(Groups, Ranks) {
  expect_columns([](const DataFrame& t) -> Columns {
    const auto by = t.groupby("k");
    return {{"average", by["n"].rank()},
            {"first", by["i"].rank({.method = "first", .ascending = false})},
            {"pct", by["n"].rank({.method = "dense", .pct = true})}};
  });
}
TEST(Groups, Rolling) {
  expect_columns([](const DataFrame& t) { return all_functions(t.groupby("k")["g"].rolling(3, {.min_periods = 1})); });
}
TEST(Groups, RollingTime) {
  expect_recorded([](const Rows& rows) {
    DataFrame ordered = rows("types.csv").set_index("at", {.npartitions = 6});
    return frame_of(ordered, all_functions(ordered.groupby("k")["i"].rolling("5000D")));
  });
}
TEST(Groups, Expanding) {
  expect_columns([](const DataFrame& t) { return all_functions(t.groupby("k")["g"].expanding()); });
}
TEST(Groups, Transform) {
  expect_columns([](const DataFrame& t) {
    Columns made;
    for (const char* name : {"sum", "mean", "min", "max", "count", "size", "first", "last", "std", "median", "nunique"})
      made.emplace_back(name, t.groupby("key")["i"].transform(name));
    return made;
  });
}
TEST(Groups, TransformInExpressions) {
  expect_columns([](const DataFrame& t) -> Columns {
    const auto by = t.groupby("k", {.dropna = false});
    return {{"share", t["i"] / by["i"].transform("sum")},
            {"least", by["t"].transform("first")},
            {"far", (t["g"] - by["g"].transform("mean")).cumsum().round(6) + 1}};
  });
}
TEST(Groups, TransformThenFilter) {
  expect_recorded([](const Rows& rows) {
    DataFrame t = rows("types.csv");
    return t[t["i"] > t.groupby("k")["i"].transform("mean")]["i"];
  });
}
TEST(Groups, ThenFilter) {
  expect_recorded([](const Rows& rows) {
    DataFrame t = rows("types.csv");
    DataFrame made = t.assign("nth", t.groupby("k").cumcount());
    return made[made["nth"] < 2][{"i", "nth"}];
  });
}

}  // namespace
}  // namespace weft::frame_test
