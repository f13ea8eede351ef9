// The same rows, other columns: selection, renaming, assignment and every element-wise computation.
#pragma once

#include <string>
#include <vector>

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: a frame, then one scalar for each name. Rows and their order are kept.
struct Project {
  static constexpr std::string_view name = "project";
  static constexpr OpKind kind = OpKind::frame;
  static constexpr bool per_partition = true;
  static constexpr bool row_wise = true;
  std::vector<std::string> names;

  static void fields(auto& self, auto&& visit) { visit("names", self.names); }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

Expr project(Expr frame, std::vector<std::string> names, std::vector<Expr> scalars);
/// The columns of those names, in that order.
Expr select(Expr frame, const std::vector<std::string>& names);
/// Whether the scalars are just columns of the input under their own names.
bool is_selection(const Node& project);

}  // namespace weft::plan
