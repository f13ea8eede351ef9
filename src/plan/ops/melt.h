// Wide frames -> long ones: a row for each value.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: a frame. For each of `value_columns`, which have one type, all rows of a partition: the id columns, the column's name
/// and its value. Rows of one partition stay together; within it, column after column.
struct Melt {
  static constexpr std::string_view name = "melt";
  static constexpr OpKind kind = OpKind::frame;
  static constexpr bool per_partition = true;
  std::vector<std::string> id_columns;
  std::vector<std::string> value_columns;
  std::string variable_name;
  std::string value_name;

  static void fields(auto& self, auto&& visit) {
    visit("id_columns", self.id_columns);
    visit("value_columns", self.value_columns);
    visit("variable_name", self.variable_name);
    visit("value_name", self.value_name);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
