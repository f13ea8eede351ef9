// Each n-th row of every partition: an op to copy from.
#pragma once

#include "plan/expr.h"

namespace weft::skeleton {

/// Inputs: a frame. Of each partition the rows 0, step, 2 * step, ...; order is kept.
struct EveryNth {
  static constexpr std::string_view name = "every_nth";
  static constexpr plan::OpKind kind = plan::OpKind::frame;
  static constexpr bool per_partition = true;
  std::int64_t step = 1;

  static void fields(auto& self, auto&& visit) { visit("step", self.step); }
  plan::Schema schema(std::span<const plan::Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// Registers the op and its kernel; calling it again changes nothing.
void register_every_nth();

}  // namespace weft::skeleton
