// Values of a row -> how many different ones there are.
#pragma once

#include <span>
#include <string>

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: values that share a type. int64, never null: the number of different ones that are there (not null, not NaN).
struct RowDistinct {
  static constexpr std::string_view name = "row_distinct";
  static constexpr OpKind kind = OpKind::scalar;

  static void fields(auto&, auto&&) {}
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
