// Fragments: rows through filter, project, limit, aggregate, sort, merge and the user's functions.
#include <algorithm>
#include <atomic>
#include <map>
#include <numeric>

#include <arrow/table.h>
#include <gtest/gtest.h>
#include <weft/function.h>

#include "kernel/arrow_batches.h"
#include "kernel/kernel_case.h"
#include "kernel/register.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/filter.h"
#include "plan/ops/limit.h"
#include "plan/ops/map_partitions.h"
#include "plan/ops/partition_by.h"
#include "plan/ops/project.h"
#include "plan/ops/range_bounds.h"
#include "plan/ops/sort.h"
#include "plan/ops/spread_sample.h"
#include "plan/ops/task_input.h"

namespace kernel_functions {

weft::dd::Table last_two(const weft::dd::Table& part) { return part.head(2); }
weft::dd::Table unstable(const weft::dd::Table& part) {
  return weft::dd::Table({{part.num_rows() == 0 ? "a" : "b", part.column(0)}});
}
double scaled(double value, std::int32_t by) { return value * by; }
std::string tagged(std::string_view text, bool flag) { return std::string(text) + (flag ? "!" : "?"); }

}  // namespace kernel_functions

using kernel_functions::last_two;
using kernel_functions::scaled;
using kernel_functions::tagged;
using kernel_functions::unstable;
WEFT_FUNCTION(last_two);
WEFT_FUNCTION(unstable);
WEFT_FUNCTION(scaled);
WEFT_FUNCTION(tagged);

