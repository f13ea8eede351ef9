// Series: the operators as methods, with a value for what is missing.
#include <weft/series.h>

#include "frame/row_scalars.h"
#include "plan/ops/if_else.h"
#include "plan/ops/scalar.h"

namespace weft::dd {

using namespace plan;

namespace {

/// pandas' fill_value: it stands for a missing value where the other one is there.
Series operate(BinaryOp op, const Operand& left, const Operand& right, const Arithmetic& options) {
  return frame::map_scalars({left, right}, "An operation on two columns", [&](const std::vector<Expr>& s) {
    if (options.fill_value.is_null()) return binary(op, s[0], s[1]);
    const auto filled = [&](const Operand& operand, const Expr& scalar) {
      return operand.series() ? make(Coalesce{}, {scalar, literal(options.fill_value.variant())}) : scalar;
    };
    Expr result = binary(op, filled(left, s[0]), filled(right, s[1]));
    if (left.value() || right.value()) return result;
    const Expr nothing = binary(BinaryOp::logical_and, unary(UnaryOp::is_null, s[0]), unary(UnaryOp::is_null, s[1]));
    return if_else(nothing, literal(std::monostate{}), result);
  });
}

}  // namespace

#define WEFT_SERIES_METHOD(name, op)                                           \
  Series Series::name(const Operand& other, const Arithmetic& options) const { \
    return operate(BinaryOp::op, *this, other, options);                       \
  }
#define WEFT_REVERSED_METHOD(name, op)                                         \
  Series Series::name(const Operand& other, const Arithmetic& options) const { \
    return operate(BinaryOp::op, other, *this, options);                       \
  }
WEFT_SERIES_METHOD(add, add)
WEFT_SERIES_METHOD(sub, sub)
WEFT_SERIES_METHOD(mul, mul)
WEFT_SERIES_METHOD(div, div)
WEFT_SERIES_METHOD(floordiv, floordiv)
WEFT_SERIES_METHOD(mod, mod)
WEFT_SERIES_METHOD(pow, pow)
WEFT_REVERSED_METHOD(radd, add)
WEFT_REVERSED_METHOD(rsub, sub)
WEFT_REVERSED_METHOD(rmul, mul)
WEFT_REVERSED_METHOD(rdiv, div)
WEFT_REVERSED_METHOD(rfloordiv, floordiv)
WEFT_REVERSED_METHOD(rmod, mod)
WEFT_REVERSED_METHOD(rpow, pow)
WEFT_SERIES_METHOD(eq, eq)
WEFT_SERIES_METHOD(ne, ne)
WEFT_SERIES_METHOD(lt, lt)
WEFT_SERIES_METHOD(le, le)
WEFT_SERIES_METHOD(gt, gt)
WEFT_SERIES_METHOD(ge, ge)
#undef WEFT_REVERSED_METHOD
#undef WEFT_SERIES_METHOD

}  // namespace weft::dd
