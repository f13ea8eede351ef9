// Text -> numbers, where it is one.
#pragma once

#include <span>
#include <string>

#include "plan/expr.h"

namespace weft::plan {

/// pandas' to_numeric with errors="coerce": the number that a text is, else null. float64.
struct ToNumber {
  static constexpr std::string_view name = "to_number";
  static constexpr OpKind kind = OpKind::scalar;

  static void fields(auto&, auto&&) {}
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
