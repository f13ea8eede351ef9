// filter(filter(x, a), b) -> filter(x, a && b)
#include "optimize/rules.h"
#include "plan/ops/filter.h"
#include "plan/ops/scalar.h"
#include "plan/rewrite.h"

namespace weft::optimize {
namespace {

using namespace plan;

Expr combine(const Expr& expr) {
  if (!expr->as<Filter>() || !expr->input()->as<Filter>()) return expr;
  const Expr& inner = expr->input();
  return filter(inner->input(), binary(BinaryOp::logical_and, inner->input(1), expr->input(1)));
}

std::vector<Expr> apply(const std::vector<Expr>& roots) { return rewrite(roots, combine); }

}  // namespace

const Rule combine_filters{"combine_filters", "filters in a row become one", apply};

}  // namespace weft::optimize
