// Many computations at once on the threads of the process.
#include <thread>

#include "engine/workers.h"
#include "engine_case.h"

weft::dd::Table inner_sum(const weft::dd::Table& part) {
  const weft::dd::DataFrame df = weft::dd::from_table(part, {.npartitions = 4});
  return weft::dd::Table({{"sum", weft::dd::Column(std::vector<double>{static_cast<double>(df["value"].sum().compute())})}});
}
WEFT_FUNCTION(inner_sum);

weft::dd::Table refuse(const weft::dd::Table& part) {
  if (part.num_rows() > 0) throw std::runtime_error("not these rows");
  return part;
}
WEFT_FUNCTION(refuse);

namespace weft::engine_test {

namespace {

TEST(Workers, AShortRunIsNotBehindALongOne) {
  using namespace std::chrono_literals;
  std::atomic<int> long_done = 0;
  std::thread other([&] {
    engine::Workers::only().run(
        60, 2, [&](std::size_t) { std::this_thread::sleep_for(10ms), ++long_done; }, [] {});
  });
  while (long_done < 2) std::this_thread::sleep_for(1ms);
  engine::Workers::only().run(
      4, 2, [](std::size_t) { std::this_thread::sleep_for(1ms); }, [] {});
  EXPECT_LT(long_done, 40);
  other.join();
  EXPECT_EQ(long_done, 60);
}

TEST(Workers, NoMoreThreadsThanAskedFor) {
  std::atomic<int> active = 0, most = 0;
  engine::Workers::only().run(
      50, 3,
      [&](std::size_t) {
        const int now = ++active;
        for (int known = most; now > known && !most.compare_exchange_weak(known, now);) {
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        --active;
      },
      [] {});
  EXPECT_LE(most, 3);
  EXPECT_GE(most, 2);
}

TEST(Workers, RunsWithinRuns) {
  std::atomic<int> calls = 0;
  engine::Workers::only().run(
      8, 2,
      [&](std::size_t) {
        engine::Workers::only().run(
            5, 2,
            [&](std::size_t) {
              engine::Workers::only().run(
                  3, 1, [&](std::size_t) { ++calls; }, [] {});
            },
            [] {});
      },
      [] {});
  EXPECT_EQ(calls, 8 * 5 * 3);
}

TEST(Sharing, FunctionsOfTheUserMayCompute) {
  KeepConfig keep;
  set_config({.threads = 2});
  const dd::Table sums = large_frame(8).map_partitions<&inner_sum>().compute();
  ASSERT_EQ(sums.num_rows(), 8u);
  double sum = 0;
  for (std::size_t row = 0; row < 8; ++row) sum += sums["sum"].at<double>(row);
  EXPECT_DOUBLE_EQ(sum, static_cast<double>(large_frame()["value"].sum().compute()));
}

TEST(Sharing, EightThreadsWithLittleMemory) {
  KeepConfig keep;
  Folder folder;
  set_config(small_config(folder));
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread)
    threads.emplace_back([&, thread] {
      const dd::DataFrame mine = large_frame()[large_frame()["id"] >= 100 * thread];
      const dd::Table sorted = mine.sort_values(thread % 2 == 0 ? "id" : "value").compute();
      if (sorted.num_rows() != static_cast<std::size_t>(many - 100 * thread)) ++wrong;
      if (thread % 2 == 0 && sorted["id"].at<std::int64_t>(0) != 100 * thread) ++wrong;
      if (large_frame()["id"].max().compute().variant() != dd::Value(many - 1).variant()) ++wrong;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_TRUE(folder.is_empty());
}

TEST(Sharing, AThrowingFunctionLeavesNothing) {
  for (const char* executor : {"local", "loopback"}) {
    KeepConfig keep;
    Folder folder;
    set_config(small_config(folder, executor));
    const std::uint64_t held = engine::PartitionStore::only().held_bytes();
    try {
      large_frame().sort_values("id").map_partitions<&refuse>().compute();
      ADD_FAILURE() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::user);
      EXPECT_NE(error.message().find("not these rows"), std::string::npos) << error.what();
    }
    EXPECT_TRUE(folder.is_empty());
    EXPECT_EQ(engine::PartitionStore::only().held_bytes(), held);
  }
}

}  // namespace
}  // namespace weft::engine_test
