// Batches of a join's left side -> the rows that they make together with the right side, which is in memory.
#include "plan/ops/join.h"

#include <algorithm>

#include "kernel/evaluate.h"
#include "kernel/join_build.h"
#include "kernel/register.h"
#include "kernel/take_or_null.h"

namespace weft::kernel {
namespace {

using plan::JoinHow;
using plan::JoinSide;
using Rows = std::vector<std::uint32_t>;
constexpr std::uint32_t none = no_row;

class JoinOperator final : public Operator {
 public:
  JoinOperator(const plan::Node& node, const TaskContext& context, Operator& next)
      : op_(*node.as<plan::Join>()),
        types_(node.schema()),
        left_keys_(plan::join_keys(node, JoinSide::left), node.input(0)->schema()),
        build_(join_build(node, context)),
        right_places_(build_columns(node)),
        context_(context),
        next_(next) {
    const plan::Schema& left = node.input(0)->schema();
    for (const plan::JoinColumn& column : op_.columns)
      left_places_.push_back(column.side == JoinSide::left ? left.index_of(column.column) : column.key);
    if (plan::keeps_right(op_.how) || plan::is_right_only(op_.how)) matched_.resize(build_->rows);
  }

  bool push(Batch batch) override {
    if (!wanted_) return false;
    if (op_.how == JoinHow::cross) {
      push_cross(batch);
      return wanted_ = wanted_ && build_->rows > 0;
    }
    keys_ = left_keys_.evaluate_all(batch);
    heads_.resize(batch.num_rows);
    build_->table->find(keys_, batch.num_rows, heads_.data(), scratch_);
    if (!matched_.empty()) mark();
    if (plan::is_left_only(op_.how))
      push_selected(batch);
    else if (!plan::is_right_only(op_.how))
      build_->table->is_unique() ? push_single(batch) : push_pairs(batch);
    const bool may_give = build_->rows > 0 || plan::keeps_left(op_.how) || op_.how == JoinHow::anti;
    return wanted_ = wanted_ && may_give;
  }

  void finish() override {
    keys_.clear();
    if (!matched_.empty()) push_right();
    next_.finish();
  }

 private:
  /// Notes which right rows have a partner.
  void mark() {
    for (const std::uint32_t head : heads_) {
      if (head == none || matched_[head]) continue;
      for (std::uint32_t row = head; row != none; row = build_->table->next(row)) matched_[row] = 1;
    }
  }

  /// Left rows alone.
  void push_selected(const Batch& batch) {
    const bool want = op_.how == JoinHow::semi;
    left_rows_.resize(batch.num_rows);
    std::size_t count = 0;
    for (std::size_t row = 0; row < batch.num_rows; ++row) {
      left_rows_[count] = static_cast<std::uint32_t>(row);
      count += (heads_[row] != none) == want;
    }
    left_rows_.resize(count);
    emit(batch, {});
  }

  /// Each left row has one partner at most.
  void push_single(const Batch& batch) {
    left_rows_.resize(batch.num_rows);
    if (plan::keeps_left(op_.how)) {
      for (std::size_t row = 0; row < batch.num_rows; ++row) left_rows_[row] = static_cast<std::uint32_t>(row);
      emit(batch, heads_);
      return;
    }
    right_rows_.resize(batch.num_rows);
    std::size_t count = 0;
    for (std::size_t row = 0; row < batch.num_rows; ++row) {
      left_rows_[count] = static_cast<std::uint32_t>(row);
      right_rows_[count] = heads_[row];
      count += heads_[row] != none;
    }
    left_rows_.resize(count);
    right_rows_.resize(count);
    emit(batch, right_rows_);
  }

  /// A left row may have many partners: what comes out is cut into batches, so that no key is too frequent.
  void push_pairs(const Batch& batch) {
    begin_pairs();
    for (std::size_t row = 0; row < batch.num_rows && wanted_; ++row) {
      std::uint32_t right = heads_[row];
      if (right == none && !plan::keeps_left(op_.how)) continue;
      do {
        add_pair(batch, static_cast<std::uint32_t>(row), right);
        right = right == none ? none : build_->table->next(right);
      } while (right != none && wanted_);
    }
    end_pairs(batch);
  }

