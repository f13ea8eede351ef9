// Values of a row -> one number that is the same for the same values.
#pragma once

#include <span>
#include <string>

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: one or more values. uint64, never null: equal values have equal hashes, in every process; all missing ones too.
struct HashValues {
  static constexpr std::string_view name = "hash";
  static constexpr OpKind kind = OpKind::scalar;

  static void fields(auto&, auto&&) {}
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
