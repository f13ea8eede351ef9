// Instants and durations -> instants, durations and numbers: all are counts of microseconds.
#include <cmath>
#include <utility>

#include "kernel/scalar/loops.h"

namespace weft::kernel {
namespace {

using plan::BinaryOp;

/// Makes null of what no int64 holds.
Vector cut_to_microseconds(std::span<const double> exact) {
  auto [result, out] = make_vector<std::int64_t>(DType::duration, exact.size());
  bool all_fit = true;
  for (std::size_t i = 0; i < exact.size(); ++i) {
    const bool fits = std::fabs(exact[i]) < 0x1p63;  // false for NaN
    out[i] = fits ? static_cast<std::int64_t>(exact[i]) : 0;
    all_fit &= fits;
  }
  if (!all_fit) {
    auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(exact.size());
    for (std::size_t i = 0; i < exact.size(); ++i) valid[i] = std::fabs(exact[i]) < 0x1p63;
    result.valid = std::move(valid);
  }
  return std::move(result);
}

/// A duration with a float: cut toward zero, as NumPy does.
template <class Left, class Right, class Operation>
ScalarKernel scale_kernel(Operation operation) {
  return {[operation](std::span<const Operand> inputs, std::size_t rows) {
    std::vector<double> exact(rows);
    binary_loop<Left, Right>(inputs, rows, exact.data(),
                             [operation](Left a, Right b) { return operation(static_cast<double>(a), static_cast<double>(b)); });
    return cut_to_microseconds(exact);
  }};
}

/// A duration by an integer, cut toward zero; by zero it gives null.
ScalarKernel divide_by_integer_kernel() {
  return {[](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<std::int64_t>(DType::duration, rows);
    auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
    // By -1 apart: the quotient of the smallest integer would trap.
    binary_loop<std::int64_t, std::int64_t>(inputs, rows, out, [](std::int64_t a, std::int64_t b) {
      if (b == 0) return std::int64_t{0};
      return b == -1 ? static_cast<std::int64_t>(-static_cast<std::uint64_t>(a)) : a / b;
    });
    binary_loop<std::int64_t, std::int64_t>(inputs, rows, valid.get(), [](std::int64_t, std::int64_t b) { return b != 0; });
    result.valid = std::move(valid);
    return std::move(result);
  }};
}

TemporalArithmetic scale(BinaryOp op, DType left, DType right) {
  constexpr DType duration = DType::duration;
  if (op == BinaryOp::mul) {
    const DType number = left == duration ? right : left;
    if (dd::is_integer(number))
      return {arithmetic_kernel(op, duration), left == duration ? duration : DType::int64,
              right == duration ? duration : DType::int64};
    const auto times = [](double a, double b) { return a * b; };
    if (left == duration) return {scale_kernel<std::int64_t, double>(times), duration, DType::float64};
    return {scale_kernel<double, std::int64_t>(times), DType::float64, duration};
  }
  // NumPy cuts the quotient by an integer toward zero, for // too.
  if (dd::is_integer(right)) return {divide_by_integer_kernel(), duration, DType::int64};
  return {scale_kernel<std::int64_t, double>([](double a, double b) { return a / b; }), duration, DType::float64};
}

}  // namespace

TemporalArithmetic temporal_arithmetic(BinaryOp op, DType left, DType right, DType result) {
  constexpr DType duration = DType::duration, timestamp = DType::timestamp;
  const auto instant = [](DType type) { return type == DType::date ? DType::timestamp : type; };
  if (left == duration && right == duration) {
    if (op == BinaryOp::div) return {arithmetic_kernel(op, DType::float64), DType::float64, DType::float64};
    return {arithmetic_kernel(op, result), duration, duration};
  }
  if (dd::is_numeric(left) || dd::is_numeric(right)) return scale(op, left, right);
  if (result == duration) return {arithmetic_kernel(op, duration), timestamp, timestamp};
  return {arithmetic_kernel(op, result), instant(left), instant(right)};
}

}  // namespace weft::kernel
