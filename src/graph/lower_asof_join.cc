// asof_join -> the left side flowing past the right one, or both divided by their keys when that one is large.
#include "graph/join_input.h"
#include "graph/lowerings.h"
#include "plan/ops/asof_join.h"

namespace weft::graph {

using namespace plan;

std::optional<Stage> lower_asof_join(Planner& planner, const Expr& frame) {
  auto left_stage = planner.stage(frame->input(0)), right_stage = planner.stage(frame->input(1));
  if (!left_stage || !right_stage) return std::nullopt;
  const std::uint64_t left_bytes = left_stage->bytes(), right_bytes = right_stage->bytes();
  JoinInput left{frame->input(0), asof_scalars(*frame, JoinSide::left).subspan(1), std::move(*left_stage), {}, left_bytes};
  JoinInput right{frame->input(1), asof_scalars(*frame, JoinSide::right).subspan(1), std::move(*right_stage), {}, right_bytes};
  const auto join = [&](const Expr& flowing, Expr found) {
    return asof_join_of(frame, flowing, std::move(found), left.stage.pieces.size() > 1);
  };

  const std::uint64_t most_shared = planner.resources().task_bytes / 4;
  const bool divides = !right.keys.empty();  // without keys any left row may meet any right one
  if (!divides || right.bytes <= 4 * most_shared) {
    if (!compute(planner, right)) return std::nullopt;
    if (!divides || right.bytes <= most_shared) return join_each(left.stage, right, join);
  }
  const auto divided = divide(planner, left, right);
  if (!divided) return std::nullopt;
  return join_buckets(planner, divided->left, left.frame->schema(), divided->right, right.frame->schema(),
                      [&](const Expr& flowing, Expr found) { return asof_join_of(frame, flowing, std::move(found), false); });
}

}  // namespace weft::graph
