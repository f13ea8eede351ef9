// What map_partitions hands to a function beside a partition: values, lazy values, and other frames.
#pragma once

#include <concepts>
#include <memory>
#include <utility>
#include <variant>

#include <weft/value.h>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

class DataFrame;
class Scalar;
class Series;

/// Stands for the number of the partition that a function is called with, from 0 on, for a parameter that is one; what Dask's
/// `partition_info` tells: `df.map_partitions<&tag>(dd::PartitionNumber{})`.
struct PartitionNumber {};

/// A value, computed or not, for a parameter that is one; or a frame or column for a parameter that is a Table.
class PartitionArgument {
 public:
  PartitionArgument(const DataFrame& frame);
  PartitionArgument(const Series& series);
  PartitionArgument(const Scalar& scalar);
  PartitionArgument(PartitionNumber number) : held_(number) {}
  template <class T>
    requires std::convertible_to<T, Value>
  PartitionArgument(T&& value) : held_(Value(std::forward<T>(value))) {}

  /// Null for what is computed.
  const Value* value() const { return std::get_if<Value>(&held_); }
  /// Whether it is the partition's number.
  bool is_partition_number() const { return std::holds_alternative<PartitionNumber>(held_); }
  /// The frame that is computed; null for a value.
  const plan::Expr* frame() const {
    const auto* computed = std::get_if<Computed>(&held_);
    return computed ? &computed->frame : nullptr;
  }
  /// Whether that frame stands for one value.
  bool is_scalar() const {
    const auto* computed = std::get_if<Computed>(&held_);
    return computed && computed->is_scalar;
  }

 private:
  struct Computed {
    plan::Expr frame;
    bool is_scalar = false;
  };
  std::variant<Value, Computed, PartitionNumber> held_;
};

}  // namespace weft::dd