  void push_cross(const Batch& batch) {
    begin_pairs();
    for (std::size_t row = 0; row < batch.num_rows; ++row)
      for (std::size_t right = 0; right < build_->rows && wanted_; ++right)
        add_pair(batch, static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(right));
    end_pairs(batch);
  }

  void begin_pairs() {
    left_rows_.clear();
    right_rows_.clear();
  }
  void add_pair(const Batch& batch, std::uint32_t left, std::uint32_t right) {
    left_rows_.push_back(left);
    right_rows_.push_back(right);
    if (left_rows_.size() < batch_rows) return;
    emit(batch, right_rows_);
    begin_pairs();
  }
  void end_pairs(const Batch& batch) {
    if (wanted_ && !left_rows_.empty()) emit(batch, right_rows_);
  }

  /// Pushes the left rows at left_rows_, with right rows beside them.
  void emit(const Batch& batch, const Rows& right_rows) {
    if (left_rows_.empty()) return;
    context_.check_cancelled();
    // Rows are ascending unless pairs repeat them, so that as many distinct ones as there are in all are all of them.
    const bool all = left_rows_.size() == batch.num_rows && left_rows_.front() == 0 && left_rows_.back() + 1 == batch.num_rows &&
                     std::adjacent_find(left_rows_.begin(), left_rows_.end()) == left_rows_.end();
    const bool any_gap = plan::keeps_left(op_.how) && std::find(right_rows.begin(), right_rows.end(), none) != right_rows.end();
    Batch made{{}, left_rows_.size()};
    for (std::size_t index = 0; index < op_.columns.size(); ++index) {
      if (op_.columns[index].side == JoinSide::right) {
        const Vector& from = build_->columns[right_places_[index]];
        made.columns.push_back(any_gap ? take_or_null(from, right_rows) : take(from, right_rows));
      } else {
        const bool is_key = op_.columns[index].side == JoinSide::key;
        const Vector& from = is_key ? keys_[left_places_[index]] : batch.columns[left_places_[index]];
        made.columns.push_back(all ? from : take(from, left_rows_));
      }
    }
    wanted_ = next_.push(std::move(made));
  }

  /// Right rows alone: those without a partner, or, of a semi join, those that have one.
  void push_right() {
    const bool want = op_.how == JoinHow::right_semi;
    for (std::size_t begin = 0; begin < build_->rows && wanted_;) {
      const std::size_t end = std::min(build_->rows, begin + batch_rows);
      right_rows_.clear();
      for (std::size_t row = begin; row < end; ++row)
        if ((matched_[row] != 0) == want) right_rows_.push_back(static_cast<std::uint32_t>(row));
      begin = end;
      if (right_rows_.empty()) continue;
      context_.check_cancelled();
      Batch made{{}, right_rows_.size()};
      for (std::size_t index = 0; index < op_.columns.size(); ++index)
        made.columns.push_back(op_.columns[index].side == JoinSide::left
                                   ? nulls(types_[index].type, right_rows_.size())
                                   : take(build_->columns[right_places_[index]], right_rows_));
      wanted_ = next_.push(std::move(made));
    }
  }

  const plan::Join& op_;
  const plan::Schema& types_;
  Evaluator left_keys_;
  std::shared_ptr<const JoinBuild> build_;
  std::vector<std::size_t> left_places_, right_places_;  // of the result's columns
  const TaskContext& context_;
  Operator& next_;
  std::vector<std::uint8_t> matched_;  // of right rows, when those that come out depend on it
  std::vector<Vector> keys_;           // of the batch
  Rows heads_, left_rows_, right_rows_;
  JoinTable::Scratch scratch_;
  bool wanted_ = true;
};

}  // namespace

void register_join() {
  register_operator(plan::Join::name, [](const plan::Node& node, const TaskContext& context, Operator& next) {
    return std::make_unique<JoinOperator>(node, context, next);
  });
}

}  // namespace weft::kernel
