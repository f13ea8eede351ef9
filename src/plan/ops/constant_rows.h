// Rows that stand in the plan itself.
#pragma once

#include <vector>

#include "plan/expr.h"
#include "plan/literal.h"

namespace weft::plan {

/// No inputs. One column; its values are literals that have its type, as those of a LiteralValue.
struct ConstantRows {
  static constexpr std::string_view name = "constant_rows";
  static constexpr OpKind kind = OpKind::frame;
  Field column;
  std::vector<Literal> values;
  std::string reader;  // the name of the node that they are for: equal rows of others come and go at other times

  static void fields(auto& self, auto&& visit) {
    visit("column", self.column);
    visit("values", self.values);
    visit("reader", self.reader);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
