// A function of lists: pandas' Series.list, and what Series.str does with lists; one value a row.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/literal.h"

namespace weft::plan {

/// A function of lists by name, with constant arguments. Null where the list is. Positions count from the end when negative.
///
///   len () -> int64: the number of items
///   places () -> a list of int64: 0, 1, ... for each item
///   get (position) -> the items' type; null where there is no such item
///   slice (start, stop, step; each may be null) -> a list of the same items, as Python slices
///   join (separator), of lists of strings -> string; null where an item is
struct ListFunction {
  static constexpr std::string_view name = "list";
  static constexpr OpKind kind = OpKind::scalar;
  std::string function;
  std::vector<Literal> arguments;

  static void fields(auto& self, auto&& visit) {
    visit("function", self.function);
    visit("arguments", self.arguments);
  }
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
