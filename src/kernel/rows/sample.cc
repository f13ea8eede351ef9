// Batches -> some of their rows, chosen at random.
#include "plan/ops/sample.h"

#include <cmath>

#include "kernel/register.h"
#include "kernel/rows/random_sequence.h"

namespace weft::kernel {
namespace {

class SampleOperator final : public Operator {
 public:
  SampleOperator(const plan::Sample& op, Operator& next)
      : op_(op), numbers_(op.seed, op.partition), next_(next), none_(std::exp(-op.high)) {}

  bool push(Batch batch) override {
    rows_.clear();
    for (std::size_t row = 0; row < batch.num_rows; ++row) {
      const double number = numbers_.next();
      const std::size_t times = op_.replace ? poisson(number) : number >= op_.low && number < op_.high;
      rows_.insert(rows_.end(), times, static_cast<std::uint32_t>(row));
    }
    // A batch that all rows are taken of once is as it was.
    const bool is_whole = !op_.replace && rows_.size() == batch.num_rows;
    return rows_.empty() || next_.push(is_whole ? std::move(batch) : take(batch, rows_));
  }
  void finish() override { next_.finish(); }

 private:
  /// The least count at which the distribution's sum is above the number.
  std::size_t poisson(double number) const {
    std::size_t count = 0;
    double share = none_, sum = none_;
    while (sum <= number && share > 0) {
      ++count;
      share *= op_.high / static_cast<double>(count);
      sum += share;
    }
    return count;
  }

  const plan::Sample& op_;
  RandomSequence numbers_;
  Operator& next_;
  double none_;  // the share of rows that come not at all
  std::vector<std::uint32_t> rows_;
};

}  // namespace

void register_sample() {
  register_operator(plan::Sample::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<SampleOperator>(*node.as<plan::Sample>(), next);
  });
}

}  // namespace weft::kernel
