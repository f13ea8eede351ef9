// Lazy scalars in expressions, compared with pandas.
#include "aggregation_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Scalar;
using dd::Series;

/// A column whose missing values are all null.
Series numbers(const DataFrame& m) { return m["n"].astype(dd::float64); }

TEST(Scalars, ColumnLessItsMean) {
  expect_samples([](const DataFrame& m) { return (numbers(m) - numbers(m).mean()).rename("x"); });
}
TEST(Scalars, Standardized) {
  expect_samples([](const DataFrame& m) {
    const Series x = numbers(m);
    return frame_of(m, {{"z", (x - x.mean()) / x.std()}, {"share", x / x.sum()}, {"reversed", x.max() - x}});
  });
}
TEST(Scalars, FilterByQuantile) {
  expect_samples([](const DataFrame& m) { return m[m["x"] > m["x"].quantile(0.75)][{"key", "x"}]; });
}
TEST(Scalars, FilterThenGroup) {
  expect_samples([](const DataFrame& m) {
    return m[m["big"] >= m["big"].median()].groupby("key").agg({{"x", "sum"}, {"x", "count", "n"}});
  });
}
TEST(Scalars, AssignedAndSorted) {
  expect_samples([](const DataFrame& m) {
    return m.assign("away", (m["big"] - m["big"].min()).abs()).sort_values("away", {.ascending = false})[{"part", "away"}];
  });
}
TEST(Scalars, OfAnotherFrame) {
  expect_samples([](const DataFrame& m) { return m["part"] + m[m["key"] == "a"]["n"].max(); });
}
TEST(Scalars, Nested) {
  expect_samples([](const DataFrame& m) {
    const Series x = numbers(m), away = (x - x.mean()).abs();
    return m[away > away.mean()][{"key", "n"}];
  });
}
TEST(Scalars, AsArgument) {
  expect_samples([](const DataFrame& m) {
    const Series x = numbers(m);
    return frame_of(m, {{"filled", x.fillna(x.mean())}, {"clipped", x.clip(x.quantile(0.1), x.quantile(0.9))}});
  });
}
TEST(Scalars, InGroups) {
  expect_samples([](const DataFrame& m) {
    return m.assign("high", numbers(m) > numbers(m).mean()).groupby("high").agg({{"big", "max"}, {"x", "median", "middle"}});
  });
}
TEST(Scalars, WithEachOther) {
  expect_samples([](const DataFrame& m) {
    const Series x = m["x"], n = m["n"];
    const Scalar range = x.max() - x.min();
    return Result::Values{{"range", range.compute()},
                          {"half", (range / 2).compute()},
                          {"inverse", (1 / range).compute()},
                          {"negative", (-range).compute()},
                          {"of two", (x.mean() * n.mean()).compute()},
                          {"larger", (x.max() > n.max()).compute()}};
  });
}
TEST(Scalars, Times) {
  expect_samples([](const DataFrame& m) { return (m["at"] - m["at"].min()).rename("since"); });
}
TEST(Scalars, TextBesideText) {
  expect_samples([](const DataFrame& m) { return m[m["s"] == m["s"].max()][{"part", "s"}]; });
}

TEST(ScalarPlans, ShareTheirWork) {
  const Way way{"local", true, "blocks"};
  const DataFrame m = samples(Rows(way));
  const Series x = m["x"];
  // Both reductions are one aggregation.
  const std::string text = ((x - x.mean()) / x.std()).explain();
  const std::string optimized = text.substr(text.find("Optimized"), text.find("Tasks") - text.find("Optimized"));
  const std::size_t first = optimized.find("aggregate [");
  EXPECT_NE(first, std::string::npos);
  EXPECT_NE(optimized.find("mean"), std::string::npos) << optimized;
}

TEST(ScalarErrors, Types) {
  const Way way{"local", true, "whole"};
  const DataFrame m = samples(Rows(way));
  try {
    m["x"] + m["s"].max();
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    EXPECT_EQ(error.message(), "Cannot compute float64 + string: (x + value of aggregate [s = max(s)])");
  }
}

}  // namespace
}  // namespace weft::frame_test
