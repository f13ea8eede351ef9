// Series: one value of a whole column.
#include <weft/series.h>

#include "frame/aggregations.h"
#include "frame/category_order.h"
#include "frame/series_parts.h"
#include "plan/ops/aggregate.h"

namespace weft::dd {

using namespace plan;
using frame::parts_of;
using frame::SeriesParts;

namespace {

Scalar reduce(const Expr& series, const Aggregation& aggregation) {
  SeriesParts parts = parts_of(series);
  AggregateItem item = frame::aggregate_item(aggregation);
  item.output = parts.name;
  std::vector<Expr> inputs{parts.frame};
  if (item.num_values() > 0) inputs.push_back(parts.scalar);
  return Scalar(make(Aggregate{{}, {std::move(item)}}, std::move(inputs)));
}

/// Of ordered categories, the first or last in their list.
Scalar extreme(const Expr& series, const std::string& function) {
  const auto codes = frame::category_codes(series);
  if (!codes) return reduce(series, {"", function});
  return Scalar(frame::categories_of_codes(reduce(*codes, {"", function}).expr(), series->schema()[0].type));
}

Scalar reduce_two(AggregateFunction function, double parameter, const Expr& left, const Expr& right) {
  SeriesParts a = parts_of(left), b = parts_of(right);
  const Expr rows = frame::common_rows(a.frame, b.frame, std::string(to_string(function)));
  AggregateItem item{function, a.name, {parameter}};
  return Scalar(make(Aggregate{{}, {std::move(item)}},
                     {rows, frame::scalar_over(a.scalar, a.frame, rows), frame::scalar_over(b.scalar, b.frame, rows)}));
}

}  // namespace

Scalar Series::sum() const { return reduce(expr_, {"", "sum"}); }
Scalar Series::prod() const { return reduce(expr_, {"", "prod"}); }
Scalar Series::mean() const { return reduce(expr_, {"", "mean"}); }
Scalar Series::min() const { return extreme(expr_, "min"); }
Scalar Series::max() const { return extreme(expr_, "max"); }
Scalar Series::count() const { return reduce(expr_, {"", "count"}); }
Scalar Series::size() const { return reduce(expr_, {"", "size"}); }
Scalar Series::any() const { return reduce(expr_, {"", "any"}); }
Scalar Series::all() const { return reduce(expr_, {"", "all"}); }
Scalar Series::nunique() const { return reduce(expr_, {"", "nunique"}); }
Scalar Series::var(int ddof) const { return reduce(expr_, {"", "var", "", ddof}); }
Scalar Series::std(int ddof) const { return reduce(expr_, {"", "std", "", ddof}); }
Scalar Series::sem(int ddof) const { return reduce(expr_, {"", "sem", "", ddof}); }
Scalar Series::skew() const { return reduce(expr_, {"", "skew"}); }
Scalar Series::kurt() const { return reduce(expr_, {"", "kurt"}); }
Scalar Series::median() const { return reduce(expr_, {"", "median"}); }
Scalar Series::quantile(double q) const { return reduce(expr_, {.column = "", .function = "quantile", .q = q}); }
Scalar Series::cov(const Series& other, int ddof) const { return reduce_two(AggregateFunction::cov, ddof, expr_, other.expr_); }
Scalar Series::corr(const Series& other) const { return reduce_two(AggregateFunction::corr, 1, expr_, other.expr_); }

}  // namespace weft::dd
