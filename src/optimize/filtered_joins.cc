// What the rules about filters above joins have in common.
#include "optimize/filtered_joins.h"

#include <algorithm>

#include "optimize/consumers.h"
#include "optimize/walk_frames.h"
#include "plan/literal.h"
#include "plan/ops/filter.h"
#include "plan/ops/join.h"
#include "plan/ops/scalar.h"

namespace weft::optimize {
namespace {

using namespace plan;

/// Whether a value is null where all of those columns are.
bool is_null_with(const Expr& scalar, const std::unordered_set<std::string>& columns) {
  const auto of_any = [&] {
    return std::any_of(scalar->inputs().begin(), scalar->inputs().end(),
                       [&](const Expr& input) { return is_null_with(input, columns); });
  };
  if (const auto* column = scalar->as<ColumnRef>()) return columns.contains(column->column);
  if (const auto* binary = scalar->as<Binary>())
    return binary->op != BinaryOp::logical_and && binary->op != BinaryOp::logical_or && of_any();
  if (const auto* unary = scalar->as<Unary>()) return unary->op != UnaryOp::is_null && unary->op != UnaryOp::is_valid && of_any();
  return scalar->as<Cast>() && of_any();
}

}  // namespace

std::vector<Expr> rewrite_filtered_joins(const std::vector<Expr>& roots, const std::function<Expr(const Expr& filter)>& replace) {
  const Consumers consumers(roots);
  return walk_frames(roots, [&](const Expr& frame, FrameWalk& walk) {
    const bool wanted = frame->as<Filter>() && frame->input()->as<Join>() && consumers.of(frame->input()) == 1;
    Expr made = walk.over_inputs(frame);
    return wanted && made->input()->as<Join>() ? replace(made) : made;
  });
}

bool rejects_nulls(const Expr& condition, const std::unordered_set<std::string>& columns) {
  if (is_null_with(condition, columns)) return true;
  if (const auto* binary = condition->as<Binary>()) {
    const bool left = rejects_nulls(condition->input(0), columns), right = rejects_nulls(condition->input(1), columns);
    if (binary->op == BinaryOp::logical_and) return left || right;
    return binary->op == BinaryOp::logical_or && left && right;
  }
  if (const auto* unary = condition->as<Unary>())
    return unary->op == UnaryOp::is_valid && is_null_with(condition->input(), columns);
  if (const auto* isin = condition->as<IsIn>())
    return is_null_with(condition->input(), columns) && std::none_of(isin->values.begin(), isin->values.end(), is_missing);
  return false;
}

}  // namespace weft::optimize
