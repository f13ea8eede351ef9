// All rows of a task, and what lies beside them -> what a registered function of the user makes of them.
#include "plan/ops/map_beside.h"

#include <weft/error.h>

#include "kernel/arrow_batches.h"
#include "kernel/map/table_function.h"
#include "kernel/register.h"
#include "plan/ops/task_input.h"

namespace weft::kernel {
namespace {

class MapBesideOperator final : public Operator {
 public:
  MapBesideOperator(const plan::Node& node, const TaskContext& context, Operator& next)
      : op_(*node.as<plan::MapBeside>()), schema_(node.input(0)->schema()), builder_(schema_), next_(next) {
    arguments_.emplace_back();
    for (const plan::BesideArgument& argument : op_.arguments) {
      if (argument.input == 0) {
        arguments_.push_back(value_argument(argument.value));
        continue;
      }
      const plan::Expr& input = node.input(argument.input);
      TableBuilder rows(input->schema());
      for (const Partition& part : context.input(input->as<plan::TaskInput>()->slot))
        for_each_batch(part, input->schema(), [&](const Batch& batch) {
          rows.append(batch);
          return true;
        });
      if (argument.is_scalar && rows.num_rows() != 1)
        throw Error(ErrorKind::internal,
                    "A frame that stands for one value has so many rows: " + std::to_string(rows.num_rows()));
      arguments_.push_back(argument.is_scalar ? single_argument(rows.finish(), input->schema())
                                              : table_argument(rows.finish(), input->schema()));
    }
  }

  bool push(Batch batch) override {
    builder_.append(batch);
    return true;
  }

  void finish() override {
    arguments_[0] = table_argument(builder_.finish(), schema_);
    const Partition mapped = call_table_function(op_.function, arguments_, op_.columns);
    for_each_batch(mapped, op_.columns, [&](Batch batch) { return next_.push(std::move(batch)); });
    next_.finish();
  }

 private:
  const plan::MapBeside& op_;
  plan::Schema schema_;
  TableBuilder builder_;
  std::vector<detail::TableArgument> arguments_;
  Operator& next_;
};

}  // namespace

void register_map_beside() {
  register_operator(plan::MapBeside::name, [](const plan::Node& node, const TaskContext& context, Operator& next) {
    return std::make_unique<MapBesideOperator>(node, context, next);
  });
}

}  // namespace weft::kernel
