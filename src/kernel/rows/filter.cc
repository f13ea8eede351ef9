// Batches -> their rows for which a condition is true.
#include "plan/ops/filter.h"

#include "kernel/join/partner_conditions.h"
#include "kernel/register.h"

namespace weft::kernel {
namespace {

class FilterOperator final : public Operator {
 public:
  FilterOperator(const plan::Node& node, const TaskContext& context, Operator& next)
      : schema_(node.input(0)->schema()), condition_(split_condition(node.input(1), schema_, context)), next_(next) {
    if (condition_.others) predicate_.emplace(condition_.others, schema_);
  }

  bool push(Batch batch) override {
    if (predicate_) {
      rows_.clear();
      predicate_->select(batch, rows_);
      keep(batch);
    }
    for (PartnerCondition& partner : condition_.partners) {
      if (batch.num_rows == 0 || !partner.is_worthwhile()) continue;
      Batch keys{{}, batch.num_rows};
      for (const plan::Field& field : partner.columns()) keys.columns.push_back(batch.columns[schema_.index_of(field.name)]);
      partner.select(keys, rows_);
      keep(batch);
    }
    return batch.num_rows == 0 || next_.push(std::move(batch));
  }
  void finish() override { next_.finish(); }

 private:
  /// Leaves in the batch what is at rows_.
  void keep(Batch& batch) const {
    if (rows_.size() == batch.num_rows) return;
    if (rows_.empty())
      batch = Batch{};
    else
      batch = take(batch, rows_);
  }

  const plan::Schema& schema_;
  SplitCondition condition_;
  std::optional<Evaluator> predicate_;
  Operator& next_;
  std::vector<std::uint32_t> rows_;
};

}  // namespace

void register_filter() {
  register_operator(plan::Filter::name, [](const plan::Node& node, const TaskContext& context, Operator& next) {
    return std::make_unique<FilterOperator>(node, context, next);
  });
}

}  // namespace weft::kernel
