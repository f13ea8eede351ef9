// Series: element-wise expressions and reductions over one column.
#include <ostream>

#include <weft/dataframe.h>

#include "engine/compute.h"
#include "frame/results.h"
#include "frame/row_count.h"
#include "frame/series_parts.h"
#include "plan/functions.h"
#include "plan/ops/filter.h"
#include "plan/ops/limit.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"

namespace weft::dd {

using namespace plan;
using frame::make_series;
using frame::map_scalar;
using frame::parts_of;
using frame::SeriesParts;

namespace {

Series combine(BinaryOp op, const Series& left, const Series& right) {
  SeriesParts a = parts_of(left.expr()), b = parts_of(right.expr());
  Expr rows = frame::common_rows(a.frame, b.frame, "An operation on two columns");
  return Series(make_series(
      rows, a.name, binary(op, frame::scalar_over(a.scalar, a.frame, rows), frame::scalar_over(b.scalar, b.frame, rows))));
}

Series combine(BinaryOp op, const Series& left, const Value& right) {
  return map_scalar(left.expr(), [&](const Expr& scalar) { return binary(op, scalar, literal(right.variant())); });
}

Series combine(BinaryOp op, const Value& left, const Series& right) {
  return map_scalar(right.expr(), [&](const Expr& scalar) { return binary(op, literal(left.variant()), scalar); });
}

Series apply(UnaryOp op, const Series& series) {
  return map_scalar(series.expr(), [&](const Expr& scalar) { return unary(op, scalar); });
}

Series is_in(const Expr& series, std::vector<Literal> values) {
  return map_scalar(series, [&](const Expr& scalar) { return make(IsIn{std::move(values)}, {scalar}); });
}

}  // namespace

#define WEFT_SERIES_OPERATOR(symbol, op)                                                                         \
  Series operator symbol(const Series& left, const Series& right) { return combine(BinaryOp::op, left, right); } \
  Series operator symbol(const Series& left, const Value& right) { return combine(BinaryOp::op, left, right); }  \
  Series operator symbol(const Value& left, const Series& right) { return combine(BinaryOp::op, left, right); }
WEFT_SERIES_OPERATOR(+, add)
WEFT_SERIES_OPERATOR(-, sub)
WEFT_SERIES_OPERATOR(*, mul)
WEFT_SERIES_OPERATOR(/, div)
WEFT_SERIES_OPERATOR(%, mod)
WEFT_SERIES_OPERATOR(==, eq)
WEFT_SERIES_OPERATOR(!=, ne)
WEFT_SERIES_OPERATOR(<, lt)
WEFT_SERIES_OPERATOR(<=, le)
WEFT_SERIES_OPERATOR(>, gt)
WEFT_SERIES_OPERATOR(>=, ge)
WEFT_SERIES_OPERATOR(&&, logical_and)
WEFT_SERIES_OPERATOR(||, logical_or)
#undef WEFT_SERIES_OPERATOR

Series operator&&(const Series& left, bool right) { return combine(BinaryOp::logical_and, left, Value(right)); }
Series operator&&(bool left, const Series& right) { return combine(BinaryOp::logical_and, Value(left), right); }
Series operator||(const Series& left, bool right) { return combine(BinaryOp::logical_or, left, Value(right)); }
Series operator||(bool left, const Series& right) { return combine(BinaryOp::logical_or, Value(left), right); }

Series operator-(const Series& series) { return apply(UnaryOp::negate, series); }
Series operator!(const Series& series) { return apply(UnaryOp::logical_not, series); }
Series floordiv(const Series& left, const Series& right) { return combine(BinaryOp::floordiv, left, right); }
Series floordiv(const Series& left, const Value& right) { return combine(BinaryOp::floordiv, left, right); }
Series pow(const Series& base, const Series& exponent) { return combine(BinaryOp::pow, base, exponent); }
Series pow(const Series& base, const Value& exponent) { return combine(BinaryOp::pow, base, exponent); }

const std::string& Series::name() const { return expr_->schema()[0].name; }
DType Series::dtype() const { return expr_->schema()[0].type; }

Series Series::isin(std::initializer_list<Value> values) const { return isin(std::vector<Value>(values)); }

Series Series::isin(const std::vector<Value>& values) const {
  std::vector<Literal> literals;
  for (const Value& value : values) literals.push_back(value.variant());
  return is_in(expr_, std::move(literals));
}

Series Series::isin(const std::vector<std::string>& values) const { return is_in(expr_, {values.begin(), values.end()}); }

Series Series::isna() const { return apply(UnaryOp::is_null, *this); }
Series Series::notna() const { return apply(UnaryOp::is_valid, *this); }
Series Series::abs() const { return apply(UnaryOp::abs, *this); }

Series Series::astype(DType type) const {
  return map_scalar(expr_, [&](const Expr& scalar) { return make(Cast{type}, {scalar}); });
}

Series Series::rename(std::string name) const {
  SeriesParts parts = parts_of(expr_);
  return Series(make_series(parts.frame, std::move(name), parts.scalar));
}

StringMethods Series::str() const {
  if (!is_text(dtype()) && dtype() != DType::list)
    throw Error(ErrorKind::user, "str() needs a string column; " + name() + " is " + std::string(to_string(dtype())));
  return StringMethods(expr_);
}

Series Series::call(const std::string& function) const {
  find_function(function);
  return map_scalar(expr_, [&](const Expr& scalar) { return make(CallScalar{function}, {scalar}); });
}

Column Series::head(std::size_t n) const {
  return frame::compute_table(make(Limit{frame::row_count(n, "head")}, {expr_})).column(0);
}

Series Series::operator[](const Series& mask) const {
  SeriesParts values = parts_of(expr_), condition = parts_of(mask.expr_);
  Expr rows = frame::common_rows(values.frame, condition.frame, "A filter");
  const Expr kept = frame::filter_projected(rows, {values.name}, {frame::scalar_over(values.scalar, values.frame, rows)},
                                            frame::scalar_over(condition.scalar, condition.frame, rows));
  return Series(kept);
}

std::string Series::explain() const { return engine::explain(expr_); }

std::ostream& operator<<(std::ostream& out, const Series& series) {
  return out << "Series " << series.name() << ": " << type_name(series.expr()->schema()[0].type) << ", not computed\n";
}

}  // namespace weft::dd
