// Published datasets as any Flight client sees them.
#include <arrow/flight/api.h>
#include <arrow/table.h>
#include <gtest/gtest.h>

#include <weft/client.h>

#include "cluster/running_cluster.h"

namespace weft::test {
namespace {

namespace flight = arrow::flight;

TEST(Flight, ListsAndReadsDatasets) {
  const std::vector<std::int64_t> values{1, 2, 3, 4};
  const dd::Table table({{"n", dd::Column(std::span<const std::int64_t>(values))}});
  Client client(RunningCluster::only().address());
  const dd::DataFrame frame = dd::from_table(table, {.npartitions = 2});
  client.publish_dataset("rows", frame.persist());
  client.publish_dataset("lazy", frame[frame["n"] > 2]);
  client.publish_dataset("value", Json("no rows"));

  const auto other =
      flight::FlightClient::Connect(*flight::Location::Parse("grpc://" + RunningCluster::only().address())).ValueOrDie();
  const auto listing = other->ListFlights().ValueOrDie();
  std::vector<std::string> names;
  while (const auto info = listing->Next().ValueOrDie()) names.push_back(info->descriptor().path.front());
  EXPECT_EQ(names, (std::vector<std::string>{"lazy", "rows"}));
  for (const auto& [name, rows] : {std::pair<std::string, int>{"lazy", 2}, {"rows", 4}}) {
    const auto info = other->GetFlightInfo(flight::FlightDescriptor::Path({name})).ValueOrDie();
    const auto reader = other->DoGet(info->endpoints()[0].ticket).ValueOrDie();
    const auto read = reader->ToTable().ValueOrDie();
    EXPECT_EQ(read->num_rows(), rows);
    EXPECT_EQ(read->schema()->field(0)->name(), "n");
  }
  const auto missing = other->GetFlightInfo(flight::FlightDescriptor::Path({"rosw"}));
  EXPECT_NE(missing.status().message().find("did you mean rows?"), std::string::npos) << missing.status().message();
  for (const char* ticket : {"", "result/1/2", "partition/0/none", "dataset/none", "nonsense"})
    EXPECT_FALSE(other->DoGet(flight::Ticket{ticket}).ok()) << ticket;
  for (const std::string& name : client.list_datasets()) client.unpublish_dataset(name);
}

TEST(Flight, IsReadByPyArrow) {
  const RunningScheduler scheduler({"--cpus", "1", "--token", "secret"});
  const Client client(scheduler.address(), {.token = "secret", .set_as_default = false});
  const dd::DataFrame frame =
      dd::from_dict({{"n", {1, 2, 3, 4}}, {"text", {"a", "b", "a", "c"}}, {"half", {0.5, 1.0, 1.5, 2.0}}}, {.npartitions = 2});
  client.publish_dataset("rows", std::get<0>(client.persist(frame)));
  client.publish_dataset("categories", frame[{"text"}].astype({{"text", dd::category}}));
  client.publish_dataset("times", dd::to_datetime(frame["n"], {.unit = "s"}));
  client.publish_dataset("value", Json("no rows"));
  Program python({WEFT_ORACLE, WEFT_READ_WITH_PYARROW, scheduler.address(), "secret"}, scratch_folder() + "/pyarrow.log");
  EXPECT_EQ(python.wait(60), 0);
  EXPECT_EQ(python.output(),
            "categories {'text': ['a', 'b', 'a', 'c']}\n"
            "rows {'n': [1, 2, 3, 4], 'text': ['a', 'b', 'a', 'c'], 'half': [0.5, 1.0, 1.5, 2.0]}\n"
            "times {'n': [datetime.datetime(1970, 1, 1, 0, 0, 1), datetime.datetime(1970, 1, 1, 0, 0, 2), "
            "datetime.datetime(1970, 1, 1, 0, 0, 3), datetime.datetime(1970, 1, 1, 0, 0, 4)]}\n");
}

}  // namespace
}  // namespace weft::test
