// Reductions of frames, and rows counted and chosen by their values, compared with pandas.
#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <stdexcept>

#include "aggregation_case.h"

namespace aggregation_functions {

using weft::dd::Column;
using weft::dd::Table;

/// One row: the number of rows, and the sum of column `part`.
Table count_rows(const Table& rows) {
  std::int64_t sum = 0;
  const Column part = rows["part"];
  for (const std::int64_t value : part.values<std::int64_t>()) sum += value;
  const std::int64_t count = static_cast<std::int64_t>(rows.num_rows());
  return Table({{"rows", Column(std::span(&count, 1))}, {"sum", Column(std::span<const std::int64_t>(&sum, 1))}});
}
Table add_counts(const Table& counts) {
  std::int64_t rows = 0, sum = 0;
  for (std::size_t row = 0; row < counts.num_rows(); ++row) {
    rows += counts["rows"].at<std::int64_t>(row);
    sum += counts["sum"].at<std::int64_t>(row);
  }
  return Table(
      {{"rows", Column(std::span<const std::int64_t>(&rows, 1))}, {"sum", Column(std::span<const std::int64_t>(&sum, 1))}});
}
Table add_counts_and_one(const Table& counts) {
  const Table added = add_counts(counts);
  const std::int64_t rows = added["rows"].at<std::int64_t>(0) + 1;
  return Table({{"rows", Column(std::span<const std::int64_t>(&rows, 1))}, {"sum", added["sum"]}});
}
/// Two rows: the number of rows, and the sum of column `part`. What adds such rows must be given both of a pair.
Table count_and_sum(const Table& rows) {
  const Table made = count_rows(rows);
  return Table({{"value", Column(std::vector{made["rows"].at<std::int64_t>(0), made["sum"].at<std::int64_t>(0)})}});
}
Table add_pairs(const Table& pairs) {
  std::int64_t rows = 0, sum = 0;
  for (std::size_t row = 0; row < pairs.num_rows(); ++row) (row % 2 ? sum : rows) += pairs["value"].at<std::int64_t>(row);
  return Table({{"value", Column(std::vector{rows, sum})}});
}
/// One row: the largest of column `big` less the smallest; none of no rows.
Table spread(const Table& rows) {
  const Column big = rows["big"];
  const std::span<const std::int64_t> values = big.values<std::int64_t>();
  std::vector<std::int64_t> made;
  if (!values.empty()) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    made.push_back(*high - *low);
  }
  return Table({{"spread", Column(std::span<const std::int64_t>(made))}});
}
/// Column `big` without the first row.
Table without_first(const Table& rows) {
  const Column big = rows["big"];
  const std::span<const std::int64_t> values = big.values<std::int64_t>();
  return Table({{"big", Column(values.subspan(std::min<std::size_t>(1, values.size())))}});
}
/// Column `part` of the first rows, so many times.
Table scaled(const Table& rows, std::int64_t count, double factor) {
  const Column part = rows.head(static_cast<std::size_t>(count))["part"];
  std::vector<double> made;
  for (const std::int64_t value : part.values<std::int64_t>()) made.push_back(static_cast<double>(value) * factor);
  return Table({{"scaled", Column(made)}});
}
double half(std::int64_t value) { return static_cast<double>(value) / 2; }
Table fails(const Table& rows) {
  if (rows.num_rows() > 0) throw std::runtime_error("no such group");
  return rows;
}

}  // namespace aggregation_functions

using aggregation_functions::add_counts;
using aggregation_functions::add_counts_and_one;
using aggregation_functions::add_pairs;
using aggregation_functions::count_and_sum;
using aggregation_functions::count_rows;
using aggregation_functions::fails;
using aggregation_functions::half;
using aggregation_functions::scaled;
using aggregation_functions::spread;
using aggregation_functions::without_first;
WEFT_FUNCTION(count_rows);
WEFT_FUNCTION(half);
WEFT_FUNCTION(scaled);
WEFT_FUNCTION(add_counts);
WEFT_FUNCTION(add_counts_and_one);
WEFT_FUNCTION(add_pairs);
WEFT_FUNCTION(count_and_sum);
WEFT_FUNCTION(spread);
WEFT_FUNCTION(without_first);
WEFT_FUNCTION(fails);

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Series;

const std::vector<std::string> numbers{"x", "n", "big", "h"};

