// Integers -> integers, bit by bit.
#pragma once

#include <span>
#include <string>

#include "plan/expr.h"

namespace weft::plan {

enum class BitwiseOp : std::uint8_t { bit_and, bit_or, bit_xor, bit_not };
template <>
struct EnumRange<BitwiseOp> {
  static constexpr auto last = BitwiseOp::bit_not;
};

/// Of integers, promoted as NumPy promotes them, or of booleans; null where an input is null. bit_not has one input, an integer,
/// the others two.
struct Bitwise {
  static constexpr std::string_view name = "bitwise";
  static constexpr OpKind kind = OpKind::scalar;
  static constexpr std::size_t literals_adapt_from = 0;
  BitwiseOp op = BitwiseOp::bit_and;

  static void fields(auto& self, auto&& visit) { visit("op", self.op); }
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
