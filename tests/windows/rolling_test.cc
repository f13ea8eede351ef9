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
