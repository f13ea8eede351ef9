// Batches -> some of their rows, chosen at random.
#include "plan/ops/sample.h"

#include "kernel/register.h"

namespace weft::kernel {
namespace {

/// Steele, Lea and Flood's SplitMix64: well-mixed numbers from consecutive ones.
std::uint64_t mix(std::uint64_t value) {
  value += 0x9e3779b97f4a7c15;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

class SampleOperator final : public Operator {
 public:
  SampleOperator(const plan::Sample& op, Operator& next) : op_(op), start_(mix(mix(op.seed) + op.partition)), next_(next) {}

  bool push(Batch batch) override {
    rows_.clear();
    for (std::size_t row = 0; row < batch.num_rows; ++row) {
      const double number = static_cast<double>(mix(start_ + at_++) >> 11) * 0x1p-53;
      if (number >= op_.low && number < op_.high) rows_.push_back(static_cast<std::uint32_t>(row));
    }
    return rows_.empty() || next_.push(rows_.size() == batch.num_rows ? std::move(batch) : take(batch, rows_));
  }
  void finish() override { next_.finish(); }

 private:
  const plan::Sample& op_;
  std::uint64_t start_, at_ = 0;
  Operator& next_;
  std::vector<std::uint32_t> rows_;
};

}  // namespace

void register_sample() {
  register_operator(plan::Sample::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<SampleOperator>(*node.as<plan::Sample>(), next);
  });
}

}  // namespace weft::kernel
