// NumPy's functions of columns -> expressions.
#include <weft/math_functions.h>

#include <string_view>

#include <weft/error.h>
#include <weft/series.h>

#include "frame/category_order.h"
#include "frame/row_scalars.h"
#include "plan/ops/extremum.h"
#include "plan/ops/math_function.h"
#include "plan/ops/scalar.h"

namespace weft::dd {

using frame::map_scalars;
using plan::MathFunctionName;

namespace {

Series call(MathFunctionName function, std::initializer_list<Operand> operands) {
  return map_scalars(operands, std::string(plan::to_string(function)),
                     [&](const std::vector<plan::Expr>& scalars) { return plan::make(plan::MathFunction{function}, scalars); });
}

/// Values are compared as texts, which must not tell another order than their list.
void check_order(std::string_view function, std::initializer_list<Operand> operands) {
  for (const Operand& operand : operands)
    if (operand.series() && frame::has_own_order((*operand.series())->schema()[0].type))
      throw Error(ErrorKind::user, std::string(function) +
                                       ": categories in another order than that of their texts are compared by " +
                                       "cat().codes(): " + (*operand.series())->schema()[0].name);
}

Series extremum(bool largest, std::initializer_list<Operand> operands) {
  check_order(largest ? "maximum" : "minimum", operands);
  return map_scalars(operands, largest ? "maximum" : "minimum", [&](const std::vector<plan::Expr>& scalars) {
    return plan::make(plan::Extremum{largest, false}, scalars);
  });
}

Series present_extremum(bool largest, const Series& a, const Operand& b) {
  check_order(largest ? "fmax" : "fmin", {a, b});
  return map_scalars({a, b}, largest ? "fmax" : "fmin", [&](const std::vector<plan::Expr>& s) {
    return plan::make(plan::Extremum{largest, false},
                      {plan::make(plan::Coalesce{}, {s[0], s[1]}), plan::make(plan::Coalesce{}, {s[1], s[0]})});
  });
}

}  // namespace

#define WEFT_MATH_FUNCTION(name) \
  Series name(const Series& x) { return call(MathFunctionName::name, {x}); }
WEFT_MATH_FUNCTION(sqrt)
WEFT_MATH_FUNCTION(cbrt)
WEFT_MATH_FUNCTION(exp)
WEFT_MATH_FUNCTION(expm1)
WEFT_MATH_FUNCTION(exp2)
WEFT_MATH_FUNCTION(log)
WEFT_MATH_FUNCTION(log1p)
WEFT_MATH_FUNCTION(log2)
WEFT_MATH_FUNCTION(log10)
WEFT_MATH_FUNCTION(sin)
WEFT_MATH_FUNCTION(cos)
WEFT_MATH_FUNCTION(tan)
WEFT_MATH_FUNCTION(arcsin)
WEFT_MATH_FUNCTION(arccos)
WEFT_MATH_FUNCTION(arctan)
WEFT_MATH_FUNCTION(sinh)
WEFT_MATH_FUNCTION(cosh)
WEFT_MATH_FUNCTION(tanh)
WEFT_MATH_FUNCTION(arcsinh)
WEFT_MATH_FUNCTION(arccosh)
WEFT_MATH_FUNCTION(arctanh)
WEFT_MATH_FUNCTION(degrees)
WEFT_MATH_FUNCTION(radians)
WEFT_MATH_FUNCTION(rint)
WEFT_MATH_FUNCTION(fabs)
WEFT_MATH_FUNCTION(floor)
WEFT_MATH_FUNCTION(ceil)
WEFT_MATH_FUNCTION(trunc)
WEFT_MATH_FUNCTION(sign)
WEFT_MATH_FUNCTION(isnan)
WEFT_MATH_FUNCTION(isinf)
WEFT_MATH_FUNCTION(isfinite)
WEFT_MATH_FUNCTION(signbit)
#undef WEFT_MATH_FUNCTION

Series abs(const Series& x) { return x.abs(); }
Series square(const Series& x) { return x * x; }
Series rad2deg(const Series& x) { return degrees(x); }
Series deg2rad(const Series& x) { return radians(x); }
Series arctan2(const Series& y, const Operand& x) { return call(MathFunctionName::arctan2, {y, x}); }
Series arctan2(const Value& y, const Series& x) { return call(MathFunctionName::arctan2, {y, x}); }
Series hypot(const Series& x, const Operand& y) { return call(MathFunctionName::hypot, {x, y}); }
Series hypot(const Value& x, const Series& y) { return call(MathFunctionName::hypot, {x, y}); }
Series copysign(const Series& x, const Operand& y) { return call(MathFunctionName::copysign, {x, y}); }
Series logaddexp(const Series& x, const Operand& y) { return call(MathFunctionName::logaddexp, {x, y}); }
Series logaddexp2(const Series& x, const Operand& y) { return call(MathFunctionName::logaddexp2, {x, y}); }
Series maximum(const Series& a, const Operand& b) { return extremum(true, {a, b}); }
Series maximum(const Value& a, const Series& b) { return extremum(true, {a, b}); }
Series minimum(const Series& a, const Operand& b) { return extremum(false, {a, b}); }
Series minimum(const Value& a, const Series& b) { return extremum(false, {a, b}); }
Series fmax(const Series& a, const Operand& b) { return present_extremum(true, a, b); }
Series fmin(const Series& a, const Operand& b) { return present_extremum(false, a, b); }

}  // namespace weft::dd
