// Batches -> batches of the same rows with other columns.
#include "plan/ops/project.h"

#include "kernel/evaluate.h"
#include "kernel/register.h"

namespace weft::kernel {
namespace {

class ProjectOperator final : public Operator {
 public:
  ProjectOperator(const plan::Node& node, Operator& next)
      : columns_(std::span(node.inputs()).subspan(1), node.input(0)->schema()), next_(next) {}

  bool push(Batch batch) override { return next_.push(Batch{columns_.evaluate_all(batch), batch.num_rows}); }
  void finish() override { next_.finish(); }

 private:
  Evaluator columns_;
  Operator& next_;
};

}  // namespace

void register_project() {
  register_operator(plan::Project::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<ProjectOperator>(node, next);
  });
}

}  // namespace weft::kernel
