// Batches -> a row for each group of rows, or one row of all.
#include "plan/ops/aggregate.h"

#include <numeric>

#include "kernel/aggregate_state.h"
#include "kernel/complete_rows.h"
#include "kernel/evaluate.h"
#include "kernel/group_table.h"
#include "kernel/register.h"

namespace weft::kernel {
namespace {

/// Rows after which a part of an aggregation looks whether it pays to go on, and the share of them that may be new groups.
constexpr std::size_t rows_of_trial = 256 * 1024;
constexpr double most_new_groups = 0.5;

/// The states of all functions of an aggregation.
class States {
 public:
  /// `types` are those of the keys and the values, in the order of the aggregation's inputs; `schema` is its own.
  States(const plan::Aggregate& op, const std::vector<DType>& types, const plan::Schema& schema) {
    std::size_t next = op.keys.size();
    for (const plan::AggregateItem& item : op.items) {
      const std::span<const DType> values = std::span(types).subspan(next, item.num_values());
      items_.push_back({make_aggregate_state(item, values, schema.at(item.column(0)).type), next, values.size()});
      next += values.size();
    }
  }

  void resize(std::size_t groups) {
    for (const Item& item : items_) item.state->resize(groups);
  }
  void update(const std::uint32_t* groups, const Batch& values) {
    for (const Item& item : items_) item.state->update(groups, item.arguments(values), values.num_rows);
  }
  void update_single(const Batch& values) {
    for (const Item& item : items_) item.state->update_single(item.arguments(values), values.num_rows);
  }
  void results(std::size_t begin, std::size_t count, std::vector<Vector>& columns) {
    for (const Item& item : items_) item.state->results(begin, count, columns);
  }
  std::size_t bytes() const {
    std::size_t sum = 0;
    for (const Item& item : items_) sum += item.state->bytes();
    return sum;
  }

 private:
  struct Item {
    std::unique_ptr<AggregateState> state;
    std::size_t first_value, num_values;

    std::span<const Vector> arguments(const Batch& all) const { return std::span(all.columns).subspan(first_value, num_values); }
  };
  std::vector<Item> items_;
};

class AggregateOperator final : public Operator {
 public:
  AggregateOperator(const plan::Node& node, const TaskContext& context, Operator& next)
      : op_(*node.as<plan::Aggregate>()),
        schema_(node.schema()),
        most_bytes_(context.memory_bytes / 4),
        scalars_(std::span(node.inputs()).subspan(1), node.input(0)->schema()),
        next_(next) {
    for (std::size_t index = 1; index < node.inputs().size(); ++index) types_.push_back(scalars_.type(index - 1));
    begin();
  }

  bool push(Batch batch) override {
    Batch values{scalars_.evaluate_all(batch), batch.num_rows};
    if (!groups_) {
      states_->update_single(values);
      return true;
    }
    if (op_.drop_null_keys)
      if (const auto kept = complete_rows(keys(values), values.num_rows)) values = take(values, *kept);
    if (passes_rows_) return pass(values);
    row_groups_.resize(values.num_rows);
    groups_->find_or_add(keys(values), values.num_rows, row_groups_.data());
    states_->resize(groups_->size());
    states_->update(row_groups_.data(), values);
    num_rows_ += values.num_rows;
    return !op_.partial || let_go();
  }

  void finish() override {
    emit();
    next_.finish();
  }

 private:
  std::span<const Vector> keys(const Batch& values) const { return std::span(values.columns).first(op_.keys.size()); }

  void begin() {
    if (!op_.keys.empty()) groups_ = make_group_table(std::span(types_).first(op_.keys.size()));
    states_.emplace(op_, types_, schema_);
    if (!groups_) states_->resize(1);
    num_rows_ = 0;
  }

  /// Where groups may come out in several rows: hands on those so far when they take too much memory; and when rows hardly ever
  /// meet others of their group here, no longer looks for them.
  bool let_go() {
    const bool tried = num_rows_ >= rows_of_trial;
    const bool pays = static_cast<double>(groups_->size()) <= most_new_groups * static_cast<double>(num_rows_);
    if (!(tried && !pays) && groups_->bytes() + states_->bytes() <= most_bytes_) return true;
    passes_rows_ = tried && !pays;
    const bool wanted = emit();
    begin();
    return wanted;
  }

  /// Each row as a group of its own.
  bool pass(Batch& values) {
    States states(op_, types_, schema_);
    states.resize(values.num_rows);
    row_groups_.resize(values.num_rows);
    std::iota(row_groups_.begin(), row_groups_.end(), 0u);
    states.update(row_groups_.data(), values);
    Batch batch{{values.columns.begin(), values.columns.begin() + static_cast<std::ptrdiff_t>(op_.keys.size())}, values.num_rows};
    states.results(0, values.num_rows, batch.columns);
    return next_.push(std::move(batch));
  }

  bool emit() {
    const std::size_t size = groups_ ? groups_->size() : 1;
    bool wanted = true;
    for (std::size_t begin = 0; begin < size && wanted; begin += batch_rows)
      wanted = next_.push(result(begin, std::min(batch_rows, size - begin)));
    return wanted;
  }

  Batch result(std::size_t begin, std::size_t count) {
    Batch batch;
    batch.num_rows = count;
    if (groups_) {
      std::vector<std::uint32_t> groups(count);
      std::iota(groups.begin(), groups.end(), static_cast<std::uint32_t>(begin));
      batch.columns = groups_->keys_of(groups);
    }
    states_->results(begin, count, batch.columns);
    return batch;
  }

  const plan::Aggregate& op_;
  const plan::Schema& schema_;
  const std::uint64_t most_bytes_;
  Evaluator scalars_;
  Operator& next_;
  std::vector<DType> types_;            // of the keys and the values
  std::unique_ptr<GroupTable> groups_;  // null without keys
  std::optional<States> states_;
  std::size_t num_rows_ = 0;  // in the groups
  bool passes_rows_ = false;
  std::vector<std::uint32_t> row_groups_;
};

}  // namespace

void register_aggregate() {
  register_operator(plan::Aggregate::name, [](const plan::Node& node, const TaskContext& context, Operator& next) {
    return std::make_unique<AggregateOperator>(node, context, next);
  });
}

}  // namespace weft::kernel
