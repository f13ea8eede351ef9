// Batches -> several tables, each with the rows of a hash bucket or of a range of keys.
#include "plan/ops/partition_by.h"

#include <algorithm>

#include "kernel/arrow_batches.h"
#include "kernel/evaluate.h"
#include "kernel/exchange/bucket_tables.h"
#include "kernel/exchange/hash_rows.h"
#include "kernel/register.h"
#include "kernel/sort/sort_rank.h"
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
    if (bounds_.num_rows > 0) find_values();
  }

  void find(const Batch& batch, std::uint32_t* buckets) override {
    if (bounds_.num_rows == 0) {
      std::fill_n(buckets, batch.num_rows, 0);
      return;
    }
    const RowOrder::Key& key = order_.keys()[0];
    const Vector& values = batch.columns[key.column];
    const std::vector<RankClass> classes = rank_classes(values, order_.nulls_first());
    rank_values(values, key.ascending);
    const std::uint64_t* bounds = numbers_of_bounds_.data();
    const std::size_t count = numbers_of_bounds_.size();
    for (std::size_t row = 0; row < batch.num_rows; ++row) {
      if (!classes.empty() && classes[row] != RankClass::value) {
        buckets[row] = search(batch, row, 0, bounds_.num_rows);
        continue;
      }
      // How many bounds have a smaller number, without a branch that would often be guessed wrong.
      const std::uint64_t number = numbers_[row];
      std::size_t before = 0;
      for (std::size_t left = count; left > 0;) {
        const std::size_t half = (left + 1) / 2;
        before += bounds[before + half - 1] < number ? half : 0;
        left -= half;
      }
      const bool is_open = before < count && bounds[before] == number;
      buckets[row] = is_open ? search(batch, row, first_value_ + before, bounds_.num_rows)
                             : static_cast<std::uint32_t>(first_value_ + before);
    }
  }

 private:
  /// The first key of those bounds that have one, as numbers.
  void find_values() {
    const RowOrder::Key& key = bounds_order_.keys()[0];
    const Vector& values = bounds_.columns[key.column];
    const std::vector<RankClass> classes = rank_classes(values, bounds_order_.nulls_first());
    std::size_t end = bounds_.num_rows;
    while (first_value_ < end && !classes.empty() && classes[first_value_] == RankClass::missing_first) ++first_value_;
    while (end > first_value_ && !classes.empty() && classes[end - 1] == RankClass::missing_last) --end;
    const Vector some = slice(values, first_value_, end - first_value_);
    if (is_text(some.type) && some.size > 0) {
      const StringRef* texts = some.data<StringRef>();
      start_ = texts[0];
      start_size_ = start_.size();
      for (std::size_t bound = 1; bound < some.size; ++bound) start_size_ = common_start(start_, texts[bound], start_size_);
    }
    rank_values(some, key.ascending);
    numbers_of_bounds_ = numbers_;
  }

  /// Numbers in the wanted order. Of text the eight bytes after what all bounds begin with: other texts lie before or after all.
  void rank_values(const Vector& values, bool ascending) {
    if (!is_text(values.type)) {
      numbers_ = rank(values, ascending, order_.nulls_first()).numbers;
      return;
    }
    numbers_.resize(values.size);
    const StringRef* texts = values.data<StringRef>();
    const std::uint64_t flip = ascending ? 0 : ~std::uint64_t{0};
    for (std::size_t row = 0; row < values.size; ++row) {
      std::uint64_t number = 0;
      if (common_start(start_, texts[row], start_size_) == start_size_)
        number = text_number(texts[row], start_size_);
      else if (start_ < texts[row])
        number = ~std::uint64_t{0};
      numbers_[row] = number ^ flip;
    }
  }

  /// The first of the bounds [begin, end) that the row goes before.
  std::uint32_t search(const Batch& batch, std::size_t row, std::size_t begin, std::size_t end) const {
    while (begin < end) {
      const std::size_t middle = (begin + end) / 2;
      if (compare_rows(order_, batch, row, bounds_order_, bounds_, middle) < 0)
        end = middle;
      else
        begin = middle + 1;
    }
    return static_cast<std::uint32_t>(begin);
  }

  RowOrder order_, bounds_order_;
  Batch bounds_;
  std::size_t first_value_ = 0;  // of the bounds: those before it are missing
  std::vector<std::uint64_t> numbers_of_bounds_, numbers_;
  StringRef start_;  // of all bounds, its first bytes
  std::size_t start_size_ = 0;
};

class PartitionSink final : public Sink {
 public:
  PartitionSink(const plan::Node& node, const TaskContext& context, std::unique_ptr<Buckets> buckets)
      : context_(context), buckets_(std::move(buckets)), tables_(node.schema(), node.as<plan::PartitionBy>()->count) {}

  bool push(Batch batch) override {
    row_buckets_.resize(batch.num_rows);
    buckets_->find(batch, row_buckets_.data());
    tables_.append(batch, row_buckets_);
    if (context_.offload && tables_.exceed(context_.memory_bytes / 2)) offload();
    return true;
  }

  void finish() override {
    // Once some rows have gone to disk there is no room for the others either.
    if (any_offloaded_) offload();
  }
  std::vector<Partition> take() override { return tables_.finish(); }

 private:
  /// Lets go of the rows so far, of all results at once.
  void offload() {
    context_.offload->put_results(tables_.finish());
    any_offloaded_ = true;
  }

  const TaskContext& context_;
  std::unique_ptr<Buckets> buckets_;
  BucketTables tables_;
  std::vector<std::uint32_t> row_buckets_;
  bool any_offloaded_ = false;
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
