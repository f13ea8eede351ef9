// filter(join(a, b), (x of a && y of b) || (z of a && w of b)) -> the same of join(filter(a, x || z), filter(b, y || w)): what
// follows for one side of a join from a condition on both.
#include <algorithm>
#include <unordered_map>

#include "optimize/filtered_joins.h"
#include "optimize/rules.h"
#include "plan/ops/filter.h"
#include "plan/ops/join.h"
#include "plan/ops/scalar.h"
#include "plan/rewrite.h"

namespace weft::optimize {
namespace {

using namespace plan;
using Meanings = std::unordered_map<std::string, Expr>;

std::vector<Expr> split_disjunction(const Expr& condition) {
  const auto* either = condition->as<Binary>();
  if (!either || either->op != BinaryOp::logical_or) return {condition};
  std::vector<Expr> cases = split_disjunction(condition->input(0));
  for (Expr& one : split_disjunction(condition->input(1))) cases.push_back(std::move(one));
  return cases;
}

/// The columns of an inner join that are those of one side, as that side has them.
Meanings columns_of_side(const Node& join, JoinSide side) {
  Meanings own;
  for (const JoinColumn& column : join.as<Join>()->columns) {
    if (column.side == side) own.emplace(column.name, plan::column(column.column));
    if (column.side == JoinSide::key && side == JoinSide::left) own.emplace(column.name, join_keys(join, side)[column.key]);
  }
  return own;
}

bool is_about(const Expr& condition, const Meanings& columns) {
  const std::vector<std::string> names = columns_of(condition);
  return !names.empty() &&
         std::all_of(names.begin(), names.end(), [&](const std::string& name) { return columns.contains(name); });
}

/// What a condition says of one side: each of its cases something, or else nothing.
Expr derived(const Expr& condition, const Meanings& columns) {
  const std::vector<Expr> cases = split_disjunction(condition);
  if (cases.size() < 2) return nullptr;
  Expr all;
  for (const Expr& one : cases) {
    std::vector<Expr> parts;
    for (const Expr& part : split_conjunction(one))
      if (is_about(part, columns)) parts.push_back(substitute(part, columns));
    if (parts.empty()) return nullptr;
    Expr of_case = join_conjunction(parts);
    all = all ? binary(BinaryOp::logical_or, std::move(all), std::move(of_case)) : std::move(of_case);
  }
  return all;
}

/// Whether rows of the frame are asked for that already.
bool is_asked(const Expr& frame, const Expr& condition) {
  if (!frame->as<Filter>()) return false;
  const std::vector<Expr> parts = split_conjunction(frame->input(1));
  return std::find(parts.begin(), parts.end(), condition) != parts.end() || is_asked(frame->input(), condition);
}

Expr derive(const Expr& filtered) {
  const Expr& join = filtered->input();
  if (join->as<Join>()->how != JoinHow::inner && join->as<Join>()->how != JoinHow::cross) return filtered;
  std::vector<Expr> inputs = join->inputs();
  for (const JoinSide side : {JoinSide::left, JoinSide::right}) {
    const Meanings columns = columns_of_side(*join, side);
    Expr& input = inputs[side == JoinSide::left ? 0 : 1];
    std::vector<Expr> conditions;
    for (const Expr& condition : split_conjunction(filtered->input(1)))
      if (Expr made = derived(condition, columns); made && !is_asked(input, made)) conditions.push_back(std::move(made));
    if (!conditions.empty()) input = filter(std::move(input), join_conjunction(conditions));
  }
  return filter(with_inputs(join, std::move(inputs)), filtered->input(1));
}

std::vector<Expr> apply(const std::vector<Expr>& roots) { return rewrite_filtered_joins(roots, derive); }

}  // namespace

const Rule derive_conditions{"derive_conditions", "what a condition on both sides of a join says of one is asked below it", apply,
                             Phase::sizes};

}  // namespace weft::optimize
