// attach_groups -> the groups first, all of which each partition of the rows then reads.
#include "graph/join_input.h"
#include "graph/lowerings.h"
#include "plan/ops/group_value.h"

namespace weft::graph {

std::optional<Stage> lower_attach_groups(Planner& planner, const Expr& frame) {
  auto groups = planner.stage(frame->input(1));
  auto rows = planner.stage(frame->input(0));
  if (!groups || !rows) return std::nullopt;
  JoinInput found{frame->input(1), {}, std::move(*groups)};
  if (!compute(planner, found)) return std::nullopt;
  return join_each(std::move(*rows), found, [&](const Expr& flowing, Expr read) {
    std::vector<Expr> inputs = frame->inputs();
    inputs[0] = flowing;
    inputs[1] = std::move(read);
    return plan::with_inputs(frame, std::move(inputs));
  });
}

}  // namespace weft::graph
