// Moving windows, and those that grow.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Windows;

Columns all_functions(const Windows& windows) {
  return {{"sum", windows.sum()},     {"mean", windows.mean()}, {"min", windows.min()}, {"max", windows.max()},
          {"count", windows.count()}, {"var", windows.var()},   {"std", windows.std()}, {"median", windows.median()}};
}

/// Over the rows of types.csv in order of time.
template <class Make>
void expect_over_time(Make make) {
  expect_recorded([&](const Rows& rows) {
    DataFrame ordered = rows("types.csv").set_index("at", {.npartitions = 6});
    return frame_of(ordered, all_functions(make(ordered)));
  });
}

TEST(Rolling, Rows) {
  expect_columns([](const DataFrame& t) { return all_functions(t["i"].rolling(3)); });
}
TEST(Rolling, WithNulls) {
  expect_columns([](const DataFrame& t) { return all_functions(t["g"].rolling(4, {.min_periods = 2})); });
}
TEST(Rolling, Centered) {
  expect_columns([](const DataFrame& t) { return all_functions(t["n"].rolling(4, {.min_periods = 1, .center = true})); });
}
TEST(Rolling, CenteredOdd) {
  expect_columns([](const DataFrame& t) { return all_functions(t["i"].rolling(5, {.center = true})); });
}
TEST(Rolling, One) {
  expect_columns([](const DataFrame& t) { return all_functions(t["i"].rolling(1)); });
}
TEST(Rolling, LongerThanPartitions) {
  expect_columns([](const DataFrame& t) { return all_functions(t["i"].rolling(17)); });
}
TEST(Rolling, LongerThanFrame) {
  expect_columns([](const DataFrame& t) { return all_functions(t["i"].rolling(100, {.min_periods = 1})); });
}
TEST(Rolling, NoneNeeded) {
  expect_columns([](const DataFrame& t) { return all_functions(t["n"].rolling(2, {.min_periods = 0})); });
}
TEST(Rolling, OfBooleans) {
  expect_columns([](const DataFrame& t) -> Columns {
    return {{"mean", t["b"].rolling(3).mean()}, {"sum", t["c"].rolling(3, {.min_periods = 1}).sum()}};
  });
}
TEST(Rolling, Infinite) {
  expect_columns([](const DataFrame& t) {
    const dd::Series x = (t["g"] * 1e300 * 1e300).where(t["k"] == 0, t["g"]);
    return all_functions(x.rolling(3, {.min_periods = 1}));
  });
}
TEST(Rolling, Time) {
  expect_over_time([](const DataFrame& t) { return t["g"].rolling("1000D"); });
}
TEST(Rolling, TimeOn) {
  expect_over_time([](const DataFrame& t) { return t["i"].rolling("3000D", {.min_periods = 2, .on = "at"}); });
}
TEST(Rolling, LongTime) {
  expect_over_time([](const DataFrame& t) { return t["i"].rolling("30000D"); });
}
TEST(Rolling, ShortTime) {
  expect_over_time([](const DataFrame& t) { return t["i"].rolling("1h"); });
}
/// Windows that hold either of their ends, both or none.
template <class Make>
Columns each_closed(Make windows_of) {
  Columns made;
  for (const std::string closed : {"right", "left", "both", "neither"})
    for (const auto& [name, series] : all_functions(windows_of(closed))) made.emplace_back(closed + "_" + name, series);
  return made;
}

TEST(Rolling, Closed) {
  expect_columns([](const DataFrame& t) {
    return each_closed([&](const std::string& closed) { return t["n"].rolling(3, {.min_periods = 1, .closed = closed}); });
  });
}
TEST(Rolling, ClosedAround) {
  expect_columns([](const DataFrame& t) {
    return each_closed(
        [&](const std::string& closed) { return t["i"].rolling(4, {.min_periods = 1, .center = true, .closed = closed}); });
  });
}
TEST(Rolling, ClosedOne) {
  expect_columns([](const DataFrame& t) {
    return each_closed([&](const std::string& closed) { return t["i"].rolling(1, {.min_periods = 0, .closed = closed}); });
  });
}

template <class Make>
void expect_each_closed_over_time(Make make) {
  expect_recorded([&](const Rows& rows) {
    const DataFrame ordered = rows("types.csv").set_index("at", {.npartitions = 6});
    return frame_of(ordered, each_closed([&](const std::string& closed) { return make(ordered, closed); }));
  });
}

