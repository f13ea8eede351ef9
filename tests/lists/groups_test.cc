// Groups -> lists of their values; and what else carries lists along.
#include "lists/lists_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

TEST(Groups, List) {
  expect_list_frame([](const DataFrame& df) { return df.groupby("k").agg({{"x", "list"}}); });
}

TEST(Groups, ListOfTexts) {
  expect_list_frame([](const DataFrame& df) { return df.groupby("k").agg({{"t", "collect"}}); });
}

TEST(Groups, Unique) {
  expect_list_frame([](const DataFrame& df) { return df.groupby("k")["x"].unique(); });
}

TEST(Groups, UniqueTexts) {
  expect_list_frame([](const DataFrame& df) { return df.groupby("k")["t"].unique(); });
}

TEST(Groups, Both) {
  expect_list_frame([](const DataFrame& df) {
    return df.groupby("k").agg({{"x", "list", "all"}, {"x", "unique", "different"}, {"x", "sum", "sum"}});
  });
}

TEST(Groups, OfAll) {
  expect_list_frame([](const DataFrame& df) { return df.agg({{"x", "list"}}); });
}

TEST(Groups, First) {
  expect_list_frame([](const DataFrame& df) {
    return df.groupby("k").agg({{"i", "first", "first"}, {"s", "last", "last"}, {"i", "count", "count"}});
  });
}

TEST(Carried, Shift) {
  expect_lists([](const DataFrame& df) {
    return Columns{{"shifted", df["i"].shift()}, {"filled", df["s"].ffill()}, {"filled_back", df["f"].bfill()}};
  });
}

TEST(Carried, Sorted) {
  expect_list_frame([](const DataFrame& df) { return df.sort_values("x")[{"x", "i", "s"}]; });
}

TEST(Carried, Merged) {
  expect_list_frame([](const DataFrame& df) {
    const dd::Table weights(
        {{"k", dd::Column(std::vector<std::string>{"a", "b"})}, {"w", dd::Column(std::vector<std::int64_t>{1, 2})}});
    return df[{"k", "s"}].merge(dd::from_table(weights), {.how = "left", .on = {"k"}});
  });
}

TEST(Carried, Concatenated) {
  expect_list_frame([](const DataFrame& df) { return dd::concat({df[{"i", "s"}], df[{"i", "s"}]}); });
}

TEST(Carried, Where) {
  expect_lists([](const DataFrame& df) { return Columns{{"where", df["i"].where(df["x"] > 1)}}; });
}

TEST(Carried, FilledFrom) {
  expect_lists([](const DataFrame& df) { return Columns{{"filled", df["i"].fillna(df["i"].shift(2))}}; });
}

/// Many groups over many partitions: lists of parts are put together in the order of the rows.
TEST(GroupsAtLarge, KeepOrder) {
  constexpr std::int64_t rows = 200'000, groups = 30'000;
  std::vector<std::int64_t> keys, values;
  for (std::int64_t row = 0; row < rows; ++row) {
    keys.push_back(row * 7919 % groups);
    values.push_back(row);
  }
  const dd::Table table({{"k", dd::Column(keys)}, {"v", dd::Column(values)}});
  for (const char* executor : {"local", "loopback"}) {
    KeepConfig keep;
    set_config({.executor = executor});
    const dd::Table lists =
        dd::from_table(table, {.npartitions = 8}).groupby("k").agg({{"v", "list"}, {"k", "unique", "u"}}).compute();
    ASSERT_EQ(lists.num_rows(), static_cast<std::size_t>(groups));
    std::size_t total = 0;
    for (std::size_t row = 0; row < lists.num_rows(); ++row) {
      const auto list = lists["v"].at<std::vector<std::int64_t>>(row);
      const std::int64_t key = lists["k"].at<std::int64_t>(row);
      EXPECT_EQ(lists["u"].at<std::vector<std::int64_t>>(row), std::vector<std::int64_t>{key});
      EXPECT_TRUE(std::is_sorted(list.begin(), list.end()));
      for (const std::int64_t value : list) ASSERT_EQ(value * 7919 % groups, key);
      total += list.size();
    }
    EXPECT_EQ(total, static_cast<std::size_t>(rows));
  }
}

}  // namespace
}  // namespace weft::frame_test
