// Functions of the program's own with arguments beside a partition, and frames that such functions make.
#include <weft/datasets.h>

#include "frame_methods_case.h"

namespace {

using weft::dd::Column;
using weft::dd::Table;

std::vector<double> scaled(const Table& part, double factor) {
  std::vector<double> values;
  const Column y = part["y"];
  for (std::size_t row = 0; row < y.size(); ++row) values.push_back(y.at<double>(row) * factor);
  return values;
}

}  // namespace

Table scale_y(const Table& part, double factor, std::string_view name) {
  const std::vector<double> values = scaled(part, factor);
  return Table({{std::string(name), Column(std::span(values))}});
}
WEFT_FUNCTION(scale_y);

/// Column y, over the number of rows of another table.
Table over_rows(const Table& part, const Table& other) {
  const std::vector<double> values = scaled(part, other.num_rows() > 0 ? 1.0 / static_cast<double>(other.num_rows()) : 1);
  return Table({{"y", Column(std::span(values))}});
}
WEFT_FUNCTION(over_rows);

Table count_up(std::int64_t first, std::int64_t count) {
  std::vector<std::int64_t> values;
  for (std::int64_t index = 0; index < count; ++index) values.push_back(first + index);
  return Table({{"n", Column(std::span<const std::int64_t>(values))}});
}
WEFT_FUNCTION(count_up);

/// Column y, and the partition's number.
Table numbered_rows(const Table& part, std::int64_t number) {
  return Table({{"y", part["y"]}, {"part", Column(std::vector<std::int64_t>(part.num_rows(), number))}});
}
WEFT_FUNCTION(numbered_rows);

double twice(double x) { return 2 * x; }
WEFT_FUNCTION(twice);

