// Reductions of whole columns, compared with pandas.
#include <limits>

#include "aggregation_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Scalar;
using dd::Series;
using Named = std::vector<std::pair<std::string, Scalar>>;

/// Each value computed by itself.
template <class Make>
void expect_values(Make make) {
  expect_samples([&](const DataFrame& m) {
    Result::Values values;
    for (const auto& [name, scalar] : make(m)) values.emplace_back(name, scalar.compute());
    return values;
  });
}

Named all_of(const Series& s, bool with_prod) {
  return {with_prod ? std::pair("prod", s.prod()) : std::pair("count", s.count()),
          {"var", s.var()},
          {"var0", s.var(0)},
          {"std", s.std()},
          {"sem", s.sem()},
          {"skew", s.skew()},
          {"kurt", s.kurt()},
          {"median", s.median()},
          {"quantile", s.quantile(0.3)},
          {"nunique", s.nunique()},
          {"any", s.any()},
          {"all", s.all()}};
}

TEST(SeriesReductions, OfFloats) {
  expect_values([](const DataFrame& m) { return all_of(m["x"], true); });
}
TEST(SeriesReductions, OfFloat32) {
  expect_values([](const DataFrame& m) { return all_of(m["h"], true); });
}
TEST(SeriesReductions, OfNullableIntegers) {
  expect_values([](const DataFrame& m) { return all_of(m["n"], false); });
}
TEST(SeriesReductions, OfLargeIntegers) {
  expect_values([](const DataFrame& m) {
    const Series s = m["big"];
    return Named{
        {"prod", s.prod()}, {"median", s.median()}, {"quantile", s.quantile(0.3)}, {"nunique", s.nunique()}, {"var", s.var()}};
  });
}
TEST(SeriesReductions, OfBooleans) {
  expect_values([](const DataFrame& m) {
    const Series s = m["flag"];
    return Named{{"var", s.var()}, {"median", s.median()}, {"nunique", s.nunique()}, {"any", s.any()}, {"all", s.all()}};
  });
}
TEST(SeriesReductions, OfTexts) {
  expect_values([](const DataFrame& m) {
    return Named{{"nunique", m["s"].nunique()}, {"any", m["s"].any()}, {"all", m["s"].all()}};
  });
}
TEST(SeriesReductions, OfTimes) {
  expect_values([](const DataFrame& m) {
    const Series s = m["at"];
    return Named{{"mean", s.mean()}, {"median", s.median()}, {"quantile", s.quantile(0.25)}, {"nunique", s.nunique()}};
  });
}
TEST(SeriesReductions, QuantilesOfTimes) {
  expect_values([](const DataFrame& m) {
    const Series s = m["at"];
    return Named{{"0.1", s.quantile(0.1)},
                 {"0.3", s.quantile(0.3)},
                 {"0.35", s.quantile(0.35)},
                 {"0.7", s.quantile(0.7)},
                 {"0.9", s.quantile(0.9)}};
  });
}
TEST(SeriesReductions, QuantilesOfDurations) {
  // From nought to six seconds: shares of six that no double is.
  std::vector<std::int64_t> microseconds;
  for (std::int64_t second = 0; second <= 6; ++second) microseconds.push_back(second * 1'000'000);
  const Series took = dd::from_table(dd::Table({{"took", dd::Column(microseconds)}}))["took"].astype(dd::duration);
  const std::pair<double, const char*> expected[] = {
      {0.1, "00.600000"}, {0.3, "01.800000"}, {0.7, "04.200000"}, {0.9, "05.400000"}, {0.95, "05.700000"}};
  for (const auto& [q, seconds] : expected)
    EXPECT_EQ(took.quantile(q).compute().to_string(), std::string("0 days 00:00:") + seconds) << q;
  // What is below a microsecond is cut off.
  EXPECT_EQ(took.quantile(0.1111111).compute().to_string(), "0 days 00:00:00.666666");
}
TEST(SeriesReductions, OfNothing) {
  expect_values([](const DataFrame& m) {
    const DataFrame none = m[m["part"] > 100];
    const Series x = none["x"];
    return Named{{"prod", x.prod()}, {"any", x.any()},   {"all", x.all()},       {"nunique", x.nunique()},
                 {"var", x.var()},   {"skew", x.skew()}, {"median", x.median()}, {"sum", none["n"].sum()}};
  });
}
TEST(SeriesReductions, OfOneValue) {
  expect_values([](const DataFrame& m) {
    const Series x = m[m["key"] == "single"]["x"];
    return Named{{"prod", x.prod()}, {"var", x.var()},   {"var0", x.var(0)},     {"sem", x.sem()},
                 {"skew", x.skew()}, {"kurt", x.kurt()}, {"median", x.median()}, {"quantile", x.quantile(0.9)}};
  });
}
TEST(SeriesReductions, OfEqualValues) {
  expect_values([](const DataFrame& m) {
    const Series same = m["x"] * 0 + 0.1;
    EXPECT_EQ(double(same.var().compute()), 0);
    return Named{{"skew", same.skew()}, {"kurt", same.kurt()}, {"mean", same.mean()}};
  });
}
TEST(SeriesReductions, FarFromZero) {
  expect_values([](const DataFrame& m) {
    const Series far = m["x"] / 1024 + 1073741824.0;
    return Named{{"var", far.var()}, {"std", far.std()}, {"skew", far.skew()}, {"kurt", far.kurt()}};
  });
}
TEST(SeriesReductions, OfTwo) {
  expect_values([](const DataFrame& m) {
    const Series x = m["x"], n = m["n"];
    return Named{{"cov", x.cov(n)},       {"cov0", x.cov(n, 0)},      {"corr", x.corr(n)}, {"itself", x.corr(x * 2 + 1)},
                 {"against", x.corr(-x)}, {"constant", x.corr(x * 0)}};
  });
}
TEST(SeriesReductions, OfEnoughPairs) {
  expect_values([](const DataFrame& m) {
    const Series x = m["x"], n = m["n"];
    Named made;
    for (const std::int64_t least : {0, 34, 35})
      made.emplace_back("cov " + std::to_string(least), x.cov(n, {.min_periods = least}));
    for (const std::int64_t least : {0, 34, 35})
      made.emplace_back("corr " + std::to_string(least), x.corr(n, {.min_periods = least}));
    return made;
  });
}

}  // namespace
}  // namespace weft::frame_test
