// What nodes' servers do without Ray: small tasks, and large results on their way to clients.
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include <weft/client.h>

#include "cluster/running_cluster.h"

namespace weft::test {
namespace {

dd::DataFrame numbers(std::int64_t count, std::size_t partitions) {
  std::vector<std::int64_t> key, value;
  for (std::int64_t row = 0; row < count; ++row) {
    key.push_back(row % 7);
    value.push_back(row);
  }
  return dd::from_table(dd::Table({{"key", dd::Column(key)}, {"value", dd::Column(value)}}), {.npartitions = partitions});
}

std::set<pid_t> servers() {
  std::set<pid_t> all;
  for (const std::size_t worker : {0, 1})
    for (const pid_t server : RunningCluster::only().worker(worker).descendants("ray::NodeServer")) all.insert(server);
  return all;
}

/// The processes that ran the tasks of a call.
std::set<pid_t> processes_of(const Client& client, const std::function<void()>& call) {
  call();
  const Json activity = client.activity();
  const auto& tasks = activity.at("tasks").as_array();
  std::set<pid_t> processes;
  for (const Json& task : tasks)
    if (task.at("computation") == tasks.back().at("computation")) processes.insert(task.at("process").to_number<pid_t>());
  return processes;
}

/// Waits until the servers have what they run in their processes.
void wait_until_quick(const Client& client, const std::function<void()>& call) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (true) {
    const std::set<pid_t> processes = processes_of(client, call), all = servers();
    if (std::includes(all.begin(), all.end(), processes.begin(), processes.end())) return;
    ASSERT_LT(std::chrono::steady_clock::now(), end);
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

TEST(Servers, RunSmallTasks) {
  const Client client(RunningCluster::only().address());
  const dd::DataFrame kept = numbers(200'000, 4).persist();
  const auto mean = [&] {
    const dd::Table made = kept[kept["value"] < 70'000].groupby("key").agg({{"value", "sum"}}).compute();
    EXPECT_EQ(made.num_rows(), 7u);
    EXPECT_EQ(made["value"].at<std::int64_t>(0), 349'965'000);
  };
  wait_until_quick(client, mean);
}

TEST(Servers, ThatAreLostAreMissedByNobody) {
  const Client client(RunningCluster::only().address());
  const dd::DataFrame kept = numbers(200'000, 4).persist();
  const auto sum = [&] { EXPECT_EQ(kept["value"].sum().compute().as_int64(), 19'999'900'000); };
  const auto rows = [&] { EXPECT_EQ(kept.assign("twice", kept["value"] * 2).compute().num_rows(), 200'000u); };
  wait_until_quick(client, sum);
  const std::set<pid_t> before = servers();
  for (const pid_t server : before) ::kill(server, SIGKILL);
  sum();
  rows();
  wait_until_quick(client, sum);
  for (const pid_t server : servers()) EXPECT_FALSE(before.contains(server));
}

TEST(Servers, LeaveLargeResultsToRay) {
  const Client client(RunningCluster::only().address());
  const dd::DataFrame kept = numbers(2'000'000, 4).persist();
  wait_until_quick(client, [&] { kept["value"].sum().compute(); });
  for (int round = 0; round < 2; ++round) {
    dd::Table made;
    const std::set<pid_t> processes = processes_of(client, [&] { made = kept[kept["key"] >= 0].compute(); });
    EXPECT_EQ(made.num_rows(), 2'000'000u);
    for (std::size_t row = 0; row < made.num_rows(); row += 997)
      EXPECT_EQ(made["value"].at<std::int64_t>(row), static_cast<std::int64_t>(row));
    for (const pid_t server : servers()) EXPECT_FALSE(processes.contains(server));
  }
}

void wait_for_servers(const Client& client) {
  const dd::DataFrame few = numbers(200'000, 4).persist();
  wait_until_quick(client, [&] { few["value"].max().compute(); });
}

/// Rows that a sort has to bring to other nodes.
constexpr std::int64_t many = 3'000'000;

/// Those of a sort, by their values, whatever became of servers meanwhile.
void expect_sorted(const dd::DataFrame& kept) {
  const dd::Table made = kept.assign("turned", -kept["value"]).sort_values("turned").compute();
  ASSERT_EQ(made.num_rows(), static_cast<std::size_t>(many));
  const dd::Column value = made["value"];
  for (std::size_t row = 0; row < made.num_rows(); ++row)
    ASSERT_EQ(value.values<std::int64_t>()[row], many - 1 - static_cast<std::int64_t>(row));
}

TEST(Servers, GiveRowsToTasksOfOtherNodes) {
  const Client client(RunningCluster::only().address());
  wait_for_servers(client);
  expect_sorted(numbers(many, 8).persist());
  const Json activity = client.activity();
  const auto& tasks = activity.at("tasks").as_array();
  std::uint64_t received = 0;
  for (const Json& task : tasks)
    if (task.at("computation") == tasks.back().at("computation")) received += task.at("received").to_number<std::uint64_t>();
  // Narrow, a row has some 5 bytes, and about half of them have to travel.
  EXPECT_GT(received, static_cast<std::uint64_t>(many));
  EXPECT_LT(received, static_cast<std::uint64_t>(many) * 9);
}

TEST(Servers, ThatAreLostWhileTasksReadFromThemAreMissedByNobody) {
  const Client client(RunningCluster::only().address());
  const dd::DataFrame kept = numbers(many, 8).persist();
  for (const int delay : {30, 100, 200, 350}) {
    wait_for_servers(client);
    const Meanwhile kill(delay, [] {
      for (const pid_t server : servers()) ::kill(server, SIGKILL);
    });
    expect_sorted(kept);
  }
}

TEST(Servers, NodesThatAreLostWhileTasksReadFromThemAreMissedByNobody) {
  RunningCluster& cluster = RunningCluster::only();
  const Client client(cluster.address());
  for (const auto& [host, delay] : {std::pair<const char*, int>{"127.0.0.9", 250}, {"127.0.0.11", 600}}) {
    wait_for_servers(client);
    auto third = cluster.scheduler().add_worker(host);
    client.wait_for_workers(3, 60);
    const dd::DataFrame rows = numbers(many, 9);
    const Meanwhile kill(delay, [&] { third->kill_all(); });
    const auto begin = std::chrono::steady_clock::now();
    expect_sorted(rows);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
  }
}

/// Whoever is done with rows that nodes have leaves them to others that read them too.
TEST(Servers, GiveRowsToSeveralAtOnce) {
  const Client client(RunningCluster::only().address());
  wait_for_servers(client);
  const dd::DataFrame kept = numbers(many, 8).persist();
  const auto received = [&] {
    const Json activity = client.activity();
    std::uint64_t sum = 0;
    for (const Json& task : activity.at("tasks").as_array()) sum += task.at("received").to_number<std::uint64_t>();
    return sum;
  };
  std::vector<std::thread> others;
  for (int other = 0; other < 3; ++other) others.emplace_back([&] { expect_sorted(kept); });
  for (std::thread& other : others) other.join();
  for (int again = 0; again < 2; ++again) {
    const std::uint64_t before = received();
    expect_sorted(kept);
    EXPECT_GT(received(), before + static_cast<std::uint64_t>(many));
    EXPECT_EQ(kept.compute().num_rows(), static_cast<std::size_t>(many));
  }
}

}  // namespace
}  // namespace weft::test
