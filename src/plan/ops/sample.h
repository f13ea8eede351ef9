// Some rows, chosen at random.
#pragma once

#include "plan/expr.h"

namespace weft::plan {

/// Inputs: a frame. Every row gets a number from [0, 1) that depends on the seed, its partition and its place there; those of
/// [low, high) are kept, in their order. With `replace`, each row is there as often as a Poisson distribution of the mean `high`
/// has it at that number. As a task: `partition` says which one it is.
struct Sample {
  static constexpr std::string_view name = "sample";
  static constexpr OpKind kind = OpKind::frame;
  double low = 0, high = 1;
  std::uint64_t seed = 0;
  std::uint64_t partition = 0;
  bool replace = false;

  static void fields(auto& self, auto&& visit) {
    visit("low", self.low);
    visit("high", self.high);
    visit("seed", self.seed);
    visit("partition", self.partition);
    visit("replace", self.replace);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
