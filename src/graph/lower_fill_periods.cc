// fill_periods -> all rows, which are few, in one task.
#include "graph/lowerings.h"

namespace weft::graph {

std::optional<Stage> lower_fill_periods(Planner& planner, const Expr& frame) {
  auto input = planner.stage(frame->input());
  if (!input) return std::nullopt;
  if (input->pieces.size() == 1) return with_op(frame, std::move(*input));
  auto results = planner.run(*input);
  if (!results) return std::nullopt;
  return with_op(frame, gather(*results, frame->input()->schema()));
}

}  // namespace weft::graph
