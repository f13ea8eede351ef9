// Batches -> the same rows with a column of their numbers.
#include "plan/ops/row_number.h"

#include <numeric>

#include "kernel/register.h"

namespace weft::kernel {
namespace {

class RowNumberOperator final : public Operator {
 public:
  RowNumberOperator(std::int64_t first, Operator& next) : at_(first), next_(next) {}

  bool push(Batch batch) override {
    auto [numbers, out] = make_vector<std::int64_t>(DType::int64, batch.num_rows);
    std::iota(out, out + batch.num_rows, at_);
    at_ += static_cast<std::int64_t>(batch.num_rows);
    batch.columns.push_back(std::move(numbers));
    return next_.push(std::move(batch));
  }
  void finish() override { next_.finish(); }

 private:
  std::int64_t at_;
  Operator& next_;
};

}  // namespace

void register_row_number() {
  register_operator(plan::RowNumber::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<RowNumberOperator>(node.as<plan::RowNumber>()->first, next);
  });
}

}  // namespace weft::kernel
