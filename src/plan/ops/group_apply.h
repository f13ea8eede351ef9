// A registered function of the user, called with the rows of one group at a time.
#pragma once

#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/literal.h"

namespace weft::plan {

/// Inputs: a frame, and a scalar for each key. The function gets the columns `passed`, and the arguments. Output: the keys that
/// the function's result does not have, and its columns, which are what it makes of a table without rows.
struct GroupApply {
  static constexpr std::string_view name = "group_apply";
  static constexpr OpKind kind = OpKind::frame;
  std::string function;
  std::vector<std::string> keys;
  Schema columns;
  bool drop_null_keys = true;
  std::vector<std::string> passed;
  std::vector<Literal> arguments;

  static void fields(auto& self, auto&& visit) {
    visit("function", self.function);
    visit("keys", self.keys);
    visit("columns", self.columns);
    visit("drop_null_keys", self.drop_null_keys);
    visit("passed", self.passed);
    visit("arguments", self.arguments);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
