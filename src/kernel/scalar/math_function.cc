// Numbers -> NumPy's functions of them.
#include "plan/ops/math_function.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <weft/error.h>

#include "kernel/physical_type.h"
#include "kernel/register.h"
#include "kernel/scalar/loops.h"

namespace weft::kernel {
namespace {

using plan::MathFunctionName;
using enum plan::MathFunctionName;

template <class In, class Out, class Operation>
ScalarKernel one_input(DType type, Operation operation) {
  return {[type, operation](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<Out>(type, rows);
    unary_loop<In>(inputs[0], rows, out, operation);
    return std::move(result);
  }};
}

/// One function of floats by pointer: its own cost is far above that of the call.
template <class T>
ScalarKernel called(DType type, T (*function)(T)) {
  return one_input<T, T>(type, function);
}

template <class T>
ScalarKernel float_kernel(MathFunctionName function, DType type) {
  switch (function) {
    case sqrt:
      return one_input<T, T>(type, [](T x) { return std::sqrt(x); });
    case degrees:
      return one_input<T, T>(type, [](T x) { return x * (T{180} / std::numbers::pi_v<T>); });
    case radians:
      return one_input<T, T>(type, [](T x) { return x * (std::numbers::pi_v<T> / T{180}); });
    case rint:
      return one_input<T, T>(type, [](T x) { return std::nearbyint(x); });
    case fabs:
      return one_input<T, T>(type, [](T x) { return std::abs(x); });
    case cbrt:
      return called<T>(type, std::cbrt);
    case exp:
      return called<T>(type, std::exp);
    case expm1:
      return called<T>(type, std::expm1);
    case exp2:
      return called<T>(type, std::exp2);
    case log:
      return called<T>(type, std::log);
    case log1p:
      return called<T>(type, std::log1p);
    case log2:
      return called<T>(type, std::log2);
    case log10:
      return called<T>(type, std::log10);
    case sin:
      return called<T>(type, std::sin);
    case cos:
      return called<T>(type, std::cos);
    case tan:
      return called<T>(type, std::tan);
    case arcsin:
      return called<T>(type, std::asin);
    case arccos:
      return called<T>(type, std::acos);
    case arctan:
      return called<T>(type, std::atan);
    case sinh:
      return called<T>(type, std::sinh);
    case cosh:
      return called<T>(type, std::cosh);
    case tanh:
      return called<T>(type, std::tanh);
    case arcsinh:
      return called<T>(type, std::asinh);
    case arccosh:
      return called<T>(type, std::acosh);
    case arctanh:
      return called<T>(type, std::atanh);
    default:
      throw Error(ErrorKind::internal, "No kernel computes: " + std::string(plan::to_string(function)));
  }
}

template <class T>
T sign_of(T x) {
  if constexpr (std::is_floating_point_v<T>)
    if (std::isnan(x)) return x;
  return static_cast<T>((x > T{0}) - (x < T{0}));
}

/// Results of the input's own type.
template <class T>
ScalarKernel same_type_kernel(MathFunctionName function, DType type) {
  if (function == sign) return one_input<T, T>(type, sign_of<T>);
  if constexpr (std::is_floating_point_v<T>) {
    if (function == floor) return one_input<T, T>(type, [](T x) { return std::floor(x); });
    if (function == ceil) return one_input<T, T>(type, [](T x) { return std::ceil(x); });
    return one_input<T, T>(type, [](T x) { return std::trunc(x); });
  } else {
    return one_input<T, T>(type, [](T x) { return x; });
  }
}

template <class T>
ScalarKernel test_kernel(MathFunctionName function) {
  if constexpr (std::is_floating_point_v<T>) {
    if (function == isnan) return one_input<T, bool>(DType::boolean, [](T x) { return x != x; });
    if (function == isinf) return one_input<T, bool>(DType::boolean, [](T x) { return std::isinf(x); });
    if (function == signbit) return one_input<T, bool>(DType::boolean, [](T x) { return std::signbit(x); });
    return one_input<T, bool>(DType::boolean, [](T x) { return std::isfinite(x); });
  } else {
    if (function == signbit) return one_input<T, bool>(DType::boolean, [](T x) { return x < T{0}; });
    return one_input<T, bool>(DType::boolean, [finite = function == isfinite](T) { return finite; });
  }
}

/// The logarithm of the sum of what these are logarithms of; without overflow, as NumPy has it.
template <class T>
T log_of_sum(T x, T y) {
  if (x == y) return x + std::numbers::ln2_v<T>;
  return std::max(x, y) + std::log1p(std::exp(-std::abs(x - y)));
}
template <class T>
T log2_of_sum(T x, T y) {
  if (x == y) return x + T{1};
  return std::max(x, y) + std::numbers::log2e_v<T> * std::log1p(std::exp2(-std::abs(x - y)));
}

template <class T>
T (*two_input_function(MathFunctionName function))
(T, T) {
  switch (function) {
    case arctan2:
      return std::atan2;
    case hypot:
      return std::hypot;
    case copysign:
      return std::copysign;
    case logaddexp:
      return log_of_sum<T>;
    case logaddexp2:
      return log2_of_sum<T>;
    default:
      throw Error(ErrorKind::internal, "No kernel computes: " + std::string(plan::to_string(function)));
  }
}

template <class T>
ScalarKernel two_input_kernel(MathFunctionName function, DType type) {
  T (*call)(T, T) = two_input_function<T>(function);
  return {[type, call](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<T>(type, rows);
    binary_loop<T, T>(inputs, rows, out, call);
    return std::move(result);
  }};
}

bool is_test(MathFunctionName function) { return function >= isnan && function <= signbit; }

ScalarKernel make_math(const plan::Node& node, std::span<const DType> inputs, DType result) {
  const MathFunctionName function = node.as<plan::MathFunction>()->function;
  if (is_test(function)) return with_number_type(inputs[0], [&]<class T>(T) { return test_kernel<T>(function); });
  if (function >= floor && function <= sign)
    return with_number_type(result, [&]<class T>(T) { return same_type_kernel<T>(function, result); });
  if (inputs.size() == 2)
    return result == DType::float32 ? two_input_kernel<float>(function, result) : two_input_kernel<double>(function, result);
  return result == DType::float32 ? float_kernel<float>(function, result) : float_kernel<double>(function, result);
}

std::vector<DType> wanted(const plan::Node& node, std::span<const DType> inputs, DType result) {
  if (is_test(node.as<plan::MathFunction>()->function)) return {inputs.begin(), inputs.end()};
  return std::vector<DType>(inputs.size(), result);
}

}  // namespace

void register_math_function() { register_scalar(plan::MathFunction::name, make_math, wanted); }

}  // namespace weft::kernel
