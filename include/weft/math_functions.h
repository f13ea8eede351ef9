// NumPy's functions of columns, found by their arguments: `sqrt(df["a"])`.
#pragma once

#include <weft/operand.h>

namespace weft::dd {

/// Element by element, as NumPy's function of the same name; null stays null. Columns of float32, and of integers of up to 16
/// bits, give float32; other integers and booleans float64. Outside of a function's domain the value is NaN. Throws a user Error
/// for a column that holds no numbers.
Series sqrt(const Series& x);
Series cbrt(const Series& x);
Series exp(const Series& x);
Series expm1(const Series& x);
Series exp2(const Series& x);
Series log(const Series& x);
Series log1p(const Series& x);
Series log2(const Series& x);
Series log10(const Series& x);
Series sin(const Series& x);  ///< of radians
Series cos(const Series& x);
Series tan(const Series& x);
Series arcsin(const Series& x);  ///< in radians
Series arccos(const Series& x);
Series arctan(const Series& x);
Series sinh(const Series& x);
Series cosh(const Series& x);
Series tanh(const Series& x);
Series arcsinh(const Series& x);
Series arccosh(const Series& x);
Series arctanh(const Series& x);
Series degrees(const Series& x);  ///< of radians
Series radians(const Series& x);  ///< of degrees
Series rad2deg(const Series& x);  ///< degrees
Series deg2rad(const Series& x);  ///< radians
Series rint(const Series& x);     ///< the nearest whole number, of two the even one
Series fabs(const Series& x);
/// These keep the column's type; null stays null. Throw a user Error for a column that holds no numbers.
Series floor(const Series& x);
Series ceil(const Series& x);
Series trunc(const Series& x);
Series sign(const Series& x);  ///< -1, 0 or 1
Series abs(const Series& x);
Series square(const Series& x);
/// These give booleans. Null stays null: Series::isna finds nulls as well as NaN.
Series isnan(const Series& x);
Series isinf(const Series& x);
Series isfinite(const Series& x);
Series signbit(const Series& x);  ///< whether it has a minus, also a zero
/// The angle of the point (x, y), in radians from -pi to pi.
Series arctan2(const Series& y, const Operand& x);
Series arctan2(const Value& y, const Series& x);
/// The length of the vector (x, y).
Series hypot(const Series& x, const Operand& y);
Series hypot(const Value& x, const Series& y);
/// `x` with the sign of `y`.
Series copysign(const Series& x, const Operand& y);
/// The logarithm of the sum of e (of 2) to the power of x and of y, where these would be too large or small for numbers.
Series logaddexp(const Series& x, const Operand& y);
Series logaddexp2(const Series& x, const Operand& y);
/// The larger or smaller of two values, which are numbers, strings, booleans or moments: missing (null or NaN) where either is,
/// as NumPy's. Series::clip takes missing bounds for none.
Series maximum(const Series& a, const Operand& b);
Series maximum(const Value& a, const Series& b);
Series minimum(const Series& a, const Operand& b);
Series minimum(const Value& a, const Series& b);
/// The same, but the one that is there where the other is missing.
Series fmax(const Series& a, const Operand& b);
Series fmin(const Series& a, const Operand& b);

}  // namespace weft::dd
