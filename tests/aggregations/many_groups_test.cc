// More groups than a task's own table is worth: rows are handed on as states, in their order.
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

}  // namespace
}  // namespace weft::frame_test
