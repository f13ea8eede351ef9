// Rows a second of each kernel, on one core: expressions, groups, sort, merge, Arrow in and out.
#include <random>

#include <arrow/table.h>
#include <benchmark/benchmark.h>
#include <weft/table.h>

#include "kernel/arrow_batches.h"
#include "kernel/evaluate.h"
#include "kernel/register.h"
#include "plan/builtin_ops.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/filter.h"
#include "plan/ops/partition_by.h"
#include "plan/ops/scalar.h"
#include "plan/ops/sort.h"
#include "plan/ops/string_function.h"
#include "plan/ops/task_input.h"

namespace {

using namespace weft;
using namespace weft::plan;

constexpr std::size_t num_rows = 1'000'000;

Expr col(const char* name) { return plan::column(name); }
Expr lit(Literal value) { return plan::literal(std::move(value)); }

/// The columns of the H2O group-by data: id1 100 strings, id3 1e6 strings, id4 100 integers, id6 1e6 integers, v1 to 5, v3 a
/// float.
const kernel::Partition& data() {
  static const kernel::Partition only = [] {
    std::mt19937_64 random(7);
    std::vector<std::string> id1, id3;
    std::vector<std::int64_t> id4, id6, v1;
    std::vector<double> v3;
    char text[32];
    for (std::size_t i = 0; i < num_rows; ++i) {
      std::snprintf(text, sizeof text, "id%03d", static_cast<int>(random() % 100 + 1));
      id1.push_back(text);
      std::snprintf(text, sizeof text, "id%010d", static_cast<int>(random() % num_rows + 1));
      id3.push_back(text);
      id4.push_back(static_cast<std::int64_t>(random() % 100 + 1));
      id6.push_back(static_cast<std::int64_t>(random() % num_rows * 1'000'003));
      v1.push_back(static_cast<std::int64_t>(random() % 5 + 1));
      v3.push_back(static_cast<double>(random() % 100'000'000) / 1e6);
    }
    const auto strings = [](const auto& values) { return dd::Column(std::span<const std::string>(values)); };
    const auto integers = [](const auto& values) { return dd::Column(std::span<const std::int64_t>(values)); };
    register_builtin_ops();
    kernel::register_kernels();
    return dd::Table({{"id1", strings(id1)},
                      {"id3", strings(id3)},
                      {"id4", integers(id4)},
                      {"id6", integers(id6)},
                      {"v1", integers(v1)},
                      {"v3", dd::Column(std::span<const double>(v3))}})
        .arrow();
  }();
  return only;
}

const Schema& schema() {
  static const Schema only(
      {{"id1", dd::string}, {"id3", dd::string}, {"id4", dd::int64}, {"id6", dd::int64}, {"v1", dd::int64}, {"v3", dd::float64}});
  return only;
}

/// The columns a fragment reads, and their rows as batches.
Schema some(std::initializer_list<const char*> names) {
  std::vector<Field> fields;
  for (const char* name : names) fields.push_back(schema().at(name));
  return Schema(std::move(fields));
}

std::vector<kernel::Batch> batches(const Schema& columns) {
  std::vector<kernel::Batch> all;
  kernel::for_each_batch(data(), columns, [&](kernel::Batch batch) {
    all.push_back(std::move(batch));
    return true;
  });
  return all;
}

void count_rows(benchmark::State& state, std::size_t rows = num_rows) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows));
}

void evaluate(benchmark::State& state, const Expr& scalar) {
  const auto all = batches(schema());
  const kernel::Evaluator evaluator(scalar, schema());
  for (auto _ : state)
    for (const kernel::Batch& batch : all) benchmark::DoNotOptimize(evaluator.evaluate(batch));
  count_rows(state);
}

void select(benchmark::State& state, const Expr& scalar) {
  const auto all = batches(schema());
  const kernel::Evaluator evaluator(scalar, schema());
  std::vector<std::uint32_t> rows;
  for (auto _ : state)
    for (const kernel::Batch& batch : all) {
      rows.clear();
      evaluator.select(batch, rows);
      benchmark::DoNotOptimize(rows.data());
    }
  count_rows(state);
}

void run(benchmark::State& state, const Expr& fragment, const std::vector<kernel::Partition>& inputs,
         std::size_t rows = num_rows) {
  kernel::TaskContext context;
  context.inputs = {inputs};
  for (auto _ : state) benchmark::DoNotOptimize(kernel::run_fragment(fragment, context));
  count_rows(state, rows);
}

