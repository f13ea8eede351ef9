// The skeleton op runs as every op does: on both executors, in one partition and in many.
#include <gtest/gtest.h>

#include <numeric>

#include <weft/config.h>
#include <weft/dataframe.h>

#include "every_nth.h"

namespace weft::skeleton {
namespace {

dd::DataFrame every_nth(const dd::DataFrame& frame, std::int64_t step) {
  register_every_nth();
  return dd::DataFrame(plan::make(EveryNth{step}, {frame.expr()}));
}

std::vector<std::int64_t> kept(std::int64_t rows, std::size_t partitions, std::int64_t step) {
  std::vector<std::int64_t> values(static_cast<std::size_t>(rows));
  std::iota(values.begin(), values.end(), 0);
  dd::DataFrame frame = dd::from_table(dd::Table({{"n", dd::Column(values)}}), {.npartitions = partitions});
  dd::Table result = every_nth(frame, step).compute();
  auto span = result["n"].values<std::int64_t>();
  return {span.begin(), span.end()};
}

class EveryNthTest : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    Config changed = config();
    changed.executor = GetParam();
    set_config(changed);
  }
  void TearDown() override { set_config({}); }
};

TEST_P(EveryNthTest, KeepsEachNthRowOfAPartition) {
  EXPECT_EQ(kept(10, 1, 3), (std::vector<std::int64_t>{0, 3, 6, 9}));
  EXPECT_EQ(kept(10, 2, 3), (std::vector<std::int64_t>{0, 3, 5, 8}));
  EXPECT_EQ(kept(0, 1, 3), std::vector<std::int64_t>{});
}

TEST_P(EveryNthTest, CountsOnFromBatchToBatch) {
  std::vector<std::int64_t> rows = kept(100'000, 1, 7);
  ASSERT_EQ(rows.size(), 14'286u);
  for (std::size_t index = 0; index < rows.size(); ++index) ASSERT_EQ(rows[index], static_cast<std::int64_t>(7 * index));
}

TEST_P(EveryNthTest, RefusesAStepBelowOneWhenBuilt) {
  dd::DataFrame frame = dd::from_table(dd::Table({{"n", dd::Column(std::vector<double>{1, 2})}}));
  try {
    every_nth(frame, 0);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.message(), "every_nth needs a step of 1 or more, not 0");
  }
}

INSTANTIATE_TEST_SUITE_P(Executors, EveryNthTest, testing::Values("local", "loopback"));

}  // namespace
}  // namespace weft::skeleton
