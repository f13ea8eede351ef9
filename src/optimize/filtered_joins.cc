// What the rules about filters above joins have in common.
#include "optimize/filtered_joins.h"

#include <algorithm>
#include <unordered_map>

#include "optimize/consumers.h"
#include "plan/literal.h"
#include "plan/ops/filter.h"
#include "plan/ops/join.h"
#include "plan/ops/scalar.h"

namespace weft::optimize {
namespace {

using namespace plan;

class FilteredJoins {
 public:
  FilteredJoins(const std::vector<Expr>& roots, const std::function<Expr(const Expr&)>& replace)
      : replace_(replace), consumers_(roots) {}

  Expr operator()(const Expr& frame) {
    if (auto found = done_.find(frame.get()); found != done_.end()) return found->second;
    std::vector<Expr> inputs;
    for (const Expr& input : frame->inputs()) inputs.push_back(input->kind() == OpKind::frame ? (*this)(input) : input);
    const bool wanted = frame->as<Filter>() && frame->input()->as<Join>() && consumers_.of(frame->input()) == 1;
    Expr made = with_inputs(frame, std::move(inputs));
    if (wanted && made->input()->as<Join>()) made = replace_(made);
    return done_.emplace(frame.get(), std::move(made)).first->second;
  }

 private:
  const std::function<Expr(const Expr&)>& replace_;
  Consumers consumers_;
  std::unordered_map<const Node*, Expr> done_;
};

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
  FilteredJoins rewrite(roots, replace);
  std::vector<Expr> made;
  for (const Expr& root : roots) made.push_back(rewrite(root));
  return made;
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
    return is_null_with(condition->input(), columns) &&
           std::none_of(isin->values.begin(), isin->values.end(),
                        [](const Literal& value) { return std::holds_alternative<std::monostate>(value); });
  return false;
}

}  // namespace weft::optimize
