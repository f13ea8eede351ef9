// A registered function of the user, called with one table a partition and other arguments beside it.
#pragma once

#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/literal.h"

namespace weft::plan {

/// What a function is called with beside the partition.
struct BesideArgument {
  Literal value;            // a value, or
  std::uint32_t input = 0;  // when it is not 0, that input of the node:
  bool is_scalar = false;   // the value that its only row has, or its partition of the same number, or its only partition;
  bool is_number = false;   // or the partition's number, which is the value when it is planned

  static void fields(auto& self, auto&& visit) {
    visit("value", self.value);
    visit("input", self.input);
    visit("is_scalar", self.is_scalar);
    visit("is_number", self.is_number);
  }
};

/// Inputs: a frame, and the frames of the arguments. `columns` is what the function makes of tables without rows.
struct MapBeside {
  static constexpr std::string_view name = "map_beside";
  static constexpr OpKind kind = OpKind::frame;
  static constexpr bool per_partition = true;
  std::string function;
  Schema columns;
  std::vector<BesideArgument> arguments;

  static void fields(auto& self, auto&& visit) {
    visit("function", self.function);
    visit("columns", self.columns);
    visit("arguments", self.arguments);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
