// concat -> the partitions of all its inputs, one after the other.
#include "graph/lowerings.h"

namespace weft::graph {

std::optional<Stage> lower_concat(Planner& planner, const Expr& frame) {
  Stage all;
  bool complete = true;
  for (const Expr& input : frame->inputs()) {
    auto made = planner.stage(input);
    complete &= made.has_value();
    if (made) all.pieces.insert(all.pieces.end(), made->pieces.begin(), made->pieces.end());
  }
  if (!complete) return std::nullopt;
  return all;
}

}  // namespace weft::graph
