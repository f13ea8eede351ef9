// Numbers -> numbers by the functions of mathematics, under NumPy's names.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plan/expr.h"

namespace weft::plan {

enum class MathFunctionName : std::uint8_t {
  sqrt,
  cbrt,
  exp,
  expm1,
  exp2,
  log,
  log1p,
  log2,
  log10,
  sin,
  cos,
  tan,
  arcsin,
  arccos,
  arctan,
  sinh,
  cosh,
  tanh,
  arcsinh,
  arccosh,
  arctanh,
  degrees,
  radians,
  rint,
  fabs,
  floor,
  ceil,
  trunc,
  sign,
  isnan,
  isinf,
  isfinite,
  signbit,
  arctan2,
  hypot,
  copysign,
  logaddexp,
  logaddexp2,
};
template <>
struct EnumRange<MathFunctionName> {
  static constexpr auto last = MathFunctionName::logaddexp2;
};

/// NumPy's function of that name; null where an input is null. float32, and integers of up to 16 bits, give float32; other
/// integers and booleans float64. floor, ceil, trunc and sign keep the type and take no booleans; isnan, isinf, isfinite and
/// signbit give booleans. arctan2 and those after it take two inputs, the others one.
struct MathFunction {
  static constexpr std::string_view name = "math";
  static constexpr OpKind kind = OpKind::scalar;
  static constexpr std::size_t literals_adapt_from = 0;
  MathFunctionName function = MathFunctionName::sqrt;

  static void fields(auto& self, auto&& visit) { visit("function", self.function); }
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

std::string_view to_string(MathFunctionName function);
std::optional<MathFunctionName> find_math_function(std::string_view name);
std::size_t num_inputs(MathFunctionName function);
/// The names of all of them, for messages.
std::vector<std::string> math_function_names();

}  // namespace weft::plan
