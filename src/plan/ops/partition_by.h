// Rows divided among several results of a task: the first half of an exchange.
#pragma once

#include "plan/expr.h"
#include "plan/ops/sort.h"

namespace weft::plan {

/// How a row finds its result.
enum class PartitionMethod : std::uint8_t {
  hash,   // by the hash of its keys: equal keys meet, whatever task they come from; missing keys are equal
  range,  // by where its keys lie between bounds
};
template <>
struct EnumRange<PartitionMethod> {
  static constexpr auto last = PartitionMethod::range;
};

/// The root of a fragment. Inputs: a frame, and for hash a scalar for each key; for range a frame of at most count - 1 bounds in
/// order, with the keys of `order` as its columns. Rows before the first bound go to the first result, those before the second
/// bound to the second, and so on. Rows keep their order within a result.
struct PartitionBy {
  static constexpr std::string_view name = "partition_by";
  static constexpr OpKind kind = OpKind::frame;
  PartitionMethod method = PartitionMethod::hash;
  std::uint32_t count = 1;
  Sort order;  // of range

  static void fields(auto& self, auto&& visit) {
    visit("method", self.method);
    visit("count", self.count);
    visit("order", self.order);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// The rows divided among `count` results by the hash of those keys.
Expr partition_by_hash(Expr rows, std::span<const Expr> keys, std::uint32_t count);

}  // namespace weft::plan
