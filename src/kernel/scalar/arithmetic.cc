// Numbers -> numbers: + - * / // % ** and sign. Integers wrap, as NumPy's do.
#include <cmath>
#include <limits>
#include <utility>

#include "kernel/physical_type.h"
#include "kernel/scalar/loops.h"

namespace weft::kernel {
namespace {

using plan::BinaryOp;
using plan::UnaryOp;

template <class T>
constexpr bool is_integer = std::is_integral_v<T> && !std::is_same_v<T, bool>;

/// Where overflow wraps instead of being undefined: an unsigned type, and not one that would be promoted to a signed int.
template <class T>
using Wrapping = std::conditional_t<sizeof(T) < sizeof(unsigned), unsigned, std::make_unsigned_t<T>>;

template <class T, class Operation>
ScalarKernel simple_kernel(DType type, Operation operation) {
  return {[type, operation](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<T>(type, rows);
    binary_loop<T, T>(inputs, rows, out, [operation](T a, T b) {
      if constexpr (is_integer<T>)
        return static_cast<T>(operation(static_cast<Wrapping<T>>(a), static_cast<Wrapping<T>>(b)));
      else
        return operation(a, b);
    });
    return std::move(result);
  }};
}

/// The remainder has the divisor's sign, as Python's.
template <class T>
T float_mod(T a, T b) {
  T rest = std::fmod(a, b);
  if (rest == 0) return std::copysign(rest, b);
  return (rest < 0) != (b < 0) ? rest + b : rest;
}

/// CPython's float_divmod: the quotient is taken from the exact remainder, so that it is the floor of the real quotient.
template <class T>
T float_floordiv(T a, T b) {
  if (b == 0) return a / b;
  const T rest = std::fmod(a, b);
  T quotient = (a - rest) / b;
  if (rest != 0 && (rest < 0) != (b < 0)) quotient -= 1;
  if (quotient == 0) return std::copysign(T{0}, a / b);
  const T floor = std::floor(quotient);
  return quotient - floor > T{0.5} ? floor + 1 : floor;
}

/// Division by -1 apart: the quotient of the smallest integer wraps instead of trapping.
template <class T>
T integer_floordiv(T a, T b) {
  if constexpr (std::is_signed_v<T>) {
    if (b == -1) return static_cast<T>(-static_cast<Wrapping<T>>(a));
    return static_cast<T>(a / b - (a % b != 0 && (a < 0) != (b < 0)));
  } else {
    return a / b;
  }
}

template <class T>
T integer_mod(T a, T b) {
  if constexpr (std::is_signed_v<T>) {
    if (b == -1) return 0;
    const T rest = static_cast<T>(a % b);
    return rest != 0 && (rest < 0) != (b < 0) ? static_cast<T>(rest + b) : rest;
  } else {
    return a % b;
  }
}

/// Division of integers: by zero it gives null.
template <class T, class Operation>
ScalarKernel integer_division_kernel(DType type, Operation divide) {
  return {[type, divide](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<T>(type, rows);
    binary_loop<T, T>(inputs, rows, out, [divide](T a, T b) { return b == 0 ? T{0} : divide(a, b); });
    const Operand& divisor = inputs[1];
    const T* by = divisor.vector.template data<T>();
    const std::size_t count = divisor.constant ? 1 : rows;
    bool any_zero = false;
    for (std::size_t i = 0; i < count; ++i) any_zero |= by[i] == 0;
    if (any_zero) {
      auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
      for (std::size_t i = 0; i < rows; ++i) valid[i] = by[divisor.constant ? 0 : i] != 0;
      result.valid = std::move(valid);
    }
    return std::move(result);
  }};
}

template <class T>
ScalarKernel float_kernel(BinaryOp op, DType type) {
  switch (op) {
    case BinaryOp::div:
      return simple_kernel<T>(type, [](T a, T b) { return a / b; });
    case BinaryOp::floordiv:
      return simple_kernel<T>(type, float_floordiv<T>);
    case BinaryOp::mod:
      return simple_kernel<T>(type, float_mod<T>);
    default:
      return simple_kernel<T>(type, [](T a, T b) { return std::pow(a, b); });
  }
}

template <class T>
ScalarKernel number_kernel(BinaryOp op, DType type) {
  switch (op) {
    case BinaryOp::add:
      return simple_kernel<T>(type, [](auto a, auto b) { return a + b; });
    case BinaryOp::sub:
      return simple_kernel<T>(type, [](auto a, auto b) { return a - b; });
    case BinaryOp::mul:
      return simple_kernel<T>(type, [](auto a, auto b) { return a * b; });
    default:
      break;
  }
  if constexpr (std::is_floating_point_v<T>) {
    return float_kernel<T>(op, type);
  } else {
    if (op == BinaryOp::floordiv) return integer_division_kernel<T>(type, integer_floordiv<T>);
    return integer_division_kernel<T>(type, integer_mod<T>);
  }
}

template <class T>
T negate(T value) {
  if constexpr (is_integer<T>)
    return static_cast<T>(-static_cast<Wrapping<T>>(value));
  else
    return -value;
}

template <class T>
T absolute(T value) {
  if constexpr (std::is_floating_point_v<T>)
    return std::fabs(value);
  else if constexpr (std::is_signed_v<T>)
    return value < 0 ? negate(value) : value;
  else
    return value;
}

}  // namespace

ScalarKernel arithmetic_kernel(BinaryOp op, DType type) {
  return with_number_type(type, [&]<class T>(T) -> ScalarKernel {
    if constexpr (std::is_same_v<T, bool>)
      return {};  // the planner makes integers of booleans
    else
      return number_kernel<T>(op, type);
  });
}

ScalarKernel sign_kernel(UnaryOp op, DType type) {
  return with_number_type(type, [&]<class T>(T) -> ScalarKernel {
    if constexpr (std::is_same_v<T, bool>) {
      return {};
    } else {
      return {[op, type](std::span<const Operand> inputs, std::size_t rows) {
        auto [result, out] = make_vector<T>(type, rows);
        if (op == UnaryOp::negate)
          unary_loop<T>(inputs[0], rows, out, negate<T>);
        else
          unary_loop<T>(inputs[0], rows, out, absolute<T>);
        return std::move(result);
      }};
    }
  });
}

}  // namespace weft::kernel
