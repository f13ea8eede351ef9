// Sorted partitions -> all their rows in order.
#include <algorithm>

#include "kernel/arrow_batches.h"
#include "kernel/physical_type.h"
#include "kernel/register.h"
#include "kernel/sort_rank.h"

namespace weft::kernel {
namespace {

/// A row of one of the batches that are being merged.
struct Pick {
  std::uint32_t batch;
  std::uint32_t row;
};

template <class T>
Vector gather(const std::vector<Batch>& batches, std::size_t column, DType type, std::span<const Pick> picks) {
  auto [result, out] = make_vector<T>(type, picks.size());
  std::vector<const T*> values;
  std::vector<const std::uint8_t*> valid;
  bool any_null = false;
  auto holds = std::make_shared<std::vector<std::shared_ptr<const void>>>();
  for (const Batch& batch : batches) {
    const Vector& vector = batch.columns[column];
    values.push_back(vector.data<T>());
    valid.push_back(vector.valid.get());
    any_null |= vector.valid != nullptr;
    holds->insert(holds->end(), vector.holds.begin(), vector.holds.end());
  }
  for (std::size_t i = 0; i < picks.size(); ++i) out[i] = values[picks[i].batch][picks[i].row];
  if (any_null) {
    auto memory = std::make_shared_for_overwrite<std::uint8_t[]>(picks.size());
    for (std::size_t i = 0; i < picks.size(); ++i) memory[i] = !valid[picks[i].batch] || valid[picks[i].batch][picks[i].row];
    result.valid = std::move(memory);
  }
  if (!holds->empty()) result.holds.push_back(std::move(holds));
  return std::move(result);
}

/// One partition, read from its start.
struct Cursor {
  TableReader reader;
  std::uint32_t batch = 0;  // the index of the batch that it is in
  std::size_t row = 0;
  std::size_t rows = 0;  // of that batch; 0 at the end of the partition
  Ranks ranks;           // of that batch, by the first key

  bool at_end() const { return rows == 0; }
};

class MergeSource final : public Source {
 public:
  MergeSource(const plan::Node& node, const TaskContext& context)
      : schema_(node.schema()), sort_(node.as<plan::MergeSorted>()->order), order_(sort_, schema_), context_(context) {
    for (const Partition& input : context.inputs) cursors_.push_back({TableReader(input, schema_), 0, 0, 0, {}});
    for (Cursor& cursor : cursors_) load(cursor);
  }

  void run(Operator& next) override {
    std::size_t left = sort_.limit ? static_cast<std::size_t>(std::max<std::int64_t>(*sort_.limit, 0)) : ~std::size_t{0};
    build_tree();
    bool wanted = true;
    while (wanted && left > 0 && !tree_.empty() && !cursors_[winner_].at_end()) {
      const std::size_t count = merge_block(std::min(left, batch_rows));
      left -= count;
      wanted = next.push(gather_block());
    }
    next.finish();
  }

 private:
  void load(Cursor& cursor) {
    Batch batch;
    cursor.row = 0;
    cursor.rows = 0;
    if (!cursor.reader.next(batch)) return;
    const RowOrder::Key& key = order_.keys()[0];
    cursor.rows = batch.num_rows;
    cursor.ranks = rank(batch.columns[key.column], key.ascending, order_.nulls_first());
    cursor.batch = static_cast<std::uint32_t>(batches_.size());
    batches_.push_back(std::move(batch));
  }

  /// Whether the next row of one cursor goes before that of another.
  bool before(std::size_t left, std::size_t right) const {
    const Cursor& a = cursors_[left];
    const Cursor& b = cursors_[right];
    if (a.at_end() || b.at_end()) return !a.at_end();
    if (const RankClass x = a.ranks.class_of(a.row), y = b.ranks.class_of(b.row); x != y) return x < y;
    if (a.ranks.numbers[a.row] != b.ranks.numbers[b.row]) return a.ranks.numbers[a.row] < b.ranks.numbers[b.row];
    const int order = order_.compare(batches_[a.batch], a.row, batches_[b.batch], b.row);
    return order != 0 ? order < 0 : left < right;
  }

  // A tree of losers: each inner node holds the cursor that lost there, so that one path is played again for each row.
  void build_tree() {
    if (cursors_.empty()) return;
    tree_.assign(cursors_.size(), 0);
    std::vector<std::size_t> winners(2 * cursors_.size());
    for (std::size_t leaf = 0; leaf < cursors_.size(); ++leaf) winners[cursors_.size() + leaf] = leaf;
    for (std::size_t node = cursors_.size() - 1; node > 0; --node) {
      const std::size_t a = winners[2 * node], b = winners[2 * node + 1];
      winners[node] = before(a, b) ? a : b;
      tree_[node] = before(a, b) ? b : a;
    }
    winner_ = cursors_.size() == 1 ? 0 : winners[1];
  }

  void replay() {
    for (std::size_t node = (cursors_.size() + winner_) / 2; node > 0; node /= 2)
      if (before(tree_[node], winner_)) std::swap(tree_[node], winner_);
  }

  std::size_t merge_block(std::size_t most) {
    context_.check_cancelled();
    picks_.clear();
    while (picks_.size() < most && !cursors_[winner_].at_end()) {
      Cursor& cursor = cursors_[winner_];
      picks_.push_back({cursor.batch, static_cast<std::uint32_t>(cursor.row)});
      if (++cursor.row == cursor.rows) load(cursor);
      replay();
    }
    return picks_.size();
  }

  /// The picked rows, after which only batches that cursors are in are kept.
  Batch gather_block() {
    Batch block;
    block.num_rows = picks_.size();
    for (std::size_t column = 0; column < schema_.size(); ++column)
      block.columns.push_back(with_physical_type(
          schema_[column].type, [&]<class T>(const T&) { return gather<T>(batches_, column, schema_[column].type, picks_); }));
    std::vector<Batch> kept;
    for (Cursor& cursor : cursors_) {
      if (cursor.at_end()) continue;
      kept.push_back(std::move(batches_[cursor.batch]));
      cursor.batch = static_cast<std::uint32_t>(kept.size() - 1);
    }
    batches_ = std::move(kept);
    return block;
  }

  const plan::Schema& schema_;
  const plan::Sort& sort_;
  RowOrder order_;
  const TaskContext& context_;
  std::vector<Cursor> cursors_;
  std::vector<Batch> batches_;  // that picks and cursors are in
  std::vector<Pick> picks_;
  std::vector<std::size_t> tree_;
  std::size_t winner_ = 0;
};

}  // namespace

void register_merge_sorted() {
  // A source: it reads the task's inputs side by side, not one after the other as task_input does.
  register_source(plan::MergeSorted::name, [](const plan::Node& node, const TaskContext& context) {
    return std::make_unique<MergeSource>(node, context);
  });
}

}  // namespace weft::kernel
