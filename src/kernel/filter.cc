// Batches -> their rows for which a condition is true.
#include "plan/ops/filter.h"

#include "kernel/evaluate.h"
#include "kernel/register.h"

namespace weft::kernel {
namespace {

class FilterOperator final : public Operator {
 public:
  FilterOperator(const plan::Node& node, Operator& next) : predicate_(node.input(1), node.input(0)->schema()), next_(next) {}

  bool push(Batch batch) override {
    rows_.clear();
    predicate_.select(batch, rows_);
    if (rows_.size() == batch.num_rows) return next_.push(std::move(batch));
    return rows_.empty() || next_.push(take(batch, rows_));
  }
  void finish() override { next_.finish(); }

 private:
  Evaluator predicate_;
  Operator& next_;
  std::vector<std::uint32_t> rows_;
};

}  // namespace

void register_filter() {
  register_operator(plan::Filter::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<FilterOperator>(node, next);
  });
}

}  // namespace weft::kernel
