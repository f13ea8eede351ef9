// Batches -> the same, or an Error when their rows are not in order of the index, or not where its divisions say.
#include <weft/error.h>

#include "kernel/register.h"
#include "kernel/scalar/scalar_kernel.h"
#include "kernel/sort/sort_rank.h"
#include "plan/ops/set_index.h"

namespace weft::kernel {
namespace {

class CheckIndexOperator final : public Operator {
 public:
  CheckIndexOperator(const plan::Node& node, Operator& next)
      : op_(*node.as<plan::CheckIndex>()),
        column_(node.schema().index_of(op_.column)),
        schema_({node.schema()[column_]}),
        order_(plan::Sort{{{op_.column, true}}, false, {}}, schema_),
        lower_(bound(op_.lower)),
        upper_(bound(op_.upper)),
        next_(next) {}

  bool push(Batch batch) override {
    if (batch.num_rows == 0) return true;
    const Batch index{{batch.columns[column_]}, batch.num_rows};
    if (last_ && order_.compare(*last_, 0, index, 0) > 0) fail_order();
    for (std::size_t row = 1; row < index.num_rows; ++row)
      if (order_.compare(index, row - 1, index, row) > 0) fail_order();
    // In order, so the ends stand for all.
    check_bounds(index, 0);
    check_bounds(index, index.num_rows - 1);
    const std::uint32_t end[] = {static_cast<std::uint32_t>(index.num_rows - 1)};
    last_ = take(index, end);
    return next_.push(std::move(batch));
  }
  void finish() override { next_.finish(); }

 private:
  std::optional<Batch> bound(const plan::Literal& value) const {
    if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
    return Batch{{literal_vector(value, schema_[0].type)}, 1};
  }

  [[noreturn]] void fail_order() const {
    throw Error(ErrorKind::data, "Rows are not in ascending order of the index, as .sorted or the files say: " + op_.column);
  }

  void check_bounds(const Batch& index, std::size_t row) const {
    // A missing value comes after all others, in the last partition.
    if (!index.columns[0].is_valid(row)) {
      if (upper_ && !op_.is_last) fail_bounds();
      return;
    }
    if (lower_ && order_.compare(index, row, *lower_, 0) < 0) fail_bounds();
    if (!upper_) return;
    const int to_upper = order_.compare(index, row, *upper_, 0);
    if (to_upper > 0 || (to_upper == 0 && !op_.is_last)) fail_bounds();
  }

  [[noreturn]] void fail_bounds() const {
    throw Error(ErrorKind::data, "A partition of the index " + op_.column + " has values outside of its divisions, from " +
                                     plan::to_string(op_.lower) + " to " + plan::to_string(op_.upper));
  }

  const plan::CheckIndex& op_;
  std::size_t column_;
  plan::Schema schema_;  // of the index alone
  RowOrder order_;
  std::optional<Batch> lower_, upper_, last_;
  Operator& next_;
};

}  // namespace

void register_check_index() {
  register_operator(plan::CheckIndex::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<CheckIndexOperator>(node, next);
  });
}

}  // namespace weft::kernel
