// Batches -> each n-th of their rows.
#include "every_nth.h"

#include "kernel/operator.h"
#include "plan/registry.h"

namespace weft::skeleton {
namespace {

class EveryNthOperator final : public kernel::Operator {
 public:
  EveryNthOperator(std::int64_t step, kernel::Operator& next) : step_(step), next_(next) {}

  bool push(kernel::Batch batch) override {
    std::vector<std::uint32_t> rows;
    auto count = static_cast<std::int64_t>(batch.num_rows);
    for (; next_row_ < count; next_row_ += step_) rows.push_back(static_cast<std::uint32_t>(next_row_));
    next_row_ -= count;
    return next_.push(kernel::take(batch, rows));
  }

  void finish() override { next_.finish(); }

 private:
  std::int64_t step_;
  std::int64_t next_row_ = 0;  // counted from the start of the batch that comes next
  kernel::Operator& next_;
};

}  // namespace

void register_every_nth() {
  plan::register_op<EveryNth>();
  kernel::register_operator(EveryNth::name, [](const plan::Node& node, const kernel::TaskContext&, kernel::Operator& next) {
    return std::make_unique<EveryNthOperator>(node.as<EveryNth>()->step, next);
  });
}

}  // namespace weft::skeleton
