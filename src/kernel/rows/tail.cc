// Batches -> the last rows of them.
#include "plan/ops/tail.h"

#include <deque>

#include "kernel/register.h"

namespace weft::kernel {
namespace {

class TailOperator final : public Operator {
 public:
  TailOperator(std::int64_t rows, Operator& next) : wanted_(rows > 0 ? static_cast<std::size_t>(rows) : 0), next_(next) {}

  bool push(Batch batch) override {
    rows_ += batch.num_rows;
    batches_.push_back(std::move(batch));
    while (!batches_.empty() && rows_ - batches_.front().num_rows >= wanted_) {
      rows_ -= batches_.front().num_rows;
      batches_.pop_front();
    }
    return true;
  }

  void finish() override {
    for (Batch& batch : batches_) {
      const std::size_t skipped = rows_ > wanted_ ? rows_ - wanted_ : 0;
      rows_ -= skipped;
      if (!next_.push(slice(batch, skipped, batch.num_rows - skipped))) break;
    }
    next_.finish();
  }

 private:
  std::size_t wanted_, rows_ = 0;
  Operator& next_;
  std::deque<Batch> batches_;
};

}  // namespace

void register_tail() {
  register_operator(plan::Tail::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<TailOperator>(node.as<plan::Tail>()->rows, next);
  });
}

}  // namespace weft::kernel
