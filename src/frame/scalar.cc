// Scalar: one value that is not computed yet.
#include <ostream>

#include <weft/dataframe.h>

#include "engine/compute.h"
#include "frame/results.h"
#include "frame/series_parts.h"
#include "plan/expr.h"
#include "plan/ops/attach_values.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"

namespace weft::dd {

using namespace plan;

namespace {

const std::string& name_of(const Scalar& scalar) { return scalar.expr()->schema()[0].name; }

/// A frame of one row with what `made` computes from the scalar's column.
Scalar map(const Scalar& scalar, const Expr& made) { return Scalar(project(scalar.expr(), {name_of(scalar)}, {made})); }

Scalar combine(BinaryOp op, const Scalar& left, const Scalar& right) {
  return map(left, binary(op, column(name_of(left)), value_of(right.expr())));
}
Scalar combine(BinaryOp op, const Scalar& left, const Value& right) {
  return map(left, binary(op, column(name_of(left)), literal(right.variant())));
}
Scalar combine(BinaryOp op, const Value& left, const Scalar& right) {
  return map(right, binary(op, literal(left.variant()), column(name_of(right))));
}
Series combine(BinaryOp op, const Series& left, const Scalar& right) {
  return frame::map_scalar(left.expr(), [&](const Expr& scalar) { return binary(op, scalar, value_of(right.expr())); });
}
Series combine(BinaryOp op, const Scalar& left, const Series& right) {
  return frame::map_scalar(right.expr(), [&](const Expr& scalar) { return binary(op, value_of(left.expr()), scalar); });
}

}  // namespace

#define WEFT_SCALAR_OPERATOR(symbol, op)                                                                         \
  Scalar operator symbol(const Scalar& left, const Scalar& right) { return combine(BinaryOp::op, left, right); } \
  Scalar operator symbol(const Scalar& left, const Value& right) { return combine(BinaryOp::op, left, right); }  \
  Scalar operator symbol(const Value& left, const Scalar& right) { return combine(BinaryOp::op, left, right); }  \
  Series operator symbol(const Series& left, const Scalar& right) { return combine(BinaryOp::op, left, right); } \
  Series operator symbol(const Scalar& left, const Series& right) { return combine(BinaryOp::op, left, right); }
WEFT_SCALAR_OPERATOR(+, add)
WEFT_SCALAR_OPERATOR(-, sub)
WEFT_SCALAR_OPERATOR(*, mul)
WEFT_SCALAR_OPERATOR(/, div)
WEFT_SCALAR_OPERATOR(%, mod)
WEFT_SCALAR_OPERATOR(==, eq)
WEFT_SCALAR_OPERATOR(!=, ne)
WEFT_SCALAR_OPERATOR(<, lt)
WEFT_SCALAR_OPERATOR(<=, le)
WEFT_SCALAR_OPERATOR(>, gt)
WEFT_SCALAR_OPERATOR(>=, ge)
#undef WEFT_SCALAR_OPERATOR

Scalar operator-(const Scalar& scalar) { return map(scalar, unary(UnaryOp::negate, column(name_of(scalar)))); }

Scalar operator&&(const Scalar& left, const Scalar& right) { return combine(BinaryOp::logical_and, left, right); }
Scalar operator||(const Scalar& left, const Scalar& right) { return combine(BinaryOp::logical_or, left, right); }
Scalar operator!(const Scalar& scalar) { return map(scalar, unary(UnaryOp::logical_not, column(name_of(scalar)))); }

// A scalar is a column of one row.
Scalar Scalar::abs() const { return Scalar(Series(expr_).abs().expr()); }
Scalar Scalar::round(int decimals) const { return Scalar(Series(expr_).round(decimals).expr()); }
Scalar Scalar::astype(DType type) const { return Scalar(Series(expr_).astype(type).expr()); }
Scalar Scalar::floordiv(const Operand& other) const { return Scalar(Series(expr_).floordiv(other).expr()); }
Scalar Scalar::pow(const Operand& other) const { return Scalar(Series(expr_).pow(other).expr()); }

Operand::Operand(const Scalar& scalar) : held_(LazyValue{scalar.expr()}) {}

DType Scalar::dtype() const { return expr_->schema()[0].type; }
std::string Scalar::explain() const { return engine::explain(expr_); }

std::ostream& operator<<(std::ostream& out, const Scalar& scalar) {
  return out << "Scalar: " << to_string(scalar.expr()->schema()[0].type) << ", not computed\n";
}

}  // namespace weft::dd
