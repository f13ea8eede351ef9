// The page that shows a cluster, and what it is made of.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include <weft/client.h>
#include <weft/from_table.h>

#include "cluster/running_cluster.h"

namespace weft::test {
namespace {

dd::DataFrame some_rows() {
  std::vector<std::int64_t> key, value;
  for (std::int64_t row = 0; row < 10000; ++row) {
    key.push_back(row % 7);
    value.push_back(row);
  }
  return dd::from_table(dd::Table({{"key", dd::Column(key)}, {"value", dd::Column(value)}}), {.npartitions = 3});
}

std::int64_t total(const Json& activity, const char* name) { return activity.at("totals").at(name).to_number<std::int64_t>(); }

TEST(Activity, TellsOfComputationsAndTheirTasks) {
  const Client client(RunningCluster::only().address());
  const Json before = client.activity();
  some_rows().groupby("key").agg({{"value", "sum"}}).compute();
  const Json after = client.activity();
  EXPECT_EQ(total(after, "computations"), total(before, "computations") + 1);
  EXPECT_EQ(total(after, "failed_computations"), total(before, "failed_computations"));
  EXPECT_GE(total(after, "tasks"), total(before, "tasks") + 3);
  const Json& last = after.at("computations").as_array().back();
  EXPECT_EQ(last.at("error").as_string(), "");
  EXPECT_EQ(last.at("tasks_done"), last.at("tasks_planned"));
  EXPECT_GE(last.at("end").to_number<double>(), last.at("begin").to_number<double>());
  const Json& task = after.at("tasks").as_array().back();
  EXPECT_EQ(task.at("computation"), last.at("id"));
  EXPECT_TRUE(task.at("node").as_string().starts_with("127.0.0."));
  EXPECT_GE(task.at("end").to_number<double>(), task.at("begin").to_number<double>());
  EXPECT_FALSE(task.at("failed").as_bool());
}

/// What a GET at a port of this machine gives, once somebody listens there; "" after ten seconds without.
std::string get(int port, const std::string& path) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  for (int tries = 0; tries < 200; ++tries) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    std::string answer;
    if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
      const std::string request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      ::send(socket, request.data(), request.size(), MSG_NOSIGNAL);
      char piece[65536];
      for (ssize_t size; (size = ::recv(socket, piece, sizeof piece, 0)) > 0;)
        answer.append(piece, static_cast<std::size_t>(size));
    }
    ::close(socket);
    if (!answer.empty()) return answer;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return "";
}

TEST(StatusPage, ShowsTheClusterAndTellsPrometheus) {
  const int port = free_port();
  const RunningScheduler scheduler({"--status-port", std::to_string(port)});
  const auto worker = scheduler.add_worker("127.0.0.2");
  const Client client(scheduler.address());
  client.wait_for_workers(1);
  client.publish_dataset("rows of \"three\" parts", some_rows().persist());
  std::this_thread::sleep_for(std::chrono::seconds(1));

  const std::string metrics = get(port, "/metrics");
  EXPECT_NE(metrics.find("\nweft_datasets 1.0\n"), metrics.npos) << metrics;
  EXPECT_NE(metrics.find("\nweft_scheduler_up 1.0\n"), metrics.npos) << metrics;
  EXPECT_NE(metrics.find("\nweft_node_cpus{node=\"127.0.0.2\"} "), metrics.npos) << metrics;
  EXPECT_NE(get(port, "/").find("<title>Weft cluster</title>"), std::string::npos);
  EXPECT_NE(get(port, "/_dash-layout").find("\"task-stream\""), std::string::npos);
}

}  // namespace
}  // namespace weft::test
