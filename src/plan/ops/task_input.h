// The leaf of a fragment that reads what earlier tasks made.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// No inputs. The rows of all the task's inputs, in their order.
struct TaskInput {
  static constexpr std::string_view name = "task_input";
  static constexpr OpKind kind = OpKind::frame;
  Schema columns;

  static void fields(auto& self, auto&& visit) { visit("columns", self.columns); }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
