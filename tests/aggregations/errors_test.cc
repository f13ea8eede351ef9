// Messages of wrong aggregations.
#include "aggregation_case.h"

namespace weft::frame_test {
namespace {

class AggregationErrors : public testing::Test {
 protected:
  const Way way_{"local", true, "whole"};
  dd::DataFrame m = samples(Rows(way_));

  template <class Act>
  void expect_user(std::string_view message, Act act) {
    expect_error(ErrorKind::user, message, act);
  }
};

TEST_F(AggregationErrors, Functions) {
  expect_user(
      "Aggregation not found: medan (have: sum, mean, min, max, count, size, prod, first, last, any, all, var, std, sem, skew, "
      "kurt, nunique, median, quantile, mode, and 8 more; did you mean mean or median?)",
      [&] {
        m.groupby("key").agg({{"x", "medan"}});
      });
  expect_user("quantile: q is between 0 and 1, not 1.5", [&] { m["x"].quantile(1.5); });
  expect_user("quantile: q is between 0 and 1, not nan",
              [&] { m.groupby("key").quantile(std::numeric_limits<double>::quiet_NaN()); });
  expect_user("agg needs at least one function", [&] { m.groupby("key").agg(std::initializer_list<const char*>{}); });
}

TEST_F(AggregationErrors, Types) {
  expect_user("var needs numbers, not string: s", [&] { m["s"].var(); });
  expect_user("median needs numbers, not string: s", [&] { m.groupby("key").agg({{"s", "median"}}); });
  expect_user("quantile needs numbers, not bool: flag", [&] { m["flag"].quantile(); });
  expect_user("any needs numbers, not timestamp: at", [&] { m["at"].any(); });
  expect_user("prod needs numbers, not duration: took", [&] { m["took"].prod(); });
  expect_user("corr needs numbers, not string: x", [&] { m["x"].corr(m["s"]); });
  expect_user("sum needs numbers, not string: s", [&] { m.groupby("key")["s"].sum(); });
}

TEST_F(AggregationErrors, Columns) {
  expect_user("Column not found: xx (have: key, part, x, n, big, h, flag, s, at, took)", [&] { m.groupby("key")["xx"]; });
  expect_user("Column name comes twice: x", [&] { m.groupby(m["x"])["x"].sum(); });
}

}  // namespace
}  // namespace weft::frame_test
