// One side of a join on its way to tasks.
#include "graph/join_input.h"

#include <algorithm>

#include "plan/ops/partition_by.h"
#include "plan/ops/task_input.h"

namespace weft::graph {
namespace {

using namespace plan;

/// Whether a piece is results already.
bool is_result(const Piece& piece) {
  const auto* input = piece.fragment->as<TaskInput>();
  return input && input->slot == 0;
}

bool is_there(const Stage& stage) { return std::all_of(stage.pieces.begin(), stage.pieces.end(), is_result); }

std::optional<Planner::Results> divide(Planner& planner, const JoinInput& input, std::uint32_t count) {
  return planner.run_joined(
      wrap(input.stage, [&](const Expr& fragment) { return partition_by_hash(fragment, input.keys, count); }));
}

}  // namespace

bool compute(Planner& planner, JoinInput& input) {
  if (input.results) return true;
  if (is_there(input.stage)) {
    input.results.emplace();
    for (const Piece& piece : input.stage.pieces) input.results->push_back(piece.inputs.at(0));
    return true;
  }
  input.results = planner.run_joined(input.stage);
  if (!input.results) return false;
  input.bytes = static_cast<std::uint64_t>(planner.size_of(*input.results).bytes);
  input.stage = keep(planner, *input.results, input.frame->schema());
  return true;
}

std::optional<std::vector<std::vector<std::string>>> compute_pieces(Planner& planner, const Stage& stage) {
  if (!is_there(stage)) return planner.run(stage);
  std::vector<std::vector<std::string>> names;
  for (const Piece& piece : stage.pieces) names.push_back(piece.inputs.at(0));
  return names;
}

Stage join_each(Stage flowing, const JoinInput& found, const JoinFragments& join) {
  return read_beside(std::move(flowing), {names_of(*found.results)}, [&](const Expr& fragment, std::uint32_t slot) {
    return join(fragment, make(TaskInput{found.frame->schema(), slot}));
  });
}

std::optional<DividedJoin> divide(Planner& planner, const JoinInput& left, const JoinInput& right) {
  const std::uint32_t count = planner.num_buckets(left.bytes + right.bytes);
  auto left_rows = divide(planner, left, count), right_rows = divide(planner, right, count);
  if (!left_rows || !right_rows) return std::nullopt;
  return DividedJoin{std::move(*left_rows), std::move(*right_rows)};
}

Stage join_buckets(const Planner& planner, const Planner::Results& flowing, const Schema& flowing_schema,
                   const Planner::Results& found, const Schema& found_schema, const JoinFragments& join) {
  Stage made = gather_outputs(planner, flowing, flowing_schema);
  const Expr fragment = join(made.pieces.at(0).fragment, make(TaskInput{found_schema, 1}));
  for (std::size_t index = 0; index < made.pieces.size(); ++index) {
    Piece& piece = made.pieces[index];
    piece.fragment = fragment;
    piece.inputs.emplace_back();
    for (const auto& outputs : found) {
      piece.inputs[1].push_back(outputs[index]);
      piece.bytes += static_cast<std::uint64_t>(planner.size_of(outputs[index]).bytes);
    }
  }
  return made;
}

}  // namespace weft::graph
