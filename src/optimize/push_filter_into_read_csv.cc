// filter(read_csv) -> read_csv that decodes the other columns of a row only when the filter lets it pass.
#include "optimize/rules.h"
#include "plan/ops/filter.h"
#include "plan/ops/read_csv.h"
#include "plan/ops/scalar.h"
#include "plan/rewrite.h"

namespace weft::optimize {
namespace {

using namespace plan;

Expr push(const Expr& expr) {
  if (!expr->as<Filter>() || !expr->input()->as<ReadCsv>()) return expr;
  const Expr& source = expr->input();
  Expr predicate = expr->input(1);
  if (!source->inputs().empty()) predicate = binary(BinaryOp::logical_and, source->input(), predicate);
  return with_inputs(source, {predicate});
}

std::vector<Expr> apply(const std::vector<Expr>& roots) { return rewrite(roots, push); }

}  // namespace

const Rule push_filter_into_read_csv{"push_filter_into_read_csv", "CSV rows are filtered while they are read", apply};

}  // namespace weft::optimize
