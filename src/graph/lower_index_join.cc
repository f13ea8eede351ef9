// join by indexes -> both sides in the same ranges of the index, joined range by range and put in order.
#include <algorithm>

#include <weft/error.h>

#include "graph/join_input.h"
#include "graph/lowerings.h"
#include "graph/range_exchange.h"
#include "plan/ops/join.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/task_input.h"

namespace weft::graph {
namespace {

using namespace plan;

constexpr const char* order_column = "#index";

/// What makes the rows of one range: the join of its sides, in order of the index.
Expr in_order(const Expr& join, const Expr& flowing, Expr found) {
  Join op = *join->as<Join>();
  std::vector<std::string> names;
  for (const JoinColumn& column : op.columns) names.push_back(column.name);
  const auto left_keys = join_keys(*join, JoinSide::left);
  // The column of the index itself may be one that nobody asks for.
  if (keeps_right(op.how))
    op.columns.push_back({JoinSide::key, "", 0, order_column});
  else
    op.columns.push_back({JoinSide::left, left_keys[0]->as<ColumnRef>()->column, 0, order_column});
  op.index.clear();
  op.divisions.clear();
  const Expr joined = make_join(std::move(op), flowing, std::move(found), left_keys, join_keys(*join, JoinSide::right));
  return select(make(Sort{{{order_column, true}}, false, {}}, {joined}), names);
}

/// The pieces of one side, each joined with the piece of the other that has its number.
Stage join_neighbours(const Planner& planner, Stage flowing, const std::vector<std::vector<std::string>>& found,
                      const Expr& join) {
  for (std::size_t index = 0; index < flowing.pieces.size(); ++index) {
    Stage one = read_beside({{std::move(flowing.pieces[index])}}, {found[index]}, [&](const Expr& fragment, std::uint32_t slot) {
      return in_order(join, fragment, make(TaskInput{join->input(1)->schema(), slot}));
    });
    flowing.pieces[index] = std::move(one.pieces[0]);
    for (const std::string& name : found[index])
      flowing.pieces[index].bytes += static_cast<std::uint64_t>(planner.size_of(name).bytes);
  }
  return flowing;
}

}  // namespace

std::optional<Stage> lower_index_join(Planner& planner, const Expr& frame) {
  const Join& op = *frame->as<Join>();
  // Right rows are those that are looked up: a side that must be kept whole flows.
  const Expr join = op.how == JoinHow::right || is_right_only(op.how) ? swapped(frame) : frame;
  auto left = planner.stage(join->input(0)), right = planner.stage(join->input(1));
  if (!left || !right) return std::nullopt;
  const std::size_t num_left = left->pieces.size(), num_right = right->pieces.size();
  if (!op.divisions.empty() || (num_left == 1 && num_right == 1)) {
    if (num_left != num_right)
      throw Error(ErrorKind::internal, "Sides of a join by indexes have other partitions than their divisions say");
    auto found = compute_pieces(planner, *right);
    if (!found) return std::nullopt;
    return join_neighbours(planner, std::move(*left), *found, join);
  }
  const Schema &left_schema = join->input(0)->schema(), &right_schema = join->input(1)->schema();
  const Sort order{{{join_keys(*join, JoinSide::left)[0]->as<ColumnRef>()->column, true}}, false, {}};
  const auto count = static_cast<std::uint32_t>(std::max(num_left, num_right));
  const bool left_is_larger = left->bytes() >= right->bytes();
  auto bounds =
      sample_bounds(planner, left_is_larger ? *left : *right, left_is_larger ? left_schema : right_schema, order, count);
  if (!bounds) return std::nullopt;
  auto left_ranges = run_ranges(planner, std::move(*left), left_schema, order, count, (*bounds)[0]);
  auto right_ranges = run_ranges(planner, std::move(*right), right_schema, order, count, (*bounds)[0]);
  if (!left_ranges || !right_ranges) return std::nullopt;
  return join_buckets(planner, *left_ranges, left_schema, *right_ranges, right_schema,
                      [&](const Expr& flowing, Expr found) { return in_order(join, flowing, std::move(found)); });
}

}  // namespace weft::graph
