// Windows within groups over several columns at once, functions of the program's own over windows, and groups that no row has.
#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>

#include "frame_methods_case.h"

double last_less_first(std::span<const double> values) { return values.back() - values.front(); }
WEFT_FUNCTION(last_less_first);

double sum_of_squares(std::span<const double> values) {
  double sum = 0;
  for (const double value : values)
    if (!std::isnan(value)) sum += value * value;
  return sum;
}
WEFT_FUNCTION(sum_of_squares);

double refuse_window(std::span<const double>) { throw std::runtime_error("no"); }
WEFT_FUNCTION(refuse_window);

double thrice(double x) { return 3 * x; }
WEFT_FUNCTION(thrice);

namespace weft::frame_test {
namespace {

using dd::DataFrame;

dd::GroupBy groups_of(const Rows& rows) { return rows_of(rows).groupby("other")[{"x", "y", "n"}]; }

TEST(GroupColumns, Cumsum) {
  expect_recorded([](const Rows& rows) { return groups_of(rows).cumsum(); });
}
TEST(GroupColumns, Cummax) {
  expect_recorded([](const Rows& rows) { return groups_of(rows).cummax(); });
}
TEST(GroupColumns, Shift) {
  expect_recorded([](const Rows& rows) { return groups_of(rows).shift(2); });
}
TEST(GroupColumns, Diff) {
  expect_recorded([](const Rows& rows) { return groups_of(rows).diff(); });
}
TEST(GroupColumns, Fill) {
  expect_recorded([](const Rows& rows) { return groups_of(rows).ffill(1); });
}
TEST(GroupColumns, FillBack) {
  expect_recorded([](const Rows& rows) { return rows_of(rows).groupby("key")[{"x", "n"}].bfill(); });
}
TEST(GroupColumns, Rank) {
  expect_recorded([](const Rows& rows) { return groups_of(rows).rank({.method = "min"}); });
}
TEST(GroupColumns, Transform) {
  expect_recorded([](const Rows& rows) { return groups_of(rows).transform("mean"); });
}
TEST(GroupColumns, IndexStays) {
  expect_recorded([](const Rows& rows) { return by_id(rows_of(rows)).groupby("other")[{"x", "y"}].cumsum(); });
}
TEST(GroupColumns, ForAssign) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows), before = r.groupby({r["n"] > 0})[{"x", "y"}].shift();
    return frame_of(r, {{"x", r["x"] - before["x"]}, {"y", r["y"] - before["y"]}});
  });
}
TEST(GroupColumns, Rolling) {
  expect_recorded([](const Rows& rows) {
    return rows_of(rows).groupby("other")[{"x", "y"}].rolling(3, {.min_periods = 1}).mean();
  });
}
TEST(GroupColumns, RollingTime) {
  expect_recorded([](const Rows& rows) {
    return rows_of(rows)[{"other", "at", "x", "y"}].groupby("other").rolling("2D", {.on = "at"}).sum();
  });
}
TEST(GroupColumns, Expanding) {
  expect_recorded([](const Rows& rows) { return rows_of(rows).groupby("other")[{"x", "y"}].expanding(2).agg({"sum", "max"}); });
}
TEST(GroupColumns, OneColumn) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    return r["x"].groupby(r["other"].str().upper(), {.sort = true}).mean();
  });
}
TEST(GroupColumns, Counted) {
  expect_recorded([](const Rows& rows) { return rows_of(rows).groupby("key", {.sort = true})[{"x", "n"}].sum(9); });
}
TEST(GroupColumns, Unobserved) {
  expect_recorded([](const Rows& rows) {
    DataFrame r = rows_of(rows);
    r = r.assign("key", r["key"].astype(dd::Categories{{"a", "b", "c", "d"}}));
    return r.groupby({"key", "other"}, {.observed = false, .sort = true})
        .agg({{"x", "sum", "sum"},
              {"x", "count", "count"},
              {"x", "mean", "mean"},
              {"n", "prod", "prod"},
              {"n", "nunique", "different"},
              {"", "size", "size"}});
  });
}
TEST(GroupColumns, UnobservedAnyAll) {
  expect_recorded([](const Rows& rows) {
    DataFrame r = rows_of(rows);
    r = r.assign("key", r["key"].astype(dd::Categories{{"a", "b", "c", "d"}})).assign("up", r["y"] > 0);
    return r.groupby("key", {.observed = false, .sort = true}).agg({{"up", "any", "any"}, {"up", "all", "all"}});
  });
}
TEST(GroupColumns, Apply) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    return frame_of(r, {{"rows", r["y"].rolling(4).apply<&last_less_first>()},
                        {"missing", r["x"].rolling(5, {.min_periods = 2}).apply<&sum_of_squares>()},
                        {"nan", r["x"].rolling(3, {.min_periods = 1}).apply<&last_less_first>()},
                        {"centered", r["y"].rolling(5, {.center = true}).apply<&last_less_first>()},
                        {"time", r["x"].rolling("2D", {.on = "at"}).apply<&sum_of_squares>()},
                        {"all", r["x"].expanding(3).apply<&sum_of_squares>()},
                        {"groups", r.groupby("other")["y"].rolling(2).apply<&last_less_first>()}});
  });
}
TEST(GroupColumns, ApplyToColumns) {
  expect_recorded([](const Rows& rows) {
    return rows_of(rows)[{"x", "y"}].rolling(4, {.min_periods = 1}).apply<&sum_of_squares>();
  });
}
TEST(GroupColumns, StandardErrors) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    return frame_of(r, {{"rows", r["x"].rolling(6, {.min_periods = 2}).sem()}, {"all", r["y"].expanding(2).sem()}});
  });
}
TEST(GroupColumns, AggregatedColumns) {
  expect_recorded([](const Rows& rows) { return rows_of(rows)[{"x", "y"}].rolling(6, {.min_periods = 2}).agg({"mean", "sem"}); });
}
TEST(GroupColumns, Ohlc) {
  expect_recorded([](const Rows& rows) { return rows_of(rows).resample("1D", {.on = "at"})[{"x", "y"}].ohlc(); });
}
TEST(GroupColumns, ClosedRight) {
  expect_recorded([](const Rows& rows) {
    return rows_of(rows).resample("6h", {.closed = "right", .on = "at"})[{"y"}].agg({{"y", "sum"}, {"y", "count", "count"}});
  });
}
TEST(GroupColumns, LabelRight) {
  expect_recorded([](const Rows& rows) {
    return rows_of(rows).resample("12h", {.closed = "right", .label = "right", .on = "at"})[{"x"}].sum(2);
  });
}
TEST(GroupColumns, LabelOnly) {
  expect_recorded(
      [](const Rows& rows) { return by_id(rows_of(rows)).resample("1D", {.label = "right", .on = "at"})[{"y"}].max(); });
}

