// filter(outer join) -> filter(left, right or inner join) where the filter lets no row without a partner pass.
#include "optimize/filtered_joins.h"
#include "optimize/rules.h"
#include "plan/ops/filter.h"
#include "plan/ops/join.h"

namespace weft::optimize {
namespace {

using namespace plan;

/// Whether rows that lack one side are all filtered out.
bool rejects_without(const Expr& filter, JoinSide side) {
  std::unordered_set<std::string> columns;
  for (const JoinColumn& column : filter->input()->as<Join>()->columns)
    if (column.side == side) columns.insert(column.name);
  return rejects_nulls(filter->input(1), columns);
}

JoinHow how_of(bool keeps_left, bool keeps_right) {
  if (keeps_left) return keeps_right ? JoinHow::outer : JoinHow::left;
  return keeps_right ? JoinHow::right : JoinHow::inner;
}

Expr strengthen(const Expr& expr) {
  const Expr& join = expr->input();
  Join op = *join->as<Join>();
  if (!keeps_left(op.how) && !keeps_right(op.how)) return expr;
  op.how = how_of(keeps_left(op.how) && !rejects_without(expr, JoinSide::right),
                  keeps_right(op.how) && !rejects_without(expr, JoinSide::left));
  return filter(make(std::move(op), join->inputs()), expr->input(1));
}

std::vector<Expr> apply(const std::vector<Expr>& roots) { return rewrite_filtered_joins(roots, strengthen); }

}  // namespace

const Rule strengthen_join{"strengthen_join", "joins keep no rows that a filter above them drops", apply};

}  // namespace weft::optimize
