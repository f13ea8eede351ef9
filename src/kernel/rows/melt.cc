// A partition's batches -> a row for each value of some of their columns.
#include "plan/ops/melt.h"

#include "kernel/register.h"
#include "kernel/string_arena.h"

namespace weft::kernel {
namespace {

/// Keeps the partition's batches until all have come: a column's rows come out together.
class MeltOperator final : public Operator {
 public:
  MeltOperator(const plan::Node& node, const TaskContext& context, Operator& next) : context_(context), next_(next) {
    const plan::Melt& op = *node.as<plan::Melt>();
    const plan::Schema& input = node.input()->schema();
    for (const std::string& column : op.id_columns) ids_.push_back(input.index_of(column));
    for (const std::string& column : op.value_columns) {
      values_.push_back(input.index_of(column));
      names_.push_back(arena_->add(column));
    }
  }

  bool push(Batch batch) override {
    if (batch.num_rows > 0) batches_.push_back(std::move(batch));
    return true;
  }

  void finish() override {
    push_all();
    batches_.clear();
    next_.finish();
  }

 private:
  void push_all() {
    for (std::size_t index = 0; index < values_.size(); ++index)
      for (const Batch& batch : batches_) {
        context_.check_cancelled();
        if (!next_.push(melted(batch, index))) return;
      }
  }

  Batch melted(const Batch& batch, std::size_t index) const {
    auto [variable, out] = make_vector<StringRef>(DType::string, batch.num_rows);
    std::fill_n(out, batch.num_rows, names_[index]);
    variable.holds.push_back(arena_);
    Batch made{{}, batch.num_rows};
    for (const std::size_t id : ids_) made.columns.push_back(batch.columns[id]);
    made.columns.push_back(std::move(variable));
    made.columns.push_back(batch.columns[values_[index]]);
    return made;
  }

  const TaskContext& context_;
  Operator& next_;
  std::vector<std::size_t> ids_, values_;
  std::shared_ptr<StringArena> arena_ = std::make_shared<StringArena>();
  std::vector<StringRef> names_;  // of the value columns
  std::vector<Batch> batches_;
};

}  // namespace

void register_melt() {
  register_operator(plan::Melt::name, [](const plan::Node& node, const TaskContext& context, Operator& next) {
    return std::make_unique<MeltOperator>(node, context, next);
  });
}

}  // namespace weft::kernel