namespace weft::frame_test {
namespace {

using dd::DataFrame;

TEST(MapPartitionsBeside, ValuesAndScalars) {
  for (const Way& way : ways()) {
    SCOPED_TRACE(way.to_string());
    const auto made = run(way, [](const Rows& rows) {
      const DataFrame r = rows_of(rows);
      return r.map_partitions<&scale_y>(r["y"].max(), "made").assign("expected", dd::Value(0)).drop("expected");
    });
    const auto expected = run(way, [](const Rows& rows) {
      const DataFrame r = rows_of(rows);
      return (r["y"] * r["y"].max()).rename("made");
    });
    EXPECT_EQ(difference(made, expected, true), "");
  }
}

TEST(MapPartitionsBeside, Frames) {
  for (const Way& way : ways()) {
    SCOPED_TRACE(way.to_string());
    // One partition is there for all; partitions of the same number meet.
    const auto whole = run(way, [](const Rows& rows) {
      const DataFrame r = rows_of(rows);
      return r.map_partitions<&over_rows>(few_of(rows).repartition({.npartitions = 1}));
    });
    const auto expected = run(way, [](const Rows& rows) { return rows_of(rows)["y"] * (1.0 / 9); });
    EXPECT_EQ(difference(whole, expected, true), "");
    const auto each = run(way, [](const Rows& rows) {
      const DataFrame r = rows_of(rows);
      return Result(Result::Values{{"sum", r.map_partitions<&over_rows>(r["id"])["y"].size().compute()}});
    });
    const auto rows = run(way, [](const Rows& rows) { return Result(Result::Values{{"sum", rows_of(rows).size().compute()}}); });
    EXPECT_EQ(difference(each, rows, true), "");
  }
}

TEST(FromMap, PartitionsOfCalls) {
  KeepConfig keep;
  for (const char* executor : {"local", "loopback"}) {
    set_config({.executor = executor});
    const DataFrame frame = dd::from_map<&count_up>({{0, 3}, {10, 2}, {20, 0}, {30, 1}});
    EXPECT_EQ(frame.npartitions(), 4u);
    EXPECT_EQ(frame.columns(), (std::vector<std::string>{"n"}));
    EXPECT_EQ(frame["n"].sum().compute().as_int64(), 0 + 1 + 2 + 10 + 11 + 30);
    EXPECT_EQ(frame.partitions(1).compute()["n"].at<std::int64_t>(1), 11);
    const DataFrame told = dd::from_map<&count_up>({{0, 3}}, {.columns = {{"n", dd::int64}}});
    EXPECT_EQ(told[told["n"] > 0].compute().num_rows(), 2u);
  }
}

TEST(Datasets, Timeseries) {
  KeepConfig keep;
  const dd::datasets::Timeseries options{.start = "2024-01-01", .end = "2024-01-03T12:00", .freq = "1h", .seed = 5};
  const DataFrame frame = dd::datasets::timeseries(options);
  EXPECT_EQ(frame.npartitions(), 3u);
  EXPECT_EQ(frame.index_name(), "timestamp");
  EXPECT_TRUE(frame.known_divisions());
  EXPECT_EQ(frame.size().compute().as_int64(), 60);
  EXPECT_EQ(frame.loc("2024-01-02", "2024-01-02T02:00").compute().num_rows(), 3u);
  EXPECT_LE(frame["x"].max().compute().as_double(), 1);
  EXPECT_GE(frame["x"].min().compute().as_double(), -1);
  EXPECT_NEAR(frame["id"].mean().compute().as_double(), 1000, 20);
  // Equal seeds give equal rows, however they are divided; others give others.
  auto other = options;
  other.partition_freq = "7h";
  const dd::Table expected = frame.compute();
  EXPECT_EQ(dd::datasets::timeseries(other).compute().to_string(), expected.to_string());
  other.seed = 6;
  EXPECT_NE(dd::datasets::timeseries(other).compute().to_string(), expected.to_string());
  set_config({.executor = "loopback"});
  EXPECT_EQ(dd::datasets::timeseries(options).compute().to_string(), expected.to_string());
  const DataFrame types =
      dd::datasets::timeseries({.end = "2000-01-02", .freq = "1h", .dtypes = {{"c", dd::category}, {"b", dd::boolean}}});
  EXPECT_EQ(types.dtypes(), (std::vector<dd::DType>{dd::timestamp, dd::category, dd::boolean}));
  EXPECT_EQ(types.compute().num_rows(), 24u);
}

TEST(FunctionErrors, Messages) {
  const DataFrame frame = dd::from_dict({{"y", {1.0, 2.0, 3.0}}}, {.npartitions = 3});
  const auto user = [](const char* message, const auto& act) { expect_error(ErrorKind::user, message, act); };
  user("map_partitions: function twice gives no Table", [&] { frame.map_partitions<&twice>(); });
  user("map_partitions: function scale_y takes another number of arguments: 3, not 2",
       [&] { frame.map_partitions<&scale_y>(1.0); });
  user("map_partitions: function scale_y takes float64 as argument 2, not two",
       [&] { frame.map_partitions<&scale_y>("two", "y"); });
  user("map_partitions: function scale_y takes float64 as argument 2, not a frame",
       [&] { frame.map_partitions<&scale_y>(frame, "y"); });
  user("map_partitions: function over_rows takes a Table as argument 2, not 1.0", [&] { frame.map_partitions<&over_rows>(1.0); });
  user("map_partitions: function scale_y takes string as argument 3, not float64",
       [&] { frame.map_partitions<&scale_y>(1, frame["y"].max()); });
  const DataFrame two = dd::from_map<&count_up>({{0, 1}, {1, 1}}), three = dd::from_map<&count_up>({{0, 1}, {1, 1}, {2, 1}});
  user("map_partitions: function over_rows gets frames of different numbers of partitions: 2 and 3", [&] {
    two.rename({{"n", "y"}}).map_partitions<&over_rows>(three);
  });
  user("from_map needs at least one call", [] { dd::from_map<&count_up>({}); });
  user("from_map: function count_up takes another number of arguments: 2, not 1", [] { dd::from_map<&count_up>({1, 2}); });
  user("from_map: function count_up takes int64 as argument 1, not 1.5", [] { dd::from_map<&count_up>({{1.5, 1}}); });
  user("timeseries: .start is not a time such as \"2000-01-31\": soon", [] { dd::datasets::timeseries({.start = "soon"}); });
  user("timeseries: a name is of one line: two\nlines", [] {
    dd::datasets::timeseries({.dtypes = {{"two\nlines", dd::int64}}});
  });
  user("timeseries: .freq is not a time such as \"1s\", \"1D\": often", [] { dd::datasets::timeseries({.freq = "often"}); });
  user("timeseries: .end comes after .start, 2000-01-01, not as here: 1999-01-01",
       [] { dd::datasets::timeseries({.end = "1999-01-01"}); });
  user("timeseries: the type of a column is string, category, int64, float64 or boolean, not date: d", [] {
    dd::datasets::timeseries({.dtypes = {{"d", dd::date}}});
  });
}

TEST(MapPartitionsBeside, PartitionNumbers) {
  const DataFrame frame = dd::from_dict({{"k", {1, 2, 3, 4}}, {"y", {0.5, 1.5, 2.5, 3.5}}}, {.npartitions = 2});
  for (const char* executor : {"local", "loopback"}) {
    KeepConfig keep;
    set_config({.executor = executor});
    const DataFrame numbered = frame.map_partitions<&numbered_rows>(dd::PartitionNumber{});
    EXPECT_EQ(numbered.compute().to_string(),
              "     y  part\n"
              "0  0.5     0\n"
              "1  1.5     0\n"
              "2  2.5     1\n"
              "3  3.5     1");
    EXPECT_EQ(numbered.partitions(1)["part"].compute().at<std::int64_t>(0), 1);
  }
}

TEST(PersistSeveral, KeepsIndexesAndShares) {
  const DataFrame frame = dd::from_dict({{"k", {1, 2, 3, 4}}, {"y", {0.5, 1.5, 2.5, 3.5}}}, {.npartitions = 2});
  const auto [indexed, doubled] = persist(frame.set_index("k", {.sorted = true}), frame["y"] * 2);
  EXPECT_EQ(indexed.index_name(), "k");
  EXPECT_EQ(indexed.npartitions(), 2u);
  EXPECT_EQ(indexed.loc(3, nullptr)["y"].sum().compute().as_double(), 6);
  EXPECT_EQ(doubled.name(), "y");
  EXPECT_EQ(doubled.sum().compute().as_double(), 16);
}

}  // namespace
}  // namespace weft::frame_test
