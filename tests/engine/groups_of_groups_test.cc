// Groups of groups: of many keys, whose rows are divided once, and of few, whose groups are divided by all keys first.
#include "engine_case.h"

namespace weft::engine_test {
namespace {

/// large_frame() with a column `few` of `count` different numbers.
dd::DataFrame frame_of_few(std::int64_t count) {
  const dd::DataFrame df = large_frame();
  return df.assign("few", df["id"].mod(count));
}

TEST(GroupsOfGroups, DifferentValues) {
  for (const char* executor : {"local", "loopback"}) {
    for (const std::int64_t few : {1, 3, 5000}) {
      SCOPED_TRACE(std::string(executor) + ", " + std::to_string(few));
      KeepConfig keep;
      set_config({.executor = executor, .cache_limit = 0});
      const dd::Table counts =
          frame_of_few(few).groupby("few").agg({{"id", "nunique", "ids"}, {"id", "nunique", "again"}}).compute();
      ASSERT_EQ(counts.num_rows(), static_cast<std::size_t>(few));
      for (std::size_t row = 0; row < counts.num_rows(); ++row) {
        const std::int64_t key = counts["few"].at<std::int64_t>(row);
        const std::int64_t ids = many / few + (key < many % few ? 1 : 0);
        EXPECT_EQ(counts["ids"].at<std::int64_t>(row), ids);
        EXPECT_EQ(counts["again"].at<std::int64_t>(row), ids);
      }
    }
  }
}

TEST(GroupsOfGroups, AnAggregationOfAnother) {
  for (const std::int64_t few : {1, 5000}) {
    KeepConfig keep;
    set_config({.cache_limit = 0});
    // Of ids that are all different, the sums of the inner groups are their values.
    const dd::DataFrame inner = frame_of_few(few).groupby({"few", "id"}).agg({{"value", "sum"}});
    const dd::DataFrame outer =
        inner.groupby("few").agg({{"value", "sum"}, {"value", "median", "middle"}, {"id", "size", "rows"}});
    const dd::DataFrame plain =
        frame_of_few(few).groupby("few").agg({{"value", "sum"}, {"value", "median", "middle"}, {"id", "size", "rows"}});
    EXPECT_EQ(frame_test::difference(Result(outer).json(), Result(plain).json(), false, 1e-9), "") << few;
  }
}

}  // namespace
}  // namespace weft::engine_test
