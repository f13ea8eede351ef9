// join(few, aggregate(many)) by keys of the groups -> join(few, aggregate(semi(many, few))): groups that nobody asks for are not
// made.
#include <algorithm>

#include "optimize/consumers.h"
#include "optimize/depends_on_order.h"
#include "optimize/rules.h"
#include "optimize/walk_frames.h"
#include "plan/estimate.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/filter.h"
#include "plan/ops/join.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/rewrite.h"

namespace weft::optimize {
namespace {

using namespace plan;

/// The part of the groups that may be asked for at most, for it to pay that rows are asked first.
constexpr double most_asked_for = 0.25;

/// Whether only those rows of a side matter that have a partner.
bool matters_with_partner(JoinHow how, JoinSide side) {
  switch (how) {
    case JoinHow::inner:
      return true;
    case JoinHow::left:
    case JoinHow::semi:
    case JoinHow::anti:
      return side == JoinSide::right;
    case JoinHow::right:
    case JoinHow::right_semi:
    case JoinHow::right_anti:
      return side == JoinSide::left;
    default:
      return false;
  }
}

/// Whether rows are asked for partners already, here or below.
bool is_reduced(const Expr& frame) {
  if (const auto* join = frame->as<Join>()) return join->how == JoinHow::semi;
  return (frame->as<Filter>() || frame->as<Project>()) && is_reduced(frame->input());
}

class Reducer {
 public:
  explicit Reducer(const std::vector<Expr>& roots) : consumers_(roots) {}

  Expr operator()(const Expr& frame, FrameWalk& walk) {
    std::vector<Expr> inputs = walk.inputs(frame);
    if (const auto* join = frame->as<Join>())
      for (const JoinSide side : {JoinSide::left, JoinSide::right}) {
        const std::size_t place = side == JoinSide::left ? 0 : 1;
        // The other side is then read twice, so that what it is must not change in between.
        if (inputs[0] != frame->input(0) || inputs[1] != frame->input(1) || !matters_with_partner(join->how, side)) continue;
        const auto keys = join_keys(*frame, side), of_few = join_keys(*frame, place == 0 ? JoinSide::right : JoinSide::left);
        const Few few{frame->input(1 - place), {of_few.begin(), of_few.end()}};
        if (Expr made = reduced(frame->input(place), {keys.begin(), keys.end()}, few)) inputs[place] = std::move(made);
      }
    return with_inputs(frame, std::move(inputs));
  }

 private:
  struct Few {
    Expr frame;
    std::vector<Expr> keys;
  };

  /// The frame with the aggregation in it over fewer rows; null where there is none by such keys, or it does not pay.
  Expr reduced(const Expr& frame, const std::vector<Expr>& keys, const Few& few) {
    if (consumers_.of(frame) > 1) return nullptr;
    if (frame->as<Aggregate>()) return over_fewer(frame, keys, few);
    std::vector<Expr> below = keys;
    if (frame->as<Project>()) {
      const auto inner = meanings(*frame);
      for (Expr& key : below) key = substitute(key, inner);
    } else if (!frame->as<Filter>()) {
      return nullptr;
    }
    Expr input = reduced(frame->input(), below, few);
    if (!input) return nullptr;
    std::vector<Expr> inputs = frame->inputs();
    inputs[0] = std::move(input);
    return with_inputs(frame, std::move(inputs));
  }

  Expr over_fewer(const Expr& aggregate, const std::vector<Expr>& keys, const Few& few) {
    const auto& op = *aggregate->as<Aggregate>();
    const Expr& many = aggregate->input();
    // Rows come out of a join in any order.
    if (is_reduced(many) || depends_on_order(op)) return nullptr;
    double groups = 1;
    std::vector<Expr> of_rows;
    for (const Expr& key : keys) {
      const auto* column = key->as<ColumnRef>();
      const auto place = column ? std::find(op.keys.begin(), op.keys.end(), column->column) : op.keys.end();
      if (place == op.keys.end()) return nullptr;
      of_rows.push_back(aggregate->input(1 + static_cast<std::size_t>(place - op.keys.begin())));
      groups *= estimator_.distinct(many, of_rows.back());
    }
    groups = std::min(groups, estimator_.of(many).rows);
    if (estimator_.of(few.frame).rows > most_asked_for * groups) return nullptr;
    Join semi{JoinHow::semi};
    for (const std::string& name : many->schema().names()) semi.columns.push_back({JoinSide::left, name, 0, name});
    std::vector<Expr> inputs = aggregate->inputs();
    inputs[0] = make_join(std::move(semi), many, few.frame, of_rows, few.keys);
    return with_inputs(aggregate, std::move(inputs));
  }

  Consumers consumers_;
  Estimator estimator_;
};

std::vector<Expr> apply(const std::vector<Expr>& roots) { return walk_frames(roots, Reducer(roots)); }

}  // namespace

const Rule reduce_aggregate_input{"reduce_aggregate_input", "groups that a join asks for are made of their rows alone", apply,
                                  Phase::sizes};

}  // namespace weft::optimize
