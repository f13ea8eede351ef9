// A value a row that another frame has for the row's key.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// A scalar that no evaluator knows: extract_windows() makes an AttachGroups of it. Inputs: a key; a frame of two columns, keys
/// of the same type, each once, and what belongs to each. Null for a key that the frame does not have.
struct LookUp {
  static constexpr std::string_view name = "look_up";
  static constexpr OpKind kind = OpKind::scalar;

  static void fields(auto&, auto&&) {}
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
