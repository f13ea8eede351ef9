// Batches and groups -> the batches' rows with the columns of their groups.
#include "plan/ops/group_value.h"

#include <algorithm>

#include "kernel/evaluate.h"
#include "kernel/exchange/neighbour_rows.h"
#include "kernel/group/group_table.h"
#include "kernel/register.h"
#include "kernel/scalar/scalar_kernel.h"
#include "plan/ops/task_input.h"

namespace weft::kernel {
namespace {

class AttachGroupsOperator final : public Operator {
 public:
  AttachGroupsOperator(const plan::Node& node, const TaskContext& context, Operator& next)
      : keys_(std::span(node.inputs()).subspan(2), node.input(0)->schema()), next_(next) {
    for (const std::string& name : node.as<plan::AttachGroups>()->kept) kept_.push_back(node.input(0)->schema().index_of(name));
    const plan::Schema& schema = node.input(1)->schema();
    const std::size_t num_keys = node.inputs().size() - 2;
    Batch groups = concatenate(schema, read_batches(context.input(node.input(1)->as<plan::TaskInput>()->slot), schema));
    num_groups_ = groups.num_rows;
    std::vector<DType> types;
    for (std::size_t key = 0; key < num_keys; ++key) types.push_back(schema[key].type);
    table_ = make_group_table(types);
    rows_.resize(groups.num_rows);
    table_->find_or_add(std::span(groups.columns).first(num_keys), groups.num_rows, rows_.data());
    // A null after the last group stands for all that are not there.
    for (std::size_t column = num_keys; column < schema.size(); ++column) {
      const Vector parts[] = {groups.columns[column], literal_vector({}, schema[column].type)};
      values_.push_back(concatenate(schema[column].type, parts));
    }
  }

  bool push(Batch batch) override {
    rows_.resize(batch.num_rows);
    table_->find_or_add(keys_.evaluate_all(batch), batch.num_rows, rows_.data());
    for (std::uint32_t& row : rows_) row = std::min<std::uint32_t>(row, static_cast<std::uint32_t>(num_groups_));
    Batch made{{}, batch.num_rows};
    for (const std::size_t column : kept_) made.columns.push_back(batch.columns[column]);
    for (const Vector& column : values_) made.columns.push_back(take(column, rows_));
    return next_.push(std::move(made));
  }
  void finish() override { next_.finish(); }

 private:
  Evaluator keys_;
  Operator& next_;
  std::vector<std::size_t> kept_;
  std::size_t num_groups_ = 0;
  std::unique_ptr<GroupTable> table_;  // groups are numbered in the order of their rows
  std::vector<Vector> values_;
  std::vector<std::uint32_t> rows_;
};

}  // namespace

void register_attach_groups() {
  register_operator(plan::AttachGroups::name, [](const plan::Node& node, const TaskContext& context, Operator& next) {
    return std::make_unique<AttachGroupsOperator>(node, context, next);
  });
}

}  // namespace weft::kernel
