// filter(read_parquet) -> read_parquet that skips row groups and pages, and decodes other columns only where the filter passes.
#include "optimize/rules.h"
#include "plan/ops/filter.h"
#include "plan/ops/read_parquet.h"
#include "plan/ops/scalar.h"
#include "plan/rewrite.h"

namespace weft::optimize {
namespace {

using namespace plan;

Expr push(const Expr& expr) {
  if (!expr->as<Filter>() || !expr->input()->as<ReadParquet>()) return expr;
  const Expr& source = expr->input();
  Expr predicate = expr->input(1);
  if (!source->inputs().empty()) predicate = binary(BinaryOp::logical_and, source->input(), predicate);
  return with_inputs(source, {predicate});
}

std::vector<Expr> apply(const std::vector<Expr>& roots) { return rewrite(roots, push); }

}  // namespace

const Rule push_filter_into_read_parquet{"push_filter_into_read_parquet", "Parquet rows are filtered while they are read", apply};

}  // namespace weft::optimize
