// attach_values -> the frames of one row computed first, and read by the tasks of the other.
#include "graph/join_input.h"
#include "graph/lowerings.h"
#include "plan/ops/attach_values.h"
#include "plan/ops/task_input.h"

namespace weft::graph {

using namespace plan;

std::optional<Stage> lower_attach_values(Planner& planner, const Expr& frame) {
  auto rows = planner.stage(frame->input());
  bool complete = rows.has_value();
  std::vector<std::vector<std::string>> values;
  for (std::size_t index = 1; index < frame->inputs().size(); ++index) {
    auto made = planner.stage(frame->input(index));
    JoinInput value{frame->input(index), {}, made ? std::move(*made) : Stage{}};
    const bool computed = made && compute(planner, value);
    complete &= computed;
    if (computed) values.push_back(names_of(*value.results));
  }
  if (!complete) return std::nullopt;
  return read_beside(std::move(*rows), values, [&](const Expr& fragment, std::uint32_t slot) {
    std::vector<Expr> inputs{fragment};
    for (std::size_t index = 1; index < frame->inputs().size(); ++index, ++slot)
      inputs.push_back(make(TaskInput{frame->input(index)->schema(), slot}));
    return with_inputs(frame, std::move(inputs));
  });
}

}  // namespace weft::graph
