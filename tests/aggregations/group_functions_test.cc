// Functions of groups, compared with pandas.
#include "aggregation_case.h"

namespace weft::frame_test {
namespace {

using dd::Aggregation;
using dd::DataFrame;
using Aggregations = std::vector<Aggregation>;
using Names = std::vector<std::string>;

const Names numbers{"x", "n", "h", "flag"}, no_flags{"x", "n", "h"}, with_large{"x", "n", "big", "h", "flag"},
    times{"at", "took"};
const Names all{"x", "n", "big", "h", "flag", "s", "at", "took"}, with_truth{"x", "n", "big", "h", "flag", "s", "took"};

/// One function of several columns.
Aggregations each(const Names& columns, const Aggregation& like) {
  Aggregations made;
  for (const std::string& name : columns) {
    made.push_back(like);
    made.back().column = name;
  }
  return made;
}

void expect_each(const Names& columns, const Aggregation& like) {
  expect_samples([&](const DataFrame& m) { return m.groupby("key").agg(each(columns, like)); });
}

TEST(GroupFunctions, Var) { expect_each(numbers, {"", "var"}); }
TEST(GroupFunctions, VarOfAll) { expect_each(numbers, {.column = "", .function = "var", .ddof = 0}); }
TEST(GroupFunctions, Std) { expect_each(numbers, {"", "std"}); }
TEST(GroupFunctions, VarOfLargeIntegers) { expect_each({"big"}, {"", "var"}); }
TEST(GroupFunctions, StdOfTimes) { expect_each(times, {"", "std"}); }
TEST(GroupFunctions, Sem) { expect_each(numbers, {"", "sem"}); }
TEST(GroupFunctions, Skew) { expect_each(no_flags, {"", "skew"}); }
TEST(GroupFunctions, Kurt) { expect_each(no_flags, {"", "kurt"}); }
TEST(GroupFunctions, Median) { expect_each(with_large, {"", "median"}); }
TEST(GroupFunctions, MedianOfTimes) { expect_each(times, {"", "median"}); }
TEST(GroupFunctions, QuantileOfTimes) { expect_each({"at"}, {.column = "", .function = "quantile", .q = 0.9}); }
TEST(GroupFunctions, Quantile) { expect_each({"x", "n", "big", "h"}, {.column = "", .function = "quantile", .q = 0.3}); }
TEST(GroupFunctions, QuantileOfEnds) {
  expect_samples([](const DataFrame& m) {
    return m.groupby("key").agg({{.column = "x", .function = "quantile", .name = "low", .q = 0},
                                 {.column = "x", .function = "quantile", .name = "high", .q = 1},
                                 {"x", "median", "median"}});
  });
}
TEST(GroupFunctions, First) { expect_each(all, {"", "first"}); }
TEST(GroupFunctions, Last) { expect_each(all, {"", "last"}); }
TEST(GroupFunctions, CountUnique) {
  expect_samples([](const DataFrame& m) { return m.groupby("key").nunique(); });
}
TEST(GroupFunctions, Prod) { expect_each(with_large, {"", "prod"}); }
TEST(GroupFunctions, Any) { expect_each(with_truth, {"", "any"}); }
TEST(GroupFunctions, All) { expect_each(with_truth, {"", "all"}); }
TEST(GroupFunctions, SumOfFloat32) { expect_each({"h"}, {"", "sum"}); }
TEST(GroupFunctions, Together) {
  expect_samples([](const DataFrame& m) {
    return m.groupby("key").agg({{"x", "sum"},
                                 {"x", "mean", "mean"},
                                 {"x", "var", "var"},
                                 {"x", "kurt", "kurt"},
                                 {"x", "median", "median"},
                                 {"s", "nunique", "unique"},
                                 {"s", "first", "text"},
                                 {"", "size", "rows"}});
  });
}
TEST(GroupFunctions, KeptNullKeys) {
  expect_samples([](const DataFrame& m) {
    return m.groupby("key", {.dropna = false}).agg({{"x", "median", "median"}, {"s", "nunique", "unique"}, {"x", "var", "var"}});
  });
}
TEST(GroupFunctions, TwoKeys) {
  expect_samples([](const DataFrame& m) {
    return m.groupby({"key", "part"})
        .agg({{"x", "median", "median"}, {"s", "nunique", "unique"}, {"s", "last", "last"}, {"x", "std", "std"}});
  });
}
TEST(GroupFunctions, OfNothing) {
  expect_samples([](const DataFrame& m) {
    return m[m["part"] > 100].groupby("key").agg(
        {{"x", "median", "median"}, {"s", "nunique", "unique"}, {"s", "first", "first"}, {"x", "std", "std"}});
  });
}
TEST(GroupFunctions, Dates) {
  expect_recorded([](const Rows& rows) {
    return rows("types.csv")
        .groupby("k")
        .agg({{"e", "first", "first"}, {"e", "last", "last"}, {"e", "nunique", "unique"}, {"e", "min", "least"}});
  });
}

TEST(GroupMethods, OneColumn) {
  expect_samples([](const DataFrame& m) { return m.groupby("key")["x"].sum(); });
}
TEST(GroupMethods, SomeColumns) {
  expect_samples([](const DataFrame& m) { return m.groupby("key")[{"x", "big"}].max(); });
}
TEST(GroupMethods, FunctionsOfOneColumn) {
  expect_samples([](const DataFrame& m) { return m.groupby("key")["x"].agg({"sum", "mean", "count"}); });
}
TEST(GroupMethods, FunctionsOfColumns) {
  expect_samples([](const DataFrame& m) { return m.groupby("key")[{"x", "big"}].agg({"min", "max"}); });
}
TEST(GroupMethods, ComputedKey) {
  expect_samples([](const DataFrame& m) { return m.groupby(m["big"] % 5)["x"].sum(); });
}
TEST(GroupMethods, ComputedKeys) {
  expect_samples([](const DataFrame& m) {
    return m.groupby({(m["big"] % 3).rename("rest"), (m["part"] % 2 == 1).rename("is_odd")})["x"].agg({"sum", "size"});
  });
}
TEST(GroupMethods, ValueCounts) {
  expect_samples([](const DataFrame& m) { return m.groupby("part", {.sort = true})["s"].value_counts(); });
}

}  // namespace
}  // namespace weft::frame_test
