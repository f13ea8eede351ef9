// limit(sort(x)) -> sort with a limit; limit(project(x)) -> project(limit(x)); two limits -> the smaller.
#include <algorithm>

#include "optimize/rules.h"
#include "plan/ops/attach_values.h"
#include "plan/ops/limit.h"
#include "plan/ops/project.h"
#include "plan/ops/sort.h"
#include "plan/rewrite.h"

namespace weft::optimize {
namespace {

using namespace plan;

Expr push(const Expr& expr) {
  const auto* limit = expr->as<Limit>();
  if (!limit) return expr;
  const Expr& input = expr->input();
  if (const auto* inner = input->as<Limit>()) return push(make(Limit{std::min(limit->rows, inner->rows)}, {input->input()}));
  if (input->as<Project>() || input->as<AttachValues>()) {
    std::vector<Expr> inputs = input->inputs();
    inputs[0] = push(make(Limit{limit->rows}, {inputs[0]}));
    return with_inputs(input, std::move(inputs));
  }
  if (const auto* sort = input->as<Sort>()) {
    Sort shorter = *sort;
    shorter.limit = sort->limit ? std::min(*sort->limit, limit->rows) : limit->rows;
    return make(std::move(shorter), {input->input()});
  }
  return expr;
}

std::vector<Expr> apply(const std::vector<Expr>& roots) { return rewrite(roots, push); }

}  // namespace

const Rule push_down_limit{"push_down_limit", "limits move below projections and into sorts", apply};

}  // namespace weft::optimize
