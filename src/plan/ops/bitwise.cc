// Bitwise operations -> their type and text.
#include "plan/ops/bitwise.h"

#include <weft/error.h>

#include "plan/ops/scalar.h"
#include "plan/ops/scalar_call.h"

namespace weft::plan {
namespace {

using dd::DType;

const char* symbol(BitwiseOp op) {
  return op == BitwiseOp::bit_and ? "&" : op == BitwiseOp::bit_or ? "|" : op == BitwiseOp::bit_xor ? "^" : "~";
}

}  // namespace

dd::DType Bitwise::type(std::span<const dd::DType> inputs) const {
  const bool one = op == BitwiseOp::bit_not;
  expect_scalars(name, inputs.size(), one ? 1 : 2);
  const auto named = [](DType type) { return std::string(dd::to_string(type)); };
  if (one) {
    if (dd::is_integer(inputs[0])) return inputs[0];
    throw Error(ErrorKind::user, "Cannot invert " + named(inputs[0]));
  }
  if (inputs[0] == DType::boolean && inputs[1] == DType::boolean) return DType::boolean;
  if (dd::is_integer(inputs[0]) && dd::is_integer(inputs[1]))
    if (const DType common = *common_type(inputs[0], inputs[1]); dd::is_integer(common)) return common;
  throw Error(ErrorKind::user, "Cannot compute " + named(inputs[0]) + ' ' + symbol(op) + ' ' + named(inputs[1]));
}

std::string Bitwise::text(std::span<const std::string> inputs) const {
  if (op == BitwiseOp::bit_not) return "(~" + inputs[0] + ')';
  return '(' + inputs[0] + ' ' + symbol(op) + ' ' + inputs[1] + ')';
}

}  // namespace weft::plan
