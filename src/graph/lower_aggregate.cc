// aggregate -> each task's own groups, divided by their keys, and then those of the same keys together.
#include <algorithm>

#include "graph/lowerings.h"
#include "graph/split_aggregate.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/partition_by.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/task_input.h"

namespace weft::graph {
namespace {

using namespace plan;

/// Groups of all tasks that one task puts together faster than several would.
constexpr std::int64_t few_rows = 50'000;

/// What is read for one bucket, about: few enough rows that the table of their groups mostly lies in a near cache.
constexpr std::uint64_t group_bucket_bytes = std::uint64_t{64} << 20;
constexpr std::uint64_t most_group_buckets = 256;

std::uint32_t num_group_buckets(const Planner& planner, const Stage& input) {
  return std::max(planner.num_buckets(input.bytes()),
                  static_cast<std::uint32_t>(std::min(input.bytes() / group_bucket_bytes, most_group_buckets)));
}

/// The results of the first half, in one piece when they are few, for the second half.
Stage meet(const Planner& planner, const Planner::Results& results, const Schema& schema) {
  const bool divided = results.at(0).size() > 1 && planner.size_of(results).rows > few_rows;
  return divided ? gather_outputs(planner, results, schema) : gather(results, schema);
}

/// The columns that the scalars of an aggregation read.
std::vector<std::string> columns_read(const Expr& aggregate) {
  std::vector<std::string> names;
  for (std::size_t index = 1; index < aggregate->inputs().size(); ++index)
    for (std::string& name : columns_of(aggregate->input(index)))
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  return names;
}

/// Functions that need all rows of a group at once: the rows themselves are divided by their keys.
std::optional<Stage> lower_holistic(Planner& planner, const Expr& frame, Stage input, const SplitAggregate& split) {
  if (planner.is_one_task(input)) return wrap(std::move(input), split.complete);
  const std::size_t num_keys = frame->as<Aggregate>()->keys.size();
  const std::vector<std::string> names = columns_read(frame);
  const std::uint32_t buckets = num_keys == 0 ? 1 : num_group_buckets(planner, input);
  Schema columns;
  auto results = planner.run_joined(wrap(std::move(input), [&](const Expr& fragment) {
    const Expr rows = select(fragment, names);
    columns = rows->schema();
    return buckets > 1 ? partition_by_hash(rows, std::span(frame->inputs()).subspan(1, num_keys), buckets) : rows;
  }));
  if (!results) return std::nullopt;
  return wrap(meet(planner, *results, columns), split.complete);
}

std::vector<Expr> key_columns(const std::vector<std::string>& names) {
  std::vector<Expr> columns;
  for (const std::string& name : names) columns.push_back(column(name));
  return columns;
}

/// The states of each task's own groups, divided by some of the keys.
std::optional<Planner::Results> run_partial(Planner& planner, Stage input, const SplitAggregate& split,
                                            const std::vector<std::string>& keys, std::uint32_t buckets) {
  if (keys.empty() || input.pieces.empty() || planner.is_one_task(input)) buckets = 1;
  return planner.run_joined(wrap(std::move(input), [&](const Expr& fragment) {
    std::vector<Expr> inputs = split.partial->inputs();
    inputs[0] = fragment;
    const Expr made = with_inputs(split.partial, std::move(inputs));
    return buckets > 1 ? partition_by_hash(made, key_columns(keys), buckets) : made;
  }));
}

SplitAggregate split_of(const Expr& frame) { return split_aggregate(frame, make(TaskInput{frame->input()->schema()})); }

std::optional<Stage> lower_one(Planner& planner, const Expr& frame, Stage input) {
  const SplitAggregate split = split_of(frame);
  if (split.is_holistic) return lower_holistic(planner, frame, std::move(input), split);
  const std::uint32_t buckets = num_group_buckets(planner, input);
  auto results = run_partial(planner, std::move(input), split, frame->as<Aggregate>()->keys, buckets);
  if (!results) return std::nullopt;
  return wrap(meet(planner, *results, split.partial->schema()), split.finish);
}

/// Whether an aggregation is one of groups whose keys are its own and others.
bool is_of_groups(const Planner& planner, const Expr& frame) {
  const Expr& groups = frame->input();
  const auto* of = groups->as<Aggregate>();
  const std::size_t num_keys = frame->as<Aggregate>()->keys.size();
  if (!of || num_keys == 0 || planner.is_shared(groups) || split_of(groups).is_holistic) return false;
  const std::vector<Expr> keys = key_columns(of->keys);
  return std::all_of(frame->inputs().begin() + 1, frame->inputs().begin() + 1 + static_cast<std::ptrdiff_t>(num_keys),
                     [&](const Expr& key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); });
}

/// Whether no bucket is so large that the others end long before it.
bool is_balanced(const Planner& planner, const Planner::Results& results) {
  std::int64_t largest = 0;
  for (std::size_t bucket = 0; bucket < results.at(0).size(); ++bucket) {
    std::int64_t bytes = 0;
    for (const auto& outputs : results) bytes += planner.size_of(outputs[bucket]).bytes;
    largest = std::max(largest, bytes);
  }
  const ResultSize all = planner.size_of(results);
  return all.rows <= few_rows || largest <= 2 * all.bytes / static_cast<std::int64_t>(results.at(0).size());
}

/// The rows of the groups are divided once, by the keys of both: what meets has all that belongs together in the end.
std::optional<Stage> lower_of_groups(Planner& planner, const Expr& frame) {
  const Expr& groups = frame->input();
  auto input = planner.stage(groups->input());
  if (!input) return std::nullopt;
  const SplitAggregate split = split_of(groups);
  const Schema partial = split.partial->schema();
  std::vector<std::string> keys;
  for (std::size_t key = 0; key < frame->as<Aggregate>()->keys.size(); ++key)
    keys.push_back(frame->input(1 + key)->as<ColumnRef>()->column);
  const std::uint32_t of_both = planner.num_buckets(input->bytes());
  auto results = run_partial(planner, std::move(*input), split, keys, of_both);
  if (!results) return std::nullopt;
  if (is_balanced(planner, *results)) {
    Stage met = wrap(meet(planner, *results, partial), split.finish);
    planner.know(groups, met);
    return wrap(std::move(met), split_of(frame).complete);
  }
  // A few groups of many: first they are counted as what they are.
  const std::uint32_t buckets = planner.num_buckets(static_cast<std::uint64_t>(planner.size_of(*results).bytes));
  auto divided = planner.run_joined(wrap(keep(planner, *results, partial), [&](const Expr& rows) {
    return partition_by_hash(rows, key_columns(groups->as<Aggregate>()->keys), buckets);
  }));
  if (!divided) return std::nullopt;
  Stage met = wrap(meet(planner, *divided, partial), split.finish);
  planner.know(groups, met);
  return lower_one(planner, frame, std::move(met));
}

}  // namespace

std::optional<Stage> lower_aggregate(Planner& planner, const Expr& frame) {
  if (is_of_groups(planner, frame)) return lower_of_groups(planner, frame);
  auto input = planner.stage(frame->input());
  if (!input) return std::nullopt;
  return lower_one(planner, frame, std::move(*input));
}

}  // namespace weft::graph
