// Results that are found again, and those that must not be.
#include <fstream>
#include <thread>

#include "engine/result_cache.h"
#include "engine_case.h"

weft::dd::Table first_rows(const weft::dd::Table& part) { return part.head(1); }
WEFT_FUNCTION(first_rows);

namespace weft::engine_test {

namespace {

engine::ResultCache::Counters counters() { return engine::ResultCache::only().counters(); }

class ResultCache : public testing::Test {
 protected:
  ResultCache() { set_config({.cache_limit = "20MB"}); }
  ~ResultCache() override {
    set_config({.cache_limit = 0});
    dd::from_table(rows_of(1)).compute();  // drops what is kept
  }
  KeepConfig keep_;
};

void write(const std::string& path, const std::string& text) { std::ofstream(path) << text; }

TEST_F(ResultCache, EqualPlansAreComputedOnce) {
  const auto plan = [] { return large_frame().groupby("key").agg({{"value", "sum"}}); };
  const auto before = counters();
  const Json first = Result(plan()).json();
  EXPECT_EQ(counters().hits, before.hits);
  EXPECT_EQ(Result(plan()).json(), first);
  EXPECT_EQ(counters().hits, before.hits + 1);
  EXPECT_EQ(counters().made, before.made + 1);
  EXPECT_GT(counters().bytes, 0u);
}

TEST_F(ResultCache, AChangedFileIsReadAnew) {
  Folder folder;
  const std::string path = folder.path() + "/rows.csv";
  write(path, "a\n1\n2\n");
  const dd::DataFrame old = dd::read_csv(path);
  EXPECT_EQ(static_cast<std::int64_t>(old["a"].sum().compute()), 3);
  EXPECT_EQ(static_cast<std::int64_t>(old["a"].sum().compute()), 3);
  fs::last_write_time(path, fs::last_write_time(path) + std::chrono::seconds(1));
  write(path, "a\n5\n2\n");
  fs::last_write_time(path, fs::last_write_time(path) + std::chrono::seconds(2));
  EXPECT_EQ(static_cast<std::int64_t>(dd::read_csv(path)["a"].sum().compute()), 7);
  // The old frame knows the old file: what is gone is said, not served from memory.
  EXPECT_THROW(old["a"].sum().compute(), Error);
}

TEST_F(ResultCache, FunctionsOfTheUserAreCalledAgain) {
  const auto before = counters();
  large_frame().map_partitions<&first_rows>().compute();
  large_frame().map_partitions<&first_rows>().compute();
  EXPECT_EQ(counters().hits, before.hits);
  EXPECT_EQ(counters().made, before.made);
}

TEST_F(ResultCache, TheLeastAskedForGoes) {
  Config config = weft::config();
  config.cache_limit = "100kB";
  set_config(config);
  const auto plan = [](int number) { return large_frame()[large_frame()["id"] < 2000 + number][{"id", "value"}]; };
  for (int number = 0; number < 10; ++number) plan(number).compute();  // some 32 kB each
  EXPECT_LE(counters().bytes, 100'000u);
  const auto before = counters();
  plan(9).compute();
  EXPECT_EQ(counters().hits, before.hits + 1);
  plan(0).compute();
  EXPECT_EQ(counters().hits, before.hits + 1);
}

TEST_F(ResultCache, OtherSettingsAreUsed) {
  const auto plan = [] { return large_frame()["value"].sum(); };
  plan().compute();
  const auto before = counters();
  Config config = weft::config();
  config.executor = "loopback";
  set_config(config);
  plan().compute();
  EXPECT_EQ(counters().hits, before.hits);
}

TEST_F(ResultCache, ThreadsThatWantTheSameShareOneRun) {
  Config config = weft::config();
  config.cache_limit = 0;
  set_config(config);
  const auto plan = [] { return large_frame().sort_values({"key", "value", "id"})["id"]; };
  const auto before = counters();
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  for (int thread = 0; thread < 8; ++thread)
    threads.emplace_back([&] { right += plan().compute().size() == static_cast<std::size_t>(many); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 8);
  EXPECT_EQ(counters().made - before.made + counters().shared - before.shared, 8u);
  EXPECT_GT(counters().shared, before.shared);
}

TEST_F(ResultCache, WhoStopsStopsNobodyElse) {
  Config config = weft::config();
  config.cache_limit = 0;
  set_config(config);
  const auto plan = [] { return large_frame().sort_values({"value", "key", "id"})["id"]; };
  Cancellation stop;
  std::thread first([&] {
    try {
      plan().compute({.cancel = stop});
    } catch (const Error&) {
    }
  });
  std::atomic<int> right = 0;
  std::vector<std::thread> others;
  for (int thread = 0; thread < 3; ++thread)
    others.emplace_back([&] { right += plan().compute().size() == static_cast<std::size_t>(many); });
  stop.cancel();
  first.join();
  for (std::thread& thread : others) thread.join();
  EXPECT_EQ(right, 3);
}

}  // namespace
}  // namespace weft::engine_test
