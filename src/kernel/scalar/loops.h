// An operation on one value -> a loop over vectors and constants that compilers turn into SIMD instructions.
#pragma once

#include <cassert>

#include "kernel/scalar/scalar_kernel.h"

namespace weft::kernel {

/// out[i] = operation(input[i])
template <class In, class Out, class Operation>
void unary_loop(const Operand& input, std::size_t rows, Out* out, Operation operation) {
  const In* in = input.vector.data<In>();
  for (std::size_t i = 0; i < rows; ++i) out[i] = operation(in[i]);
}

/// out[i] = operation(left[i], right[i])
template <class Left, class Right, class Out, class Operation>
void binary_loop(std::span<const Operand> inputs, std::size_t rows, Out* out, Operation operation) {
  const Left* left = inputs[0].vector.data<Left>();
  const Right* right = inputs[1].vector.data<Right>();
  if (inputs[0].constant) {
    assert(rows == 1 || !inputs[1].constant);
    const Left value = left[0];
    for (std::size_t i = 0; i < rows; ++i) out[i] = operation(value, right[i]);
  } else if (inputs[1].constant) {
    const Right value = right[0];
    for (std::size_t i = 0; i < rows; ++i) out[i] = operation(left[i], value);
  } else {
    for (std::size_t i = 0; i < rows; ++i) out[i] = operation(left[i], right[i]);
  }
}

}  // namespace weft::kernel
