// Rows divided into ranges of their keys.
#include "graph/range_exchange.h"

#include "plan/ops/partition_by.h"
#include "plan/ops/project.h"
#include "plan/ops/range_bounds.h"
#include "plan/ops/spread_sample.h"
#include "plan/ops/task_input.h"

namespace weft::graph {
namespace {

using namespace plan;

/// Partitions that are looked at to learn where the keys lie, and rows that each gives.
constexpr std::size_t most_sampled = 8;
constexpr std::int64_t rows_of_sample = 4096;

std::vector<std::string> names_of(const Sort& order) {
  std::vector<std::string> names;
  for (const SortKey& key : order.keys) names.push_back(key.column);
  return names;
}

Schema key_schema(const Sort& order, const Schema& schema) {
  std::vector<Field> fields;
  for (const SortKey& key : order.keys) fields.push_back(schema.at(key.column));
  return Schema(std::move(fields));
}

/// The keys alone, of some rows of some partitions.
Stage sample_of(const Stage& input, const Sort& order) {
  const std::size_t step = (input.pieces.size() + most_sampled - 1) / most_sampled;
  Stage some;
  for (std::size_t index = step / 2; index < input.pieces.size(); index += step) some.pieces.push_back(input.pieces[index]);
  return wrap(std::move(some),
              [&](const Expr& fragment) { return make(SpreadSample{rows_of_sample}, {select(fragment, names_of(order))}); });
}

}  // namespace

std::optional<Stage> divide_ranges(Planner& planner, Stage input, const Schema& schema, const Sort& order, std::uint32_t count,
                                   const std::vector<std::string>& bounds) {
  const Stage divided = read_beside(std::move(input), {bounds}, [&](const Expr& fragment, std::uint32_t slot) {
    return make(PartitionBy{PartitionMethod::range, count, order}, {fragment, make(TaskInput{key_schema(order, schema), slot})});
  });
  auto results = planner.run_joined(divided);
  if (!results) return std::nullopt;
  return gather_outputs(planner, *results, schema);
}

std::optional<Stage> range_exchange(Planner& planner, Stage input, const Schema& schema, const Sort& order, std::uint32_t count,
                                    const std::vector<std::string>& bounds) {
  auto divided = divide_ranges(planner, std::move(input), schema, order, count, bounds);
  if (!divided) return std::nullopt;
  return wrap(std::move(*divided), [&](const Expr& rows) { return make(order, {rows}); });
}

std::optional<Stage> range_exchange(Planner& planner, Stage input, const Schema& schema, const Sort& order, std::uint32_t count) {
  auto samples = planner.run(sample_of(input, order));
  if (!samples) return std::nullopt;
  auto bounds = planner.run(wrap(gather(*samples, key_schema(order, schema)), [&](const Expr& rows) {
    return make(RangeBounds{order, count}, {rows});
  }));
  if (!bounds) return std::nullopt;
  return range_exchange(planner, std::move(input), schema, order, count, (*bounds)[0]);
}

}  // namespace weft::graph