TEST(GroupColumnErrors, Messages) {
  const DataFrame frame = dd::from_dict({{"k", {"a", "b"}}, {"x", {1, 2}}, {"s", {"c", "d"}}, {"x_sum", {1, 2}}});
  const auto user = [](const char* message, const auto& act) { expect_error(ErrorKind::user, message, act); };
  user("cumsum needs numbers, not string: cumsum(s) over (by [k])", [&] { frame.groupby("k").cumsum(); });
  user("Column not found: y (have: k, x, s, x_sum)", [&] { frame.groupby("k")["y"]; });
  user("agg of windows: function not found: total (have: sum, mean, min, max, count, var, std, skew, kurt, median, sem)",
       [&] { frame[{"x"}].rolling(2).agg({"total"}); });
  user("agg needs at least one function", [&] { frame[{"x"}].rolling(2).agg({}); });
  user("agg of windows makes a column that there is already: x_sum", [&] {
    dd::FrameWindows(frame.expr(), {{"x", frame["x"].rolling(2)}}).agg({"sum"});
  });
  user("apply of windows calls a function double(std::span<const double>), which is not what it is: thrice",
       [&] { frame["x"].rolling(2).apply<&thrice>(); });
  user("Function refuse_window threw: no [window]", [&] { frame["x"].rolling(1).apply<&refuse_window>().compute(); });
  const dd::DataFrame timed = frame.assign("at", dd::Value("2024-01-01")).astype({{"at", dd::timestamp}});
  user("resample: closed not found: both (have: left, right)", [&] { timed.resample("1D", {.closed = "both", .on = "at"}); });
  user("resample: label not found: middle (have: left, right)", [&] { timed.resample("1D", {.label = "middle", .on = "at"}); });
  user("ohlc needs columns of numbers", [] {
    dd::DataFrame times = dd::from_dict({{"at", {"2024-01-01"}}, {"s", {"a"}}});
    times.assign("at", times["at"].astype(dd::timestamp)).resample("1D", {.on = "at"}).ohlc();
  });
}

}  // namespace
}  // namespace weft::frame_test
