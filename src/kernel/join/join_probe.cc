// Batches of a join's left side -> the rows that they make together with a build of the right side.
#include "kernel/join/join_probe.h"

#include <algorithm>

#include "kernel/join/take_or_null.h"

namespace weft::kernel {

using plan::JoinHow;
using plan::JoinSide;

namespace {

constexpr std::uint32_t none = no_row;

}  // namespace

JoinLayout::JoinLayout(const plan::Node& node, const TaskContext& task)
    : op(*node.as<plan::Join>()),
      types(node.schema()),
      context(task),
      left_keys(plan::join_keys(node, JoinSide::left), node.input(0)->schema()),
      right_places(build_columns(node)) {
  const plan::Schema& left = node.input(0)->schema();
  for (const plan::JoinColumn& column : op.columns)
    left_places.push_back(column.side == JoinSide::left ? left.index_of(column.column) : column.key);
}

JoinProbe::JoinProbe(const JoinLayout& layout, JoinHow how, std::shared_ptr<const JoinBuild> build, Operator& next)
    : layout_(layout), how_(how), build_(std::move(build)), next_(next) {
  if (plan::keeps_right(how_) || plan::is_right_only(how_)) matched_.resize(build_->rows);
}

bool JoinProbe::push(const Batch& batch) {
  if (!wanted_) return false;
  if (how_ == JoinHow::cross) {
    push_cross(batch);
    return wanted_ && build_->rows > 0;
  }
  find(batch);
  if (!matched_.empty()) mark();
  if (plan::is_left_only(how_))
    push_selected(batch);
  else if (!plan::is_right_only(how_))
    build_->table->is_unique() ? push_single(batch) : push_pairs(batch);
  return wanted_ && (build_->rows > 0 || plan::keeps_left(how_) || how_ == JoinHow::anti);
}

void JoinProbe::find(const Batch& batch) {
  keys_ = layout_.left_keys.evaluate_all(batch);
  heads_.resize(batch.num_rows);
  build_->table->find(keys_, batch.num_rows, heads_.data(), scratch_);
}

void JoinProbe::finish() {
  keys_.clear();
  if (!matched_.empty()) push_right();
}

/// Notes which right rows have a partner.
void JoinProbe::mark() {
  for (const std::uint32_t head : heads_) {
    if (head == none || matched_[head]) continue;
    for (std::uint32_t row = head; row != none; row = build_->table->next(row)) matched_[row] = 1;
  }
}

/// Left rows alone.
void JoinProbe::push_selected(const Batch& batch) {
  const bool want = how_ == JoinHow::semi;
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
void JoinProbe::push_single(const Batch& batch) {
  left_rows_.resize(batch.num_rows);
  if (plan::keeps_left(how_)) {
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
void JoinProbe::push_pairs(const Batch& batch) {
  begin_pairs();
  for (std::size_t row = 0; row < batch.num_rows && wanted_; ++row) {
    std::uint32_t right = heads_[row];
    if (right == none && !plan::keeps_left(how_)) continue;
    do {
      add_pair(batch, static_cast<std::uint32_t>(row), right);
      right = right == none ? none : build_->table->next(right);
    } while (right != none && wanted_);
  }
  end_pairs(batch);
}

void JoinProbe::push_cross(const Batch& batch) {
  begin_pairs();
  for (std::size_t row = 0; row < batch.num_rows; ++row)
    for (std::size_t right = 0; right < build_->rows && wanted_; ++right)
      add_pair(batch, static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(right));
  end_pairs(batch);
}

void JoinProbe::begin_pairs() {
  left_rows_.clear();
  right_rows_.clear();
}

void JoinProbe::add_pair(const Batch& batch, std::uint32_t left, std::uint32_t right) {
  left_rows_.push_back(left);
  right_rows_.push_back(right);
  if (left_rows_.size() < batch_rows) return;
  emit(batch, right_rows_);
  begin_pairs();
}

void JoinProbe::end_pairs(const Batch& batch) {
  if (wanted_ && !left_rows_.empty()) emit(batch, right_rows_);
}

/// Pushes the left rows at left_rows_, with right rows beside them.
void JoinProbe::emit(const Batch& batch, const Rows& right_rows) {
  if (left_rows_.empty()) return;
  layout_.context.check_cancelled();
  // Rows are ascending unless pairs repeat them, so that as many distinct ones as there are in all are all of them.
  const bool all = left_rows_.size() == batch.num_rows && left_rows_.front() == 0 && left_rows_.back() + 1 == batch.num_rows &&
                   std::adjacent_find(left_rows_.begin(), left_rows_.end()) == left_rows_.end();
  const bool any_gap = plan::keeps_left(how_) && std::find(right_rows.begin(), right_rows.end(), none) != right_rows.end();
  Batch made{{}, left_rows_.size()};
  const std::vector<plan::JoinColumn>& columns = layout_.op.columns;
  for (std::size_t index = 0; index < columns.size(); ++index) {
    if (columns[index].side == JoinSide::right) {
      const Vector& from = build_->columns[layout_.right_places[index]];
      made.columns.push_back(any_gap ? take_or_null(from, right_rows) : take(from, right_rows));
    } else {
      const bool is_key = columns[index].side == JoinSide::key;
      const Vector& from = is_key ? keys_[layout_.left_places[index]] : batch.columns[layout_.left_places[index]];
      made.columns.push_back(all ? from : take(from, left_rows_));
    }
  }
  wanted_ = next_.push(std::move(made));
}

/// Right rows alone: those without a partner, or, of a semi join, those that have one.
void JoinProbe::push_right() {
  const bool want = how_ == JoinHow::right_semi;
  for (std::size_t begin = 0; begin < build_->rows && wanted_;) {
    const std::size_t end = std::min(build_->rows, begin + batch_rows);
    right_rows_.clear();
    for (std::size_t row = begin; row < end; ++row)
      if ((matched_[row] != 0) == want) right_rows_.push_back(static_cast<std::uint32_t>(row));
    begin = end;
    if (right_rows_.empty()) continue;
    layout_.context.check_cancelled();
    Batch made{{}, right_rows_.size()};
    for (std::size_t index = 0; index < layout_.op.columns.size(); ++index)
      made.columns.push_back(layout_.op.columns[index].side == JoinSide::left
                                 ? nulls(layout_.types[index].type, right_rows_.size())
                                 : take(build_->columns[layout_.right_places[index]], right_rows_));
    wanted_ = next_.push(std::move(made));
  }
}

}  // namespace weft::kernel
