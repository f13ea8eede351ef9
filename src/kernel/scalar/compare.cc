// Two vectors -> a boolean vector: equality and order.
#include <cmath>
#include <limits>
#include <utility>

#include "kernel/physical_type.h"
#include "kernel/scalar/loops.h"

namespace weft::kernel {
namespace {

using plan::BinaryOp;

/// Calls `use` with the comparison as a function object.
template <class Use>
ScalarKernel with_comparison(BinaryOp op, Use use) {
  switch (op) {
    case BinaryOp::eq:
      return use([](const auto& a, const auto& b) { return a == b; });
    case BinaryOp::ne:
      return use([](const auto& a, const auto& b) { return !(a == b); });
    case BinaryOp::lt:
      return use([](const auto& a, const auto& b) { return a < b; });
    case BinaryOp::le:
      return use([](const auto& a, const auto& b) { return a <= b; });
    case BinaryOp::gt:
      return use([](const auto& a, const auto& b) { return b < a; });
    default:
      return use([](const auto& a, const auto& b) { return b <= a; });
  }
}

/// int64 and uint64 as one ordered type: what does not fit is below or above all that do.
template <bool LeftSigned>
struct MixedSign {
  static int order(std::int64_t a, std::uint64_t b) { return std::cmp_less(a, b) ? -1 : std::cmp_equal(a, b) ? 0 : 1; }
  static int order(std::uint64_t a, std::int64_t b) { return -order(b, a); }
};

template <class Left, class Right>
ScalarKernel mixed_sign(BinaryOp op) {
  return with_comparison(op, [](auto compare) {
    return ScalarKernel{[compare](std::span<const Operand> inputs, std::size_t rows) {
      auto [result, out] = make_vector<bool>(DType::boolean, rows);
      binary_loop<Left, Right>(inputs, rows, out,
                               [compare](Left a, Right b) { return compare(MixedSign<true>::order(a, b), 0); });
      return std::move(result);
    }};
  });
}

}  // namespace

ScalarKernel compare_kernel(BinaryOp op, DType operands) {
  return with_physical_type(operands, [op]<class T>(const T&) {
    return with_comparison(op, [](auto compare) {
      return ScalarKernel{[compare](std::span<const Operand> inputs, std::size_t rows) {
        auto [result, out] = make_vector<bool>(DType::boolean, rows);
        binary_loop<T, T>(inputs, rows, out, compare);
        return std::move(result);
      }};
    });
  });
}

ScalarKernel compare_mixed_sign_kernel(BinaryOp op, bool left_signed) {
  return left_signed ? mixed_sign<std::int64_t, std::uint64_t>(op) : mixed_sign<std::uint64_t, std::int64_t>(op);
}

IntegerComparison exact_comparison(BinaryOp op, DType integer, double value) {
  if (std::isnan(value)) return {.always = op == BinaryOp::ne};
  const double floor = std::floor(value);
  const bool below_all = integer == DType::uint64 ? floor < 0 : floor < -0x1p63;
  const bool above_all = floor >= 0x1p63;
  if (below_all) return {.always = op == BinaryOp::ne || op == BinaryOp::gt || op == BinaryOp::ge};
  if (above_all) return {.always = op == BinaryOp::ne || op == BinaryOp::lt || op == BinaryOp::le};
  const auto whole = static_cast<std::int64_t>(floor);
  if (floor == value) return {.op = op, .value = whole};
  // Between two integers: below it means at most the lower one, above it more than that.
  switch (op) {
    case BinaryOp::eq:
      return {.always = false};
    case BinaryOp::ne:
      return {.always = true};
    case BinaryOp::lt:
    case BinaryOp::le:
      return {.op = BinaryOp::le, .value = whole};
    default:
      return {.op = BinaryOp::gt, .value = whole};
  }
}

}  // namespace weft::kernel
