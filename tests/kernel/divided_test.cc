// Groups and joins of more rows than a task may hold: as where there is room for all.
#include <algorithm>
#include <cstdint>

#include <arrow/table.h>
#include <gtest/gtest.h>

#include "kernel/kernel_case.h"
#include "kernel/register.h"
#include "plan/builtin_ops.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/join.h"
#include "plan/ops/task_input.h"

namespace weft::kernel_test {
namespace {

using namespace plan;
using enum plan::AggregateFunction;

/// Keeps what is put to it, and counts what is no result.
class CountingOffload final : public kernel::Offload {
 public:
  void put_results(const std::vector<kernel::Partition>& tables) override { results.push_back(tables.at(0)); }
  std::vector<kernel::Partition> put(const std::vector<kernel::Partition>& tables) override {
    for (const kernel::Partition& table : tables) rows += table->num_rows();
    return tables;
  }
  std::int64_t rows = 0;
  std::vector<kernel::Partition> results;
};

struct Ran {
  Texts rows;  // in order of their text
  std::int64_t rows_put;
};

Ran run_within(std::uint64_t bytes, const Expr& fragment, const std::vector<dd::Table>& inputs) {
  register_builtin_ops();
  kernel::register_kernels();
  CountingOffload offload;
  kernel::TaskContext context;
  for (const dd::Table& input : inputs) context.inputs.push_back({input.arrow()});
  context.memory_bytes = bytes;
  context.offload = &offload;
  offload.results.push_back(kernel::run_fragment(fragment, context).at(0));
  Texts made = rows(dd::Table(arrow::ConcatenateTables(offload.results).ValueOrDie()));
  std::sort(made.begin(), made.end());
  return {std::move(made), offload.rows};
}

/// Checks that a fragment gives the same with little memory as with much; the rows that it put to disk on the way.
std::int64_t expect_same(const Expr& fragment, const std::vector<dd::Table>& inputs) {
  const Ran roomy = run_within(std::uint64_t{1} << 40, fragment, inputs), small = run_within(1 << 17, fragment, inputs);
  EXPECT_EQ(roomy.rows_put, 0);
  EXPECT_FALSE(roomy.rows.empty());
  EXPECT_TRUE(roomy.rows == small.rows) << roomy.rows.size() << " and " << small.rows.size() << " rows";
  return small.rows_put;
}

/// A number of keys as integers and as texts, some of which are missing, in an order of their own; value counts the rows.
dd::Table rows_of(std::int64_t count, std::int64_t keys, const std::string& value = "value") {
  std::vector<std::int64_t> numbers, values;
  std::vector<std::string> texts;
  std::vector<bool> there;
  for (std::int64_t row = 0; row < count; ++row) {
    const std::int64_t key = row * 7919 % keys;
    numbers.push_back(key * 1'000'003);
    texts.push_back("the key with the number " + std::to_string(key));
    there.push_back(key % 1000 != 17);
    values.push_back(row);
  }
  return dd::Table({{"number", dd::Column(numbers)},
                    {"text", dd::Column(std::span<const std::string>(texts), there)},
                    {value, dd::Column(values)}});
}

Expr input_of_slot(const dd::Table& table, std::uint32_t slot) { return make(TaskInput{input_of(table)->schema(), slot}); }

Expr groups_of(const dd::Table& table, const std::vector<std::string>& keys, const std::vector<AggregateFunction>& functions) {
  Aggregate op{keys, {}, false};
  std::vector<Expr> inputs{input_of(table)};
  for (const std::string& key : keys) inputs.push_back(plan::column(key));
  for (const AggregateFunction function : functions) {
    op.items.push_back(
        {function, std::string(to_string(function)), function == quantiles ? std::vector{0.25, 0.5} : std::vector<double>{}});
    if (function != AggregateFunction::size) inputs.push_back(plan::column("value"));
  }
  return make(op, std::move(inputs));
}

TEST(DividedGroups, ResultsThatStandForRows) {
  const dd::Table t = rows_of(250'007, 100'019);
  for (const char* key : {"number", "text"}) {
    // Groups are put out when they fill the memory, and divided once more where a bucket is still too large.
    EXPECT_GT(expect_same(groups_of(t, {key}, {sum, min, max, first, last}), {t}), 250'007 + 60'000) << key;
  }
  EXPECT_GT(expect_same(groups_of(t, {"text", "number"}, {}), {t}), 0);
}

TEST(DividedGroups, RowsThemselves) {
  const dd::Table t = rows_of(250'007, 100'019);
  EXPECT_GT(expect_same(groups_of(t, {"text"}, {nunique, quantiles, count, AggregateFunction::size, sum}), {t}), 250'007);
}

TEST(DividedGroups, OneGroupIsNotDividedForever) {
  const dd::Table t = rows_of(100'003, 1);
  EXPECT_EQ(expect_same(groups_of(t, {"number"}, {sum}), {t}), 0);
  EXPECT_EQ(expect_same(groups_of(t, {"number"}, {nunique}), {t}), 100'003);
}

TEST(DividedGroups, FewGroupsStayInMemory) {
  const dd::Table t = rows_of(100'003, 11);
  EXPECT_EQ(expect_same(groups_of(t, {"text"}, {sum, max}), {t}), 0);
}

Expr join_of(const dd::Table& left, const dd::Table& right, JoinHow how, const std::vector<std::string>& keys) {
  Join op{how, static_cast<std::uint32_t>(keys.size()), {}};
  std::vector<Expr> inputs{input_of_slot(left, 0), input_of_slot(right, 1)};
  for (int side = 0; side < 2; ++side)
    for (const std::string& key : keys) inputs.push_back(plan::column(key));
  if (!is_right_only(how)) op.columns.push_back({JoinSide::left, "value", 0, "value"});
  if (!is_left_only(how)) op.columns.push_back({JoinSide::right, "other", 0, "other"});
  if (how == JoinHow::inner || how == JoinHow::outer) op.columns.push_back({JoinSide::key, "", 0, "key"});
  return make(op, std::move(inputs));
}

constexpr JoinHow all_hows[] = {JoinHow::inner, JoinHow::left, JoinHow::right,      JoinHow::outer,
                                JoinHow::semi,  JoinHow::anti, JoinHow::right_semi, JoinHow::right_anti};

TEST(DividedJoin, ManyKeys) {
  // Most keys are on both sides, and some on each alone.
  const dd::Table left = rows_of(50'001, 61'001), right = rows_of(70'001, 60'013, "other");
  for (const JoinHow how : all_hows) {
    SCOPED_TRACE(to_string(how));
    for (const std::vector<std::string>& keys : {std::vector<std::string>{"text"}, {"number", "text"}})
      EXPECT_GT(expect_same(join_of(left, right, how, keys), {left, right}), 50'001 + 70'001);
  }
}

TEST(DividedJoin, OneKeyMakesMostRows) {
  // A key that comes 40,000 times meets three rows, beside keys that come once.
  std::vector<std::int64_t> left_keys, right_keys, values, others;
  for (std::int64_t row = 0; row < 20'000; ++row) {
    left_keys.push_back(row % 7'000 == 0 ? -1 : row);
    values.push_back(row);
  }
  for (std::int64_t row = 0; row < 50'000; ++row) {
    right_keys.push_back(row % 5 == 0 ? row : -1);
    others.push_back(row);
  }
  const dd::Table left({{"key", dd::Column(left_keys)}, {"value", dd::Column(values)}});
  const dd::Table right({{"key", dd::Column(right_keys)}, {"other", dd::Column(others)}});
  for (const JoinHow how : all_hows) {
    SCOPED_TRACE(to_string(how));
    EXPECT_GE(expect_same(join_of(left, right, how, {"key"}), {left, right}), 50'000);
  }
}

TEST(DividedJoin, AnEmptyLeftSide) {
  const dd::Table left = rows_of(0, 1), right = rows_of(60'013, 60'013, "other");
  for (const JoinHow how : {JoinHow::right, JoinHow::outer, JoinHow::right_anti}) {
    SCOPED_TRACE(to_string(how));
    EXPECT_GT(expect_same(join_of(left, right, how, {"text"}), {left, right}), 60'000);
  }
}

}  // namespace
}  // namespace weft::kernel_test
