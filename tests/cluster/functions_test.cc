// Functions of users, which workers learn from a library.
#include <tuple>

#include <gtest/gtest.h>

#include <weft/client.h>

#include "cluster/functions/functions.h"
#include "cluster/running_cluster.h"
#include "frame_case/frame_case.h"

namespace weft::test {
namespace {

using frame_test::expect_error;

TEST(Functions, OfALibrary) {
  const RunningScheduler scheduler({"--cpus", "1"});
  const Client client(scheduler.address(), {.set_as_default = false});
  EXPECT_THROW(client.submit<&square>(7).result(), Error);  // nobody knows it yet
  expect_error(ErrorKind::user, "File cannot be read: /nowhere.so", [&] { client.upload_library("/nowhere.so"); });
  client.upload_library(WEFT_FUNCTIONS);
  EXPECT_EQ(client.submit<&square>(7).result(), 49);
  EXPECT_EQ(client.submit<&area>(2.5, 4.0).result(), 10.0);
  EXPECT_EQ(Client::gather(client.map<&square>(std::vector<std::int64_t>{1, 2, 3})), (std::vector<std::int64_t>{1, 4, 9}));
  const std::vector<std::tuple<double, double>> sides{{1, 2}, {3, 4.5}};
  EXPECT_EQ(Client::gather(client.map<&area>(sides)), (std::vector<double>{2, 13.5}));
  EXPECT_TRUE(client.map<&square>(std::vector<std::int64_t>()).empty());

  const dd::DataFrame frame = dd::from_dict({{"n", {1, 2, 3}}}, {.npartitions = 2});
  EXPECT_EQ(std::get<0>(client.compute(frame["n"].map<&square>().sum())).as_int64(), 14);

  const auto failed = client.submit<&square>(-1);
  EXPECT_THROW(failed.result(), Error);
  EXPECT_TRUE(failed.done());

  const auto slow = client.submit<&slow_greeting>(std::string("you"));
  EXPECT_FALSE(slow.done());
  EXPECT_EQ(slow.result(), "hello you");
  const auto stopped = client.submit<&slow_greeting>(std::string("them"));
  stopped.cancel();
  expect_error(ErrorKind::user, "The computation was cancelled", [&] { stopped.result(); });

  try {
    client.submit<&ends_its_process>(1).result();
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::cluster);
    EXPECT_NE(std::string(error.what()).find("ends_its_process"), std::string::npos) << error.what();
  }
  EXPECT_EQ(client.submit<&square>(3).result(), 9);
}

TEST(Functions, InTheProcess) {
  const Client client;
  EXPECT_EQ(client.submit<&square>(7).result(), 49);
  EXPECT_EQ(Client::gather(client.map<&square>(std::vector<std::int64_t>{1, 2, 3})), (std::vector<std::int64_t>{1, 4, 9}));
}

TEST(Where, PartitionsAre) {
  Client client(RunningCluster::only().address());
  std::vector<std::int64_t> values(200'000, 1);
  const dd::DataFrame frame =
      dd::from_table(dd::Table({{"n", dd::Column(std::span<const std::int64_t>(values))}}), {.npartitions = 4});
  const auto nodes = client.who_has((frame * 2).persist());
  ASSERT_EQ(nodes.size(), 4u);
  for (const auto& partition : nodes) {
    ASSERT_FALSE(partition.empty());
    EXPECT_TRUE(partition[0] == "127.0.0.3" || partition[0] == "127.0.0.4") << partition[0];
  }
  expect_error(ErrorKind::user, "who_has: the frame is not persisted on a cluster", [&] { client.who_has(frame); });
}

TEST(Restart, LetsGoOfWhatIsNotPublished) {
  Client client(RunningCluster::only().address());
  const dd::DataFrame frame = dd::from_dict({{"n", {1, 2, 3}}});
  const dd::DataFrame kept = frame.persist(), published = frame.persist();
  client.publish_dataset("published", published);
  client.restart();
  EXPECT_THROW(kept.compute(), Error);
  EXPECT_EQ(published["n"].sum().compute().as_int64(), 6);
  client.unpublish_dataset("published");
}

}  // namespace
}  // namespace weft::test
