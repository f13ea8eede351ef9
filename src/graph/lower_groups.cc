// group_rows, group_apply -> rows divided by the hash of their keys, and then the groups of each bucket.
#include "graph/lowerings.h"
#include "plan/ops/group_rows.h"
#include "plan/ops/partition_by.h"

namespace weft::graph {
namespace {

using namespace plan;

/// What of each group in one task decides on the rows of the whole group.
Expr partial(const Expr& frame, const Expr& fragment) {
  GroupRows op = *frame->as<GroupRows>();
  op.count = op.alone ? 2 : op.begin + op.count;
  op.begin = 0;
  op.alone = false;
  std::vector<Expr> inputs = frame->inputs();
  inputs[0] = fragment;
  return make(op, std::move(inputs));
}

}  // namespace

std::optional<Stage> lower_groups(Planner& planner, const Expr& frame) {
  auto input = planner.stage(frame->input());
  if (!input) return std::nullopt;
  if (planner.is_one_task(*input)) return with_op(frame, std::move(*input));
  const std::uint32_t buckets = planner.num_buckets(input->bytes());
  auto results = planner.run_joined(wrap(std::move(*input), [&](const Expr& fragment) {
    return partition_by_hash(frame->as<GroupRows>() ? partial(frame, fragment) : fragment, std::span(frame->inputs()).subspan(1),
                             buckets);
  }));
  if (!results) return std::nullopt;
  return with_op(frame, gather_outputs(planner, *results, frame->input()->schema()));
}

}  // namespace weft::graph
