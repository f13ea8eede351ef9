// A partition's batches -> the rows that a window over time of another partition reaches.
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
      : op_(*node.as<plan::RowsSince>()), time_(node.input(2), node.schema()), next_(next) {
    for (const Partition& table : context.input(1)) {
      for_each_batch(table, node.schema(), [&](const Batch& batch) {
        const Vector times = microseconds_of(time_.evaluate(slice(batch, op_.after ? batch.num_rows - 1 : 0, 1)));
        edge_ = *times.data<std::int64_t>();
        return op_.after;
      });
      if (edge_ && !op_.after) break;
    }
  }

  bool push(Batch batch) override {
    if (!edge_) return false;
    const Vector times = microseconds_of(time_.evaluate(batch));
    // A missing time is passed on to the window, which says what is wrong with it.
    rows_.clear();
    for (std::size_t row = 0; row < batch.num_rows; ++row) {
      const std::int64_t time = times.data<std::int64_t>()[row], distance = op_.after ? time - *edge_ : *edge_ - time;
      if (!times.is_valid(row) || distance < op_.microseconds) rows_.push_back(static_cast<std::uint32_t>(row));
    }
    return rows_.empty() || next_.push(rows_.size() == batch.num_rows ? std::move(batch) : take(batch, rows_));
  }
  void finish() override { next_.finish(); }

 private:
  const plan::RowsSince& op_;
  Evaluator time_;
  Operator& next_;
  std::optional<std::int64_t> edge_;
  std::vector<std::uint32_t> rows_;
};

}  // namespace

void register_rows_since() {
  register_operator(plan::RowsSince::name, [](const plan::Node& node, const TaskContext& context, Operator& next) {
    return std::make_unique<RowsSinceOperator>(node, context, next);
  });
}

}  // namespace weft::kernel
