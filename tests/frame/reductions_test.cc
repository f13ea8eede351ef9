// Reductions of columns to one value, alone and together, compared with pandas.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Series;
using Values = Result::Values;

Values numbers(const Series& series) {
  return {{"sum", series.sum().compute()}, {"mean", series.mean().compute()},   {"min", series.min().compute()},
          {"max", series.max().compute()}, {"count", series.count().compute()}, {"size", series.size().compute()}};
}
/// As of numbers, in one computation.
Values numbers_together(const Series& series) {
  auto [sum, mean, min, max, count, size] =
      compute(series.sum(), series.mean(), series.min(), series.max(), series.count(), series.size());
  return {{"sum", sum}, {"mean", mean}, {"min", min}, {"max", max}, {"count", count}, {"size", size}};
}
Values others(const Series& series) {
  auto [min, max, count, size] = compute(series.min(), series.max(), series.count(), series.size());
  return {{"min", min}, {"max", max}, {"count", count}, {"size", size}};
}
Values all(std::initializer_list<Values> parts) {
  Values made;
  for (const Values& part : parts) made.insert(made.end(), part.begin(), part.end());
  return made;
}

void expect_numbers(const char* column) {
  expect_recorded([&](const Rows& rows) { return numbers(rows("types.csv")[column]); });
  expect_recorded([&](const Rows& rows) { return numbers_together(rows("types.csv")[column]); });
}
void expect_others(const char* column) {
  expect_recorded([&](const Rows& rows) { return others(rows("types.csv")[column]); });
}

TEST(Reductions, Integers) { expect_numbers("i"); }
TEST(Reductions, IntegersWithNulls) { expect_numbers("n"); }
TEST(Reductions, Floats) { expect_numbers("f"); }
TEST(Reductions, FloatsWithNulls) { expect_numbers("g"); }
TEST(Reductions, Strings) { expect_others("t"); }
TEST(Reductions, Dates) { expect_others("e"); }
TEST(Reductions, Timestamps) { expect_others("seen"); }
TEST(Reductions, Times) { expect_others("clock"); }
TEST(Reductions, WideIntegers) { expect_others("wide"); }
TEST(Reductions, Booleans) { expect_numbers("c"); }

TEST(Reductions, OfNothing) {
  expect_recorded([](const Rows& rows) {
    DataFrame df = rows("countries.csv"), none = df[df["year"] > 3000];
    return all({numbers(none["pop"]), numbers_together(none["lifeExp"]), others(none["country"])});
  });
}
TEST(Reductions, OfNulls) {
  expect_recorded([](const Rows& rows) {
    DataFrame t = rows("types.csv");
    return all({numbers(t["n"][t["n"].isna()]), numbers_together(t["g"][t["g"].isna()]), others(t["t"][t["t"].isna()])});
  });
}
TEST(Reductions, OfExpression) {
  expect_recorded([](const Rows& rows) {
    DataFrame df = rows("countries.csv");
    return numbers_together(df["pop"] * df["gdpPercap"]);
  });
}
TEST(Reductions, OfFilter) {
  expect_recorded([](const Rows& rows) {
    DataFrame df = rows("countries.csv"), africa = df[df["continent"] == "Africa"];
    return Values{{"mean", africa["lifeExp"].mean().compute()}, {"rows", africa.size().compute()}};
  });
}
TEST(Reductions, OfComparison) {
  expect_recorded([](const Rows& rows) {
    Series late = rows("countries.csv")["year"] > 1980;
    return Values{{"sum", late.sum().compute()}, {"mean", late.mean().compute()}};
  });
}
TEST(Reductions, Together) {
  expect_recorded([](const Rows& rows) {
    DataFrame df = rows("countries.csv"), late = df[df["year"] > 1980];
    auto [least, most, size, people, country] =
        compute(df["year"].min(), df["year"].max(), df.size(), late["pop"].sum(), late["country"].max());
    return Values{{"least", least}, {"most", most}, {"rows", size}, {"late", people}, {"country", country}};
  });
}

TEST(Together, FramesSeriesAndScalars) {
  for (const Way& way : ways()) {
    SCOPED_TRACE(way.to_string());
    KeepConfig keep;
    set_config({.executor = way.executor, .optimize = way.optimize});
    DataFrame df = Rows(way)("countries.csv"), late = df[df["year"] > 1980];
    auto [all, years, mean, by] =
        compute(late, df["year"], late["lifeExp"].mean(), late.groupby("continent", {.sort = true}).size());
    static_assert(std::is_same_v<decltype(all), dd::Table> && std::is_same_v<decltype(years), dd::Column> &&
                  std::is_same_v<decltype(mean), dd::Value>);
    EXPECT_EQ(difference(Result(all).json(), Result(late).json(), true), "");
    EXPECT_EQ(years.size(), 72u);
    EXPECT_EQ(static_cast<double>(mean), static_cast<double>(late["lifeExp"].mean().compute()));
    EXPECT_EQ(by.num_rows(), 5u);
  }
}

TEST(Together, TheSameTwice) {
  DataFrame df = dd::read_csv(data_file("countries.csv"), {.blocksize = 700});
  auto [a, b] = compute(df["pop"].sum(), df["pop"].sum());
  EXPECT_EQ(a.as_int64(), b.as_int64());
}

}  // namespace
}  // namespace weft::frame_test
