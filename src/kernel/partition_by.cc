// Batches -> several tables, each with the rows of a hash bucket or of a range of keys.
#include "plan/ops/partition_by.h"

#include <algorithm>

#include "kernel/arrow_batches.h"
#include "kernel/evaluate.h"
#include "kernel/hash_rows.h"
#include "kernel/register.h"
#include "kernel/sort_rank.h"
#include "plan/ops/task_input.h"

namespace weft::kernel {
namespace {

/// Tells which result each row goes to.
class Buckets {
 public:
  virtual ~Buckets() = default;
  virtual void find(const Batch& batch, std::uint32_t* buckets) = 0;
};

class HashBuckets final : public Buckets {
 public:
  explicit HashBuckets(const plan::Node& node)
      : keys_(std::span(node.inputs()).subspan(1), node.input(0)->schema()), count_(node.as<plan::PartitionBy>()->count) {}

  void find(const Batch& batch, std::uint32_t* buckets) override {
    hash_rows(keys_.evaluate_all(batch), batch.num_rows, hashes_);
    // The high bits, scaled: tables that are made of one bucket index by the low ones.
    for (std::size_t row = 0; row < batch.num_rows; ++row)
      buckets[row] = static_cast<std::uint32_t>(((hashes_[row] >> 32) * count_) >> 32);
  }

 private:
  Evaluator keys_;
  std::uint64_t count_;
  std::vector<std::uint64_t> hashes_;
};

class RangeBuckets final : public Buckets {
 public:
  RangeBuckets(const plan::Node& node, const TaskContext& context)
      : order_(node.as<plan::PartitionBy>()->order, node.schema()),
        bounds_order_(node.as<plan::PartitionBy>()->order, node.input(1)->schema()) {
    const plan::Schema& schema = node.input(1)->schema();
    std::vector<Batch> read;
    for (const Partition& bounds : context.input(node.input(1)->as<plan::TaskInput>()->slot))
      for_each_batch(bounds, schema, [&](Batch batch) {
        read.push_back(std::move(batch));
        return true;
      });
    bounds_ = concatenate(schema, std::move(read));
    if (bounds_.num_rows > 0) bound_ranks_ = rank_of(bounds_, bounds_order_);
  }

  void find(const Batch& batch, std::uint32_t* buckets) override {
    if (bounds_.num_rows == 0) {
      std::fill_n(buckets, batch.num_rows, 0);
      return;
    }
    const Ranks ranks = rank_of(batch, order_);
    for (std::size_t row = 0; row < batch.num_rows; ++row) {
      // The first bound that the row goes before.
      std::size_t begin = 0, end = bounds_.num_rows;
      while (begin < end) {
        const std::size_t middle = (begin + end) / 2;
        if (goes_before(batch, ranks, row, middle))
          end = middle;
        else
          begin = middle + 1;
      }
      buckets[row] = static_cast<std::uint32_t>(begin);
    }
  }

 private:
  Ranks rank_of(const Batch& batch, const RowOrder& order) const {
    const RowOrder::Key& key = order.keys()[0];
    return rank(batch.columns[key.column], key.ascending, order.nulls_first());
  }

  bool goes_before(const Batch& batch, const Ranks& ranks, std::size_t row, std::size_t bound) const {
    if (const RankClass a = ranks.class_of(row), b = bound_ranks_.class_of(bound); a != b) return a < b;
    if (ranks.numbers[row] != bound_ranks_.numbers[bound]) return ranks.numbers[row] < bound_ranks_.numbers[bound];
    return compare_rows(order_, batch, row, bounds_order_, bounds_, bound) < 0;
  }

  RowOrder order_, bounds_order_;
  Batch bounds_;
  Ranks bound_ranks_;
};

class PartitionSink final : public Sink {
 public:
  PartitionSink(const plan::Node& node, const TaskContext& context, std::unique_ptr<Buckets> buckets)
      : context_(context), buckets_(std::move(buckets)) {
    const std::uint32_t count = node.as<plan::PartitionBy>()->count;
    for (std::uint32_t index = 0; index < count; ++index) builders_.emplace_back(node.schema());
    starts_.resize(count + 1);
  }

  bool push(Batch batch) override {
    row_buckets_.resize(batch.num_rows);
    buckets_->find(batch, row_buckets_.data());
    // Rows grouped by bucket, in their order: a counting sort.
    std::fill(starts_.begin(), starts_.end(), 0);
    for (const std::uint32_t bucket : row_buckets_) ++starts_[bucket + 1];
    for (std::size_t index = 1; index < starts_.size(); ++index) starts_[index] += starts_[index - 1];
    rows_.resize(batch.num_rows);
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (std::size_t row = 0; row < batch.num_rows; ++row) rows_[next[row_buckets_[row]]++] = static_cast<std::uint32_t>(row);
    for (std::size_t index = 0; index < builders_.size(); ++index)
      if (const std::size_t begin = starts_[index], size = starts_[index + 1] - begin; size > 0)
        builders_[index].append(kernel::take(batch, std::span(rows_).subspan(begin, size)));
    pushed_bytes_ += bytes_of(batch);
    // Asking all builders is worth it only when there may be much in them.
    if (context_.offload && pushed_bytes_ > context_.memory_bytes / 4 && bytes() > context_.memory_bytes / 2) offload();
    return true;
  }

  void finish() override {
    // Once some rows have gone to disk there is no room for the others either.
    if (any_offloaded_) offload();
  }
  std::vector<Partition> take() override { return finish_tables(); }

 private:
  static std::uint64_t bytes_of(const Batch& batch) {
    std::uint64_t sum = 0;
    for (const Vector& column : batch.columns) sum += column.size * value_size(column.type);
    return sum;
  }

  std::uint64_t bytes() const {
    std::uint64_t sum = 0;
    for (const TableBuilder& builder : builders_) sum += builder.bytes();
    return sum;
  }

  std::vector<Partition> finish_tables() {
    std::vector<Partition> tables;
    for (TableBuilder& builder : builders_) tables.push_back(builder.finish());
    return tables;
  }

  /// Lets go of the rows so far, of all results at once.
  void offload() {
    context_.offload->put_results(finish_tables());
    any_offloaded_ = true;
    pushed_bytes_ = 0;
  }

  const TaskContext& context_;
  std::unique_ptr<Buckets> buckets_;
  std::vector<TableBuilder> builders_;
  std::vector<std::uint32_t> row_buckets_, starts_, rows_;
  bool any_offloaded_ = false;
  std::uint64_t pushed_bytes_ = 0;  // since then
};

}  // namespace

void register_partition_by() {
  register_sink(plan::PartitionBy::name, [](const plan::Node& node, const TaskContext& context) -> std::unique_ptr<Sink> {
    std::unique_ptr<Buckets> buckets;
    if (node.as<plan::PartitionBy>()->method == plan::PartitionMethod::hash)
      buckets = std::make_unique<HashBuckets>(node);
    else
      buckets = std::make_unique<RangeBuckets>(node, context);
    return std::make_unique<PartitionSink>(node, context, std::move(buckets));
  });
}

}  // namespace weft::kernel
