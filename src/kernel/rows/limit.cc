// Batches -> the first rows of them.
#include "plan/ops/limit.h"

#include "kernel/register.h"

namespace weft::kernel {
namespace {

class LimitOperator final : public Operator {
 public:
  LimitOperator(std::int64_t rows, Operator& next) : left_(rows > 0 ? static_cast<std::size_t>(rows) : 0), next_(next) {}

  bool push(Batch batch) override {
    if (left_ == 0) return false;
    if (batch.num_rows > left_) batch = slice(batch, 0, left_);
    left_ -= batch.num_rows;
    return next_.push(std::move(batch)) && left_ > 0;
  }
  void finish() override { next_.finish(); }

 private:
  std::size_t left_;
  Operator& next_;
};

}  // namespace

void register_limit() {
  register_operator(plan::Limit::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<LimitOperator>(node.as<plan::Limit>()->rows, next);
  });
}

}  // namespace weft::kernel
