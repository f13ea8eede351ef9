// Infinities that cancel each other make a sum and a product NaN, as in pandas, wherever the rows lie; a NaN among the rows is
// missing.
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "frame_case/frame_case.h"

namespace weft {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

TEST(Infinities, SumsAndProducts) {
  const dd::DataFrame rows =
      dd::from_dict({{"x", {inf, -inf, 1.0, 2.0, NAN, 3.0}}, {"y", {inf, 0.0, 1.0, 2.0, NAN, 3.0}}, {"k", {1, 1, 1, 2, 2, 2}}});
  for (const frame_test::Way& way : frame_test::ways())
    for (const int parts : {1, 2, 6}) {
      SCOPED_TRACE(way.to_string() + ", " + std::to_string(parts));
      const frame_test::KeepConfig keep;
      set_config({.executor = way.executor, .optimize = way.optimize});
      const dd::DataFrame frame = dd::from_table(rows.compute(), {.npartitions = static_cast<std::size_t>(parts)});
      EXPECT_TRUE(std::isnan(static_cast<double>(frame["x"].sum().compute())));
      EXPECT_TRUE(std::isnan(static_cast<double>(frame["x"].mean().compute())));
      EXPECT_TRUE(std::isnan(static_cast<double>(frame["y"].prod().compute())));
      EXPECT_TRUE(std::isnan(static_cast<double>(frame["x"].astype(dd::float32).sum().compute())));
      const dd::Table groups =
          frame.groupby("k", {.sort = true}).agg({{"x", "sum", "s"}, {"y", "prod", "p"}, {"x", "mean", "m"}}).compute();
      for (const char* name : {"s", "p", "m"}) EXPECT_TRUE(std::isnan(groups[name].at<double>(0))) << name;
      EXPECT_EQ(groups["s"].at<double>(1), 5);
      EXPECT_EQ(groups["p"].at<double>(1), 6);
      EXPECT_EQ(groups["m"].at<double>(1), 2.5);
    }
}

}  // namespace
}  // namespace weft
