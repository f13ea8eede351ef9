// Computations on a cluster: what comes of them is what one machine gives.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include <weft/client.h>
#include <weft/function.h>

#include "cluster/running_cluster.h"
#include "frame_case/frame_case.h"

namespace weft::test {
namespace {

using frame_test::expect_error;

class Compute : public testing::Test {
 protected:
  /// What the call gives here, and at the cluster.
  template <class Make>
  void expect_same(Make make, bool ordered = false) {
    const Json here = frame_test::Result(make()).json();
    const Client client(RunningCluster::only().address());
    EXPECT_EQ(frame_test::difference(frame_test::Result(make()).json(), here, ordered), "");
  }
};

/// Rows with keys of few and of many values.
dd::Table rows(std::int64_t count, std::int64_t keys) {
  std::vector<std::int64_t> key, value;
  std::vector<std::string> name;
  for (std::int64_t row = 0; row < count; ++row) {
    key.push_back(row * 7919 % keys);
    value.push_back(row % 1000);
    name.push_back("name " + std::to_string(row % 13));
  }
  return dd::Table({{"key", dd::Column(std::span<const std::int64_t>(key))},
                    {"value", dd::Column(std::span<const std::int64_t>(value))},
                    {"name", dd::Column(std::span<const std::string>(name))}});
}

TEST_F(Compute, GroupsOfFewAndOfMany) {
  const dd::DataFrame frame = dd::from_table(rows(20000, 5000), {.npartitions = 6});
  expect_same([&] { return frame.groupby("name").agg({{"value", "mean"}, {"key", "nunique"}}); });
  expect_same([&] { return frame.groupby("key").agg({{"value", "max"}}); });
}

TEST_F(Compute, Joins) {
  const dd::DataFrame left = dd::from_table(rows(20000, 5000), {.npartitions = 5});
  const dd::DataFrame right = dd::from_table(rows(5000, 5000), {.npartitions = 3});
  expect_same([&] { return left.merge(right, {.on = "key"}).groupby("name_x").agg({{"value_y", "sum"}}); });
  expect_same([&] { return left.merge(right, {.how = "outer", .on = "key"}).groupby("name_y").agg({{"value_x", "sum"}}); });
}

TEST_F(Compute, SortsAndIndexes) {
  const dd::DataFrame frame = dd::from_table(rows(20000, 20000), {.npartitions = 7});
  expect_same([&] { return frame.sort_values("key"); }, true);
  expect_same([&] { return frame.set_index("key").loc(100, 300); }, true);
}

TEST_F(Compute, SeveralAtOnce) {
  const dd::DataFrame frame = dd::from_table(rows(1000, 10));
  const Client client(RunningCluster::only().address(), {.set_as_default = false});
  const auto [table, sum, column] = client.compute(frame, frame["value"].sum(), frame["key"]);
  EXPECT_EQ(frame["value"].sum().compute().as_int64(), sum.as_int64());
  EXPECT_EQ(column.size(), 1000u);
}

TEST_F(Compute, ManyRowsAreStreamed) {
  const dd::DataFrame frame = dd::from_table(rows(600'000, 600'000), {.npartitions = 2});
  const Client client(RunningCluster::only().address());
  const dd::Table table = frame.assign("twice", frame["value"] * 2).compute();
  EXPECT_EQ(table.num_rows(), 600'000u);
  EXPECT_EQ(table["twice"].at<std::int64_t>(599'999), 2 * 999);
}

TEST_F(Compute, WhatASampleDidNotShow) {
  const std::string file = scratch_folder() + "/widens.csv";
  {
    std::ofstream out(file);
    out << "a,b\n";
    for (int row = 0; row < 200'000; ++row) out << row << (row == 199'999 ? ",x\n" : ",1\n");
  }
  const dd::DataFrame frame = dd::read_csv(file, {.blocksize = 200'000, .sample = 1000});
  const Client client(RunningCluster::only().address());
  const dd::Table tail = frame[frame["a"] > 199'997].compute();
  EXPECT_EQ(tail["b"].at<std::string>(1), "x");
}

TEST_F(Compute, PersistedFramesOfTheProcessAreSent) {
  const dd::DataFrame here = dd::from_table(rows(1000, 10), {.npartitions = 3}).persist();
  const Client client(RunningCluster::only().address());
  EXPECT_EQ(here["value"].sum().compute().as_int64(), 499'500);
}

TEST_F(Compute, WhatIsHeldThereCanBeReadAfterTheClientIsClosed) {
  Client client(RunningCluster::only().address());
  const dd::DataFrame there = dd::from_table(rows(1000, 10), {.npartitions = 3}).persist();
  client.close();
  EXPECT_EQ(there["value"].sum().compute().as_int64(), 499'500);
  expect_error(ErrorKind::user, "The client is closed", [&] { client.list_datasets(); });
}

TEST_F(Compute, ErrorsComeAsTheyWereThrown) {
  const std::string file = scratch_folder() + "/bad.csv";
  std::ofstream(file) << "a,b\n1,2\n3,x\n";
  const dd::DataFrame frame = dd::read_csv(file, {.dtype = {{"b", dd::int64}}});
  std::string here;
  try {
    frame.compute();
  } catch (const Error& error) {
    here = error.what();
  }
  ASSERT_FALSE(here.empty());
  const Client client(RunningCluster::only().address());
  expect_error(ErrorKind::data, here, [&] { frame.compute(); });
}

TEST_F(Compute, TellsProgressAndStops) {
  const dd::DataFrame frame = dd::from_table(rows(200'000, 200'000), {.npartitions = 16});
  const Client client(RunningCluster::only().address());
  std::vector<ComputeProgress> told;
  frame.sort_values("key").compute({.progress = [&](const ComputeProgress& progress) { told.push_back(progress); }});
  ASSERT_FALSE(told.empty());
  EXPECT_TRUE(told.back().finished);
  EXPECT_EQ(told.back().tasks_done, told.back().tasks_planned);
  EXPECT_GE(told.back().tasks_done, 16u);

  Cancellation stop;
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    stop.cancel();
  });
  expect_error(ErrorKind::user, "The computation was cancelled", [&] {
    for (int round = 0; round < 50; ++round) frame.sort_values("value").compute({.cancel = stop});
  });
  other.join();
}

TEST_F(Compute, ManyClientsAtOnce) {
  Client client(RunningCluster::only().address());
  const dd::DataFrame frame = dd::from_table(rows(10'000, 100), {.npartitions = 2}).persist();
  std::vector<std::thread> clients;
  std::atomic<int> right = 0;
  for (int number = 0; number < 64; ++number)
    clients.emplace_back([&, number] {
      const Client other(RunningCluster::only().address(), {.set_as_default = false});
      right += std::get<0>(other.compute(dd::from_table(rows(100, 10))["value"].sum())).as_int64() == 4950;
      right += frame[frame["key"] == number]["value"].count().compute().as_int64() == 100;
    });
  for (std::thread& thread : clients) thread.join();
  EXPECT_EQ(right, 128);
}

}  // namespace
}  // namespace weft::test
