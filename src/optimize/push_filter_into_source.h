// filter(source) -> a source with the filter's condition, for sources that take a predicate as their input.
#pragma once

#include "plan/ops/filter.h"
#include "plan/ops/scalar.h"
#include "plan/rewrite.h"

namespace weft::optimize {

/// The plans with the filters right above a `Source` in it, after the conditions that it has.
template <class Source>
std::vector<plan::Expr> push_filter_into(const std::vector<plan::Expr>& roots) {
  return plan::rewrite(roots, [](const plan::Expr& expr) {
    if (!expr->as<plan::Filter>() || !expr->input()->as<Source>()) return expr;
    const plan::Expr& source = expr->input();
    plan::Expr predicate = expr->input(1);
    if (!source->inputs().empty()) predicate = plan::binary(plan::BinaryOp::logical_and, source->input(), predicate);
    return plan::with_inputs(source, {predicate});
  });
}

}  // namespace weft::optimize
