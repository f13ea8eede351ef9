// More groups than a near cache holds, or than a task's own table is worth.
#include <map>

#include "aggregation_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Table;

constexpr std::int64_t num_groups = 400'000, num_rows = 1'000'000;

class ManyGroups : public testing::TestWithParam<bool> {
 protected:
  static DataFrame rows() {
    std::vector<std::int64_t> key(num_rows), value(num_rows);
    std::vector<std::string> text;
    std::vector<double> number(num_rows);
    for (std::int64_t row = 0; row < num_rows; ++row) {
      key[static_cast<std::size_t>(row)] = row % num_groups * 1'000'003;
      value[static_cast<std::size_t>(row)] = row;
      number[static_cast<std::size_t>(row)] = static_cast<double>(row / num_groups);
      text.push_back((GetParam() ? "a text as long as this " : "") + std::to_string(row % num_groups));
    }
    const Table table(
        {{"key", dd::Column(key)}, {"text", dd::Column(text)}, {"value", dd::Column(value)}, {"x", dd::Column(number)}});
    return dd::from_table(table, {.npartitions = 3});
  }

  static const std::vector<dd::Aggregation>& functions() {
    static const std::vector<dd::Aggregation> all{{"value", "sum"},        {"value", "first", "first"}, {"value", "last", "last"},
                                                  {"value", "min", "low"}, {"text", "max", "same"},     {"x", "var", "var"},
                                                  {"x", "mean", "mean"},   {"x", "any", "any"},         {"", "size", "size"}};
    return all;
  }

  static void check(const Table& made) {
    ASSERT_EQ(made.num_rows(), static_cast<std::size_t>(num_groups));
    const dd::Column sum = made["value"], first = made["first"], last = made["last"], size = made["size"], var = made["var"],
                     low = made["low"], mean = made["mean"];
    std::int64_t total = 0;
    for (std::size_t row = 0; row < made.num_rows(); ++row) {
      const std::int64_t group = first.values<std::int64_t>()[row], count = group < num_rows % num_groups ? 3 : 2;
      total += sum.values<std::int64_t>()[row];
      ASSERT_LT(group, num_groups);
      ASSERT_EQ(low.values<std::int64_t>()[row], group);
      ASSERT_EQ(size.values<std::int64_t>()[row], count);
      ASSERT_EQ(last.values<std::int64_t>()[row], group + (count - 1) * num_groups);
      ASSERT_EQ(mean.values<double>()[row], static_cast<double>(count - 1) / 2);
      ASSERT_DOUBLE_EQ(var.values<double>()[row], count == 3 ? 1.0 : 0.5);
    }
    EXPECT_EQ(total, num_rows * (num_rows - 1) / 2);
  }
};

TEST_P(ManyGroups, ByText) { check(rows().groupby("text").agg(functions()).compute()); }
TEST_P(ManyGroups, ByNumber) { check(rows().groupby("key").agg(functions()).compute()); }
TEST_P(ManyGroups, ByBoth) { check(rows().groupby({"text", "key"}).agg(functions()).compute()); }

INSTANTIATE_TEST_SUITE_P(Texts, ManyGroups, testing::Values(false, true),
                         [](const auto& info) { return info.param ? "Long" : "Short"; });

/// Nearly every row a group of its own.
TEST(NearlyAllGroups, AreHandedOn) {
  constexpr std::int64_t rows = 2'500'000, groups = rows - 1000;
  std::vector<std::int64_t> key, value;
  for (std::int64_t row = 0; row < rows; ++row) {
    key.push_back(row % groups * 1'000'003);
    value.push_back(row);
  }
  const DataFrame df = dd::from_table(Table({{"key", dd::Column(key)}, {"value", dd::Column(value)}}), {.npartitions = 4});
  const Table made =
      df.groupby("key").agg({{"value", "first", "first"}, {"value", "sum", "sum"}, {"", "size", "size"}}).compute();
  ASSERT_EQ(made.num_rows(), static_cast<std::size_t>(groups));
  const dd::Column first = made["first"], sum = made["sum"], size = made["size"], keys = made["key"];
  for (std::size_t row = 0; row < made.num_rows(); ++row) {
    const std::int64_t group = keys.values<std::int64_t>()[row] / 1'000'003, count = group < 1000 ? 2 : 1;
    ASSERT_EQ(first.values<std::int64_t>()[row], group);
    ASSERT_EQ(size.values<std::int64_t>()[row], count);
    ASSERT_EQ(sum.values<std::int64_t>()[row], count * group + (count - 1) * groups);
  }
}

/// Rows of one partition whose groups come again and again, a third of them in one group, with missing keys and values.
TEST_P(ManyGroups, ComeAgain) {
  constexpr std::int64_t rows = 1'500'000, groups = 120'000;
  std::vector<std::string> key, text;
  std::vector<std::int64_t> value;
  std::vector<bool> has_key, has_value;
  struct Expected {
    std::int64_t sum = 0;
    std::string values;
    std::string last;
  };
  std::map<std::string, Expected> expected;
  const std::string start = GetParam() ? "a text as long as this " : "";
  for (std::int64_t row = 0; row < rows; ++row) {
    has_key.push_back(row % 3 != 0);
    has_value.push_back(row % 5 != 0);
    key.push_back(has_key.back() ? start + std::to_string(row * 7919 % groups) : "");
    value.push_back(has_value.back() ? row : 0);
    text.push_back(start + std::to_string(row % 1000));
    Expected& group = expected[key.back()];
    group.sum += value.back();
    group.values += (group.values.empty() ? "" : ", ") + (has_value.back() ? std::to_string(row) : "null");
    group.last = text.back();
  }
  const DataFrame df = dd::from_table(
      Table({{"key", dd::Column(key, has_key)}, {"value", dd::Column(value, has_value)}, {"text", dd::Column(text)}}));
  const Table made = df.groupby("key", {.dropna = false})
                         .agg({{"value", "sum", "sum"}, {"value", "list", "list"}, {"text", "last", "last"}})
                         .compute();
  ASSERT_EQ(made.num_rows(), expected.size());
  const dd::Column keys = made["key"], sum = made["sum"], list = made["list"], last = made["last"];
  for (std::size_t row = 0; row < made.num_rows(); ++row) {
    const Expected& group = expected.at(keys.is_null(row) ? "" : keys.at<std::string>(row));
    ASSERT_EQ(sum.at<std::int64_t>(row), group.sum);
    ASSERT_EQ(last.at<std::string>(row), group.last);
    ASSERT_EQ(list.to_string(row), "[" + group.values + "]");
  }
}

}  // namespace
}  // namespace weft::frame_test
