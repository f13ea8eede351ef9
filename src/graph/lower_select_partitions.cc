// select_partitions -> those pieces; the others are never made.
#include <weft/error.h>

#include "graph/lowerings.h"
#include "plan/ops/select_partitions.h"

namespace weft::graph {

std::optional<Stage> lower_select_partitions(Planner& planner, const Expr& frame) {
  const auto& op = *frame->as<plan::SelectPartitions>();
  auto input = planner.stage(frame->input());
  if (!input) return std::nullopt;
  if (op.end > input->pieces.size())
    throw Error(ErrorKind::user, "partitions: there are " + std::to_string(input->pieces.size()) +
                                     ", numbered from 0, so there is no " + std::to_string(op.end - 1));
  const auto first = input->pieces.begin();
  return Stage{{first + static_cast<std::ptrdiff_t>(op.begin), first + static_cast<std::ptrdiff_t>(op.end)}};
}

}  // namespace weft::graph
