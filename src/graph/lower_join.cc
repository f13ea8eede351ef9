// join -> the larger side flowing past the smaller one, or both divided by their keys when neither is small.
#include <algorithm>

#include "graph/join_input.h"
#include "graph/lowerings.h"
#include "graph/partner_condition.h"
#include "plan/ops/join.h"
#include "plan/ops/scalar.h"
#include "plan/ops/task_input.h"

namespace weft::graph {
namespace {

using namespace plan;

/// All columns of a frame, as those of a join with it on the left.
std::vector<JoinColumn> all_columns(const Expr& frame) {
  std::vector<JoinColumn> columns;
  for (const std::string& name : frame->schema().names()) columns.push_back({JoinSide::left, name, 0, name});
  return columns;
}

/// Bytes of a side: of results real ones, of what is read for it no more than it is likely to make of them.
std::uint64_t bytes_of(Planner& planner, const Expr& frame, const Stage& stage) {
  const std::uint64_t read = stage.bytes();
  if (stage.pieces.empty() || stage.pieces[0].part.empty()) return read;
  return std::min(read, static_cast<std::uint64_t>(planner.estimator().bytes(frame)));
}

/// The part of all keys that the looked up side must lack for it to pay that rows are asked for a partner before they are joined.
constexpr double least_lacking = 0.25;

/// How rows that flow are asked for a partner before they are joined; nothing where most have one, or come out without.
std::optional<HasPartner> partner_condition(Planner& planner, const Expr& flowing, const Join& op, std::span<const Expr> keys,
                                            const JoinInput& right) {
  if (!planner.resources().ask_for_partners) return std::nullopt;
  if (op.how != JoinHow::inner && op.how != JoinHow::semi) return std::nullopt;
  Estimator& estimator = planner.estimator();
  double distinct = 1;
  std::vector<Field> fields;
  for (std::size_t key = 0; key < keys.size(); ++key) {
    const auto* column = right.keys[key]->as<ColumnRef>();
    const bool again = std::find(right.keys.begin(), right.keys.begin() + static_cast<std::ptrdiff_t>(key), right.keys[key]) !=
                       right.keys.begin() + static_cast<std::ptrdiff_t>(key);
    if (!column || again) return std::nullopt;
    fields.push_back(right.frame->schema().at(column->column));
    distinct *= std::min(estimator.distinct(flowing, keys[key]), estimator.distinct(right.frame, right.keys[key]));
  }
  distinct = std::min({distinct, estimator.of(flowing).domain, estimator.of(right.frame).domain});
  const auto known = planner.rows_of(*right.results);
  const double rows = known ? static_cast<double>(*known) : estimator.of(right.frame).rows;
  if (rows > (1 - least_lacking) * distinct) return std::nullopt;
  return HasPartner{0, Schema(std::move(fields))};
}

/// Each piece of `flowing`, whose side is the left one, with all rows of the right one.
Stage attach(Planner& planner, const Join& op, const Expr& frame, Stage flowing, std::span<const Expr> keys,
             const JoinInput& right) {
  auto condition = partner_condition(planner, frame, op, keys, right);
  return join_each(std::move(flowing), right, [&](Expr fragment, Expr found) {
    if (condition) {
      condition->slot = found->as<TaskInput>()->slot;
      if (auto asked = with_partner_condition(fragment, {keys.begin(), keys.end()}, *condition)) fragment = std::move(*asked);
    }
    return make_join(op, std::move(fragment), std::move(found), keys, right.keys);
  });
}

/// Both sides divided by the hash of their keys, and then bucket by bucket.
std::optional<Stage> lower_divided(Planner& planner, const Expr& join, const JoinInput& left, const JoinInput& right) {
  auto divided = divide(planner, left, right);
  if (!divided) return std::nullopt;
  // The table is made of the side that turned out smaller; nothing else depends on which side flows.
  const bool swap = planner.size_of(divided->left).bytes < planner.size_of(divided->right).bytes;
  const Expr turned = swap ? swapped(join) : join;
  if (swap) std::swap(divided->left, divided->right);
  return join_buckets(planner, divided->left, turned->input(0)->schema(), divided->right, turned->input(1)->schema(),
                      [&](const Expr& flowing, Expr found) {
                        return make_join(*turned->as<Join>(), flowing, std::move(found), join_keys(*turned, JoinSide::left),
                                         join_keys(*turned, JoinSide::right));
                      });
}

}  // namespace

std::optional<Stage> lower_join(Planner& planner, const Expr& frame) {
  if (!frame->as<Join>()->index.empty()) return lower_index_join(planner, frame);
  auto left_stage = planner.stage(frame->input(0)), right_stage = planner.stage(frame->input(1));
  if (!left_stage || !right_stage) return std::nullopt;
  const std::uint64_t left_bytes = bytes_of(planner, frame->input(0), *left_stage);
  const std::uint64_t right_bytes = bytes_of(planner, frame->input(1), *right_stage);

  // Right rows are those that are looked up: a side that must be kept whole flows, else the smaller one is looked up.
  const JoinHow how = frame->as<Join>()->how;
  const bool either = how == JoinHow::inner || how == JoinHow::outer || how == JoinHow::cross;
  const bool swap = either ? left_bytes < right_bytes : how == JoinHow::right || is_right_only(how);
  const Expr join = swap ? swapped(frame) : frame;
  if (swap) std::swap(left_stage, right_stage);
  JoinInput left{join->input(0), join_keys(*join, JoinSide::left), std::move(*left_stage), {}, swap ? right_bytes : left_bytes};
  JoinInput right{
      join->input(1), join_keys(*join, JoinSide::right), std::move(*right_stage), {}, swap ? left_bytes : right_bytes};
  Join op = *join->as<Join>();

  // What is shared by all tasks is there once, but beside all that they hold.
  const std::uint64_t most_shared = planner.resources().task_bytes / 4;
  if (op.how == JoinHow::outer) {
    // That a right row has no partner is known only where all left rows with its key are.
    if (left.stage.pieces.size() > 1 || right.bytes > most_shared) return lower_divided(planner, join, left, right);
  } else if (!either && left.bytes <= most_shared && left.bytes < right.bytes / 4) {
    // A few rows must come out past many: those of the many that they can meet are found first.
    auto kept = planner.kept_stage(left.frame);
    if (!kept) return std::nullopt;
    left.stage = std::move(*kept);
    left.bytes = left.stage.bytes();
    if (!compute(planner, left)) return std::nullopt;
    if (left.bytes <= most_shared)
      right.stage = attach(planner, Join{JoinHow::semi, 0, all_columns(right.frame), true}, right.frame, std::move(right.stage),
                           right.keys, left);
  } else if (op.how != JoinHow::cross && right.bytes > 4 * most_shared) {
    return lower_divided(planner, join, left, right);
  }
  if (!compute(planner, right)) return std::nullopt;
  if (op.how != JoinHow::cross && right.bytes > most_shared) return lower_divided(planner, join, left, right);
  // Where nobody can have a partner, nothing is read to ask for one.
  const bool needs_partner = op.how == JoinHow::inner || op.how == JoinHow::semi || op.how == JoinHow::cross;
  if (needs_partner && planner.rows_of(*right.results) == 0) return gather({}, frame->schema());
  op.broadcast = !planner.is_one_task(left.stage);
  return attach(planner, op, left.frame, std::move(left.stage), left.keys, right);
}

}  // namespace weft::graph
