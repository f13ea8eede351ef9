// Values of groups of rows -> one value a group.
#pragma once

#include <memory>

#include "kernel/batch.h"
#include "plan/ops/aggregate.h"

namespace weft::kernel {

/// The state of one aggregate function for all groups.
class AggregateState {
 public:
  virtual ~AggregateState() = default;
  /// Makes room for groups up to `groups`; new ones have seen nothing.
  virtual void resize(std::size_t groups) = 0;
  /// Adds a value to each row's group. `values` is not looked at by size.
  virtual void update(const std::uint32_t* groups, const Vector& values, std::size_t rows) = 0;
  /// Adds all values to group 0.
  virtual void update_single(const Vector& values, std::size_t rows) = 0;
  /// The results of the groups [begin, begin + count).
  virtual Vector result(std::size_t begin, std::size_t count) const = 0;
};

/// `value` is the type of the values.
std::unique_ptr<AggregateState> make_aggregate_state(plan::AggregateFunction function, DType value);

}  // namespace weft::kernel