TEST(FrameReductions, Sum) {
  expect_samples([](const DataFrame& m) { return m[{"x", "n", "part"}].sum(); });
}
TEST(FrameReductions, Mean) {
  expect_samples([](const DataFrame& m) { return m[{"key", "x", "n", "big"}].mean(); });
}
TEST(FrameReductions, MinMax) {
  expect_samples([](const DataFrame& m) { return m.min().merge(m.max(), {.how = "cross", .suffixes = {"_low", "_high"}}); });
}
TEST(FrameReductions, Count) {
  expect_samples([](const DataFrame& m) { return m.count(); });
}
TEST(FrameReductions, CountUnique) {
  expect_samples([](const DataFrame& m) { return m.nunique(); });
}
TEST(FrameReductions, MedianWithTimes) {
  expect_samples([](const DataFrame& m) { return m[{"x", "s", "at", "took"}].median(); });
}
TEST(FrameReductions, QuantilesOfTimes) {
  expect_samples([](const DataFrame& m) { return m[{"at", "x"}].quantile({0.1, 0.9}); });
}
TEST(FrameReductions, QuantilesOfOneColumnOfTimes) {
  expect_samples([](const DataFrame& m) { return m["at"].quantile({0.25, 0.5}); });
}
TEST(FrameReductions, Spread) {
  expect_samples([](const DataFrame& m) {
    return m.agg({{"x", "std"}, {.column = "n", .function = "quantile", .q = 0.25}, {"s", "min"}, {"", "size"}, {"flag", "any"}});
  });
}
TEST(FrameReductions, Describe) {
  expect_samples([](const DataFrame& m) { return m[{"key", "part", "x", "n"}].describe(); });
}
TEST(FrameReductions, DescribePercentiles) {
  expect_samples([](const DataFrame& m) { return m["x"].describe({.percentiles = {0.1, 0.5, 0.99}}); });
}
TEST(FrameReductions, DescribeTexts) {
  expect_samples([](const DataFrame& m) { return m[{"key", "s"}].describe(); });
}
TEST(FrameReductions, DescribeTimes) {
  expect_samples([](const DataFrame& m) { return m[{"x", "at", "took", "s"}].describe(); });
}
TEST(FrameReductions, DescribeMoments) {
  expect_samples([](const DataFrame& m) { return m["at"].describe({.percentiles = {0.5}}); });
}
TEST(FrameReductions, DescribeDurations) {
  expect_samples([](const DataFrame& m) { return m[{"took", "s"}].describe(); });
}
TEST(FrameReductions, DescribeAllKinds) {
  expect_samples([](const DataFrame& m) { return m[{"s", "at", "x", "took"}].describe({.include = {"all"}}); });
}
TEST(FrameReductions, DescribeTimesOfAZone) {
  const DataFrame m = samples(Rows(ways()[0]));
  const DataFrame zoned = m.assign("at", m["at"].dt().tz_localize("Europe/Paris"));
  const dd::Table naive = m[{"at"}].describe().compute(), made = zoned[{"at"}].describe().compute();
  ASSERT_EQ(made.num_rows(), naive.num_rows());
  for (std::size_t row = 0; row < made.num_rows(); ++row) {
    EXPECT_EQ(made["statistic"].to_string(row), naive["statistic"].to_string(row));
    EXPECT_EQ(made["at"].to_string(row), naive["at"].to_string(row));
  }
}
TEST(FrameReductions, DescribeNothing) {
  expect_samples([](const DataFrame& m) { return m[m["part"] > 100][{"x", "n"}].describe(); });
}
TEST(FrameReductions, SumsOfAllOrNull) {
  expect_samples([](const DataFrame& m) { return m[{"x", "part", "flag"}].sum({.skipna = false}); });
}
TEST(FrameReductions, MeansOfAllOrNull) {
  expect_samples([](const DataFrame& m) { return m[{"x", "part", "h", "key"}].mean({.skipna = false}); });
}
TEST(FrameReductions, LeastOfAllOrNull) {
  expect_samples([](const DataFrame& m) { return m[{"x", "part", "big", "at"}].min({.skipna = false}); });
}
TEST(FrameReductions, DeviationsOfAllOrNull) {
  expect_samples([](const DataFrame& m) { return m[{"x", "part"}].std({.ddof = 0, .skipna = false}); });
}
TEST(FrameReductions, MediansOfAllOrNull) {
  expect_samples([](const DataFrame& m) { return m[{"part", "x"}].median({.skipna = false}); });
}
TEST(FrameReductions, Correlations) {
  expect_samples([](const DataFrame& m) { return m[{"key", "part", "x", "n"}].corr(); });
}
TEST(FrameReductions, Covariances) {
  expect_samples([](const DataFrame& m) { return m[{"part", "x", "n"}].cov(); });
}
TEST(FrameReductions, CorrelationsOfEnoughPairs) {
  expect_samples([](const DataFrame& m) { return m[{"key", "part", "x", "n"}].corr({.min_periods = 35}); });
}
TEST(FrameReductions, CovariancesOfEnoughPairs) {
  expect_samples([](const DataFrame& m) { return m[{"part", "x", "n"}].cov({.min_periods = 35}); });
}
TEST(FrameReductions, Reduction) {
  expect_samples([](const DataFrame& m) { return m.reduction<&count_rows, &add_counts>(); });
}
TEST(FrameReductions, ReductionOfReductions) {
  const auto numbers = [](std::size_t partitions) {
    std::vector<std::int64_t> part(1000);
    std::iota(part.begin(), part.end(), 1);
    return dd::from_table(dd::Table({{"part", dd::Column(part)}}), {.npartitions = partitions});
  };
  // Each combination adds one row to what it was given.
  for (const auto& [partitions, combinations] : {std::pair<std::size_t, std::int64_t>{8, 0}, {9, 2}, {64, 8}, {100, 13 + 2}}) {
    const dd::Table made = numbers(partitions).reduction<&count_rows, &add_counts_and_one, &add_counts>().compute();
    EXPECT_EQ(made["rows"].at<std::int64_t>(0), 1000 + combinations) << partitions;
    EXPECT_EQ(made["sum"].at<std::int64_t>(0), 500500);
  }
}

