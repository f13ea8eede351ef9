// What does not fit: data larger than the workers' stores, and readers that are slower than those who send.
#include <arrow/flight/api.h>
#include <arrow/table.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <string>
#include <thread>

#include <weft/client.h>

#include "cluster/running_cluster.h"

namespace weft::test {
namespace {

namespace flight = arrow::flight;

/// `count` rows of 24 bytes, made by the workers of few that are sent.
dd::DataFrame many(std::int64_t count, std::size_t partitions) {
  constexpr std::int64_t times = 1000;
  std::vector<double> left, right;
  for (std::int64_t row = 0; row < count / times; ++row) left.push_back(static_cast<double>(row) + 0.5);
  for (std::int64_t row = 0; row < times; ++row) right.push_back(static_cast<double>(row) * 1e-3);
  const std::vector<std::int64_t> ones(left.size(), 1), one(right.size(), 1);
  const dd::DataFrame rows =
      dd::from_table(dd::Table({{"one", dd::Column(ones)}, {"a", dd::Column(left)}}), {.npartitions = partitions})
          .merge(dd::from_table(dd::Table({{"one", dd::Column(one)}, {"b", dd::Column(right)}})), {.on = "one"});
  return rows.assign("c", rows["a"] * rows["b"])[{"a", "b", "c"}];
}

/// The memory of its own that a process takes, in bytes.
std::int64_t own_memory(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/status");
  for (std::string word; file >> word;)
    if (word == "RssAnon:") {
      std::int64_t kilobytes = 0;
      file >> kilobytes;
      return kilobytes * 1024;
    }
  return 0;
}

TEST(Memory, MoreThanTheStoresHoldIsPersistedAndRead) {
  Client client(RunningCluster::only().address());
  constexpr std::int64_t rows = 25'000'000;  // 600 MB, in two stores of 200 MB
  const dd::DataFrame kept = many(rows, 25).persist();
  EXPECT_EQ(kept["a"].count().compute().as_int64(), rows);
  const double sum = kept["c"].sum().compute().as_double();
  EXPECT_NEAR(sum, 12'500.0 * 25'000 * 499.5, 1e-6 * sum);
  const dd::Table large = kept[kept["b"] < 0.25].compute();  // 150 MB on their way to the client
  EXPECT_EQ(large.num_rows(), static_cast<std::size_t>(rows / 4));
}

TEST(Memory, ASlowReaderTakesNoneOfTheSchedulers) {
  Client client(RunningCluster::only().address());
  client.publish_dataset("many", many(8'000'000, 8).persist());  // 192 MB
  const auto scheduler = RunningCluster::only().scheduler_program().descendants("ray::Scheduler").at(0);
  const auto reader =
      flight::FlightClient::Connect(*flight::Location::Parse("grpc://" + RunningCluster::only().address())).ValueOrDie();
  auto rows = reader->DoGet(flight::Ticket{"dataset/many"}).ValueOrDie();
  std::int64_t read = rows->Next().ValueOrDie().data->num_rows();
  const std::int64_t before = own_memory(scheduler);
  std::int64_t most = before;
  for (int wait = 0; wait < 20; ++wait) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    most = std::max(most, own_memory(scheduler));
    EXPECT_EQ(client.list_datasets(), std::vector<std::string>{"many"});
  }
  EXPECT_LT(most - before, std::int64_t{64} << 20);
  for (auto chunk = rows->Next().ValueOrDie(); chunk.data; chunk = rows->Next().ValueOrDie()) read += chunk.data->num_rows();
  EXPECT_EQ(read, 8'000'000);
  client.unpublish_dataset("many");
}

}  // namespace
}  // namespace weft::test
