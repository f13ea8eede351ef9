// Integers or booleans -> the same, bit by bit.
#include "plan/ops/bitwise.h"

#include "kernel/physical_type.h"
#include "kernel/register.h"
#include "kernel/scalar/loops.h"

namespace weft::kernel {
namespace {

using plan::BitwiseOp;

template <class T>
Vector compute(BitwiseOp op, DType type, std::span<const Operand> inputs, std::size_t rows) {
  auto [result, out] = make_vector<T>(type, rows);
  switch (op) {
    case BitwiseOp::bit_and:
      binary_loop<T, T>(inputs, rows, out, [](T a, T b) { return static_cast<T>(a & b); });
      break;
    case BitwiseOp::bit_or:
      binary_loop<T, T>(inputs, rows, out, [](T a, T b) { return static_cast<T>(a | b); });
      break;
    case BitwiseOp::bit_xor:
      binary_loop<T, T>(inputs, rows, out, [](T a, T b) { return static_cast<T>(a ^ b); });
      break;
    case BitwiseOp::bit_not:
      unary_loop<T>(inputs[0], rows, out, [](T a) { return static_cast<T>(a ^ static_cast<T>(-1)); });
      break;
  }
  return std::move(result);
}

template <class T>
ScalarKernel kernel(BitwiseOp op, DType type) {
  if constexpr (std::is_floating_point_v<T>)
    return {};  // the op takes none
  else
    return {[op, type](std::span<const Operand> inputs, std::size_t rows) { return compute<T>(op, type, inputs, rows); }};
}

}  // namespace

void register_bitwise() {
  register_scalar(
      plan::Bitwise::name,
      [](const plan::Node& node, std::span<const DType>, DType result) {
        const BitwiseOp op = node.as<plan::Bitwise>()->op;
        return with_number_type(result, [&]<class T>(T) { return kernel<T>(op, result); });
      },
      [](const plan::Node&, std::span<const DType> inputs, DType result) { return std::vector<DType>(inputs.size(), result); });
}

}  // namespace weft::kernel