TEST(FrameReductions, ReductionOfAnUnknownNumberOfParts) {
  const auto numbers = [](std::int64_t count, std::size_t partitions) {
    std::vector<std::int64_t> part;
    for (std::int64_t row = 0; row < count; ++row) part.push_back(row % 1000 + 1);
    return dd::from_table(dd::Table({{"part", dd::Column(part)}}), {.npartitions = partitions});
  };
  const auto expect = [](const DataFrame& frame, std::int64_t rows, std::int64_t sum) {
    const dd::Table made = frame.reduction<&count_and_sum, &add_pairs, &add_pairs>().compute();
    ASSERT_EQ(made.num_rows(), 2u);
    EXPECT_EQ(made["value"].at<std::int64_t>(0), rows);
    EXPECT_EQ(made["value"].at<std::int64_t>(1), sum);
  };
  expect(numbers(1000, 100).merge(numbers(20'000, 1), {.on = "part"}), 20'000, 20 * 500'500);
  expect(numbers(20'000, 3).merge(numbers(1000, 100), {.on = "part"}), 20'000, 20 * 500'500);
  expect(numbers(5000, 40).sort_values("part"), 5000, 5 * 500'500);
  expect(numbers(5000, 40).repartition({.partition_size = "100B"}), 5000, 5 * 500'500);
}

TEST(DistinctRows, ValueCounts) {
  expect_samples([](const DataFrame& m) { return m["key"].value_counts(); });
}
TEST(DistinctRows, ValueCountsWithNulls) {
  expect_samples([](const DataFrame& m) { return m["x"].value_counts({.sort = false, .dropna = false}); });
}
TEST(DistinctRows, ValueShares) {
  expect_samples([](const DataFrame& m) { return m["part"].value_counts({.normalize = true, .ascending = true}); });
}
TEST(DistinctRows, ValueCountsOfFrame) {
  expect_samples([](const DataFrame& m) { return m[{"key", "part"}].value_counts(); });
}
TEST(DistinctRows, Unique) {
  expect_samples([](const DataFrame& m) { return m["n"].unique(); });
}
TEST(DistinctRows, Modes) {
  expect_samples([](const DataFrame& m) { return m["n"].mode(); });
}
TEST(DistinctRows, DropDuplicates) {
  expect_samples([](const DataFrame& m) { return m[{"key", "part", "flag"}].drop_duplicates(); });
}
TEST(DistinctRows, KeepFirst) {
  expect_samples([](const DataFrame& m) { return m.drop_duplicates({.subset = {"key", "part"}})[{"key", "part", "big", "s"}]; });
}
TEST(DistinctRows, KeepLast) {
  expect_samples([](const DataFrame& m) {
    return m.drop_duplicates({.subset = {"key", "part"}, .keep = "last"})[{"key", "part", "big"}];
  });
}
TEST(DistinctRows, KeepNone) {
  expect_samples([](const DataFrame& m) { return m.drop_duplicates({.subset = {"n"}, .keep = "none"})[{"n", "big"}]; });
}
TEST(DistinctRows, Largest) {
  expect_samples([](const DataFrame& m) { return m.nlargest(7, {"n", "big"})[{"n", "big"}]; });
}
TEST(DistinctRows, Smallest) {
  expect_samples([](const DataFrame& m) { return m.nsmallest(7, "x")[{"x", "big"}]; });
}
TEST(DistinctRows, LargestValues) {
  expect_samples([](const DataFrame& m) { return m["big"].nlargest(3); });
}

TEST(GroupRows, Head) {
  expect_samples([](const DataFrame& m) { return m.groupby("key").head(2)[{"key", "big"}]; });
}
TEST(GroupRows, Tail) {
  expect_samples([](const DataFrame& m) { return m.groupby({"key", "flag"}).tail(1)[{"key", "big"}]; });
}
TEST(GroupRows, Nth) {
  expect_samples([](const DataFrame& m) { return m.groupby("key").nth(3)[{"key", "big"}]; });
}
TEST(GroupRows, NthFromEnd) {
  expect_samples([](const DataFrame& m) { return m.groupby("key")[{"big", "s"}].nth(-2); });
}
TEST(GroupRows, HeadOfComputedKey) {
  expect_samples([](const DataFrame& m) { return m.groupby(m["big"] % 7)["big"].head(1); });
}
TEST(GroupRows, Apply) {
  expect_samples([](const DataFrame& m) { return m.groupby("key").apply<&spread>(); });
}
TEST(GroupRows, ApplyToSeveralRows) {
  expect_samples([](const DataFrame& m) { return m.groupby({"key", "part"})["big"].apply<&without_first>(); });
}

TEST(GroupExtremes, Largest) {
  expect_samples([](const DataFrame& m) { return m.groupby("key")["x"].nlargest(3); });
}
TEST(GroupExtremes, Smallest) {
  expect_samples([](const DataFrame& m) { return m.groupby("key")["part"].nsmallest(2); });
}
TEST(GroupExtremes, ApplyWithArguments) {
  expect_samples([](const DataFrame& m) { return m.groupby("key").apply<&scaled>(2, 2.5); });
}
TEST(FrameMap, EachValue) {
  const DataFrame m = samples(Rows(ways()[0]))[{"part", "big"}];
  const DataFrame made = m.map<&half>();
  EXPECT_EQ(made.compute().to_string(60),
            frame_of(m, {{"part", m["part"].map<&half>()}, {"big", m["big"].map<&half>()}}).compute().to_string(60));
  EXPECT_EQ(m.set_index("part").map<&half>().dtypes(), (std::vector<dd::DType>{dd::int64, dd::float64}));  // not the index
}

class FrameErrors : public testing::Test {
 protected:
  const Way way_{"local", true, "blocks"};
  DataFrame m = samples(Rows(way_));

  template <class Act>
  void expect_user(std::string_view message, Act act) {
    expect_error(ErrorKind::user, message, act);
  }
};

TEST_F(FrameErrors, Reductions) {
  expect_user("agg needs at least one function", [&] { m.agg({}); });
  expect_user("No column can have this function: sum", [&] { m[{"s", "key"}].sum(); });
  expect_user("corr needs columns of numbers", [&] { m[{"s", "flag"}].corr(); });
  expect_user("quantile: q is between 0 and 1, not 50.0", [&] { m["x"].describe({.percentiles = {50}}); });
}
TEST_F(FrameErrors, Choices) {
  expect_user("drop_duplicates: keep not found: frist (have: first, last, none; did you mean first?)",
              [&] { m.drop_duplicates({.keep = "frist"}); });
  expect_user("Column not found: keyy (have: key, part, x, n, big, h, flag, s, at, took; did you mean key?)",
              [&] { m.drop_duplicates({.subset = {"keyy"}}); });
  expect_user("nlargest needs at least one column", [&] { m.nlargest(3, std::vector<std::string>{}); });
}
TEST_F(FrameErrors, FunctionsOfGroups) {
  expect_user("apply: function scaled takes another number of arguments: 3, not 2", [&] { m.groupby("key").apply<&scaled>(2); });
  expect_user("apply: function scaled takes int64 as argument 2, not many", [&] { m.groupby("key").apply<&scaled>("many", 1); });
  try {
    m.groupby("key").apply<&fails>().compute();
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    EXPECT_NE(error.message().find("no such group"), std::string::npos) << error.message();
  }
}

}  // namespace
}  // namespace weft::frame_test
