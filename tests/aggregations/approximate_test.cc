// About how many different values there are.
#include "aggregation_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

/// So many different values, each three times.
DataFrame repeated(std::int64_t count, std::size_t partitions) {
  std::vector<std::int64_t> values;
  for (std::int64_t index = 0; index < 3 * count; ++index) values.push_back(index * 7919 % count);
  return dd::from_table(dd::Table({{"x", dd::Column(values)}}), {.npartitions = partitions});
}

TEST(NuniqueApprox, IsNearTheNumber) {
  for (const std::int64_t count : {1, 20, 1000, 60'000, 200'000, 700'000}) {
    SCOPED_TRACE(count);
    const DataFrame t = repeated(count, 6);
    const double made = t["x"].nunique_approx().compute().as_double();
    // Three standard deviations, and what a few values can miss.
    EXPECT_NEAR(made, static_cast<double>(count), 0.5 + 0.0123 * static_cast<double>(count));
    // It is of the values, however they are divided.
    EXPECT_EQ(made, repeated(count, 2)["x"].nunique_approx().compute().as_double());
  }
}

TEST(NuniqueApprox, OfAnyValues) {
  for (const Way& way : ways()) {
    SCOPED_TRACE(way.to_string());
    KeepConfig keep;
    set_config({.executor = way.executor, .optimize = way.optimize});
    const DataFrame t = Rows(way)("types.csv");
    for (const char* name : {"i", "n", "g", "s", "t", "d", "at", "b"}) {
      SCOPED_TRACE(name);
      const bool has_missing = t[name].isna().any().compute();
      const double expected = t[name].nunique().compute().as_double() + has_missing;
      EXPECT_NEAR(t[name].nunique_approx().compute().as_double(), expected, 0.5);
    }
    EXPECT_NEAR((t[{"key", "k"}].nunique_approx().compute().as_double()),
                static_cast<double>(t[{"key", "k"}].drop_duplicates().compute().num_rows()), 0.5);
    EXPECT_EQ(t[t["i"] > 1000]["i"].nunique_approx().compute().as_double(), 0);
  }
}

TEST(Dot, IsTheSumOfProducts) {
  for (const Way& way : ways()) {
    SCOPED_TRACE(way.to_string());
    KeepConfig keep;
    set_config({.executor = way.executor, .optimize = way.optimize});
    const DataFrame t = Rows(way)("types.csv");
    EXPECT_EQ(t["i"].dot(t["k"]).compute().as_int64(), (t["i"] * t["k"]).sum().compute().as_int64());
    EXPECT_TRUE(t["i"].dot(t["n"]).compute().is_null());  // pandas has NaN where a value is missing
  }
}

}  // namespace
}  // namespace weft::frame_test
