// Window functions over the rows of groups.
#include <cmath>
#include <span>

#include "frame_case/frame_case.h"

namespace weft::frame_test {

/// The largest value less the smallest.
double range_of(std::span<const double> values) {
  double least = INFINITY, most = -INFINITY;
  for (const double value : values) least = std::fmin(least, value), most = std::fmax(most, value);
  return most - least;
}
/// What each value is of the sum of all.
std::vector<double> shares(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += std::isnan(value) ? 0 : value;
  std::vector<double> made;
  for (const double value : values) made.push_back(value / sum);
  return made;
}
std::vector<double> first_only(std::span<const double> values) { return {values[0]}; }
double one_more(double value) { return value + 1; }

}  // namespace weft::frame_test

WEFT_FUNCTION(weft::frame_test::range_of);
WEFT_FUNCTION(weft::frame_test::shares);
WEFT_FUNCTION(weft::frame_test::first_only);
WEFT_FUNCTION(weft::frame_test::one_more);

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
TEST(Groups, RollingClosed) {
  expect_columns([](const DataFrame& t) {
    Columns made;
    for (const std::string closed : {"right", "left", "both", "neither"}) {
      const Windows windows = t.groupby("k")["g"].rolling(3, {.min_periods = 1, .closed = closed});
      made.emplace_back(closed + "_sum", windows.sum());
      made.emplace_back(closed + "_count", windows.count());
    }
    return made;
  });
}
TEST(Groups, RollingWeighted) {
  expect_columns([](const DataFrame& t) -> Columns {
    const Windows windows = t.groupby("k")["g"].rolling(3, {.min_periods = 1, .win_type = "triang"});
    return {{"sum", windows.sum()}, {"mean", windows.mean()}};
  });
}
TEST(Groups, TransformByFunction) {
  expect_columns([](const DataFrame& t) -> Columns {
    const auto by = t.groupby("key");
    return {{"range", by["i"].transform<&range_of>()},
            {"share", by["g"].transform<&shares>()},
            {"of_nulls", by["n"].transform<&shares>()},
            {"all", t.groupby({"key", "k"}, {.dropna = false})["i"].transform<&shares>()}};
  });
}
TEST(Groups, TransformOfColumns) {
  const DataFrame t = dd::from_dict({{"k", {"a", "b", "a"}}, {"x", {1, 2, 3}}, {"y", {0.5, 1, 1.5}}}, {.npartitions = 2});
  EXPECT_EQ(t.groupby("k").transform<&shares>().compute().to_string(5),
            frame_of(t, {{"x", t.groupby("k")["x"].transform<&shares>()}, {"y", t.groupby("k")["y"].transform<&shares>()}})
                .compute()
                .to_string(5));
}
TEST(Groups, TransformErrors) {
  const DataFrame t = dd::from_dict({{"k", {"a", "b", "a"}}, {"x", {1, 2, 3}}, {"s", {"p", "q", "r"}}});
  expect_error(ErrorKind::user, "transform needs numbers, not string: transform(s, weft::frame_test::shares) over (by [k])",
               [&] { t.groupby("k")["s"].transform<&shares>(); });
  expect_error(ErrorKind::user,
               "transform calls a function double(std::span<const double>) or std::vector<double>(std::span<const double>), "
               "which is not what it is: weft::frame_test::one_more",
               [&] { t.groupby("k")["x"].transform<&one_more>(); });
  expect_error(ErrorKind::user,
               "transform: the function gave 1 values for a group of 2 rows: weft::frame_test::first_only [window]",
               [&] { t.groupby("k")["x"].transform<&first_only>().compute(); });
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