Expr aggregate(std::initializer_list<const char*> columns, std::vector<std::string> keys,
               std::vector<std::pair<AggregateFunction, const char*>> items) {
  Aggregate op{std::move(keys), {}, true};
  std::vector<Expr> inputs{make(TaskInput{some(columns)})};
  for (const std::string& key : op.keys) inputs.push_back(plan::column(key));
  for (const auto& [function, name] : items) {
    op.items.push_back({function, std::to_string(op.items.size())});
    if (function != AggregateFunction::size) inputs.push_back(col(name));
  }
  return make(op, inputs);
}

using enum BinaryOp;
using enum AggregateFunction;

BENCHMARK_CAPTURE(evaluate, multiply_add, binary(add, binary(mul, col("v3"), lit(2.0)), col("v3")));
BENCHMARK_CAPTURE(evaluate, compare, binary(gt, col("v3"), lit(50.0)));
BENCHMARK_CAPTURE(evaluate, contains, make(StringFunction{"contains", {std::string("99"), true, true}}, {col("id3")}));
BENCHMARK_CAPTURE(select, half, binary(gt, col("v3"), lit(50.0)));
BENCHMARK_CAPTURE(select, two_conditions,
                  binary(logical_and, binary(lt, col("v3"), lit(10.0)), binary(gt, col("id4"), lit(std::int64_t{50}))));
BENCHMARK_CAPTURE(select, text_equals, binary(eq, col("id1"), lit(std::string("id042"))));

BENCHMARK_CAPTURE(run, filter_one_in_ten, filter(make(TaskInput{schema()}), binary(lt, col("v3"), lit(10.0))), {data()});
BENCHMARK_CAPTURE(run, copy, make(TaskInput{schema()}), {data()});
BENCHMARK_CAPTURE(run, sum_of_all, aggregate({"v1", "v3"}, {}, {{sum, "v1"}, {sum, "v3"}}), {data()});
BENCHMARK_CAPTURE(run, min_max_of_all, aggregate({"v1", "v3"}, {}, {{min, "v1"}, {max, "v3"}}), {data()});
BENCHMARK_CAPTURE(run, size_by_100_strings, aggregate({"id1"}, {"id1"}, {{size, ""}}), {data()});
BENCHMARK_CAPTURE(run, sum_by_100_strings, aggregate({"id1", "v1"}, {"id1"}, {{sum, "v1"}}), {data()});
BENCHMARK_CAPTURE(run, sum_by_100_integers, aggregate({"id4", "v1"}, {"id4"}, {{sum, "v1"}}), {data()});
BENCHMARK_CAPTURE(run, five_by_100_integers,
                  aggregate({"id4", "v1", "v3"}, {"id4"}, {{sum, "v1"}, {sum, "v3"}, {count, "v3"}, {min, "v3"}, {max, "v1"}}),
                  {data()});
BENCHMARK_CAPTURE(run, sum_by_million_strings, aggregate({"id3", "v1"}, {"id3"}, {{sum, "v1"}}), {data()});
BENCHMARK_CAPTURE(run, sum_by_million_integers, aggregate({"id6", "v1"}, {"id6"}, {{sum, "v1"}}), {data()});
BENCHMARK_CAPTURE(run, sum_by_string_and_integer, aggregate({"id1", "id4", "v1"}, {"id1", "id4"}, {{sum, "v1"}}), {data()});

BENCHMARK_CAPTURE(run, sort_by_float, make(Sort{{{"v3", true}}, false, {}}, {make(TaskInput{schema()})}), {data()});
BENCHMARK_CAPTURE(run, sort_by_string, make(Sort{{{"id3", true}}, false, {}}, {make(TaskInput{schema()})}), {data()});
BENCHMARK_CAPTURE(run, sort_by_two, make(Sort{{{"id1", true}, {"v3", false}}, false, {}}, {make(TaskInput{schema()})}), {data()});
BENCHMARK_CAPTURE(run, first_hundred, make(Sort{{{"v3", false}}, false, 100}, {make(TaskInput{schema()})}), {data()});

BENCHMARK_CAPTURE(run, divide_by_hash, make(PartitionBy{PartitionMethod::hash, 16, {}}, {make(TaskInput{schema()}), col("id3")}),
                  {data()});

}  // namespace

BENCHMARK_MAIN();
