// All rows of a task -> what a registered function of the user makes of each group of them.
#include "plan/ops/group_apply.h"

#include "kernel/arrow_batches.h"
#include "kernel/exchange/rows_by_bucket.h"
#include "kernel/group/row_groups.h"
#include "kernel/map/table_function.h"
#include "kernel/register.h"

namespace weft::kernel {
namespace {

class GroupApplyOperator final : public Operator {
 public:
  GroupApplyOperator(const plan::Node& node, Operator& next)
      : op_(*node.as<plan::GroupApply>()),
        groups_(std::span(node.inputs()).subspan(1), node.input(0)->schema(), op_.drop_null_keys),
        next_(next) {
    std::vector<plan::Field> fields;
    for (const std::string& name : op_.passed) {
      passed_.push_back(node.input(0)->schema().index_of(name));
      fields.push_back(node.input(0)->schema()[passed_.back()]);
    }
    schema_ = plan::Schema(std::move(fields));
    for (std::size_t index = 0; index < op_.keys.size(); ++index)
      if (!op_.columns.find(op_.keys[index])) added_keys_.push_back(index);
  }

  bool push(Batch batch) override {
    std::vector<std::uint32_t> groups;
    const Batch rows = groups_.find(std::move(batch), groups);
    Batch kept{{}, rows.num_rows};
    for (const std::size_t column : passed_) kept.columns.push_back(rows.columns[column]);
    batches_.push_back(std::move(kept));
    row_groups_.insert(row_groups_.end(), groups.begin(), groups.end());
    return true;
  }

  void finish() override {
    const Batch all = concatenate(schema_, std::move(batches_));
    RowsByBucket by_group(static_cast<std::uint32_t>(groups_.size()));
    by_group.sort(row_groups_);
    bool wanted = true;
    for (std::uint32_t group = 0; group < groups_.size() && wanted; ++group) wanted = apply(group, take(all, by_group[group]));
    next_.finish();
  }

 private:
  bool apply(std::uint32_t group, const Batch& rows) {
    TableBuilder builder(schema_);
    builder.append(rows);
    std::vector<detail::TableArgument> arguments{table_argument(builder.finish(), schema_)};
    for (const plan::Literal& value : op_.arguments) arguments.push_back(value_argument(value));
    const Partition made = call_table_function(op_.function, arguments, op_.columns);
    const std::vector<Vector> keys = groups_.keys_of(group);
    bool wanted = true;
    for_each_batch(made, op_.columns, [&](Batch batch) {
      const std::vector<std::uint32_t> zeros(batch.num_rows);
      Batch with_keys{{}, batch.num_rows};
      for (const std::size_t index : added_keys_) with_keys.columns.push_back(take(keys[index], zeros));
      for (Vector& column : batch.columns) with_keys.columns.push_back(std::move(column));
      return wanted = next_.push(std::move(with_keys));
    });
    return wanted;
  }

  const plan::GroupApply& op_;
  plan::Schema schema_;  // of what the function gets
  std::vector<std::size_t> passed_, added_keys_;
  RowGroups groups_;
  std::vector<Batch> batches_;
  std::vector<std::uint32_t> row_groups_;
  Operator& next_;
};

}  // namespace

void register_group_apply() {
  register_operator(plan::GroupApply::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<GroupApplyOperator>(node, next);
  });
}

}  // namespace weft::kernel
