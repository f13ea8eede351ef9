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
  if (input.pieces.size() == 1) return wrap(std::move(input), split.complete);
  const std::size_t num_keys = frame->as<Aggregate>()->keys.size();
  const std::vector<std::string> names = columns_read(frame);
  const std::uint32_t buckets = num_keys == 0 ? 1 : planner.num_buckets(input.bytes());
  Schema columns;
  auto results = planner.run_joined(wrap(std::move(input), [&](const Expr& fragment) {
    const Expr rows = select(fragment, names);
    columns = rows->schema();
    return buckets > 1 ? partition_by_hash(rows, std::span(frame->inputs()).subspan(1, num_keys), buckets) : rows;
  }));
  if (!results) return std::nullopt;
  return wrap(meet(planner, *results, columns), split.complete);
}

}  // namespace

std::optional<Stage> lower_aggregate(Planner& planner, const Expr& frame) {
  auto input = planner.stage(frame->input());
  if (!input) return std::nullopt;
  const std::vector<std::string>& keys = frame->as<Aggregate>()->keys;
  const SplitAggregate split = split_aggregate(frame, make(TaskInput{frame->input()->schema()}));
  if (split.is_holistic) return lower_holistic(planner, frame, std::move(*input), split);
  const Schema partial = split.partial->schema();
  std::vector<Expr> key_columns;
  for (const std::string& key : keys) key_columns.push_back(column(key));
  const bool divide = !keys.empty() && input->pieces.size() > 1;
  const std::uint32_t buckets = divide ? planner.num_buckets(input->bytes()) : 1;
  auto results = planner.run_joined(wrap(std::move(*input), [&](const Expr& fragment) {
    std::vector<Expr> inputs = split.partial->inputs();
    inputs[0] = fragment;
    const Expr made = with_inputs(split.partial, std::move(inputs));
    return buckets > 1 ? partition_by_hash(made, key_columns, buckets) : made;
  }));
  if (!results) return std::nullopt;
  return wrap(meet(planner, *results, partial), split.finish);
}

}  // namespace weft::graph
