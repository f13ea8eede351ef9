// attach_values -> the frames of one row computed first, and read by the tasks of the other.
#include <algorithm>

#include "graph/lowerings.h"
#include "plan/ops/attach_values.h"
#include "plan/ops/task_input.h"

namespace weft::graph {

using namespace plan;

namespace {

/// The op on a fragment, with the values read from the slots from `slot` on.
Expr read_beside(const Expr& frame, const Expr& fragment, std::uint32_t slot) {
  std::vector<Expr> inputs{fragment};
  for (std::size_t index = 1; index < frame->inputs().size(); ++index, ++slot)
    inputs.push_back(make(TaskInput{frame->input(index)->schema(), slot}));
  return with_inputs(frame, std::move(inputs));
}

/// The names of the results that hold the value: those of a stage that is computed already as they are, since others read them
/// too.
std::optional<std::vector<std::string>> computed(Planner& planner, const Stage& stage) {
  std::vector<std::string> names;
  if (std::all_of(stage.pieces.begin(), stage.pieces.end(), [](const Piece& piece) { return piece.fragment->as<TaskInput>(); })) {
    for (const Piece& piece : stage.pieces) names.insert(names.end(), piece.inputs.at(0).begin(), piece.inputs.at(0).end());
    return names;
  }
  const auto results = planner.run(stage);
  if (!results) return std::nullopt;
  for (const auto& outputs : *results) names.insert(names.end(), outputs.begin(), outputs.end());
  return names;
}

}  // namespace

std::optional<Stage> lower_attach_values(Planner& planner, const Expr& frame) {
  auto rows = planner.stage(frame->input());
  bool complete = rows.has_value();
  std::vector<std::vector<std::string>> values;
  for (std::size_t index = 1; index < frame->inputs().size(); ++index) {
    const auto made = planner.stage(frame->input(index));
    auto names = made ? computed(planner, *made) : std::nullopt;
    complete &= names.has_value();
    if (names) values.push_back(std::move(*names));
  }
  if (!complete) return std::nullopt;
  Expr from, to;
  for (Piece& piece : rows->pieces) {
    const std::size_t slot = std::max<std::size_t>(1, piece.inputs.size());
    if (piece.fragment != from) {
      from = piece.fragment;
      to = read_beside(frame, from, static_cast<std::uint32_t>(slot));
    }
    piece.fragment = to;
    piece.inputs.resize(slot);
    piece.inputs.insert(piece.inputs.end(), values.begin(), values.end());
  }
  return rows;
}

}  // namespace weft::graph
