// What is lost in the middle of a computation, and what comes of it all the same.
#include <signal.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>

#include <gtest/gtest.h>

#include <weft/client.h>

#include "cluster/running_cluster.h"
#include "frame_case/frame_case.h"

namespace weft::test {
namespace {

constexpr std::int64_t many = 300'000;

/// Keys each of which comes in ten rows, in partitions that each have some of all.
dd::DataFrame frame(std::size_t partitions = 12) {
  std::vector<std::int64_t> key, value;
  for (std::int64_t row = 0; row < many; ++row) {
    key.push_back(row * 7919 % (many / 10));
    value.push_back(row);
  }
  return dd::from_table(dd::Table({{"key", dd::Column(std::span<const std::int64_t>(key))},
                                   {"value", dd::Column(std::span<const std::int64_t>(value))}}),
                        {.npartitions = partitions});
}

/// Each row meets ten.
std::int64_t joined_rows(const dd::DataFrame& left, const dd::DataFrame& right) {
  return left.merge(right, {.on = "key"})["value_x"].count().compute().as_int64();
}

Json info() { return Client(RunningCluster::only().address(), {.set_as_default = false}).scheduler_info(); }

/// Waits until it is so.
void expect_soon(const std::function<bool()>& is_so, double seconds = 20) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while (!is_so()) {
    ASSERT_LT(std::chrono::steady_clock::now(), end);
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

/// The processes of a node that run tasks, or wait for some.
void kill_workers(const Program& node) {
  for (const char* name : {"ray::run_task", "ray::IDLE"})
    for (const pid_t worker : node.descendants(name)) ::kill(worker, SIGKILL);
}

TEST(Failure, OfAWorkersProcess) {
  RunningCluster& cluster = RunningCluster::only();
  const Client client(cluster.address());
  joined_rows(frame(), frame(5));  // its workers run now
  for (const int delay : {20, 100, 300}) {
    const Meanwhile kill(delay, [&] { kill_workers(cluster.worker(0)); });
    EXPECT_EQ(joined_rows(frame(), frame(5)), 10 * many);
  }
  const Meanwhile kill(100, [&] { kill_workers(cluster.worker(1)); });
  const dd::DataFrame kept = frame().sort_values("value").persist();
  EXPECT_EQ(kept["value"].sum().compute().as_int64(), many * (many - 1) / 2);
}

TEST(Failure, OfANode) {
  RunningCluster& cluster = RunningCluster::only();
  const Client client(cluster.address());
  auto third = cluster.scheduler().add_worker("127.0.0.5");
  client.wait_for_workers(3, 60);
  const dd::DataFrame kept = frame().persist();
  client.publish_dataset("on_nodes", kept);
  {
    const Meanwhile kill(150, [&] { third->kill_all(); });
    EXPECT_EQ(joined_rows(frame(), frame(5)), 10 * many);
  }
  EXPECT_EQ(client.get_dataset("on_nodes")["value"].sum().compute().as_int64(), many * (many - 1) / 2);
  client.unpublish_dataset("on_nodes");
}

TEST(Failure, OfANodeWhilePersisting) {
  RunningCluster& cluster = RunningCluster::only();
  const Client client(cluster.address());
  auto third = cluster.scheduler().add_worker("127.0.0.7");
  client.wait_for_workers(3, 60);
  const dd::DataFrame before = frame().persist();
  {
    const Meanwhile kill(150, [&] { third->kill_all(); });
    const dd::DataFrame kept = before.merge(frame(5), {.on = "key"}).sort_values("value_x").persist();
    EXPECT_EQ(kept["value_x"].count().compute().as_int64(), 10 * many);
  }
  EXPECT_EQ(before["value"].sum().compute().as_int64(), many * (many - 1) / 2);
}

TEST(Failure, OfTheSchedulerWhilePersisting) {
  RunningCluster& cluster = RunningCluster::only();
  const Client client(cluster.address());
  const Meanwhile kill(150, [&] {
    for (const pid_t scheduler : cluster.scheduler_program().descendants("ray::Scheduler")) ::kill(scheduler, SIGKILL);
  });
  // Asked again, it is persisted by the scheduler that Ray starts then.
  const dd::DataFrame kept = frame().merge(frame(5), {.on = "key"}).sort_values("value_x").persist();
  EXPECT_EQ(kept["value_x"].count().compute().as_int64(), 10 * many);
}

TEST(Failure, OfTheScheduler) {
  RunningCluster& cluster = RunningCluster::only();
  const Client client(cluster.address());
  const std::string file = scratch_folder() + "/restored.csv";
  {
    std::ofstream out(file);
    out << "key,value\n";
    for (int row = 0; row < 10'000; ++row) out << row % 10 << ',' << row << '\n';
  }
  const dd::DataFrame read = dd::read_csv(file, {.blocksize = 20'000}).persist();
  client.publish_dataset("read", read[read["key"] < 5].persist());
  client.publish_dataset("sent", frame(3).persist());
  client.publish_dataset("value", Json{{"a", 1}});
  const dd::DataFrame before = client.get_dataset("sent");
  const Meanwhile kill(100, [&] {
    for (const pid_t scheduler : cluster.scheduler_program().descendants("ray::Scheduler")) ::kill(scheduler, SIGKILL);
  });
  EXPECT_EQ(joined_rows(frame(), frame(5)), 10 * many);
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  EXPECT_EQ(client.list_datasets(), (std::vector<std::string>{"read", "sent", "value"}));
  EXPECT_EQ(before["value"].sum().compute().as_int64(), many * (many - 1) / 2);
  EXPECT_EQ(client.get_dataset("read")["value"].count().compute().as_int64(), 5000);
  EXPECT_EQ(client.get_dataset<Json>("value"), (Json{{"a", 1}}));
  for (const std::string& name : client.list_datasets()) client.unpublish_dataset(name);
}

TEST(Failure, OfAClient) {
  const std::string& address = RunningCluster::only().address();
  const auto objects = [] { return info().at("objects").to_number<std::int64_t>(); };
  expect_soon([&] { return info().at("computations").to_number<std::int64_t>() == 0; });
  const std::int64_t before = objects();
  const std::string file = scratch_folder() + "/large.csv";
  {
    std::ofstream out(file);
    out << "zone,fare,distance\n";
    for (int row = 0; row < 2'000'000; ++row) out << "zone,1," << row << '\n';
  }
  Program back({WEFT_BACK, address, file}, scratch_folder() + "/killed.log");
  expect_soon([&] { return info().at("computations").to_number<std::int64_t>() == 1; });
  back.kill();
  expect_soon([&] { return info().at("computations").to_number<std::int64_t>() == 0; });
  expect_soon([&] { return objects() <= before; });
}

TEST(Failure, OfNothingButPatience) {
  const Client client(RunningCluster::only().address());
  const std::vector<std::int64_t> ones(400'000, 1);
  const dd::DataFrame left = dd::from_table(dd::Table({{"one", dd::Column(ones)}}), {.npartitions = 2});
  const dd::DataFrame right = dd::from_table(dd::Table({{"one", dd::Column(ones)}, {"other", dd::Column(ones)}}));
  // At any moment of a task's beginning, and when both processors are at it.
  for (const int delay : {1, 5, 10, 20, 40, 80, 160, 1500}) {
    Cancellation stop;
    const Meanwhile cancel(delay, [&] { stop.cancel(); });
    frame_test::expect_error(ErrorKind::user, "The computation was cancelled",
                             [&] { left.merge(right, {.on = "one"})["other"].sum().compute({.cancel = stop}); });
  }
  // They have time for others now.
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(frame(2).persist()["value"].count().compute().as_int64(), many);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

TEST(Failure, OfASourceThatChanges) {
  const std::string file = scratch_folder() + "/changes.csv";
  std::ofstream(file) << "a\n1\n2\n";
  const Client client(RunningCluster::only().address());
  const dd::DataFrame read = dd::read_csv(file);
  std::ofstream(file) << "a\n1\n2\n3\n4\n";
  try {
    read.compute();
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::data);
    EXPECT_NE(std::string(error.what()).find(file), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace weft::test
