// Results of earlier tasks -> batches.
#include "plan/ops/task_input.h"

#include "kernel/arrow_batches.h"
#include "kernel/register.h"

namespace weft::kernel {
namespace {

class TaskInputSource final : public Source {
 public:
  TaskInputSource(const plan::Node& node, const TaskContext& context)
      : schema_(node.schema()), inputs_(context.input(node.as<plan::TaskInput>()->slot)) {}

  void run(Operator& next) override {
    bool wanted = true;
    for (const Partition& input : inputs_) {
      if (!wanted) break;
      for_each_batch(input, schema_, [&](Batch batch) { return wanted = next.push(std::move(batch)); });
    }
    next.finish();
  }

 private:
  const plan::Schema& schema_;
  const std::vector<Partition>& inputs_;
};

}  // namespace

void register_task_input() {
  register_source(plan::TaskInput::name, [](const plan::Node& node, const TaskContext& context) {
    return std::make_unique<TaskInputSource>(node, context);
  });
}

}  // namespace weft::kernel
