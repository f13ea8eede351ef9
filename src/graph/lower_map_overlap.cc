// map_overlap -> each partition with the results that hold its neighbours' rows.
#include "graph/lowerings.h"
#include "graph/neighbours.h"
#include "plan/ops/map_overlap.h"

namespace weft::graph {

std::optional<Stage> lower_map_overlap(Planner& planner, const Expr& frame) {
  const auto& op = *frame->as<plan::MapOverlap>();
  auto kept = planner.kept_stage(frame->input());
  if (!kept) return std::nullopt;
  return with_op(frame, with_neighbours(planner, std::move(*kept), op.before, op.after));
}

}  // namespace weft::graph
