// Rows that come compressed, few and many.
#include <cstdint>
#include <fstream>
#include <sstream>

#include <arrow/flight/api.h>
#include <gtest/gtest.h>

#include <weft/client.h>

#include "cluster/running_cluster.h"
#include "frame_case/frame_case.h"

namespace weft::test {
namespace {

constexpr std::int64_t many = 1'000'000;

/// The values repeat, so that there is much to compress; each of them takes four bytes at least.
dd::DataFrame frame(std::int64_t rows) {
  std::vector<std::int64_t> value;
  std::vector<double> half;
  for (std::int64_t row = 0; row < rows; ++row) {
    value.push_back(1'000'000'000 + row % 10);
    half.push_back(static_cast<double>(row % 4) / 2);
  }
  return dd::from_table(dd::Table({{"value", dd::Column(std::span<const std::int64_t>(value))},
                                   {"half", dd::Column(std::span<const double>(half))}}),
                        {.npartitions = 4});
}

/// What the loopback interface has carried so far.
std::uint64_t carried_bytes() {
  std::ifstream devices("/proc/net/dev");
  for (std::string line; std::getline(devices, line);)
    if (const std::size_t name = line.find("lo:"); name != line.npos) {
      std::istringstream counts(line.substr(name + 3));
      std::uint64_t received = 0;
      counts >> received;
      return received;
    }
  return 0;
}

struct Fetched {
  dd::Table table;
  std::uint64_t bytes;
};

Fetched fetch(const std::string& compression, const std::string& name) {
  const Client client(RunningCluster::only().address(), {.compression = compression, .set_as_default = false});
  const auto rows = client.get_dataset(name);
  const std::uint64_t before = carried_bytes();
  dd::Table table = std::get<0>(client.compute(rows));
  return {std::move(table), carried_bytes() - before};
}

TEST(Compression, MakesResultsSmall) {
  const Client client(RunningCluster::only().address());
  for (const std::int64_t rows : {many, many / 20}) {
    client.publish_dataset("rows", frame(rows).persist(), {.override = true});
    const Fetched plain = fetch("", "rows");
    // Nodes send integers as narrow as they are, and all that comes with the answer as it is.
    const std::uint64_t least = static_cast<std::uint64_t>(rows) * 12;
    EXPECT_GT(plain.bytes, least);
    for (const char* name : {"lz4", "zstd"}) {
      const Fetched compressed = fetch(name, "rows");
      EXPECT_LT(compressed.bytes, least / 4) << name;
      EXPECT_EQ(compressed.table["value"].to_doubles(), plain.table["value"].to_doubles()) << name;
      EXPECT_EQ(compressed.table["half"].to_doubles(), plain.table["half"].to_doubles()) << name;
      EXPECT_EQ(compressed.table["value"].dtype(), dd::int64);
    }
  }
  client.unpublish_dataset("rows");
}

TEST(Compression, HasToBeKnown) {
  const std::string& address = RunningCluster::only().address();
  frame_test::expect_error(ErrorKind::user, "Compression is lz4 or zstd, not: gzip",
                           [&] { Client(address, {.compression = "gzip", .set_as_default = false}); });
  namespace flight = arrow::flight;
  const Client client(address);
  client.publish_dataset("few", frame(10).persist());
  const auto other = flight::FlightClient::Connect(*flight::Location::Parse("grpc://" + address)).ValueOrDie();
  flight::FlightCallOptions options;
  options.headers.emplace_back("weft-compression", "gzip");
  const auto refused = other->DoGet(options, flight::Ticket{"dataset/few"});
  EXPECT_NE(refused.status().message().find("Compression is lz4 or zstd, not: gzip"), std::string::npos)
      << refused.status().message();
  client.unpublish_dataset("few");
}

}  // namespace
}  // namespace weft::test
