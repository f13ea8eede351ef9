// The rows of a frame, each with a random number and its place.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: a frame. Output: its columns; `number`, float64, from [0, 1), which depends on the seed, the partition and the row's
/// place there, as that of a Sample; and `place`, int64, which ascends with the rows of all partitions. As a task: `partition`
/// says which one it is.
struct RandomNumber {
  static constexpr std::string_view name = "random_number";
  static constexpr OpKind kind = OpKind::frame;
  std::string number, place;
  std::uint64_t seed = 0;
  std::uint64_t partition = 0;

  static void fields(auto& self, auto&& visit) {
    visit("number", self.number);
    visit("place", self.place);
    visit("seed", self.seed);
    visit("partition", self.partition);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
