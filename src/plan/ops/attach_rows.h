// Rows of a partition beside columns that came back for them from elsewhere.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: a frame; another frame in slot 1 with a row for each of its rows, in any order, numbered by the int64 column `number`
/// without gaps. Output: the kept columns of the first, then all of the second but the number.
struct AttachRows {
  static constexpr std::string_view name = "attach_rows";
  static constexpr OpKind kind = OpKind::frame;
  std::vector<std::string> kept;
  std::string number;

  static void fields(auto& self, auto&& visit) {
    visit("kept", self.kept);
    visit("number", self.number);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
