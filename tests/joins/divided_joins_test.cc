// Joins of more rows than a task may hold: both sides are divided by their keys; and of keys that come very often.
#include <numeric>

#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

const std::string folder = "../../joins/data/";

/// As expect_recorded, where hardly a row fits in memory.
template <class Make>
void expect_recorded_when_divided(Make make) {
  for (const Way& way : ways()) {
    SCOPED_TRACE(way.to_string());
    KeepConfig keep;
    set_config({.executor = way.executor, .optimize = way.optimize, .memory_limit = "6KB"});
    EXPECT_EQ(difference(Result(make(Rows(way))).json(), recorded(), false), "");
  }
}

std::string how() {
  std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
  name[0] = static_cast<char>(name[0] - 'A' + 'a');
  return name.substr(0, name.find_first_of("TB"));
}

void expect_merged_text() {
  expect_recorded_when_divided([](const Rows& rows) {
    return rows(folder + "people.csv")[{"id", "city", "number"}].merge(
        rows(folder + "orders.csv")[{"id", "city", "amount", "note"}], {.how = how(), .on = "city"});
  });
}
void expect_merged_two() {
  expect_recorded_when_divided([](const Rows& rows) {
    return rows(folder + "people.csv").merge(rows(folder + "orders.csv"), {.how = how(), .on = {"day", "score"}});
  });
}
void expect_near() {
  expect_recorded_when_divided([](const Rows& rows) {
    return merge_asof(rows(folder + "trades.csv")[{"at", "ticker", "trade"}],
                      rows(folder + "quotes.csv")[{"at", "ticker", "quote"}], {.on = "at", .by = "ticker", .direction = how()});
  });
}

/// However little memory there is, rows that fit a task many times over are not divided into a task for each.
TEST(DividedJoins, AreOfFewTasks) {
  std::vector<std::int64_t> at, by;
  for (std::int64_t row = 0; row < 1'000; ++row) at.push_back(row), by.push_back(row % 100);
  const dd::Table table({{"at", dd::Column(at)}, {"by", dd::Column(by)}});
  KeepConfig keep;
  set_config({.threads = 2, .memory_limit = "1 kB", .cache_limit = 0});
  const dd::DataFrame left = dd::from_table(table, {.npartitions = 2}), right = left.assign("other", left["at"] * 2);
  std::size_t tasks = 0;
  const auto progress = [&](const ComputeProgress& told) { tasks = told.tasks_planned; };
  const dd::Table near = merge_asof(left, right, {.on = "at", .by = "by"}).compute({.progress = progress});
  EXPECT_EQ(near.num_rows(), 1'000u);
  EXPECT_GT(tasks, 3u);
  EXPECT_LT(tasks, 20u);
}

TEST(DividedJoins, InnerText) { expect_merged_text(); }
TEST(DividedJoins, LeftText) { expect_merged_text(); }
TEST(DividedJoins, RightText) { expect_merged_text(); }
TEST(DividedJoins, OuterText) { expect_merged_text(); }
TEST(DividedJoins, SemiText) { expect_merged_text(); }
TEST(DividedJoins, AntiText) { expect_merged_text(); }
TEST(DividedJoins, InnerTwo) { expect_merged_two(); }
TEST(DividedJoins, LeftTwo) { expect_merged_two(); }
TEST(DividedJoins, RightTwo) { expect_merged_two(); }
TEST(DividedJoins, OuterTwo) { expect_merged_two(); }
TEST(DividedJoins, BackwardBy) { expect_near(); }
TEST(DividedJoins, NearestBy) { expect_near(); }

DataFrame of_keys(const std::string& value, const std::vector<std::int64_t>& keys) {
  std::vector<std::int64_t> values(keys.size());
  std::iota(values.begin(), values.end(), 0);
  return dd::from_table(dd::Table({{"key", dd::Column(keys)}, {value, dd::Column(values)}}), {.npartitions = 3});
}

// Each of 3,000 rows meets each of 3,000: far more pairs than a batch holds, and none is made that is not asked for.
TEST(FrequentKeys, AllPairs) {
  const DataFrame left = of_keys("a", std::vector<std::int64_t>(3'000, 7)),
                  right = of_keys("b", std::vector<std::int64_t>(3'000, 7));
  const DataFrame joined = left.merge(right, {.on = "key"});
  const auto [size, a, b] = compute(joined.size(), joined["a"].sum(), joined["b"].sum());
  EXPECT_EQ(size.as_int64(), 9'000'000);
  EXPECT_EQ(a.as_int64(), 3'000LL * 2'999 * 3'000 / 2);
  EXPECT_EQ(b.as_int64(), 3'000LL * 2'999 * 3'000 / 2);
  EXPECT_EQ(joined.head(3).num_rows(), 3u);
}

// Many keys of a wide range, each twice on one side and three times on the other.
TEST(FrequentKeys, ManyKeys) {
  std::vector<std::int64_t> few, many;
  for (std::int64_t key = 0; key < 40'000; ++key) {
    for (int times = 0; times < 2; ++times) few.push_back(key * 1'000'003);
    for (int times = 0; times < 3; ++times) many.push_back((key + 20'000) * 1'000'003);
  }
  const DataFrame left = of_keys("a", few), right = of_keys("b", many);
  const auto rows = [&](const std::string& how) {
    return left.merge(right, {.how = how, .on = "key"}).size().compute().as_int64();
  };
  EXPECT_EQ(rows("inner"), 120'000);
  EXPECT_EQ(rows("left"), 160'000);
  EXPECT_EQ(rows("right"), 180'000);
  EXPECT_EQ(rows("outer"), 220'000);
  EXPECT_EQ(rows("semi"), 40'000);
  EXPECT_EQ(rows("anti"), 40'000);
}

}  // namespace
}  // namespace weft::frame_test
