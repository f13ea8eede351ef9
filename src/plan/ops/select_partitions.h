// Some neighbouring partitions of a frame.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: a frame. Its partitions [begin, end); a user Error, when it is computed, if it has no such ones.
struct SelectPartitions {
  static constexpr std::string_view name = "select_partitions";
  static constexpr OpKind kind = OpKind::frame;
  std::uint64_t begin = 0, end = 1;

  static void fields(auto& self, auto&& visit) {
    visit("begin", self.begin);
    visit("end", self.end);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
