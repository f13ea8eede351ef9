// Batches -> a row for each group of rows, or one row of all.
#include "plan/ops/aggregate.h"

#include <algorithm>
#include <optional>

#include <arrow/table.h>
#include <arrow/util/byte_size.h>

#include "kernel/aggregate/bucketed_groups.h"
#include "kernel/aggregate/groups.h"
#include "kernel/evaluate.h"
#include "kernel/exchange/divided_rows.h"
#include "kernel/register.h"
#include "kernel/rows/complete_rows.h"
#include "plan/ops/task_input.h"

namespace weft::kernel {
namespace {

/// What is the same for all rows of an aggregation in a task.
struct Aggregation {
  const plan::Node& node;
  const plan::Aggregate& op;
  const plan::Schema& schema;
  const TaskContext& context;
  Evaluator scalars;
  std::vector<DType> types = {};  // of the keys and the values

  Aggregation(const plan::Node& aggregate, const TaskContext& task)
      : node(aggregate),
        op(*node.as<plan::Aggregate>()),
        schema(node.schema()),
        context(task),
        scalars(std::span(node.inputs()).subspan(1), node.input(0)->schema()) {
    for (std::size_t index = 1; index < node.inputs().size(); ++index) types.push_back(held_as(scalars.type(index - 1)));
  }

  std::span<const Vector> keys(const Batch& rows) const { return std::span(rows.columns).first(op.keys.size()); }

  /// The keys and the values of those rows that belong to a group.
  Batch rows_of(const Batch& batch) const {
    Batch rows{scalars.evaluate_all(batch), batch.num_rows};
    if (!op.keys.empty() && op.drop_null_keys)
      if (const auto kept = complete_rows(keys(rows), rows.num_rows)) rows = take(rows, *kept);
    return rows;
  }
};

/// An aggregation whose groups may come out in several rows: hands on those so far when they take too much memory; and when rows
/// hardly ever meet others of their group here, no longer looks for them.
class PartialAggregate final : public Operator {
 public:
  PartialAggregate(const plan::Node& node, const TaskContext& context, Operator& next)
      : aggregation_(node, context), most_bytes_(context.memory_bytes / 4), next_(next) {
    begin();
  }

  bool push(Batch batch) override {
    const Batch rows = aggregation_.rows_of(batch);
    if (passes_rows_) return next_.push(Groups::results_of_rows(aggregation_.op, aggregation_.types, aggregation_.schema, rows));
    groups_->add(rows);
    passes_rows_ = !pays();
    if (!passes_rows_ && groups_->bytes() <= most_bytes_) return true;
    const bool wanted = hand_on();
    begin();
    return wanted;
  }

  void finish() override {
    hand_on();
    groups_.reset();
    next_.finish();
  }

 private:
  void begin() {
    groups_.emplace(aggregation_.node, aggregation_.types, aggregation_.context.memory_bytes,
                    std::min(most_bytes_ / 4, buffer_bytes));
  }

  bool hand_on() {
    return groups_->results([this](Batch batch) { return next_.push(std::move(batch)); });
  }

  /// Whether enough rows meet others: half of them in the end, and so many before that let expect it. Where 49 in 50 are new
  /// among the first, half are among forty times as many.
  bool pays() const {
    struct Limit {
      std::size_t rows;
      double most_new;
    };
    constexpr std::size_t million = 1 << 20;
    constexpr Limit limits[] = {{16 * million, 0.5}, {4 * million, 0.8}, {million / 2, 0.98}};
    const std::size_t rows = groups_->num_rows();
    for (const Limit& limit : limits)
      if (rows >= limit.rows) return static_cast<double>(groups_->size()) <= limit.most_new * static_cast<double>(rows);
    return true;
  }

  /// Of rows that wait for others.
  static constexpr std::uint64_t buffer_bytes = std::uint64_t{128} << 20;

  Aggregation aggregation_;
  const std::uint64_t most_bytes_;
  Operator& next_;
  std::optional<BucketedGroups> groups_;
  bool passes_rows_ = false;
};

/// Whether results of that type may stand for the rows that they were made of.
bool stands_for_rows(plan::AggregateFunction function, DType result) {
  using enum plan::AggregateFunction;
  // NaN that infinities made would count as missing.
  if (function == sum || function == prod) return !is_floating(result);
  return function == merge_sum || function == merge_prod || function == min || function == max || function == first ||
         function == last || function == merge_moments || function == merge_comoments || function == merge_custom;
}

/// Rows brought together by their keys. When the groups are more than the task may hold, they go to disk in buckets, which are
/// put together one after the other.
class CompleteGroups {
 public:
  /// `expected_bytes` of rows will come; 0: who knows.
  CompleteGroups(const Aggregation& aggregation, bool results_stand_for_rows, std::uint64_t expected_bytes, unsigned level)
      : aggregation_(aggregation),
        most_bytes_(DividedRows::most_held_bytes(aggregation.context)),
        results_stand_for_rows_(results_stand_for_rows),
        level_(level) {
    if (!results_stand_for_rows_ && may_divide() && expected_bytes > most_bytes_)
      divide();
    else
      groups_.emplace(aggregation_.op, aggregation_.types, aggregation_.schema, aggregation_.context.memory_bytes);
  }

