// A sample of sort keys -> the bounds of ranges.
#include "plan/ops/range_bounds.h"

#include "kernel/register.h"
#include "kernel/sort/sort_rank.h"

namespace weft::kernel {
namespace {

class RangeBoundsOperator final : public Operator {
 public:
  RangeBoundsOperator(const plan::Node& node, Operator& next)
      : schema_(node.schema()),
        order_(node.as<plan::RangeBounds>()->order, schema_),
        count_(node.as<plan::RangeBounds>()->count),
        next_(next) {}

  bool push(Batch batch) override {
    batches_.push_back(std::move(batch));
    return true;
  }

  void finish() override {
    const Batch all = concatenate(schema_, std::move(batches_));
    const std::vector<std::uint32_t> rows = sorted_rows(all, order_);
    std::vector<std::uint32_t> bounds;
    for (std::uint64_t index = 1; index < count_; ++index) {
      if (rows.empty()) break;
      const std::uint32_t row = rows[rows.size() * index / count_];
      // A key that fills several ranges is a bound once.
      if (bounds.empty() || order_.compare(all, bounds.back(), all, row) < 0) bounds.push_back(row);
    }
    if (!bounds.empty()) next_.push(take(all, bounds));
    next_.finish();
  }

 private:
  const plan::Schema& schema_;
  RowOrder order_;
  std::uint64_t count_;
  Operator& next_;
  std::vector<Batch> batches_;
};

}  // namespace

void register_range_bounds() {
  register_operator(plan::RangeBounds::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<RangeBoundsOperator>(node, next);
  });
}

}  // namespace weft::kernel
