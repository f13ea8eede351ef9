// Batches -> all their rows in order, or the first of them.
#include "plan/ops/sort.h"

#include <algorithm>
#include <utility>

#include "kernel/arrow_batches.h"
#include "kernel/register.h"
#include "kernel/run_whole.h"
#include "kernel/sort/sort_rank.h"
#include "kernel/sort/sort_tables.h"
#include "kernel/sort/sorted_runs.h"
#include "plan/ops/task_input.h"

namespace weft::kernel {
namespace {

class SortOperator final : public Operator {
 public:
  SortOperator(const plan::Node& node, const TaskContext& context, Operator& next)
      : schema_(node.schema()), order_(*node.as<plan::Sort>(), schema_), context_(context), next_(next) {
    if (const auto limit = node.as<plan::Sort>()->limit) limit_ = static_cast<std::size_t>(std::max<std::int64_t>(*limit, 0));
  }

  bool push(Batch batch) override {
    if (limit_) batch = candidates(std::move(batch));
    rows_ += batch.num_rows;
    for (const Vector& column : batch.columns) bytes_ += column.size * value_size(column.type);
    if (batch.num_rows > 0) batches_.push_back(std::move(batch));
    if (!limit_ && context_.offload && bytes_ > context_.memory_bytes / 4) make_run();
    // A buffer of several times what is wanted, so that each row is sorted a few times at most.
    if (limit_ && rows_ > std::max(2 * *limit_, 4 * batch_rows)) keep_first();
    return true;
  }

  void finish() override {
    if (runs_) {
      if (!batches_.empty()) make_run();
      runs_->merge([&](Batch batch) {
        context_.check_cancelled();
        return next_.push(std::move(batch));
      });
    } else {
      push_sorted();
    }
    next_.finish();
  }

 private:
  void push_sorted() {
    const Batch all = concatenate(schema_, std::exchange(batches_, {}));
    const std::vector<std::uint32_t> rows = sorted_rows(all, order_);
    const std::size_t size = limit_ ? std::min(*limit_, rows.size()) : rows.size();
    bool wanted = true;
    for (std::size_t begin = 0; begin < size && wanted; begin += batch_rows) {
      context_.check_cancelled();
      wanted = next_.push(take(all, std::span(rows).subspan(begin, std::min(batch_rows, size - begin))));
    }
  }

  /// Lets go of the rows so far, in order: there are more than the task may hold.
  void make_run() {
    if (!runs_) runs_.emplace(schema_, order_);
    const Batch all = concatenate(schema_, std::exchange(batches_, {}));
    const std::vector<std::uint32_t> rows = sorted_rows(all, order_);
    TableBuilder builder(schema_);
    for (std::size_t begin = 0; begin < rows.size(); begin += batch_rows)
      builder.append(take(all, std::span(rows).subspan(begin, std::min(batch_rows, rows.size() - begin))));
    runs_->add(context_.offload->put({builder.finish()}).at(0));
    bytes_ = 0;
  }

  /// The batch without rows that come after the last of the rows wanted so far.
  Batch candidates(Batch batch) const {
    if (!last_) return batch;
    const RowOrder::Key& key = order_.keys()[0];
    const Ranks ranks = rank(batch.columns[key.column], key.ascending, order_.nulls_first());
    std::vector<std::uint32_t> kept;
    for (std::size_t row = 0; row < batch.num_rows; ++row) {
      const RankClass rank_class = ranks.class_of(row);
      if (rank_class < last_->rank_class || (rank_class == last_->rank_class && ranks.numbers[row] <= last_->number))
        kept.push_back(static_cast<std::uint32_t>(row));
    }
    return kept.size() == batch.num_rows ? std::move(batch) : take(batch, kept);
  }

  void keep_first() {
    const Batch all = concatenate(schema_, std::exchange(batches_, {}));
    std::vector<std::uint32_t> rows = sorted_rows(all, order_);
    rows.resize(std::min(rows.size(), *limit_));
    // Of equal rows those that came first stay first: the kept rows go before all that follow.
    batches_ = {take(all, rows)};
    rows_ = rows.size();
    if (rows.empty()) return;
    const RowOrder::Key& key = order_.keys()[0];
    const Ranks ranks = rank(take(batches_[0].columns[key.column], std::vector{static_cast<std::uint32_t>(rows_ - 1)}),
                             key.ascending, order_.nulls_first());
    last_ = Last{ranks.class_of(0), ranks.numbers[0]};
  }

  /// The rank by the first key of the last row that is wanted so far.
  struct Last {
    RankClass rank_class;
    std::uint64_t number;
  };

  const plan::Schema& schema_;
  RowOrder order_;
  const TaskContext& context_;
  Operator& next_;
  std::optional<std::size_t> limit_;
  std::vector<Batch> batches_;
  std::size_t rows_ = 0;
  std::uint64_t bytes_ = 0;  // of the batches, without the text of strings
  std::optional<SortedRuns> runs_;
  std::optional<Last> last_;
};

/// All rows of tables that are there, in order.
std::optional<std::vector<Partition>> sort_input(const plan::Node& node, const TaskContext& context) {
  const auto* input = node.input(0)->as<plan::TaskInput>();
  const plan::Sort& order = *node.as<plan::Sort>();
  if (!input || order.limit) return std::nullopt;
  const std::vector<Partition>& tables = context.input(input->slot);
  if (!fits_whole(tables, node.schema(), context)) return std::nullopt;
  return std::vector{sort_tables(tables, node.schema(), order, context)};
}

}  // namespace

void register_sort() {
  register_whole(plan::Sort::name, sort_input);
  register_operator(plan::Sort::name, [](const plan::Node& node, const TaskContext& context, Operator& next) {
    return std::make_unique<SortOperator>(node, context, next);
  });
}

}  // namespace weft::kernel
