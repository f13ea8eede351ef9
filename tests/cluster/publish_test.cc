// Published datasets, from the process that publishes them to another one.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include <weft/client.h>

#include "cluster/running_cluster.h"
#include "frame_case/frame_case.h"

namespace weft::test {
namespace {

using frame_test::expect_error;

/// Files of trips in three zones, with fares from 0 to 39.
std::string trips() {
  for (int file = 0; file < 3; ++file) {
    std::ofstream out(scratch_folder() + "/trips-" + std::to_string(file) + ".csv");
    out << "zone,fare,distance\n";
    for (int row = 0; row < 1200; ++row) out << "zone " << row % 3 << ',' << row % 40 << ',' << file * 0.5 + row << '\n';
  }
  return scratch_folder() + "/trips-*.csv";
}

TEST(Publish, AnotherProcessComputesWithWhatOnePublished) {
  const std::string& address = RunningCluster::only().address();
  Program back({WEFT_BACK, address, trips()}, scratch_folder() + "/back.log");
  ASSERT_EQ(back.wait(60), 0) << back.output();
  // The files are not looked at again.
  for (int file = 0; file < 3; ++file) std::filesystem::remove(scratch_folder() + "/trips-" + std::to_string(file) + ".csv");
  Program front({WEFT_FRONT, address}, scratch_folder() + "/front.log");
  ASSERT_EQ(front.wait(60), 0) << front.output();
  EXPECT_EQ(front.output(), "     zone  fare\n0  zone 0  30.0\n1  zone 1  30.0\n2  zone 2  30.0\n8 rows\nbounds\ntrips\n");
  Client client(address);
  client.unpublish_dataset("trips");
  client.unpublish_dataset("bounds");
}

dd::Table numbers(std::int64_t count) {
  std::vector<std::int64_t> values;
  for (std::int64_t value = 0; value < count; ++value) values.push_back(value);
  return dd::Table({{"n", dd::Column(std::span<const std::int64_t>(values))}});
}

/// What any client can publish, at a scheduler and in the process.
void publish_all_kinds(const Client& client) {
  const dd::DataFrame frame = dd::from_table(numbers(100), {.npartitions = 4});
  client.publish_dataset("lazy", frame[frame["n"] > 90]);
  client.publish_dataset("kept", frame.persist());
  client.publish_dataset("series", frame["n"] * 2);
  client.publish_dataset("table", numbers(3));
  client.publish_dataset("json", Json{{"a", {1, 2.5, "text"}}});
  EXPECT_EQ(client.list_datasets(), (std::vector<std::string>{"json", "kept", "lazy", "series", "table"}));

  EXPECT_EQ(client.get_dataset("lazy").compute().num_rows(), 9u);
  EXPECT_EQ(client.get_dataset("kept")["n"].sum().compute().as_int64(), 4950);
  EXPECT_EQ(client.get_dataset("kept").npartitions(), 4u);
  EXPECT_EQ(client.get_dataset<dd::Series>("series").sum().compute().as_int64(), 9900);
  EXPECT_EQ(client.get_dataset("series").compute().column_names(), std::vector<std::string>{"n"});
  EXPECT_EQ(client.get_dataset<dd::Table>("table").num_rows(), 3u);
  EXPECT_EQ(client.get_dataset("table")["n"].max().compute().as_int64(), 2);
  EXPECT_EQ(client.get_dataset<Json>("json"), (Json{{"a", {1, 2.5, "text"}}}));
  EXPECT_EQ(client.datasets().size(), 5u);

  expect_error(ErrorKind::user, "Dataset is published already (.override replaces it): table",
               [&] { client.publish_dataset("table", numbers(4)); });
  client.publish_dataset("table", numbers(4), {.override = true});
  EXPECT_EQ(client.get_dataset<dd::Table>("table").num_rows(), 4u);
  expect_error(ErrorKind::user, "Dataset is a JSON value, not a DataFrame: json", [&] { client.get_dataset("json"); });
  expect_error(ErrorKind::user, "Dataset not found: tabel (have: json, kept, lazy, series, table; did you mean table?)",
               [&] { client.get_dataset("tabel"); });
  for (const std::string& name : client.list_datasets()) client.unpublish_dataset(name);
  EXPECT_TRUE(client.list_datasets().empty());
  EXPECT_THROW(client.unpublish_dataset("table"), Error);
}

TEST(Publish, AllKindsAtAScheduler) { publish_all_kinds(Client(RunningCluster::only().address())); }

TEST(Publish, AllKindsInTheProcess) { publish_all_kinds(Client()); }

TEST(Publish, WhoHasADatasetKeepsItWhenItIsReplaced) {
  Client writer(RunningCluster::only().address());
  writer.publish_dataset("changing", dd::from_table(numbers(10)).persist());
  Client reader(RunningCluster::only().address());
  const dd::DataFrame old = reader.get_dataset("changing");
  writer.publish_dataset("changing", dd::from_table(numbers(20)).persist(), {.override = true});
  EXPECT_EQ(old.compute().num_rows(), 10u);
  EXPECT_EQ(reader.get_dataset("changing").compute().num_rows(), 20u);
  writer.unpublish_dataset("changing");
}

TEST(Publish, WhatWasPersistedStaysWhenItsClientIsClosed) {
  {
    Client client(RunningCluster::only().address());
    client.publish_dataset("stays", dd::from_table(numbers(1000), {.npartitions = 3}).persist());
  }
  Client client(RunningCluster::only().address());
  EXPECT_EQ(client.get_dataset("stays")["n"].sum().compute().as_int64(), 499500);
  client.unpublish_dataset("stays");
}

}  // namespace
}  // namespace weft::test
