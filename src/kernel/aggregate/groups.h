// Rows -> the states of their groups.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "kernel/aggregate/aggregate_state.h"
#include "kernel/group/group_table.h"

namespace weft::kernel {

/// The groups of an aggregation so far. Rows come as batches of its keys and then its values, in the order of its inputs.
class Groups {
 public:
  /// `types` are those of the keys and the values; `schema` is the aggregation's own; `memory_bytes` are those of
  /// its task.
  Groups(const plan::Aggregate& op, std::span<const DType> types, const plan::Schema& schema, std::uint64_t memory_bytes);

  void add(const Batch& rows);
  /// The number of groups; without keys there is one.
  std::size_t size() const { return table_ ? table_->size() : 1; }
  std::size_t num_rows() const { return num_rows_; }
  /// Bytes that they hold, about.
  std::size_t bytes() const;
  /// Whether looking a row's group up takes memory that no near cache holds, and the rows of the last add() that met others of
  /// their group mostly met it there: those of neighbours, as in a file that has its keys in order, are near.
  bool are_far() const;
  /// Calls `take` with the keys and the results of the groups until it returns false, and tells whether it never did. No more
  /// rows come after it.
  bool results(const std::function<bool(Batch)>& take);

  /// What results() would give if each row were a group of its own.
  static Batch results_of_rows(const plan::Aggregate& op, std::span<const DType> types, const plan::Schema& schema,
                               const Batch& rows);

 private:
  struct Item {
    std::unique_ptr<AggregateState> state;
    std::size_t first_value, num_values;

    std::span<const Vector> arguments(const Batch& rows) const {
      return std::span(rows.columns).subspan(first_value, num_values);
    }
  };
  std::span<const Vector> keys(const Batch& rows) const { return std::span(rows.columns).first(num_keys_); }

  std::size_t num_keys_;
  std::unique_ptr<GroupTable> table_;  // null without keys
  std::vector<Item> items_;
  std::size_t num_rows_ = 0, size_before_ = 0;
  std::vector<std::uint32_t> row_groups_;
};

}  // namespace weft::kernel
