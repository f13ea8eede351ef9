// Rows that calls of a registered function give.
#pragma once

#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/literal.h"

namespace weft::plan {

/// The arguments of one call.
struct MapCall {
  std::vector<Literal> arguments;

  static void fields(auto& self, auto&& visit) { visit("arguments", self.arguments); }
};

/// No inputs. A partition for each call of a function that gives a table with these columns.
struct FromMap {
  static constexpr std::string_view name = "from_map";
  static constexpr OpKind kind = OpKind::frame;
  std::string function;
  Schema columns;
  std::vector<MapCall> calls;

  static void fields(auto& self, auto&& visit) {
    visit("function", self.function);
    visit("columns", self.columns);
    visit("calls", self.calls);
  }
  std::vector<std::string> parts() const;
  std::vector<std::uint64_t> part_sizes() const { return {}; }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
