// What an aggregation of the user makes of its states.
#pragma once

#include <string>

#include "plan/expr.h"

namespace weft::plan {

/// Input: a column of states, the bytes of the user's struct as strings. Null where the struct has no result.
struct CustomResult {
  static constexpr std::string_view name = "custom_result";
  static constexpr OpKind kind = OpKind::scalar;
  std::string aggregation;

  static void fields(auto& self, auto&& visit) { visit("aggregation", self.aggregation); }
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
