// project(project(x)) -> project(x); a projection that changes nothing -> its input.
#include <unordered_map>

#include "optimize/rules.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/rewrite.h"

namespace weft::optimize {
namespace {

using namespace plan;

/// How often each column is named by the scalars of a projection.
std::unordered_map<std::string, int> uses(const Node& project) {
  std::unordered_map<std::string, int> uses;
  for (std::size_t index = 1; index < project.inputs().size(); ++index)
    for (const std::string& column : columns_of(project.input(index))) ++uses[column];
  return uses;
}

bool is_cheap(const Expr& scalar) { return scalar->inputs().empty(); }

/// Whether merging would compute something twice. Within one projection equal scalars are computed once, so only calls that are
/// opaque to that, functions of the user, are worth keeping apart.
bool repeats_call(const Node& outer, const Node& inner) {
  auto counts = uses(outer);
  const auto& names = inner.as<Project>()->names;
  for (std::size_t index = 0; index < names.size(); ++index)
    if (counts[names[index]] > 1 && !is_cheap(inner.input(index + 1)) && inner.input(index + 1)->as<CallScalar>()) return true;
  return false;
}

}  // namespace

Expr merge_projection(const Expr& expr) {
  const auto* outer = expr->as<Project>();
  if (!outer) return expr;
  const Expr& input = expr->input();
  if (is_selection(*expr) && outer->names == input->schema().names()) return input;
  if (!input->as<Project>() || repeats_call(*expr, *input)) return expr;
  auto inner = meanings(*input);
  std::vector<Expr> scalars;
  for (std::size_t index = 1; index < expr->inputs().size(); ++index) scalars.push_back(substitute(expr->input(index), inner));
  return project(input->input(), outer->names, std::move(scalars));
}

namespace {

std::vector<Expr> apply(const std::vector<Expr>& roots) { return rewrite(roots, merge_projection); }

}  // namespace

const Rule merge_projections{"merge_projections", "projections in a row become one", apply};

}  // namespace weft::optimize
