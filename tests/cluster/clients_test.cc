// Many clients at once.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <future>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include <weft/client.h>

#include "cluster/running_cluster.h"

namespace weft::test {
namespace {

TEST(Clients, OfAllSortsAtOnceAreAnsweredRight) {
  constexpr std::int64_t num_clients = 64, num_rows = 200'000, num_keys = 100;
  const std::string& address = RunningCluster::only().address();
  const Client back(address);
  std::vector<std::int64_t> key, value;
  for (std::int64_t row = 0; row < num_rows; ++row) {
    key.push_back(row % num_keys);
    value.push_back(row);
  }
  const dd::Table table(
      {{"key", dd::Column(std::span<const std::int64_t>(key))}, {"value", dd::Column(std::span<const std::int64_t>(value))}});
  back.publish_dataset("shared", dd::from_table(table, {.npartitions = 4}).persist());
  const auto computations = [&] { return back.scheduler_info().at("computations").to_number<std::int64_t>(); };

  std::atomic<std::int64_t> greeted = 0;
  std::vector<std::future<void>> clients;
  for (std::int64_t number = 0; number < num_clients; ++number)
    clients.push_back(std::async(std::launch::async, [&, number] {
      const Client client(address, {.timeout = 30, .set_as_default = false});
      // All of them are there before the first one asks.
      for (++greeted; greeted < num_clients;) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      const auto shared = client.get_dataset("shared");
      const auto later = shared[shared["value"] >= number];
      switch (number % 4) {
        case 0: {  // few rows, by the nodes' servers
          const dd::Table counts = std::get<0>(client.compute(later.groupby("key").agg({{"value", "count"}})));
          EXPECT_EQ(counts.num_rows(), static_cast<std::size_t>(num_keys));
          break;
        }
        case 1: {  // many rows, fetched
          const dd::Table rows = std::get<0>(client.compute(later));
          EXPECT_EQ(rows.num_rows(), static_cast<std::size_t>(num_rows - number));
          break;
        }
        case 2: {  // an exchange
          const dd::Table sorted = std::get<0>(client.compute(later.sort_values("value", {.ascending = false})));
          EXPECT_EQ(sorted.num_rows(), static_cast<std::size_t>(num_rows - number));
          EXPECT_EQ(sorted["value"].to_doubles().front(), static_cast<double>(num_rows - 1));
          break;
        }
        default: {  // rows that stay, and a name of its own
          const std::string name = "of " + std::to_string(number);
          client.publish_dataset(name, std::get<0>(client.persist(later)));
          const auto sum = std::get<0>(client.compute(client.get_dataset(name)["value"].sum()));
          EXPECT_EQ(sum.as_int64(), (num_rows * (num_rows - 1) - number * (number - 1)) / 2);
          client.unpublish_dataset(name);
        }
      }
    }));
  for (auto& client : clients) client.get();

  // Nothing of theirs goes on.
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (computations() > 0 && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_EQ(computations(), 0);
  EXPECT_EQ(back.list_datasets(), std::vector<std::string>{"shared"});
  back.unpublish_dataset("shared");
}

}  // namespace
}  // namespace weft::test
