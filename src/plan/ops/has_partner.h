// Whether a row can meet one of a join's other side, asked before the join.
#pragma once

#include <span>
#include <string>

#include "plan/expr.h"

namespace weft::plan {

/// In a task's fragment, part of the conjunction that is the condition of a filter or a source. Inputs: a scalar for each key.
/// False only of rows that no row of the results in the slot has equal keys with (missing keys are equal); of others mostly true
/// only where there is one.
struct HasPartner {
  static constexpr std::string_view name = "has_partner";
  static constexpr OpKind kind = OpKind::scalar;
  std::uint32_t slot = 0;
  Schema keys;  // columns of the results in the slot

  static void fields(auto& self, auto&& visit) {
    visit("slot", self.slot);
    visit("keys", self.keys);
  }
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
