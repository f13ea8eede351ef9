// Series: one value of a whole column.
#include <weft/dataframe.h>

#include "frame/aggregations.h"
#include "frame/category_order.h"
#include "frame/row_label.h"
#include "frame/row_scalars.h"
#include "frame/series_parts.h"
#include "frame/statistic_matrix.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/if_else.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"

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
  if (takes_label(item.function)) inputs.push_back(frame::row_label(parts.frame));
  return Scalar(frame::aggregate_rows(Aggregate{{}, {std::move(item)}}, std::move(inputs)));
}

Scalar reduce_two(AggregateFunction function, const Covariance& options, const Expr& left, const Expr& right) {
  SeriesParts a = parts_of(left), b = parts_of(right);
  const Expr rows = frame::common_rows(a.frame, b.frame, std::string(to_string(function)));
  const Expr x = frame::scalar_over(a.scalar, a.frame, rows), y = frame::scalar_over(b.scalar, b.frame, rows);
  Aggregate op{{}, {{function, a.name, {static_cast<double>(options.ddof)}}}};
  if (options.min_periods <= 1) return Scalar(make(std::move(op), {rows, x, y}));
  op.items.push_back({AggregateFunction::count, "#count"});
  const Expr values = make(std::move(op), {rows, x, y, frame::one_of_pair(x, y)});
  return Scalar(project(values, {a.name}, {frame::of_enough_pairs(column(a.name), column("#count"), options)}));
}

}  // namespace

Scalar Series::sum(std::int64_t min_count) const {
  return min_count > 0 ? Scalar(to_frame().sum(min_count).expr()) : reduce(expr_, {"", "sum"});
}
Scalar Series::prod(std::int64_t min_count) const {
  return min_count > 0 ? Scalar(to_frame().prod(min_count).expr()) : reduce(expr_, {"", "prod"});
}
Scalar Series::mean() const { return reduce(expr_, {"", "mean"}); }
Scalar Series::min() const { return reduce(expr_, {"", "min"}); }
Scalar Series::max() const { return reduce(expr_, {"", "max"}); }
Scalar Series::count() const { return reduce(expr_, {"", "count"}); }
Scalar Series::size() const { return reduce(expr_, {"", "size"}); }
Scalar Series::nunique(bool dropna) const {
  const Scalar counts = reduce(expr_, {"", "nunique"});  // refuses what has no equal values
  return dropna ? counts : Scalar(to_frame().nunique(false).expr());
}
Scalar Series::any() const { return reduce(expr_, {"", "any"}); }
Scalar Series::all() const { return reduce(expr_, {"", "all"}); }
Scalar Series::var(int ddof) const { return reduce(expr_, {"", "var", "", ddof}); }
Scalar Series::std(int ddof) const { return reduce(expr_, {"", "std", "", ddof}); }
Scalar Series::sem(int ddof) const { return reduce(expr_, {"", "sem", "", ddof}); }
Scalar Series::skew() const { return reduce(expr_, {"", "skew"}); }
Scalar Series::kurt() const { return reduce(expr_, {"", "kurt"}); }
Scalar Series::median() const { return reduce(expr_, {"", "median"}); }
Scalar Series::quantile(double q) const { return reduce(expr_, {.column = "", .function = "quantile", .q = q}); }
DataFrame Series::quantile(const std::vector<double>& q) const { return to_frame().quantile(q); }
Scalar Series::idxmin() const { return reduce(expr_, {"", "idxmin"}); }
Scalar Series::idxmax() const { return reduce(expr_, {"", "idxmax"}); }
Scalar Series::dot(const Series& other) const {
  const SeriesParts product = parts_of((*this * other).expr());
  Aggregate op{{}, {{AggregateFunction::sum, name()}, {AggregateFunction::count, "#count"}, {AggregateFunction::size, "#size"}}};
  const Expr sums = make(std::move(op), {product.frame, product.scalar, product.scalar});
  const Expr whole = binary(BinaryOp::eq, column("#count"), column("#size"));
  return Scalar(project(sums, {name()}, {if_else(whole, column(name()), literal({}))}));
}
Scalar Series::autocorr(std::int64_t lag) const { return corr(shift(lag)); }

namespace {

/// Whether no neighbour in the order of rows, nor a missing value, contradicts an order.
Scalar is_in_order(const Series& series, const Series& before, BinaryOp contradicts) {
  const Scalar against = frame::map_scalars({series, before}, "is_monotonic", [&](const std::vector<Expr>& s) {
                           return binary(BinaryOp::logical_or, unary(UnaryOp::is_null, s[0]),
                                         make(Coalesce{}, {binary(contradicts, s[0], s[1]), literal(false)}));
                         }).any();
  return Scalar(project(against.expr(), {series.name()}, {unary(UnaryOp::logical_not, column(series.name()))}));
}

}  // namespace

Scalar Series::is_monotonic_increasing() const { return is_in_order(*this, shift(), BinaryOp::lt); }
Scalar Series::is_monotonic_decreasing() const { return is_in_order(*this, shift(), BinaryOp::gt); }
Scalar Series::cov(const Series& other, int ddof) const { return cov(other, {.ddof = ddof}); }
Scalar Series::cov(const Series& other, const Covariance& options) const {
  return reduce_two(AggregateFunction::cov, options, expr_, other.expr_);
}
Scalar Series::corr(const Series& other, const Covariance& options) const {
  return reduce_two(AggregateFunction::corr, options, expr_, other.expr_);
}

}  // namespace weft::dd
