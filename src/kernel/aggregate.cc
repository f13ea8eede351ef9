// Batches -> a row for each group of rows, or one row of all.
#include "plan/ops/aggregate.h"

#include <algorithm>
#include <numeric>

#include "kernel/aggregate_state.h"
#include "kernel/evaluate.h"
#include "kernel/group_table.h"
#include "kernel/physical_type.h"
#include "kernel/register.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {
namespace {

/// The rows where no key is missing; `all` tells that these are all rows.
std::vector<std::uint32_t> rows_with_keys(std::span<const Vector> keys, std::size_t rows, bool& all) {
  std::vector<std::uint8_t> missing;
  for (const Vector& key : keys) {
    if (!key.valid && !dd::is_floating(key.type)) continue;
    missing.resize(rows);
    with_physical_type(key.type, [&]<class T>(const T&) {
      const Missing<T> is_missing(key);
      for (std::size_t i = 0; i < rows; ++i) missing[i] |= is_missing(i);
    });
  }
  all = std::find(missing.begin(), missing.end(), 1) == missing.end();
  std::vector<std::uint32_t> kept;
  if (all) return kept;
  for (std::size_t i = 0; i < rows; ++i)
    if (!missing[i]) kept.push_back(static_cast<std::uint32_t>(i));
  return kept;
}

class AggregateOperator final : public Operator {
 public:
  AggregateOperator(const plan::Node& node, Operator& next)
      : op_(*node.as<plan::Aggregate>()), scalars_(std::span(node.inputs()).subspan(1), node.input(0)->schema()), next_(next) {
    std::vector<DType> keys;
    for (std::size_t index = 0; index < op_.keys.size(); ++index) keys.push_back(scalars_.type(index));
    if (!keys.empty()) groups_ = make_group_table(keys);
    for (std::size_t index = 0; index < op_.items.size(); ++index) {
      const std::size_t input = op_.value_input(index);
      states_.push_back(make_aggregate_state(op_.items[index].function, input == 0 ? DType::boolean : scalars_.type(input - 1)));
      if (!groups_) states_.back()->resize(1);
    }
  }

  bool push(Batch batch) override {
    Batch values{scalars_.evaluate_all(batch), batch.num_rows};
    if (!groups_) {
      for (std::size_t index = 0; index < states_.size(); ++index)
        states_[index]->update_single(value(values, index), values.num_rows);
      return true;
    }
    if (op_.drop_null_keys) {
      bool all = true;
      const std::vector<std::uint32_t> kept = rows_with_keys(keys(values), values.num_rows, all);
      if (!all) values = take(values, kept);
    }
    row_groups_.resize(values.num_rows);
    groups_->find_or_add(keys(values), values.num_rows, row_groups_.data());
    for (std::size_t index = 0; index < states_.size(); ++index) {
      states_[index]->resize(groups_->size());
      states_[index]->update(row_groups_.data(), value(values, index), values.num_rows);
    }
    return true;
  }

  void finish() override {
    const std::size_t size = groups_ ? groups_->size() : 1;
    bool wanted = true;
    for (std::size_t begin = 0; begin < size && wanted; begin += batch_rows)
      wanted = next_.push(result(begin, std::min(batch_rows, size - begin)));
    next_.finish();
  }

 private:
  std::span<const Vector> keys(const Batch& values) const { return std::span(values.columns).first(op_.keys.size()); }

  const Vector& value(const Batch& values, std::size_t item) const {
    static const Vector none;
    const std::size_t input = op_.value_input(item);
    return input == 0 ? none : values.columns[input - 1];
  }

  Batch result(std::size_t begin, std::size_t count) const {
    Batch batch;
    batch.num_rows = count;
    if (groups_) {
      std::vector<std::uint32_t> groups(count);
      std::iota(groups.begin(), groups.end(), static_cast<std::uint32_t>(begin));
      batch.columns = groups_->keys_of(groups);
    }
    for (const auto& state : states_) batch.columns.push_back(state->result(begin, count));
    return batch;
  }

  const plan::Aggregate& op_;
  Evaluator scalars_;
  Operator& next_;
  std::unique_ptr<GroupTable> groups_;
  std::vector<std::unique_ptr<AggregateState>> states_;
  std::vector<std::uint32_t> row_groups_;
};

}  // namespace

void register_aggregate() {
  register_operator(plan::Aggregate::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<AggregateOperator>(node, next);
  });
}

}  // namespace weft::kernel