TEST(Rolling, ClosedTime) {
  expect_each_closed_over_time(
      [](const DataFrame& t, const std::string& closed) { return t["g"].rolling("1000D", {.closed = closed}); });
}
TEST(Rolling, AroundTime) {
  expect_each_closed_over_time(
      [](const DataFrame& t, const std::string& closed) { return t["i"].rolling("4000D", {.center = true, .closed = closed}); });
}

/// Rows whole days apart, some at the same time.
DataFrame days(const Rows& rows) {
  std::vector<std::string> at;
  for (const int day : {0, 1, 1, 2, 4, 5, 5, 5, 9, 10, 11, 12, 13, 14, 20, 22, 24}) {
    char text[20];
    std::snprintf(text, sizeof text, "2024-01-%02d", 1 + day);
    at.push_back(text);
  }
  const std::vector<std::int64_t> x{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2};
  const DataFrame made = rows(dd::Table({{"at", dd::Column(at)}, {"x", dd::Column(x)}}));
  return made.assign("at", made["at"].astype(dd::timestamp)).set_index("at", {.sorted = true});
}

TEST(Rolling, ClosedDays) {
  expect_recorded([](const Rows& rows) {
    const DataFrame made = days(rows);
    return frame_of(made, each_closed([&](const std::string& closed) { return made["x"].rolling("2D", {.closed = closed}); }));
  });
}
TEST(Rolling, AroundDays) {
  expect_recorded([](const Rows& rows) {
    const DataFrame made = days(rows);
    return frame_of(made, each_closed([&](const std::string& closed) {
                      return made["x"].rolling("4D", {.center = true, .closed = closed});
                    }));
  });
}
TEST(Rolling, Ddof) {
  expect_columns([](const DataFrame& t) {
    const Windows windows = t["n"].rolling(4, {.min_periods = 1}), all = t["g"].expanding();
    Columns made;
    for (const int ddof : {0, 1, 2}) made.emplace_back("var" + std::to_string(ddof), windows.var(ddof));
    for (const int ddof : {0, 1, 2}) made.emplace_back("std" + std::to_string(ddof), windows.std(ddof));
    for (const int ddof : {0, 1, 2}) made.emplace_back("sem" + std::to_string(ddof), windows.sem(ddof));
    for (const int ddof : {0, 2}) made.emplace_back("all_var" + std::to_string(ddof), all.var(ddof));
    for (const int ddof : {0, 2}) made.emplace_back("all_std" + std::to_string(ddof), all.std(ddof));
    return made;
  });
}

/// Sums, means and variances of a window of each type.
Columns weighted(const dd::Series& series, std::int64_t rows, const dd::RollingOptions& options) {
  Columns made;
  for (const std::string kind : {"boxcar", "triang", "hamming", "hann", "blackman", "gaussian"}) {
    dd::RollingOptions own = options;
    own.win_type = kind;
    if (kind == "gaussian") own.std = 1.5;
    made.emplace_back(kind + "_sum", series.rolling(rows, own).sum());
    made.emplace_back(kind + "_mean", series.rolling(rows, own).mean());
    made.emplace_back(kind + "_var", series.rolling(rows, own).var());
    made.emplace_back(kind + "_std", series.rolling(rows, own).std());
  }
  return made;
}

TEST(Rolling, Weighted) {
  expect_columns([](const DataFrame& t) { return weighted(t["i"], 5, {}); });
}
TEST(Rolling, WeightedDdof) {
  expect_columns([](const DataFrame& t) {
    Columns made;
    for (const int ddof : {0, 2}) {
      const Windows windows = t["n"].rolling(4, {.min_periods = 1, .win_type = "triang"});
      made.emplace_back("var" + std::to_string(ddof), windows.var(ddof));
      made.emplace_back("std" + std::to_string(ddof), windows.std(ddof));
    }
    return made;
  });
}
TEST(Rolling, WeightedEven) {
  expect_columns([](const DataFrame& t) { return weighted(t["n"], 4, {.min_periods = 2}); });
}
TEST(Rolling, WeightedAround) {
  expect_columns([](const DataFrame& t) { return weighted(t["g"], 7, {.min_periods = 1, .center = true}); });
}
TEST(Expanding, Integers) {
  expect_columns([](const DataFrame& t) { return all_functions(t["i"].expanding()); });
}
TEST(Expanding, Nulls) {
  expect_columns([](const DataFrame& t) { return all_functions(t["g"].expanding(3)); });
}
TEST(Expanding, NoneNeeded) {
  expect_columns([](const DataFrame& t) { return all_functions(t["n"].expanding(0)); });
}

}  // namespace
}  // namespace weft::frame_test
