// Batches -> some of their rows, spread evenly.
#include "plan/ops/spread_sample.h"

#include <utility>

#include "kernel/register.h"

namespace weft::kernel {
namespace {

/// Keeps each n-th row, where n doubles whenever twice the wanted rows are kept, and with it every other kept row goes.
class SpreadSampleOperator final : public Operator {
 public:
  SpreadSampleOperator(const plan::Node& node, Operator& next)
      : schema_(node.schema()), wanted_(static_cast<std::size_t>(node.as<plan::SpreadSample>()->rows)), next_(next) {}

  bool push(Batch batch) override {
    std::vector<std::uint32_t> rows;
    for (; skip_ < batch.num_rows; skip_ += step_) rows.push_back(static_cast<std::uint32_t>(skip_));
    skip_ -= batch.num_rows;
    if (rows.empty()) return true;
    num_kept_ += rows.size();
    kept_.push_back(take(batch, rows));
    while (num_kept_ > 2 * wanted_) thin_out();
    return true;
  }

  void finish() override {
    bool wanted = true;
    for (Batch& batch : kept_)
      if (wanted) wanted = next_.push(std::move(batch));
    next_.finish();
  }

 private:
  void thin_out() {
    std::vector<std::uint32_t> rows;
    for (std::size_t row = 0; row < num_kept_; row += 2) rows.push_back(static_cast<std::uint32_t>(row));
    // The next row to keep would have been the one after the last kept; of those, every other one goes too.
    if (num_kept_ % 2 == 1) skip_ += step_;
    Batch thinned = take(concatenate(schema_, std::exchange(kept_, {})), rows);
    kept_.push_back(std::move(thinned));
    num_kept_ = rows.size();
    step_ *= 2;
  }

  const plan::Schema& schema_;
  std::size_t wanted_;
  Operator& next_;
  std::vector<Batch> kept_;
  std::size_t num_kept_ = 0, step_ = 1, skip_ = 0;
};

}  // namespace

void register_spread_sample() {
  register_operator(plan::SpreadSample::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<SpreadSampleOperator>(node, next);
  });
}

}  // namespace weft::kernel
