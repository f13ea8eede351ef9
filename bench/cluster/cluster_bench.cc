// Weft's side of the cluster benchmark: one case of frames, or what the way to a cluster and back takes. Prints JSON.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <iostream>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <weft/client.h>
#include <weft/error.h>

#include "cases.h"
#include "functions.h"

namespace {

using namespace weft;

double seconds_of(const std::function<void()>& act) {
  const auto begin = std::chrono::steady_clock::now();
  act();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// When it has started.
Client client_of(const std::string& address) {
  Client client(address);
  client.wait_for_workers(2);
  return client;
}

/// Of so many rounds, after one that does not count.
double median_seconds(int rounds, const std::function<void()>& act) {
  act();
  std::vector<double> seconds;
  for (int round = 0; round < rounds; ++round) seconds.push_back(seconds_of(act));
  std::nth_element(seconds.begin(), seconds.begin() + rounds / 2, seconds.end());
  return seconds[static_cast<std::size_t>(rounds / 2)];
}

dd::DataFrame rows(std::int64_t count, std::size_t partitions) {
  std::vector<std::int64_t> key, value;
  std::vector<double> size;
  for (std::int64_t row = 0; row < count; ++row) {
    key.push_back(row % 100);
    value.push_back(row * 7919 % count);
    size.push_back(static_cast<double>(row) * 0.5);
  }
  return dd::from_table(dd::Table({{"key", dd::Column(std::span<const std::int64_t>(key))},
                                   {"value", dd::Column(std::span<const std::int64_t>(value))},
                                   {"size", dd::Column(std::span<const double>(size))}}),
                        {.npartitions = partitions});
}

/// What is measured of the way there and back, by name: seconds.
const std::map<std::string, std::function<double(Client&)>> ways{
    {"one_task",
     [](Client&) {
       const dd::DataFrame few = rows(100, 1).persist();
       return median_seconds(100, [&] { few["value"].sum().compute(); });
     }},
    {"get_dataset",
     [](Client& client) {
       client.publish_dataset("few", rows(100, 1).persist(), {.override = true});
       return median_seconds(100, [&] { client.get_dataset("few"); });
     }},
    {"callback",
     [](Client& client) {
       client.publish_dataset("million", rows(1'000'000, 4).persist(), {.override = true});
       const dd::DataFrame million = client.get_dataset("million");
       double from = 0;
       return median_seconds(50, [&] {
         million[million["size"] > (from += 1000)].groupby("key").agg({{"value", "mean"}}).compute();
       });
     }},
    {"fetch_500_mb",
     [](Client&) {
       const dd::DataFrame many = rows(500'000'000 / 24, 8).persist();
       return median_seconds(5, [&] { many.compute(); });
     }},
    {"thousand_tasks",
     [](Client& client) {
       client.upload_library(WEFT_FUNCTIONS);
       std::vector<std::int64_t> numbers(1000);
       return median_seconds(3, [&] { Client::gather(client.map<&next_number>(numbers)); });
     }},
};

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() == 5 && bench::cases().contains(arguments[2])) {
    Client client = arguments[1] == "local" ? Client() : client_of(arguments[1]);
    bench::Check check{};
    const double seconds = seconds_of([&] { check = bench::cases().at(arguments[2])({arguments[4], arguments[3]}); });
    std::printf("{\"seconds\": %.4f, \"rows\": %zu, \"sum\": %.2f}\n", seconds, check.rows, check.sum);
    return 0;
  }
  if (arguments.size() == 3 && ways.contains(arguments[2])) {
    Client client = client_of(arguments[1]);
    std::printf("{\"seconds\": %.6f}\n", ways.at(arguments[2])(client));
    return 0;
  }
  std::cerr << "usage: bench_cluster ADDRESS|local CASE csv|parquet FOLDER, or bench_cluster ADDRESS WAY (one_task, ...)\n";
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run({argv, argv + argc});
  } catch (const Error& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
