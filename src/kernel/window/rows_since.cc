// A partition's batches -> the rows that a window over time of a later partition reaches.
#include "plan/ops/rows_since.h"

#include "kernel/arrow_batches.h"
#include "kernel/evaluate.h"
#include "kernel/register.h"
#include "kernel/window/window_function.h"

namespace weft::kernel {
namespace {

class RowsSinceOperator final : public Operator {
 public:
  RowsSinceOperator(const plan::Node& node, const TaskContext& context, Operator& next)
      : time_(node.input(2), node.schema()), next_(next) {
    for (const Partition& table : context.input(1)) {
      for_each_batch(table, node.schema(), [&](const Batch& batch) {
        const Vector times = microseconds_of(time_.evaluate(slice(batch, 0, 1)));
        after_ = *times.data<std::int64_t>() - node.as<plan::RowsSince>()->microseconds;
        return false;
      });
      if (after_) break;
    }
  }

  bool push(Batch batch) override {
    if (!after_) return false;
    const Vector times = microseconds_of(time_.evaluate(batch));
    // A missing time is passed on to the window, which says what is wrong with it.
    rows_.clear();
    for (std::size_t row = 0; row < batch.num_rows; ++row)
      if (!times.is_valid(row) || times.data<std::int64_t>()[row] > *after_) rows_.push_back(static_cast<std::uint32_t>(row));
    return rows_.empty() || next_.push(rows_.size() == batch.num_rows ? std::move(batch) : take(batch, rows_));
  }
  void finish() override { next_.finish(); }

 private:
  Evaluator time_;
  Operator& next_;
  std::optional<std::int64_t> after_;
  std::vector<std::uint32_t> rows_;
};

}  // namespace

void register_rows_since() {
  register_operator(plan::RowsSince::name, [](const plan::Node& node, const TaskContext& context, Operator& next) {
    return std::make_unique<RowsSinceOperator>(node, context, next);
  });
}

}  // namespace weft::kernel
