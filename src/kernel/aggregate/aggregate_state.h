// Values of groups of rows -> what is known of each group.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "kernel/batch.h"
#include "plan/ops/aggregate.h"

namespace weft::kernel {

/// The state of one aggregate function for all groups.
class AggregateState {
 public:
  virtual ~AggregateState() = default;
  /// Makes room for groups up to `groups`; new ones have seen nothing.
  virtual void resize(std::size_t groups) = 0;
  /// Adds a value to each row's group. `values` are the function's arguments.
  virtual void update(const std::uint32_t* groups, std::span<const Vector> values, std::size_t rows) = 0;
  /// Adds all values to group 0.
  virtual void update_single(std::span<const Vector> values, std::size_t rows);
  /// Adds the function's columns for the groups [begin, begin + count). Once asked, no more values come.
  virtual void results(std::size_t begin, std::size_t count, std::vector<Vector>& columns) = 0;
  /// Bytes that it holds, about.
  virtual std::size_t bytes() const = 0;
};

/// `values` are the types of the function's arguments, `result` that of its first column.
std::unique_ptr<AggregateState> make_aggregate_state(const plan::AggregateItem& item, std::span<const DType> values,
                                                     const plan::Type& result);

// One of each kind of state, in the file of its name.
/// Of values, of which NaN is a missing one, or of such states (`merges`), of which NaN is what infinities made.
std::unique_ptr<AggregateState> make_sum_state(DType value, bool merges);
std::unique_ptr<AggregateState> make_product_state(DType value, bool merges);
std::unique_ptr<AggregateState> make_count_state(DType value);
std::unique_ptr<AggregateState> make_size_state();
std::unique_ptr<AggregateState> make_minmax_state(bool is_max, DType value);
std::unique_ptr<AggregateState> make_first_last_state(bool is_last, DType value);
std::unique_ptr<AggregateState> make_distinct_state(DType value);
std::unique_ptr<AggregateState> make_mode_state(DType value);
std::unique_ptr<AggregateState> make_arg_extreme_state(bool is_max, DType value, DType label);
std::unique_ptr<AggregateState> make_quantile_state(std::vector<double> quantiles, DType value);
/// `power` is the highest; `merges` tells that the values are states.
std::unique_ptr<AggregateState> make_moments_state(unsigned power, bool merges);
std::unique_ptr<AggregateState> make_comoments_state(bool merges);
std::unique_ptr<AggregateState> make_list_state(bool is_unique, DType value);
/// Of values that are lists: their items are what is put into lists.
std::unique_ptr<AggregateState> make_merged_lists_state(bool is_unique, DType item);
std::unique_ptr<AggregateState> make_custom_state(const std::string& aggregation, bool merges);

/// Which of the groups [begin, begin + count) have seen a value; null when all have.
std::shared_ptr<const std::uint8_t[]> validity_of(const std::uint8_t* seen, std::size_t begin, std::size_t count);

}  // namespace weft::kernel
