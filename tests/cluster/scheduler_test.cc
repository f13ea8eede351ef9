// How schedulers begin and end: with a journal, on a cluster of Ray that is there, of another version.
#include <signal.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <arrow/buffer.h>
#include <arrow/flight/server.h>
#include <gtest/gtest.h>

#include <weft/client.h>

#include "cluster/protocol/messages.h"
#include "cluster/running_cluster.h"
#include "frame_case/frame_case.h"

namespace weft::test {
namespace {

using frame_test::expect_error;

dd::DataFrame numbers() { return dd::from_dict({{"n", {1, 2, 3, 4}}}, {.npartitions = 2}); }

TEST(Scheduler, FindsItsDatasetsInTheJournal) {
  const std::string folder = scratch_folder() + "/journal";
  {
    RunningScheduler scheduler({"--cpus", "1", "--state-dir", folder});
    const Client client(scheduler.address(), {.set_as_default = false});
    client.publish_dataset("kept", std::get<0>(client.persist(numbers())));
    client.publish_dataset("gone", numbers());
    client.publish_dataset("json", Json(7));
    client.unpublish_dataset("gone");
    EXPECT_EQ(scheduler.program().end(), 0) << scheduler.program().output();
    EXPECT_EQ(scheduler.program().output().find("Abort"), std::string::npos) << scheduler.program().output();
  }
  const RunningScheduler scheduler({"--cpus", "1", "--state-dir", folder});
  const Client client(scheduler.address(), {.set_as_default = false});
  EXPECT_EQ(client.list_datasets(), (std::vector<std::string>{"json", "kept"}));
  EXPECT_EQ(client.get_dataset<Json>("json"), Json(7));
  EXPECT_EQ(std::get<0>(client.compute(client.get_dataset("kept")["n"].sum())).as_int64(), 10);
}

/// When a whole cluster starts again, workers may come much later than the scheduler.
TEST(Scheduler, HasItsDatasetsWhenWorkersComeLate) {
  const std::string folder = scratch_folder() + "/late";
  const auto sum = [](const Client& client) {
    return std::get<0>(client.compute(client.get_dataset("kept")["n"].sum())).as_int64();
  };
  {
    const RunningScheduler scheduler({"--cpus", "1", "--state-dir", folder});
    const Client client(scheduler.address(), {.set_as_default = false});
    client.publish_dataset("kept", std::get<0>(client.persist(numbers() + 1)));
    EXPECT_EQ(sum(client), 14);
  }
  const RunningScheduler scheduler({"--state-dir", folder});
  const Client client(scheduler.address(), {.set_as_default = false});
  expect_error(ErrorKind::cluster, "The cluster has no workers (weft worker ADDRESS starts one)", [&] { sum(client); });
  const auto worker = scheduler.add_worker("127.0.0.3");
  client.wait_for_workers(1, 60);
  EXPECT_EQ(sum(client), 14);
}

TEST(Scheduler, WorkersWaitForItWhenTold) {
  const std::string port = std::to_string(free_port()), address = "127.0.0.1:" + port;
  const std::vector<std::string> command{WEFT_PROGRAM, "worker",         address, "--host",         "127.0.0.3", "--cpus",
                                         "1",          "--memory-limit", "1GB",   "--store-memory", "200MB",     "--wait"};
  const auto worker = [&](const std::string& seconds) {
    std::vector<std::string> whole = command;
    whole.push_back(seconds);
    return std::make_unique<Program>(whole, scratch_folder() + "/waits_" + seconds + ".log");
  };
  const auto hasty = worker("1");
  EXPECT_EQ(hasty->wait(20), 1);
  EXPECT_TRUE(hasty->output().starts_with("weft: The scheduler cannot be reached at " + address)) << hasty->output();
  const auto patient = worker("120");
  const RunningScheduler scheduler({"--port", port});
  const Client client(address, {.set_as_default = false});
  client.wait_for_workers(1, 60);
  EXPECT_EQ(std::get<0>(client.compute(numbers()["n"].sum())).as_int64(), 10);
}

TEST(Scheduler, ListensAtAllAddresses) {
  const RunningScheduler scheduler({"--token", "secret"}, "0.0.0.0");
  const auto worker = scheduler.add_worker("127.0.0.3", {"--token", "secret"});
  const std::string port = scheduler.address().substr(scheduler.address().find(':'));
  for (const char* host : {"127.0.0.1", "127.0.0.9"}) {
    const Client client(host + port, {.token = "secret", .set_as_default = false});
    client.wait_for_workers(1, 60);
    EXPECT_EQ(std::get<0>(client.compute(numbers()["n"].sum())).as_int64(), 10);
  }
}

TEST(Scheduler, AHostThatIsNotThereIsSaid) {
  Program scheduler({WEFT_PROGRAM, "scheduler", "--host", "no..host", "--token", "secret"}, scratch_folder() + "/host.log");
  EXPECT_EQ(scheduler.wait(20), 1);
  EXPECT_EQ(scheduler.output(), "weft: There is no such host: no..host\n");
}

TEST(Scheduler, StartsOnAClusterOfRayThatIsThere) {
  scratch_folder();
  ::setenv("RAY_AUTH_MODE", "token", 1);
  ::setenv("RAY_AUTH_TOKEN", "0123456789012345678901234567890123456789", 1);
  const std::string port = std::to_string(free_port()), python = std::getenv("WEFT_PYTHON");
  {
    Program ray({python, "-c", "from ray.scripts.scripts import main; main()", "start", "--head", "--block", "--num-cpus=1",
                 "--node-ip-address=127.0.0.6", "--port=" + port, "--include-dashboard=false", "--disable-usage-stats",
                 "--object-store-memory=100000000"},
                scratch_folder() + "/ray.log");
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (ray.output().find("Ray runtime started") == std::string::npos) {
      ASSERT_LT(std::chrono::steady_clock::now(), end) << ray.output();
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    for (int round = 0; round < 2; ++round) {
      RunningScheduler scheduler({"--ray-address", "127.0.0.6:" + port});
      const Client client(scheduler.address(), {.set_as_default = false});
      EXPECT_EQ(std::get<0>(client.compute(numbers()["n"].sum())).as_int64(), 10);
      EXPECT_EQ(scheduler.program().end(), 0) << scheduler.program().output();
    }
  }
  ::unsetenv("RAY_AUTH_MODE");
  ::unsetenv("RAY_AUTH_TOKEN");
}

/// Greets as a scheduler of another version.
class OtherVersion final : public arrow::flight::FlightServerBase {
 public:
  arrow::Status DoAction(const arrow::flight::ServerCallContext&, const arrow::flight::Action&,
                         std::unique_ptr<arrow::flight::ResultStream>* out) override {
    std::vector<arrow::flight::Result> answer;
    answer.push_back(
        arrow::flight::Result{arrow::Buffer::FromString(plan::encode(cluster::Welcome{cluster::protocol_version + 1, "9.9.9"}))});
    *out = std::make_unique<arrow::flight::SimpleResultStream>(std::move(answer));
    return arrow::Status::OK();
  }
};

TEST(Scheduler, OfAnotherVersionIsNotTalkedTo) {
  OtherVersion other;
  ASSERT_TRUE(other.Init(arrow::flight::FlightServerOptions(*arrow::flight::Location::Parse("grpc://127.0.0.1:0"))).ok());
  const std::string address = "127.0.0.1:" + std::to_string(other.port());
  expect_error(ErrorKind::cluster, "The scheduler is of another version of Weft, 9.9.9: " + address,
               [&] { Client client(address); });
}

}  // namespace
}  // namespace weft::test
