// How rows are divided.
#include <numeric>

#include "frame_case/frame_case.h"

namespace weft::frame_test {

/// A moving mean, which has to see the neighbours.
dd::Table smooth(const dd::Table& part) {
  if (part.num_rows() == 0) return dd::Table({{"i", part["i"]}, {"mean", dd::Column(std::vector<double>{})}});
  std::vector<double> means;
  const auto values = part["i"].values<std::int64_t>();
  for (std::size_t row = 0; row < values.size(); ++row) {
    const std::size_t begin = row == 0 ? 0 : row - 1, end = std::min(row + 2, values.size());
    means.push_back(static_cast<double>(std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(begin),
                                                        values.begin() + static_cast<std::ptrdiff_t>(end), std::int64_t{0})) /
                    static_cast<double>(end - begin));
  }
  return dd::Table({{"i", part["i"]}, {"mean", dd::Column(means)}});
}
dd::Table nothing(const dd::Table& part) { return part.head(0); }

}  // namespace weft::frame_test

WEFT_FUNCTION(weft::frame_test::smooth);
WEFT_FUNCTION(weft::frame_test::nothing);

namespace weft::frame_test {
namespace {

using dd::DataFrame;

DataFrame types(const Rows& rows) { return rows("types.csv"); }

TEST(Partitions, Same) {
  for (const std::size_t count : {1, 2, 3, 7, 40, 60}) {
    SCOPED_TRACE(count);
    expect_recorded([&](const Rows& rows) { return types(rows).repartition({.npartitions = count})[{"i", "s", "g"}]; });
  }
  for (const char* size : {"300B", "1KB", "1MB"}) {
    SCOPED_TRACE(size);
    expect_recorded([&](const Rows& rows) { return types(rows).repartition({.partition_size = size})[{"i", "s", "g"}]; });
  }
}
TEST(Partitions, Tail) {
  expect_recorded([](const Rows& rows) { return types(rows)[{"i", "s"}].tail(7); });
}
TEST(Partitions, AnyOrder) {
  expect_recorded([](const Rows& rows) { return types(rows).shuffle("key", {.npartitions = 3})[{"key", "i"}]; });
}
TEST(Partitions, Overlap) {
  expect_recorded([](const Rows& rows) { return types(rows).map_overlap<&smooth>({.before = 1, .after = 1}); });
}

DataFrame in_blocks() { return dd::read_csv(data_file("types.csv"), {.blocksize = 700}); }

std::vector<std::size_t> rows_of(const DataFrame& frame) {
  std::vector<std::size_t> rows;
  frame.for_each_partition([&](const dd::Table& part) { rows.push_back(part.num_rows()); });
  return rows;
}

TEST(PartitionFacts, NumbersAreKept) {
  const DataFrame t = in_blocks();
  ASSERT_GT(t.npartitions(), 3u);
  for (const std::size_t count : {1, 2, 3, 10, 41}) {
    const DataFrame made = t.repartition({.npartitions = count});
    EXPECT_EQ(made.npartitions(), count);
    EXPECT_EQ(rows_of(made).size(), count);
    EXPECT_EQ(made.map_overlap<&smooth>({}).npartitions(), count);
  }
  EXPECT_EQ(rows_of(t.repartition({.npartitions = 41})), std::vector<std::size_t>(41, 1));
  EXPECT_EQ(t.shuffle("key", {.npartitions = 5}).npartitions(), 5u);
  EXPECT_EQ(rows_of(t.shuffle("key")).size(), t.npartitions());
  EXPECT_EQ(t.partitions(1, 3).npartitions(), 2u);
  EXPECT_EQ(t.get_partition(1).compute().num_rows(), rows_of(t)[1]);
}

TEST(PartitionFacts, RowsOfEqualKeysMeet) {
  std::map<std::string, int> parts;
  in_blocks().shuffle("k", {.npartitions = 3}).for_each_partition([&](const dd::Table& part) {
    std::map<std::string, int> here;
    for (std::size_t row = 0; row < part.num_rows(); ++row) here[part["k"].to_string(row)] = 1;
    for (const auto& [key, one] : here) parts[key] += one;
  });
  EXPECT_EQ(parts, (std::map<std::string, int>{{"0", 1}, {"1", 1}, {"2", 1}, {"3", 1}}));
}

TEST(PartitionFacts, Sizes) {
  const DataFrame t = in_blocks();
  const std::vector<std::uint64_t> sizes = t.memory_usage_per_partition();
  EXPECT_EQ(sizes.size(), t.npartitions());
  const DataFrame small = t[{"i"}].repartition({.partition_size = 80});
  for (const std::uint64_t size : small.memory_usage_per_partition()) EXPECT_LE(size, 80u);
  EXPECT_FALSE(t.empty());
  EXPECT_TRUE(t[t["i"] > 1000].empty());
}

TEST(PartitionFacts, Divisions) {
  const DataFrame by_i = in_blocks().set_index("i", {.divisions = {-50, 0, 50}});
  const DataFrame finer = by_i.repartition({.divisions = {-50, -10, 20, 50}});
  EXPECT_EQ(finer.npartitions(), 3u);
  EXPECT_TRUE(finer.known_divisions());
  const dd::Table middle = finer.partitions(1).compute();
  for (std::size_t row = 0; row < middle.num_rows(); ++row) {
    EXPECT_GE(middle["i"].at<int>(row), -10);
    EXPECT_LT(middle["i"].at<int>(row), 20);
    EXPECT_LE(middle["i"].at<int>(row == 0 ? 0 : row - 1), middle["i"].at<int>(row));
  }
  EXPECT_EQ(finer.repartition({.npartitions = 1}).divisions().size(), 2u);
  expect_error(ErrorKind::data, "A partition of the index i has values outside of its divisions, from 0 to 10 [check_index]",
               [&] {
                 by_i.repartition({.divisions = {-50, 0, 10}}).compute();
               });
  const DataFrame by_time =
      in_blocks().set_index("at", {.divisions = {"1965-01-01", "2030-01-01"}}).repartition({.freq = "3650D"});
  EXPECT_EQ(by_time.npartitions(), 8u);
  EXPECT_EQ(by_time.divisions()[1].to_string(), "1970-01-01 00:00:00");
}

TEST(PartitionFacts, FrequencyOfUnknownDivisions) {
  const DataFrame t = in_blocks(), timed = t[t["at"].notna()].set_index("at"), years = timed.repartition({.freq = "3650D"});
  const std::vector<dd::Value> divisions = years.divisions();
  EXPECT_EQ(divisions.size(), years.npartitions() + 1);
  EXPECT_EQ(divisions.front().to_string(), timed.divisions().front().to_string());
  EXPECT_EQ(divisions.back().to_string(), timed.divisions().back().to_string());
  for (std::size_t at = 1; at + 1 < divisions.size(); ++at) EXPECT_TRUE(divisions[at].to_string().ends_with(" 00:00:00"));
  EXPECT_EQ(years.compute().num_rows(), timed.compute().num_rows());
  const DataFrame none = timed.loc("3000-01-01", nullptr);
  EXPECT_EQ(none.repartition({.freq = "1D"}).compute().num_rows(), 0u);
}

TEST(PartitionFacts, Samples) {
  for (const Way& way : ways()) {
    SCOPED_TRACE(way.to_string());
    KeepConfig keep;
    set_config({.executor = way.executor, .optimize = way.optimize});
    const DataFrame t = Rows(way)("types.csv");
    const dd::Table some = t.sample({.frac = 0.5, .random_state = 3})[{"i"}].compute();
    EXPECT_GT(some.num_rows(), 8u);
    EXPECT_LT(some.num_rows(), 33u);
    EXPECT_EQ(some.to_string(50), t.sample({.frac = 0.5, .random_state = 3})[{"i"}].compute().to_string(50));
    EXPECT_NE(some.to_string(50), t.sample({.frac = 0.5, .random_state = 4})[{"i"}].compute().to_string(50));
    EXPECT_EQ(t.sample({.frac = 0}).compute().num_rows(), 0u);
    EXPECT_EQ(t.sample({.frac = 1}).compute().num_rows(), 41u);
    const std::vector<DataFrame> split = t.random_split({3, 1, 1}, 5);
    ASSERT_EQ(split.size(), 3u);
    EXPECT_EQ(split[0].compute().num_rows() + split[1].compute().num_rows() + split[2].compute().num_rows(), 41u);
  }
}

TEST(PartitionFacts, SamplesOfANumber) {
  for (const Way& way : ways()) {
    SCOPED_TRACE(way.to_string());
    KeepConfig keep;
    set_config({.executor = way.executor, .optimize = way.optimize});
    const DataFrame t = Rows(way)("types.csv")[{"i", "s"}];
    const auto texts = [](const DataFrame& frame) { return frame.compute().to_string(200); };
    const dd::Table some = t.sample({.n = 12, .random_state = 3}).compute();
    ASSERT_EQ(some.num_rows(), 12u);
    // Rows of the frame, each once, in its order.
    const dd::Table all = t.compute();
    std::size_t at = 0;
    for (std::size_t row = 0; row < some.num_rows(); ++row, ++at) {
      while (at < all.num_rows() && all["i"].to_string(at) != some["i"].to_string(row)) ++at;
      ASSERT_LT(at, all.num_rows()) << "row " << row;
      EXPECT_EQ(all["s"].to_string(at), some["s"].to_string(row));
    }
    EXPECT_EQ(some.to_string(200), texts(t.sample({.n = 12, .random_state = 3})));
    EXPECT_NE(some.to_string(200), texts(t.sample({.n = 12, .random_state = 4})));
    EXPECT_EQ(t.sample({}).compute().num_rows(), 1u);
    EXPECT_EQ(t.sample({.n = 0}).compute().num_rows(), 0u);
    EXPECT_EQ(texts(t.sample({.n = 100})), texts(t));
    EXPECT_EQ(t["i"].sample({.n = 3}).compute().size(), 3u);
    const DataFrame indexed = t.set_index("i").sample({.n = 9});
    EXPECT_EQ(indexed.index_name(), "i");
    EXPECT_EQ(indexed.compute().num_rows(), 9u);
    // Some come several times where more are drawn than there are.
    const dd::Table drawn = t.sample({.n = 100, .random_state = 1, .replace = true}).compute();
    ASSERT_EQ(drawn.num_rows(), 100u);
    EXPECT_GT(dd::from_table(drawn).drop_duplicates().compute().num_rows(), 20u);
    EXPECT_EQ(drawn.to_string(200), texts(t.sample({.n = 100, .random_state = 1, .replace = true})));
    EXPECT_EQ(t[t["i"] > 1000].sample({.n = 5, .replace = true}).compute().num_rows(), 0u);
    const std::size_t poisson = t.sample({.frac = 3, .random_state = 5, .replace = true}).compute().num_rows();
    EXPECT_GT(poisson, 80u);
    EXPECT_LT(poisson, 165u);
    EXPECT_EQ(t.sample({.frac = 0, .replace = true}).compute().num_rows(), 0u);
  }
}

/// Each row is as likely as any other.
TEST(PartitionFacts, SamplesAreEven) {
  std::vector<std::int64_t> numbers(1000);
  std::iota(numbers.begin(), numbers.end(), 0);
  const DataFrame t = dd::from_table(dd::Table({{"x", dd::Column(numbers)}}), {.npartitions = 7});
  for (const bool replace : {false, true}) {
    double sum = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed)
      sum += t.sample({.n = 50, .random_state = seed, .replace = replace})["x"].mean().compute().as_double();
    // The mean of 2000 draws has a standard deviation of 6.5.
    EXPECT_NEAR(sum / 40, 499.5, 25);
  }
}

TEST(PartitionErrors, OfUse) {
  const DataFrame t = in_blocks();
  const std::string parts = std::to_string(t.npartitions());
  const auto user = [](std::string_view message, auto act) { expect_error(ErrorKind::user, message, act); };
  user("repartition needs one of .npartitions, .partition_size, .divisions and .freq; given: 0", [&] { t.repartition({}); });
  user("repartition needs one of .npartitions, .partition_size, .divisions and .freq; given: 2",
       [&] { t.repartition({.npartitions = 2, .freq = "1D"}); });
  user("repartition: .npartitions must be at least 1", [&] { t.repartition({.npartitions = 0}); });
  user("repartition: .partition_size must be above 0", [&] { t.repartition({.partition_size = 0}); });
  user(
      "repartition: .divisions needs an index: set_index says which column it is, and a selection keeps it only where it names "
      "that column",
      [&] {
        t.repartition({.divisions = {1, 2}});
      });
  user(
      "repartition: .freq needs an index: set_index says which column it is, and a selection keeps it only where it names that "
      "column",
      [&] { t.repartition({.freq = "1D"}); });
  user("repartition: .freq needs an index of timestamps without a time zone, not int64", [&] {
    t.set_index("i", {.divisions = {-50, 50}}).repartition({.freq = "1D"});
  });
  user("repartition: .freq is not a time such as \"1D\", \"12h\": often",
       [&] { t.set_index("at").repartition({.freq = "often"}); });
  user("partitions: there are " + parts + ", numbered from 0, so there is no 99", [&] { t.partitions(99); });
  const DataFrame ten = dd::from_dict({{"x", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}}}, {.npartitions = 7});
  user("partitions: there are 7, numbered from 0, so there is no 99", [&] { ten.partitions(99); });
  user("partitions: there are 7, numbered from 0, so there is no 7", [&] { ten[ten["x"] > 3]["x"].partitions(7); });
  user("partitions: there are 7, numbered from 0, so there is no 7", [&] { ten.persist().partitions({0, 7}); });
  // Of fewer rows there are fewer partitions.
  const DataFrame three = dd::from_dict({{"x", {1, 2, 3}}}, {.npartitions = 7});
  EXPECT_EQ(three.npartitions(), 3u);
  EXPECT_EQ(three.partitions(2)["x"].compute().at<std::int64_t>(0), 3);
  user("partitions: there are 3, numbered from 0, so there is no 3", [&] { three.partitions(3); });
  user("partitions: there are none from 2 to before 2", [&] { t.partitions(2, 2); });
  user("partitions: there are 1, numbered from 0, so there is no 1",
       [&] { t[{"i"}].sample({.frac = 1}).repartition({.npartitions = 1}).partitions(1); });
  user("shuffle needs at least one column", [&] { t.shuffle(std::vector<std::string>{}); });
  user("shuffle: .npartitions must be at least 1", [&] { t.shuffle("k", {.npartitions = 0}); });
  user("sample: .frac must be from 0 to 1, not 1.5", [&] { t.sample({.frac = 1.5}); });
  user("sample: .frac excludes .n", [&] { t.sample({.frac = 0.5, .n = 3}); });
  user("sample: with .replace, .frac must be from 0 to 100, not -1.0", [&] { t.sample({.frac = -1, .replace = true}); });
  user("random_split: a weight must be above 0, not 0.0", [&] { t.random_split({1, 0}); });
  user("map_overlap: .before and .after count rows, and are not negative", [&] { t.map_overlap<&smooth>({.before = -1}); });
  expect_error(
      ErrorKind::user,
      "map_overlap: the function gave fewer rows than it got from the partitions around: weft::frame_test::nothing [map_overlap]",
      [&] { t.map_overlap<&nothing>({.before = 1}).compute(); });
}

}  // namespace
}  // namespace weft::frame_test
