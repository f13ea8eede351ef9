// Booleans and nulls: and, or, not, is_null, coalesce.
#include <cmath>

#include "kernel/physical_type.h"
#include "kernel/scalar/loops.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {
namespace {

using plan::BinaryOp;
using plan::UnaryOp;

/// Kleene's logic. A null's value is false, so values need no look at validity.
Vector logic(BinaryOp op, std::span<const Operand> inputs, std::size_t rows) {
  const bool is_and = op == BinaryOp::logical_and;
  auto [result, out] = make_vector<std::uint8_t>(DType::boolean, rows);
  if (is_and)
    binary_loop<std::uint8_t, std::uint8_t>(inputs, rows, out,
                                            [](std::uint8_t a, std::uint8_t b) -> std::uint8_t { return a & b; });
  else
    binary_loop<std::uint8_t, std::uint8_t>(inputs, rows, out,
                                            [](std::uint8_t a, std::uint8_t b) -> std::uint8_t { return a | b; });
  if (!inputs[0].vector.valid && !inputs[1].vector.valid) return std::move(result);

  auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
  const auto* left = inputs[0].vector.data<std::uint8_t>();
  const auto* right = inputs[1].vector.data<std::uint8_t>();
  std::uint8_t all = 1;
  for (std::size_t i = 0; i < rows; ++i) {
    const std::size_t l = inputs[0].constant ? 0 : i, r = inputs[1].constant ? 0 : i;
    const bool left_known = inputs[0].vector.is_valid(l), right_known = inputs[1].vector.is_valid(r);
    const bool decided = is_and ? (left_known && !left[l]) || (right_known && !right[r]) : left[l] || right[r];
    all &= valid[i] = decided || (left_known && right_known);
  }
  if (!all) result.valid = std::move(valid);
  return std::move(result);
}

Vector is_missing(const Operand& input, std::size_t rows, bool wanted) {
  auto [result, out] = make_vector<bool>(DType::boolean, rows);
  with_physical_type(input.vector.type, [&, out = out]<class T>(const T&) {
    const Missing<T> missing(input.vector);
    for (std::size_t i = 0; i < rows; ++i) out[i] = missing(i) == wanted;
  });
  return std::move(result);
}

template <class T>
Vector null_if_zero(DType type, const Vector& input) {
  // Without nulls the values stay where they are; a zero is what a null holds anyway.
  Vector result{type, input.size, input.values, nullptr, {}};
  const T* in = input.data<T>();
  bool any_zero = false;
  for (std::size_t i = 0; i < input.size; ++i) any_zero |= in[i] == 0;
  if (any_zero) {
    auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(input.size);
    for (std::size_t i = 0; i < input.size; ++i) valid[i] = in[i] != 0;
    result.valid = std::move(valid);
  }
  return result;
}

template <class T>
Vector coalesce(DType type, std::span<const Operand> inputs, std::size_t rows) {
  auto [result, out] = make_vector<T>(type, rows);
  auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
  std::vector<Missing<T>> missing;
  for (const Operand& input : inputs) {
    missing.emplace_back(input.vector);
    result.holds.insert(result.holds.end(), input.vector.holds.begin(), input.vector.holds.end());
  }
  std::uint8_t all = 1;
  for (std::size_t i = 0; i < rows; ++i) {
    std::size_t pick = 0;
    while (pick + 1 < inputs.size() && missing[pick](inputs[pick].constant ? 0 : i)) ++pick;
    const Operand& picked = inputs[pick];
    out[i] = picked.vector.template data<T>()[picked.constant ? 0 : i];
    all &= valid[i] = picked.is_valid(i);
  }
  if (!all) result.valid = std::move(valid);
  return std::move(result);
}

}  // namespace

ScalarKernel logic_kernel(BinaryOp op) {
  return {[op](std::span<const Operand> inputs, std::size_t rows) { return logic(op, inputs, rows); }, false};
}

ScalarKernel unary_kernel(UnaryOp op, DType input) {
  switch (op) {
    case UnaryOp::logical_not:
      return {[](std::span<const Operand> inputs, std::size_t rows) {
        auto [result, out] = make_vector<std::uint8_t>(DType::boolean, rows);
        unary_loop<std::uint8_t>(inputs[0], rows, out, [](std::uint8_t value) -> std::uint8_t { return value ^ 1; });
        return std::move(result);
      }};
    case UnaryOp::is_null:
    case UnaryOp::is_valid:
      return {
          [op](std::span<const Operand> inputs, std::size_t rows) { return is_missing(inputs[0], rows, op == UnaryOp::is_null); },
          false};
    case UnaryOp::null_if_zero:
      return with_number_type(input, [input]<class T>(T) -> ScalarKernel {
        return {[input](std::span<const Operand> inputs, std::size_t) { return null_if_zero<T>(input, inputs[0].vector); }};
      });
    default:
      return sign_kernel(op, input);
  }
}

ScalarKernel coalesce_kernel(DType type) {
  return with_physical_type(type, [type]<class T>(const T&) -> ScalarKernel {
    return {[type](std::span<const Operand> inputs, std::size_t rows) { return coalesce<T>(type, inputs, rows); }, false};
  });
}

}  // namespace weft::kernel