namespace weft::kernel_test {
namespace {

using namespace plan;
using enum dd::DType;
using plan::AggregateFunction::count, plan::AggregateFunction::max, plan::AggregateFunction::mean, plan::AggregateFunction::min,
    plan::AggregateFunction::size, plan::AggregateFunction::sum;

Expr col(const char* name) { return plan::column(name); }

struct Item {
  AggregateFunction function;
  const char* value;
};

/// Aggregates columns, each under the function's and its own name.
Expr aggregate(const Expr& frame, const std::vector<std::string>& keys, const std::vector<Item>& items,
               bool drop_null_keys = true) {
  Aggregate op{keys, {}, drop_null_keys};
  std::vector<Expr> inputs{frame};
  for (const std::string& key : keys) inputs.push_back(plan::column(key));
  for (const auto& [function, value] : items) {
    op.items.push_back({function, std::string(to_string(function)) + '_' + value});
    if (function != AggregateFunction::size) inputs.push_back(col(value));
  }
  return make(op, inputs);
}

const dd::Table& people() {
  static const dd::Table only =
      table({{"town", string, {"Ulm", "Köln", "Ulm", "null", "Köln", "a town with a long name", "Ulm"}},
             {"age", int64, {"30", "41", "null", "7", "41", "2", "-5"}},
             {"height", float64, {"1.5", "nan", "1.75", "1.25", "null", "2.0", "1.5"}},
             {"born", date, {"1990-01-01", "1980-06-15", "2000-02-29", "null", "1980-06-15", "2020-12-31", "1990-01-01"}}});
  return only;
}

TEST(FilterKernel, KeepsRowsThatAreTrue) {
  const Expr adults = filter(input_of(people()), binary(BinaryOp::gt, col("age"), literal(std::int64_t{7})));
  EXPECT_EQ(rows(run(adults, {people()})), (Texts{"Ulm,30,1.5,1990-01-01", "Köln,41,nan,1980-06-15", "Köln,41,null,1980-06-15"}));
  const Expr none = filter(input_of(people()), binary(BinaryOp::gt, col("age"), literal(std::int64_t{700})));
  EXPECT_EQ(run(none, {people()}).num_rows(), 0u);
  EXPECT_EQ(run(none, {people()}).column_names(), people().column_names());
}

TEST(ProjectKernel, GivesColumnsInTheirOrder) {
  const Expr two =
      project(input_of(people()), {"years", "town"}, {binary(BinaryOp::add, col("age"), literal(std::int64_t{1})), col("town")});
  EXPECT_EQ(rows(run(two, {people(), people().head(1)}))[7], "31,Ulm");
}

TEST(LimitKernel, CountsAcrossPartitions) {
  const Expr three = make(Limit{3}, {input_of(people())});
  EXPECT_EQ(column(run(three, {people().head(2), people()}), "town"), (Texts{"Ulm", "Köln", "Ulm"}));
  EXPECT_EQ(run(make(Limit{0}, {input_of(people())}), {people()}).num_rows(), 0u);
  EXPECT_EQ(run(make(Limit{100}, {input_of(people())}), {people()}).num_rows(), 7u);
}

TEST(AggregateKernel, ReducesColumnsToOneRow) {
  const Expr all = aggregate(input_of(people()), {},
                             {{sum, "age"},
                              {min, "age"},
                              {max, "age"},
                              {count, "age"},
                              {size, "age"},
                              {sum, "height"},
                              {min, "height"},
                              {max, "height"},
                              {count, "height"},
                              {min, "town"},
                              {max, "town"},
                              {count, "town"},
                              {min, "born"},
                              {max, "born"}});
  EXPECT_EQ(rows(run(all, {people()})),
            (Texts{"116,-5,41,6,7,8.0,1.25,2.0,5,Köln,a town with a long name,6,1980-06-15,2020-12-31"}));
  EXPECT_EQ(rows(run(all, {})), (Texts{"0,null,null,0,0,0.0,null,null,0,null,null,0,null,null"}));
}

TEST(AggregateKernel, GroupsByText) {
  const Expr by_town =
      aggregate(input_of(people()), {"town"}, {{sum, "age"}, {count, "height"}, {size, ""}, {min, "height"}, {max, "born"}});
  EXPECT_EQ(rows(run(by_town, {people()})),
            (Texts{"Ulm,25,3,3,1.5,2000-02-29", "Köln,82,0,2,null,1980-06-15", "a town with a long name,2,1,1,2.0,2020-12-31"}));
  const Expr with_null = aggregate(input_of(people()), {"town"}, {{size, ""}}, false);
  EXPECT_EQ(rows(run(with_null, {people(), people()})), (Texts{"Ulm,6", "Köln,4", "null,2", "a town with a long name,2"}));
  EXPECT_EQ(run(by_town, {}).num_rows(), 0u);
}

TEST(AggregateKernel, GroupsByNumbersDatesAndSeveralKeys) {
  EXPECT_EQ(rows(run(aggregate(input_of(people()), {"age"}, {{size, ""}}), {people()})),
            (Texts{"30,1", "41,2", "7,1", "2,1", "-5,1"}));
  EXPECT_EQ(rows(run(aggregate(input_of(people()), {"age"}, {{size, ""}}, false), {people()})),
            (Texts{"30,1", "41,2", "null,1", "7,1", "2,1", "-5,1"}));
  EXPECT_EQ(rows(run(aggregate(input_of(people()), {"height"}, {{size, ""}}, false), {people()})),
            (Texts{"1.5,2", "null,2", "1.75,1", "1.25,1", "2.0,1"}));
  EXPECT_EQ(rows(run(aggregate(input_of(people()), {"born"}, {{size, ""}}), {people()})),
            (Texts{"1990-01-01,2", "1980-06-15,2", "2000-02-29,1", "2020-12-31,1"}));
  EXPECT_EQ(rows(run(aggregate(input_of(people()), {"town", "born", "age"}, {{size, ""}}, false), {people(), people()})),
            (Texts{"Ulm,1990-01-01,30,2", "Köln,1980-06-15,41,4", "Ulm,2000-02-29,null,2", "null,null,7,2",
                   "a town with a long name,2020-12-31,2,2", "Ulm,1990-01-01,-5,2"}));
  EXPECT_EQ(rows(run(aggregate(input_of(people()), {"born", "age"}, {{size, ""}}), {people()})),
            (Texts{"1990-01-01,30,1", "1980-06-15,41,2", "2020-12-31,2,1", "1990-01-01,-5,1"}));
}

TEST(AggregateKernel, SumsHaveTheirTypes) {
  const dd::Table t = table({{"t", boolean, {"true", "true", "null"}},
                             {"i8", int8, {"127", "127", "-1"}},
                             {"u8", uint8, {"255", "255", "null"}},
                             {"f32", float32, {"16777216", "1", "1"}},
                             {"big", int64, {"9223372036854775807", "1", "0"}}});
  const Expr sums = aggregate(
      input_of(t), {}, {{sum, "t"}, {sum, "i8"}, {sum, "u8"}, {sum, "f32"}, {sum, "big"}, {max, "t"}, {min, "i8"}, {min, "f32"}});
  const dd::Table summed = run(sums, {t});
  EXPECT_EQ(rows(summed), (Texts{"2,253,510,16777218.0,-9223372036854775808,true,-1,1.0"}));
  EXPECT_EQ(summed["sum_t"].dtype(), int64);
  EXPECT_EQ(summed["sum_i8"].dtype(), int64);
  EXPECT_EQ(summed["sum_u8"].dtype(), uint64);
  EXPECT_EQ(summed["sum_f32"].dtype(), float32);
  EXPECT_EQ(summed["max_t"].dtype(), boolean);
  const dd::Table empty = run(aggregate(input_of(t), {"t"}, {{sum, "i8"}}), {});
  EXPECT_EQ(empty["sum_i8"].dtype(), int64);
}

TEST(AggregateKernel, MeanIsLoweredBeforeItComesHere) {
  EXPECT_EQ(error_of([] {
              run(aggregate(input_of(people()), {}, {{mean, "age"}}), {people()});
            }),
            "internal: An aggregation was not lowered to states: mean");
}

TEST(SortKernel, OrdersByKeysAndIsStable) {
  const Expr by_town = make(Sort{{{"town", true}, {"age", false}}, false, {}}, {input_of(people())});
  EXPECT_EQ(rows(run(by_town, {people()})),
            (Texts{"Köln,41,nan,1980-06-15", "Köln,41,null,1980-06-15", "Ulm,30,1.5,1990-01-01", "Ulm,-5,1.5,1990-01-01",
                   "Ulm,null,1.75,2000-02-29", "a town with a long name,2,2.0,2020-12-31", "null,7,1.25,null"}));
  const Expr down = make(Sort{{{"town", false}}, true, {}}, {input_of(people())});
  EXPECT_EQ(column(run(down, {people()}), "town"),
            (Texts{"null", "a town with a long name", "Ulm", "Ulm", "Ulm", "Köln", "Köln"}));
  EXPECT_EQ(column(run(down, {people()}), "age"), (Texts{"7", "2", "30", "null", "-5", "41", "41"}));
  const Expr by_height = make(Sort{{{"height", true}}, false, {}}, {input_of(people())});
  EXPECT_EQ(column(run(by_height, {people()}), "height"), (Texts{"1.25", "1.5", "1.5", "1.75", "2.0", "nan", "null"}));
  EXPECT_EQ(run(by_height, {}).num_rows(), 0u);
}

TEST(SortKernel, OrdersTextsWithLongCommonStarts) {
  const std::string start(100, 'x');
  const dd::Table t =
      table({{"s", string, {start + "b", start, start + "a", "x", start + "b", start + "ba", "xxxxxxxx", "xxxxxxxxx"}},
             {"n", int64, {"1", "2", "3", "4", "5", "6", "7", "8"}}});
  EXPECT_EQ(column(run(make(Sort{{{"s", true}, {"n", false}}, false, {}}, {input_of(t)}), {t}), "n"),
            (Texts{"4", "7", "8", "2", "3", "5", "1", "6"}));
  EXPECT_EQ(column(run(make(Sort{{{"s", false}}, false, {}}, {input_of(t)}), {t}), "n"),
            (Texts{"6", "1", "5", "3", "2", "8", "7", "4"}));
}

TEST(SortKernel, KeepsOnlyTheFirstRowsOfManyBatches) {
  std::vector<std::int64_t> keys, positions;
  for (std::int64_t i = 0; i < 300'000; ++i) keys.push_back(i * 7919 % 100'003), positions.push_back(i);
  const dd::Table t(
      {{"k", dd::Column(std::span<const std::int64_t>(keys))}, {"at", dd::Column(std::span<const std::int64_t>(positions))}});
  const Expr all = make(Sort{{{"k", false}}, false, {}}, {input_of(t)});
  const Expr some = make(Sort{{{"k", false}}, false, 50}, {input_of(t)});
  const dd::Table first = run(some, {t, t});
  EXPECT_EQ(rows(first), rows(run(all, {t, t}).head(50)));
  EXPECT_EQ(first.num_rows(), 50u);
}

/// The results of a partition_by over those rows, as the tasks that read them see them.
std::vector<dd::Table> divided(const Expr& fragment, const dd::Table& rows, const std::vector<dd::Table>& bounds = {}) {
  kernel::TaskContext context;
  context.inputs = {{rows.arrow()}, {}};
  for (const dd::Table& bound : bounds) context.inputs[1].push_back(bound.arrow());
  std::vector<dd::Table> results;
  for (const kernel::Partition& result : kernel::run_fragment(fragment, context))
    results.push_back(run(make(TaskInput{fragment->schema()}), {dd::Table(result)}));
  return results;
}

TEST(PartitionByKernel, KeepsEqualKeysTogether) {
  const Expr fragment = make(PartitionBy{PartitionMethod::hash, 3, {}}, {input_of(people()), col("town"), col("height")});
  std::vector<std::string> all;
  std::map<std::string, std::size_t> places;
  const std::vector<dd::Table> results = divided(fragment, people());
  ASSERT_EQ(results.size(), 3u);
  for (std::size_t index = 0; index < results.size(); ++index) {
    const dd::Table& result = results[index];
    for (std::size_t row = 0; row < result.num_rows(); ++row) {
      // NaN and null are one key, as in a group.
      std::string height = result["height"].to_string(row);
      if (height == "nan") height = "null";
      const std::string key = result["town"].to_string(row) + " " + height;
      EXPECT_EQ(places.try_emplace(key, index).first->second, index) << key;
    }
    for (const std::string& row : rows(result)) all.push_back(row);
  }
  std::vector<std::string> wanted = rows(people());
  std::sort(all.begin(), all.end());
  std::sort(wanted.begin(), wanted.end());
  EXPECT_EQ(all, wanted);
}

TEST(PartitionByKernel, DividesByRanges) {
  const Sort order{{{"town", true}, {"height", false}}, false, {}};
  const Expr keys = select(input_of(people()), {"town", "height"});
  const dd::Table bounds = run(make(RangeBounds{order, 3}, {keys}), {people()});
  ASSERT_EQ(bounds.num_rows(), 2u);
  const Expr known = make(TaskInput{keys->schema(), 1});
  const Expr sort = make(order, {input_of(people())});
  std::vector<std::string> all;
  for (const dd::Table& result :
       divided(make(PartitionBy{PartitionMethod::range, 3, order}, {input_of(people()), known}), people(), {bounds}))
    for (const std::string& row : rows(run(sort, {result}))) all.push_back(row);
  EXPECT_EQ(all, rows(run(sort, {people()})));
  EXPECT_EQ(rows(divided(make(PartitionBy{PartitionMethod::range, 3, order}, {input_of(people()), known}), people())[0]),
            rows(people()));
}

TEST(RangeBoundsKernel, GivesEachBoundOnce) {
  const Sort order{{{"k", true}}, false, {}};
  const dd::Table same({{"k", dd::Column(std::vector<std::int64_t>(100, 7))}});
  EXPECT_EQ(rows(run(make(RangeBounds{order, 8}, {input_of(same)}), {same})), Texts{"7"});
  EXPECT_EQ(run(make(RangeBounds{order, 8}, {input_of(same)}), {}).num_rows(), 0u);
}

TEST(SpreadSampleKernel, SpreadsEvenlyOverAllBatches) {
  std::vector<std::int64_t> values(100'000);
  std::iota(values.begin(), values.end(), 0);
  const dd::Table table({{"k", dd::Column(std::span<const std::int64_t>(values))}});
  const dd::Table sample = run(make(SpreadSample{100}, {input_of(table)}), {table});
  EXPECT_GE(sample.num_rows(), 100u);
  EXPECT_LE(sample.num_rows(), 200u);
  const auto kept = sample["k"].values<std::int64_t>();
  for (std::size_t row = 1; row < kept.size(); ++row) EXPECT_EQ(kept[row] - kept[row - 1], kept[1] - kept[0]);
  EXPECT_GT(kept.back(), 99'000);
  EXPECT_EQ(run(make(SpreadSample{100}, {input_of(people())}), {people()}).num_rows(), people().num_rows());
}

TEST(SortKernel, RefusesPlansWithoutKeys) {
  EXPECT_EQ(error_of([] { run(make(Sort{}, {input_of(people())}), {people()}); }), "cluster: A plan sorts by no column");
}

TEST(CallKernel, CallsFunctionsOnRowsWithoutNulls) {
  const Expr product = make(CallScalar{"scaled"}, {col("height"), col("age")});
  EXPECT_EQ(evaluate(product, people()), (Texts{"45.0", "nan", "null", "8.75", "null", "4.0", "-7.5"}));
  const Expr text = make(CallScalar{"tagged"}, {col("town"), binary(BinaryOp::gt, col("age"), literal(std::int64_t{10}))});
  EXPECT_EQ(evaluate(text, people()), (Texts{"Ulm!", "Köln!", "null", "null", "Köln!", "a town with a long name?", "Ulm?"}));
  EXPECT_EQ(evaluate(make(CallScalar{"scaled"}, {literal(2.0), literal(std::int64_t{3})}), people().head(2)),
            (Texts{"6.0", "6.0"}));
}

TEST(CallKernel, ChecksArguments) {
  const auto message = [](const Expr& scalar) { return error_of([&] { type_of(scalar, people()); }); };
  EXPECT_EQ(message(make(CallScalar{"scaled"}, {col("age")})), "user: Function takes 2 arguments, not 1: scaled(age)");
  EXPECT_EQ(message(make(CallScalar{"scaled"}, {col("town"), col("age")})),
            "user: Function takes float64 as argument 1, not string: scaled(town, age)");
  EXPECT_EQ(message(make(CallScalar{"last_two"}, {col("age")})), "user: Function takes a table, not values: last_two(age)");
  EXPECT_EQ(error_of([] {
              evaluate(make(CallScalar{"scaled"}, {col("height"), literal(std::int64_t{1} << 40)}), people());
            }),
            "data: Not an int32: 1099511627776");
}

TEST(MapPartitionsKernel, GivesEachTaskOneTable) {
  const Schema columns({{"age", int64}});
  const Expr ages = select(input_of(people()), {"age"});
  EXPECT_EQ(rows(run(make(MapPartitions{"last_two", columns}, {ages}), {people(), people()})), (Texts{"30", "41"}));
  EXPECT_EQ(error_of([&] {
              run(make(MapPartitions{"unstable", Schema({{"a", int64}})}, {ages}), {people()});
            }),
            "user: Function gave other columns than for a table without rows: unstable (a int64 became b int64)");
}

TEST(Fragment, StopsWhenItIsCancelled) {
  kernel::register_kernels();
  const std::atomic<bool> cancelled = true;
  kernel::TaskContext context;
  context.inputs = {{people().arrow()}};
  context.cancelled = &cancelled;
  EXPECT_EQ(error_of([&] { kernel::run_fragment(make(Limit{1}, {input_of(people())}), context); }),
            "user: The computation was cancelled");
}

TEST(Fragment, NeedsPartitionsOfItsColumns) {
  const dd::Table other({{"town", people()["age"]}});
  EXPECT_EQ(error_of([&] {
              run(select(input_of(people()), {"town"}), {people().head(1), other});
            }),
            "internal: A partition's column is int64, not string: town");
  EXPECT_EQ(error_of([&] { run(input_of(people()), {other}); }), "internal: A partition's column is int64, not string: town");
  EXPECT_EQ(error_of([&] {
              run(input_of(people()), {dd::Table({{"age", people()["age"]}})});
            }),
            "internal: A partition has no such column: town");
}

}  // namespace
}  // namespace weft::kernel_test
