// The leaf of a fragment that reads what earlier tasks made.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// No inputs. The rows of the results in one of the task's slots, in their order. Slot 0 holds what flows through the fragment;
/// others what its ops have to look at beside: the other side of a join, the bounds of ranges.
struct TaskInput {
  static constexpr std::string_view name = "task_input";
  static constexpr OpKind kind = OpKind::frame;
  Schema columns;
  std::uint32_t slot = 0;

  static void fields(auto& self, auto&& visit) {
    visit("columns", self.columns);
    visit("slot", self.slot);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
