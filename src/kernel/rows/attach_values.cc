// Batches -> batches with the values of frames of one row as columns beside.
#include "plan/ops/attach_values.h"

#include <weft/error.h>

#include "kernel/arrow_batches.h"
#include "kernel/register.h"
#include "plan/ops/task_input.h"

namespace weft::kernel {
namespace {

/// The value of the first column of what a slot holds.
Vector single_value(const plan::Expr& input, const TaskContext& context) {
  const plan::Schema first(std::vector<plan::Field>{input->schema()[0]});
  std::vector<Batch> batches;
  for (const Partition& part : context.input(input->as<plan::TaskInput>()->slot))
    for_each_batch(part, first, [&](Batch batch) {
      batches.push_back(std::move(batch));
      return true;
    });
  Batch all = concatenate(first, std::move(batches));
  if (all.num_rows != 1)
    throw Error(ErrorKind::internal, "A frame that stands for one value has so many rows: " + std::to_string(all.num_rows));
  return std::move(all.columns[0]);
}

class AttachValuesOperator final : public Operator {
 public:
  AttachValuesOperator(const plan::Node& node, const TaskContext& context, Operator& next) : next_(next) {
    for (std::size_t index = 1; index < node.inputs().size(); ++index)
      values_.push_back(single_value(node.input(index), context));
  }

  bool push(Batch batch) override {
    zeros_.resize(batch.num_rows);
    for (const Vector& value : values_) batch.columns.push_back(take(value, zeros_));
    return next_.push(std::move(batch));
  }
  void finish() override { next_.finish(); }

 private:
  std::vector<Vector> values_;
  std::vector<std::uint32_t> zeros_;
  Operator& next_;
};

}  // namespace

void register_attach_values() {
  register_operator(plan::AttachValues::name, [](const plan::Node& node, const TaskContext& context, Operator& next) {
    return std::make_unique<AttachValuesOperator>(node, context, next);
  });
}

}  // namespace weft::kernel
