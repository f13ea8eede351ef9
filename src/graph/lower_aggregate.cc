// aggregate -> each task's own groups, divided by their keys, and then those of the same keys together.
#include "graph/lowerings.h"
#include "graph/split_aggregate.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/partition_by.h"
#include "plan/ops/scalar.h"
#include "plan/ops/task_input.h"

namespace weft::graph {
namespace {

using namespace plan;

/// Groups of all tasks that one task puts together faster than several would.
constexpr std::int64_t few_rows = 50'000;

Expr by_keys(const Expr& partial, const std::vector<std::string>& keys, std::uint32_t count) {
  std::vector<Expr> inputs{partial};
  for (const std::string& key : keys) inputs.push_back(column(key));
  return make(PartitionBy{PartitionMethod::hash, count, {}}, std::move(inputs));
}

}  // namespace

std::optional<Stage> lower_aggregate(Planner& planner, const Expr& frame) {
  auto input = planner.stage(frame->input());
  if (!input) return std::nullopt;
  const std::vector<std::string>& keys = frame->as<Aggregate>()->keys;
  const SplitAggregate split = split_aggregate(frame, make(TaskInput{frame->input()->schema()}));
  const Schema partial = split.partial->schema();
  const bool divide = !keys.empty() && input->pieces.size() > 1;
  const std::uint32_t buckets = divide ? planner.num_buckets(input->bytes()) : 1;
  auto results = planner.run_joined(wrap(std::move(*input), [&](const Expr& fragment) {
    std::vector<Expr> inputs = split.partial->inputs();
    inputs[0] = fragment;
    const Expr made = with_inputs(split.partial, std::move(inputs));
    return buckets > 1 ? by_keys(made, keys, buckets) : made;
  }));
  if (!results) return std::nullopt;
  const bool together = buckets == 1 || planner.size_of(*results).rows <= few_rows;
  return wrap(together ? gather(*results, partial) : gather_outputs(planner, *results, partial), split.finish);
}

}  // namespace weft::graph
