// sample -> each partition told which one it is, so that no two choose alike.
#include "graph/lowerings.h"
#include "plan/ops/sample.h"

namespace weft::graph {

std::optional<Stage> lower_sample(Planner& planner, const Expr& frame) {
  auto input = planner.stage(frame->input());
  if (!input) return std::nullopt;
  for (std::size_t index = 0; index < input->pieces.size(); ++index) {
    plan::Sample own = *frame->as<plan::Sample>();
    own.partition = index;
    input->pieces[index].fragment = plan::make(own, {input->pieces[index].fragment});
  }
  return input;
}

}  // namespace weft::graph
