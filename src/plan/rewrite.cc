// Plans -> plans with some nodes replaced.
#include "plan/rewrite.h"

#include "plan/ops/project.h"
#include "plan/ops/scalar.h"

namespace weft::plan {

Expr Rewriter::operator()(const Expr& expr) {
  if (auto found = done_.find(expr.get()); found != done_.end()) return found->second;
  std::vector<Expr> inputs;
  inputs.reserve(expr->inputs().size());
  for (const Expr& input : expr->inputs()) {
    const bool skipped = into_ == Into::scalars && input->kind() == OpKind::frame;
    inputs.push_back(skipped ? input : (*this)(input));
  }
  Expr made = replace_(with_inputs(expr, std::move(inputs)));
  kept_.push_back(expr);
  done_.emplace(expr.get(), made);
  return made;
}

std::vector<Expr> rewrite(const std::vector<Expr>& roots, std::function<Expr(const Expr&)> replace) {
  Rewriter rewriter(std::move(replace));
  std::vector<Expr> made;
  for (const Expr& root : roots) made.push_back(rewriter(root));
  return made;
}

Expr substitute(const Expr& scalar, const std::unordered_map<std::string, Expr>& meanings) {
  const auto replace = [&](const Expr& expr) {
    const auto* column = expr->as<ColumnRef>();
    if (!column) return expr;
    auto found = meanings.find(column->column);
    return found == meanings.end() ? expr : found->second;
  };
  Rewriter rewriter(replace, Rewriter::Into::scalars);
  return rewriter(scalar);
}

std::unordered_map<std::string, Expr> meanings(const Node& project) {
  std::unordered_map<std::string, Expr> meanings;
  const auto& names = project.as<Project>()->names;
  for (std::size_t index = 0; index < names.size(); ++index) meanings.emplace(names[index], project.input(index + 1));
  return meanings;
}

std::vector<Expr> split_conjunction(const Expr& predicate) {
  const auto* both = predicate->as<Binary>();
  if (!both || both->op != BinaryOp::logical_and) return {predicate};
  std::vector<Expr> conditions = split_conjunction(predicate->input(0));
  for (Expr& condition : split_conjunction(predicate->input(1))) conditions.push_back(std::move(condition));
  return conditions;
}

Expr join_conjunction(const std::vector<Expr>& conditions) {
  Expr joined = conditions.front();
  for (std::size_t index = 1; index < conditions.size(); ++index)
    joined = binary(BinaryOp::logical_and, joined, conditions[index]);
  return joined;
}

}  // namespace weft::plan
