// Batches -> the same rows, each with a random number and its place.
#include "plan/ops/random_number.h"

#include "kernel/register.h"
#include "kernel/rows/random_sequence.h"

namespace weft::kernel {
namespace {

class RandomNumberOperator final : public Operator {
 public:
  RandomNumberOperator(const plan::RandomNumber& op, Operator& next)
      : numbers_(op.seed, op.partition), at_(static_cast<std::int64_t>(op.partition << rows_bits)), next_(next) {}

  bool push(Batch batch) override {
    auto [numbers, number] = make_vector<double>(DType::float64, batch.num_rows);
    auto [places, place] = make_vector<std::int64_t>(DType::int64, batch.num_rows);
    for (std::size_t row = 0; row < batch.num_rows; ++row) {
      number[row] = numbers_.next();
      place[row] = at_++;
    }
    batch.columns.push_back(std::move(numbers));
    batch.columns.push_back(std::move(places));
    return next_.push(std::move(batch));
  }
  void finish() override { next_.finish(); }

 private:
  static constexpr int rows_bits = 40;  // of a place: rows of a partition; above them, which one

  RandomSequence numbers_;
  std::int64_t at_;
  Operator& next_;
};

}  // namespace

void register_random_number() {
  register_operator(plan::RandomNumber::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<RandomNumberOperator>(*node.as<plan::RandomNumber>(), next);
  });
}

}  // namespace weft::kernel
