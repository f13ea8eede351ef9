// Rows divided into ranges of their keys.
#include "graph/range_exchange.h"

#include <algorithm>

#include "plan/narrow_source.h"
#include "plan/ops/limit.h"
#include "plan/ops/partition_by.h"
#include "plan/ops/project.h"
#include "plan/ops/range_bounds.h"
#include "plan/ops/spread_sample.h"
#include "plan/ops/task_input.h"

namespace weft::graph {
namespace {

using namespace plan;

/// Partitions that are looked at to learn where the keys lie, rows that each is read for that, and those that it gives. Many
/// partitions a little, few ones more: rows that are in some order already lie together, and reading costs.
constexpr std::size_t least_sampled = 16, most_sampled = 64;
constexpr std::int64_t rows_read = 32 * 1024, rows_of_sample = 2048;

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

/// The keys alone: of a source nothing else is read.
Expr keys_of(const Expr& fragment, const std::vector<std::string>& names) {
  const auto is_key = [&](const std::string& name) { return std::find(names.begin(), names.end(), name) != names.end(); };
  return select(narrow_source(fragment, fragment->inputs(), is_key).value_or(fragment), names);
}

/// The keys of some rows of some partitions, or of parts of them where they are few.
Stage sample_of(const Planner& planner, const Stage& input, const Sort& order) {
  const auto divided = input.pieces.size() < least_sampled ? planner.divided(input, least_sampled) : std::nullopt;
  const std::vector<Piece>& pieces = divided ? divided->pieces : input.pieces;
  const std::size_t step = (pieces.size() + most_sampled - 1) / most_sampled;
  Stage some;
  for (std::size_t index = step / 2; index < pieces.size(); index += step) some.pieces.push_back(pieces[index]);
  const std::int64_t read =
      rows_read * static_cast<std::int64_t>(std::max<std::size_t>(1, least_sampled / std::max<std::size_t>(1, pieces.size())));
  return wrap(std::move(some), [&](const Expr& fragment) {
    return make(SpreadSample{rows_of_sample}, {make(Limit{read}, {keys_of(fragment, names_of(order))})});
  });
}

}  // namespace

std::optional<Planner::Results> sample_bounds(Planner& planner, const Stage& input, const Schema& schema, const Sort& order,
                                              std::uint32_t count) {
  auto samples = planner.run(sample_of(planner, input, order));
  if (!samples) return std::nullopt;
  return planner.run(wrap(gather(*samples, key_schema(order, schema)), [&](const Expr& rows) {
    return make(RangeBounds{order, count}, {rows});
  }));
}

std::optional<Planner::Results> run_ranges(Planner& planner, Stage input, const Schema& schema, const Sort& order,
                                           std::uint32_t count, const std::vector<std::string>& bounds) {
  const Stage divided = read_beside(std::move(input), {bounds}, [&](const Expr& fragment, std::uint32_t slot) {
    return make(PartitionBy{PartitionMethod::range, count, order}, {fragment, make(TaskInput{key_schema(order, schema), slot})});
  });
  return planner.run_joined(divided);
}

std::optional<Stage> divide_ranges(Planner& planner, Stage input, const Schema& schema, const Sort& order, std::uint32_t count,
                                   const std::vector<std::string>& bounds) {
  auto results = run_ranges(planner, std::move(input), schema, order, count, bounds);
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
  auto bounds = sample_bounds(planner, input, schema, order, count);
  if (!bounds) return std::nullopt;
  return range_exchange(planner, std::move(input), schema, order, count, (*bounds)[0]);
}

}  // namespace weft::graph
