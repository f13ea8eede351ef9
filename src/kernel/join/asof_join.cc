// Batches of an asof_join's left side -> the same rows with those of the right side that they meet.
#include "plan/ops/asof_join.h"

#include <algorithm>
#include <cmath>

#include "kernel/evaluate.h"
#include "kernel/join/asof_build.h"
#include "kernel/join/take_or_null.h"
#include "kernel/register.h"

namespace weft::kernel {
namespace {

using plan::AsofDirection;
using plan::JoinSide;

/// Finds the right row of a left one among the places of the rows with its key.
template <class T>
class Nearest {
 public:
  Nearest(const plan::AsofJoin& op, const std::vector<T>& places) : op_(op), places_(places.data()) {}

  std::uint32_t find(T place, AsofBuild::Range range) const {
    const T *begin = places_ + range.begin, *end = places_ + range.end;
    const T* last = nullptr;   // backward
    const T* first = nullptr;  // forward
    if (op_.direction != AsofDirection::forward) {
      const T* after = op_.allow_equal ? std::upper_bound(begin, end, place) : std::lower_bound(begin, end, place);
      if (after != begin && is_near(place, after[-1])) last = after - 1;
    }
    if (op_.direction != AsofDirection::backward) {
      const T* at = op_.allow_equal ? std::lower_bound(begin, end, place) : std::upper_bound(begin, end, place);
      if (at != end && is_near(place, *at)) first = at;
    }
    const T* best = !first || (last && distance(place, *last) <= distance(place, *first)) ? last : first;
    return best ? static_cast<std::uint32_t>(best - places_) : no_row;
  }

 private:
  static auto distance(T a, T b) {
    if constexpr (std::is_integral_v<T>)  // where a difference does not fit, its unsigned form does
      return a < b ? static_cast<std::uint64_t>(b) - static_cast<std::uint64_t>(a)
                   : static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b);
    else
      return a == b ? T{} : std::abs(a - b);
  }
  bool is_near(T a, T b) const { return !op_.tolerance || static_cast<double>(distance(a, b)) <= *op_.tolerance; }

  const plan::AsofJoin& op_;
  const T* places_;
};

class AsofJoinOperator final : public Operator {
 public:
  AsofJoinOperator(const plan::Node& node, const TaskContext& context, Operator& next)
      : op_(*node.as<plan::AsofJoin>()),
        scalars_(plan::asof_scalars(node, JoinSide::left), node.input(0)->schema()),
        build_(asof_build(node, context)),
        right_places_(asof_columns(node)),
        next_(next) {
    for (const plan::JoinColumn& column : op_.columns)
      left_places_.push_back(column.side == JoinSide::left ? node.input(0)->schema().index_of(column.column) : 0);
  }

  bool push(Batch batch) override {
    const std::vector<Vector> values = scalars_.evaluate_all(batch);
    places_.set(values[0]);
    heads_.assign(batch.num_rows, 0);
    if (build_->keys) build_->keys->find(std::span(values).subspan(1), batch.num_rows, heads_.data(), scratch_);
    rows_.resize(batch.num_rows);
    if (places_.fractional.empty())
      find(Nearest<std::int64_t>(op_, build_->whole), places_.whole);
    else
      find(Nearest<double>(op_, build_->fractional), places_.fractional);
    Batch made{{}, batch.num_rows};
    for (std::size_t index = 0; index < op_.columns.size(); ++index)
      made.columns.push_back(op_.columns[index].side == JoinSide::left
                                 ? batch.columns[left_places_[index]]
                                 : take_or_null(build_->columns[right_places_[index]], rows_));
    return next_.push(std::move(made));
  }

  void finish() override { next_.finish(); }

 private:
  template <class T>
  void find(const Nearest<T>& nearest, const std::vector<T>& places) {
    for (std::size_t row = 0; row < places.size(); ++row) {
      const bool can_meet = places_.there[row] && heads_[row] != no_row;
      const std::uint32_t at = can_meet ? nearest.find(places[row], build_->ranges[heads_[row]]) : no_row;
      rows_[row] = at == no_row ? no_row : build_->rows[at];
    }
  }

  const plan::AsofJoin& op_;
  Evaluator scalars_;  // the order, then the keys
  std::shared_ptr<const AsofBuild> build_;
  std::vector<std::size_t> left_places_, right_places_;  // of the result's columns
  Operator& next_;
  AsofPlaces places_;
  std::vector<std::uint32_t> heads_, rows_;
  JoinTable::Scratch scratch_;
};

}  // namespace

void register_asof_join() {
  register_operator(plan::AsofJoin::name, [](const plan::Node& node, const TaskContext& context, Operator& next) {
    return std::make_unique<AsofJoinOperator>(node, context, next);
  });
}

}  // namespace weft::kernel
