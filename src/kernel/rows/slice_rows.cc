// Batches -> some of their rows, by number.
#include <algorithm>

#include "kernel/register.h"
#include "plan/ops/repartition.h"

namespace weft::kernel {
namespace {

class SliceRowsOperator final : public Operator {
 public:
  SliceRowsOperator(const plan::SliceRows& op, Operator& next)
      : skip_(static_cast<std::size_t>(op.first)), left_(static_cast<std::size_t>(op.count)), next_(next) {}

  bool push(Batch batch) override {
    const std::size_t skipped = std::min(skip_, batch.num_rows);
    skip_ -= skipped;
    const std::size_t size = std::min(left_, batch.num_rows - skipped);
    left_ -= size;
    if (size == 0) return left_ > 0;
    return next_.push(slice(batch, skipped, size)) && left_ > 0;
  }
  void finish() override { next_.finish(); }

 private:
  std::size_t skip_, left_;
  Operator& next_;
};

}  // namespace

void register_slice_rows() {
  register_operator(plan::SliceRows::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<SliceRowsOperator>(*node.as<plan::SliceRows>(), next);
  });
}

}  // namespace weft::kernel
