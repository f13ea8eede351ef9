// filter(join(a, b)) -> join(filter(a), filter(b)): each condition goes to the side that it is about, one on keys to both.
#include <algorithm>
#include <unordered_map>

#include "optimize/filtered_joins.h"
#include "optimize/rules.h"
#include "plan/ops/filter.h"
#include "plan/ops/join.h"
#include "plan/ops/scalar.h"
#include "plan/rewrite.h"

namespace weft::optimize {
namespace {

using namespace plan;
using Meanings = std::unordered_map<std::string, Expr>;

/// Whether rows of a side that a condition drops can be dropped before they are joined.
bool may_drop(JoinHow how, JoinSide side) {
  return side == JoinSide::left ? !keeps_right(how) && !is_right_only(how) : !keeps_left(how) && !is_left_only(how);
}

/// What the join's columns are on one side: its own columns.
Meanings own_columns(const Node& join, JoinSide side) {
  Meanings own;
  for (const JoinColumn& column : join.as<Join>()->columns)
    if (column.side == side) own.emplace(column.name, plan::column(column.column));
  return own;
}

/// What those of the join's columns that are keys are on one side. Not floats: of two missing keys that meet, one may be null and
/// the other NaN, which conditions can tell apart. `from` is the side whose columns stand for keys, beside those that are keys of
/// either.
Meanings key_columns(const Node& join, JoinSide from, JoinSide to) {
  Meanings keys;
  const auto mine = join_keys(join, from == JoinSide::key ? JoinSide::left : from), theirs = join_keys(join, to);
  for (const JoinColumn& column : join.as<Join>()->columns) {
    for (std::size_t key = 0; key < mine.size(); ++key) {
      if (dd::is_floating(type_of(theirs[key], join.input(to == JoinSide::left ? 0 : 1)->schema()))) continue;
      const bool is_key =
          column.side == JoinSide::key ? column.key == key : column.side == from && mine[key] == plan::column(column.column);
      if (is_key) keys.emplace(column.name, theirs[key]);
    }
  }
  return keys;
}

bool is_about(const Expr& condition, const Meanings& columns) {
  const std::vector<std::string> names = columns_of(condition);
  return !names.empty() &&
         std::all_of(names.begin(), names.end(), [&](const std::string& name) { return columns.contains(name); });
}

class Pusher {
 public:
  explicit Pusher(const Expr& filter) : filter_(filter), join_(*filter->input()), how_(join_.as<Join>()->how) {}

  Expr run() {
    for (const Expr& condition : split_conjunction(filter_->input(1))) {
      if (!push_one_side(condition, JoinSide::left) && !push_one_side(condition, JoinSide::right) && !push_key(condition))
        rest_.push_back(condition);
    }
    std::vector<Expr> inputs = join_.inputs();
    if (!left_.empty()) inputs[0] = plan::filter(inputs[0], join_conjunction(left_));
    if (!right_.empty()) inputs[1] = plan::filter(inputs[1], join_conjunction(right_));
    Expr made = with_inputs(filter_->input(), std::move(inputs));
    return rest_.empty() ? made : plan::filter(std::move(made), join_conjunction(rest_));
  }

 private:
  std::vector<Expr>& of(JoinSide side) { return side == JoinSide::left ? left_ : right_; }

  bool push_one_side(const Expr& condition, JoinSide side) {
    const Meanings own = own_columns(join_, side);
    if (!may_drop(how_, side) || !is_about(condition, own)) return false;
    of(side).push_back(substitute(condition, own));
    // Rows of the other side with keys that are all dropped here meet nobody.
    const JoinSide other = side == JoinSide::left ? JoinSide::right : JoinSide::left;
    const Meanings keys = key_columns(join_, side, other);
    if (is_about(condition, keys)) of(other).push_back(substitute(condition, keys));
    return true;
  }

  /// A condition on the value that both sides, or the one that has the row, have for a key.
  bool push_key(const Expr& condition) {
    const Meanings left = key_columns(join_, JoinSide::key, JoinSide::left);
    if (!is_about(condition, left)) return false;
    left_.push_back(substitute(condition, left));
    right_.push_back(substitute(condition, key_columns(join_, JoinSide::key, JoinSide::right)));
    return true;
  }

  const Expr& filter_;
  const Node& join_;
  JoinHow how_;
  std::vector<Expr> left_, right_, rest_;
};

std::vector<Expr> apply(const std::vector<Expr>& roots) {
  return rewrite_filtered_joins(roots, [](const Expr& filter) { return Pusher(filter).run(); });
}

}  // namespace

const Rule push_filter_into_join{"push_filter_into_join", "filters move below joins, to the side that they are about", apply};

}  // namespace weft::optimize
