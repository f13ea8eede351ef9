// Integers of results that are held in fewer bytes than their type has: what a program sees of them.
#include <cmath>
#include <cstdint>
#include <limits>
#include <thread>

#include <arrow/api.h>
#include <arrow/c/abi.h>

#include "engine_case.h"

namespace weft::engine_test {
namespace {

constexpr std::int64_t rows = 100'000;

std::int64_t small(std::int64_t row) { return row % 7 - 3; }
std::int64_t edges(std::int64_t row) {
  return row % 2 ? std::numeric_limits<std::int8_t>::max() : std::numeric_limits<std::int8_t>::min();
}
std::int64_t middle(std::int64_t row) { return 40 * (row % 1000) - 20'000; }
std::int64_t wide(std::int64_t row) { return row % 3 ? row : std::numeric_limits<std::int64_t>::min() + row; }
bool is_there(std::int64_t row) { return row % 5 != 0; }

/// Rows in disorder, whose values follow from their key.
dd::Table shuffled() {
  std::vector<std::int64_t> key, smalls, edge, middles, wides;
  std::vector<std::int32_t> thin;
  std::vector<bool> valid;
  for (std::int64_t row = 0; row < rows; ++row) {
    const std::int64_t at = row * 7919 % rows;
    key.push_back(at);
    smalls.push_back(small(at));
    edge.push_back(edges(at));
    middles.push_back(middle(at));
    wides.push_back(wide(at));
    thin.push_back(static_cast<std::int32_t>(small(at)));
    valid.push_back(is_there(at));
  }
  return dd::Table({{"key", dd::Column(key)},
                    {"small", dd::Column(smalls)},
                    {"edge", dd::Column(edge)},
                    {"middle", dd::Column(middles, valid)},
                    {"wide", dd::Column(wides)},
                    {"thin", dd::Column(thin)}});
}

dd::DataFrame sorted(std::size_t npartitions) {
  return dd::from_table(shuffled(), {.npartitions = npartitions}).sort_values("key");
}

void expect_rows(const dd::Table& table) {
  ASSERT_EQ(table.num_rows(), static_cast<std::size_t>(rows));
  for (const char* name : {"key", "small", "edge", "middle", "wide"}) EXPECT_EQ(table[name].dtype(), dd::int64) << name;
  EXPECT_EQ(table["thin"].dtype(), dd::int32);
  EXPECT_EQ(table["middle"].null_count(), static_cast<std::size_t>(rows / 5));
  for (std::int64_t row = 0; row < rows; ++row) {
    const auto at = static_cast<std::size_t>(row);
    ASSERT_EQ(table["key"].at<std::int64_t>(at), row);
    ASSERT_EQ(table["small"].at<std::int64_t>(at), small(row));
    ASSERT_EQ(table["edge"].at<std::int8_t>(at), edges(row));
    ASSERT_EQ(table["middle"].is_null(at), !is_there(row));
    if (is_there(row)) {
      ASSERT_EQ(table["middle"].at<double>(at), static_cast<double>(middle(row)));
    }
    ASSERT_EQ(table["wide"].at<std::int64_t>(at), wide(row));
    ASSERT_EQ(table["thin"].at<std::int32_t>(at), small(row));
  }
}

void expect_spans(const dd::Table& table) {
  const auto smalls = table["small"].values<std::int64_t>(), edge = table["edge"].values<std::int64_t>();
  const auto middles = table["middle"].values<std::int64_t>(), wides = table["wide"].values<std::int64_t>();
  const auto thin = table["thin"].values<std::int32_t>();
  for (std::int64_t row = 0; row < rows; ++row) {
    const auto at = static_cast<std::size_t>(row);
    ASSERT_EQ(smalls[at], small(row));
    ASSERT_EQ(edge[at], edges(row));
    if (is_there(row)) {
      ASSERT_EQ(middles[at], middle(row));
    }
    ASSERT_EQ(wides[at], wide(row));
    ASSERT_EQ(thin[at], small(row));
  }
}

/// Each way of looking at them, first of all others.
class NarrowResults : public ::testing::TestWithParam<std::size_t> {
 protected:
  dd::Table made() const { return sorted(GetParam()).compute(); }
};

TEST_P(NarrowResults, AreReadOneByOne) {
  for (const char* executor : {"local", "loopback"}) {
    SCOPED_TRACE(executor);
    KeepConfig keep;
    set_config({.executor = executor, .cache_limit = 0});
    const dd::Table table = made();
    expect_rows(table);
    expect_spans(table);
    expect_rows(table);
  }
}

TEST_P(NarrowResults, AreReadAsSpans) { expect_spans(made()); }

TEST_P(NarrowResults, AreReadByManyThreadsAtOnce) {
  const dd::Table table = made();
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) threads.emplace_back([&] { expect_spans(table); });
  threads.emplace_back([&] { EXPECT_EQ(table.arrow()->num_rows(), rows); });
  for (std::thread& thread : threads) thread.join();
}

TEST_P(NarrowResults, AreOfTheirTypeForArrow) {
  const dd::Table table = made();
  for (const char* name : {"key", "small", "edge", "middle", "wide"})
    EXPECT_EQ(table.arrow()->GetColumnByName(name)->type()->id(), arrow::Type::INT64) << name;
  EXPECT_EQ(table["thin"].arrow()->type()->id(), arrow::Type::INT32);
  EXPECT_TRUE(table.arrow()->ValidateFull().ok());
  ArrowArrayStream stream;
  table.export_to(&stream);
  expect_rows(dd::Table::import_from(&stream));
}

TEST_P(NarrowResults, AreNumbersAndTexts) {
  const dd::Table table = made();
  const std::vector<double> doubles = table["middle"].to_doubles();
  for (std::int64_t row = 0; row < rows; ++row)
    if (is_there(row)) {
      ASSERT_EQ(doubles[static_cast<std::size_t>(row)], static_cast<double>(middle(row)));
    }
  EXPECT_TRUE(std::isnan(doubles[0]));
  EXPECT_EQ(table["edge"].to_string(0), "-128");
  EXPECT_EQ(table["wide"].to_string(3), "-9223372036854775805");
  EXPECT_EQ(table["small"].unique().size(), 7u);
  EXPECT_EQ(table.head(2).to_string(), shuffled().sort_values("key").head(2).to_string());
}

TEST_P(NarrowResults, AreSortedAndSliced) {
  const dd::Table table = made();
  EXPECT_EQ(table.head(10).num_rows(), 10u);
  EXPECT_EQ(table.head(10)["middle"].values<std::int64_t>()[9], middle(9));
  const dd::Table turned = table.sort_values("key", {.ascending = false});
  EXPECT_EQ(turned["middle"].at<std::int64_t>(0), middle(rows - 1));
  EXPECT_EQ(turned["thin"].at<std::int32_t>(1), small(rows - 2));
}

TEST_P(NarrowResults, AreComputedWith) {
  const dd::Table table = made();
  expect_rows(dd::from_table(table, {.npartitions = 3}).compute());
  const dd::DataFrame again = sorted(GetParam());
  std::int64_t sum = 0;
  for (std::int64_t row = 0; row < rows; ++row) sum += 1000 * edges(row);
  EXPECT_EQ(static_cast<std::int64_t>((again["edge"] * 1000).sum().compute()), sum);
  expect_rows(again.persist().compute());
  expect_rows(again.repartition({.npartitions = 2}).compute());
}

TEST_P(NarrowResults, AreWrittenWithAllTheirBytes) {
  const Folder folder;
  sorted(GetParam()).to_parquet(folder.path() + "/rows");
  expect_rows(dd::read_parquet(folder.path() + "/rows").sort_values("key").compute());
  EXPECT_EQ(dd::read_parquet(folder.path() + "/rows")["small"].dtype(), dd::int64);
}

INSTANTIATE_TEST_SUITE_P(Partitions, NarrowResults, ::testing::Values(1, 2, 9));

}  // namespace
}  // namespace weft::engine_test