  void add(const Batch& rows) {
    if (!groups_) return divided_->add(rows, aggregation_.keys(rows));
    groups_->add(rows);
    if (results_stand_for_rows_ && may_divide() && groups_->bytes() > most_bytes_ && groups_->size() > few_groups) put_out();
  }

  /// Hands on the results; false when no more are wanted.
  bool finish(Operator& next) {
    if (!divided_) return groups_->results([&](Batch batch) { return next.push(std::move(batch)); });
    if (groups_) put_out();
    groups_.reset();
    divided_->finish();
    for (std::uint32_t bucket = 0; bucket < DividedRows::num_buckets; ++bucket) {
      // Where most rows are in one bucket they are of one group, which no division makes smaller.
      const bool is_small = results_stand_for_rows_ || divided_->num_rows(bucket) <= divided_->num_rows() / 2;
      CompleteGroups groups(aggregation_, results_stand_for_rows_, divided_->bytes(bucket),
                            is_small ? level_ + 1 : DividedRows::num_levels);
      divided_->take(bucket, [&](const Batch& rows) {
        aggregation_.context.check_cancelled();
        groups.add(rows);
      });
      if (!groups.finish(next)) return false;
    }
    return true;
  }

 private:
  /// Where there are no more, they are not what takes the memory.
  static constexpr std::size_t few_groups = 4096;

  bool may_divide() const {
    return aggregation_.context.offload && !aggregation_.op.keys.empty() && level_ < DividedRows::num_levels;
  }

  void divide() {
    std::vector<plan::Field> fields;
    for (const DType type : aggregation_.types) fields.push_back({std::to_string(fields.size()), type});
    divided_.emplace(plan::Schema(std::move(fields)), aggregation_.context, level_);
  }

  void put_out() {
    if (!divided_) divide();
    groups_->results([&](const Batch& rows) {
      divided_->add(rows, aggregation_.keys(rows));
      return true;
    });
    groups_.emplace(aggregation_.op, aggregation_.types, aggregation_.schema, aggregation_.context.memory_bytes);
  }

  const Aggregation& aggregation_;
  const std::uint64_t most_bytes_;
  const bool results_stand_for_rows_;
  const unsigned level_;
  std::optional<Groups> groups_;  // null: all rows go to disk as they are
  std::optional<DividedRows> divided_;
};

class CompleteAggregate final : public Operator {
 public:
  CompleteAggregate(const plan::Node& node, const TaskContext& context, Operator& next)
      : aggregation_(node, context),
        groups_(std::in_place, aggregation_, results_stand_for_rows(node), bytes_of_input(node, context), 0u),
        next_(next) {}

  bool push(Batch batch) override {
    groups_->add(aggregation_.rows_of(batch));
    return true;
  }

  void finish() override {
    groups_->finish(next_);
    groups_.reset();
    next_.finish();
  }

 private:
  bool results_stand_for_rows(const plan::Node& node) const {
    std::vector<DType> results;
    for (const plan::Field& field : node.schema().columns()) results.push_back(held_as(field.type));
    return results == aggregation_.types &&
           std::all_of(aggregation_.op.items.begin(), aggregation_.op.items.end(), [&](const plan::AggregateItem& item) {
             return stands_for_rows(item.function, node.schema().at(item.column(0)).type);
           });
  }

  static std::uint64_t bytes_of_input(const plan::Node& node, const TaskContext& context) {
    const auto* input = node.input(0)->as<plan::TaskInput>();
    std::uint64_t row_bytes = 0, sum = 0;
    for (const plan::Field& field : node.input(0)->schema().columns()) row_bytes += value_size(field.type);
    // Tables between tasks have numbers in as few bytes as they need.
    for (const Partition& table : context.input(input ? input->slot : 0))
      sum += std::max(static_cast<std::uint64_t>(arrow::util::TotalBufferSize(*table)),
                      static_cast<std::uint64_t>(table->num_rows()) * row_bytes);
    return sum;
  }

  Aggregation aggregation_;
  std::optional<CompleteGroups> groups_;
  Operator& next_;
};

}  // namespace

void register_aggregate() {
  register_operator(plan::Aggregate::name,
                    [](const plan::Node& node, const TaskContext& context, Operator& next) -> std::unique_ptr<Operator> {
                      const auto& op = *node.as<plan::Aggregate>();
                      if (op.partial && !op.keys.empty()) return std::make_unique<PartialAggregate>(node, context, next);
                      return std::make_unique<CompleteAggregate>(node, context, next);
                    });
}

}  // namespace weft::kernel
