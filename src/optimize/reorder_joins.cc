// A tree of inner joins -> the same rows by the order of joins that is likely to make the fewest rows on the way.
#include <algorithm>
#include <bit>
#include <limits>
#include <unordered_map>
#include <unordered_set>

#include "optimize/consumers.h"
#include "optimize/join_graph.h"
#include "optimize/rules.h"
#include "optimize/walk_frames.h"
#include "plan/ops/filter.h"
#include "plan/ops/join.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/rewrite.h"

namespace weft::optimize {
namespace {

using namespace plan;

/// So many relations have all orders tried; of more the cheapest next join is taken, again and again.
constexpr std::size_t most_tried = 9;
/// Guesses are rough: an order must promise to be better by this much to be worth leaving the program's own.
constexpr double least_gain = 0.8;
/// A row that is looked up costs more than one that comes out: it is gathered, and put into a table.
constexpr double cost_of_lookup = 1.5;

using Step = JoinGraph::Step;

class Costs {
 public:
  explicit Costs(const JoinGraph& graph) : graph_(graph) {}

  /// Rows of the join of those relations, which does not depend on the order: the relation that has most goes first, and then
  /// each that adds least.
  double rows(RelationSet set) {
    if (const auto found = rows_.find(set); found != rows_.end()) return found->second;
    RelationSet left = set, joined = 0;
    double rows = 1;
    while (left != 0) {
      std::size_t best = 0;
      double best_factor = std::numeric_limits<double>::infinity();
      for (std::size_t relation = 0; relation < graph_.relations.size(); ++relation) {
        if ((left >> relation & 1) == 0) continue;
        const double factor = joined == 0 ? -graph_.relations[relation].estimate.domain : growth(joined, relation);
        if (factor < best_factor) best_factor = factor, best = relation;
      }
      rows *= joined == 0 ? graph_.relations[best].estimate.rows : best_factor;
      joined |= RelationSet{1} << best;
      left &= ~(RelationSet{1} << best);
    }
    for (const JoinGraph::Condition& condition : graph_.conditions)
      if ((condition.relations & ~set) == 0) rows *= of_condition;
    return rows_.emplace(set, std::max(rows, 1.0)).first->second;
  }

  double of_join(RelationSet left, RelationSet right) {
    return rows(left | right) + cost_of_lookup * std::min(rows(left), rows(right));
  }

  bool are_connected(RelationSet left, RelationSet right) const {
    return std::any_of(graph_.equalities.begin(), graph_.equalities.end(), [&](const JoinGraph::Equality& equality) {
      return (equality.relations() & left) != 0 && (equality.relations() & right) != 0;
    });
  }

 private:
  static constexpr double of_condition = 0.3;

  /// Rows of a relation that each row of others meets.
  double growth(RelationSet others, std::size_t relation) const {
    double keys = 1;
    for (const JoinGraph::Equality& equality : graph_.equalities)
      if ((equality.relations() >> relation & 1) != 0 && (equality.relations() & others) != 0) keys *= equality.distinct;
    const Estimate& estimate = graph_.relations[relation].estimate;
    return estimate.rows / std::clamp(keys, 1.0, std::max(1.0, estimate.domain));
  }

  const JoinGraph& graph_;
  std::unordered_map<RelationSet, double> rows_;
};

double cost_of(const std::vector<Step>& steps, Costs& costs) {
  double sum = 0;
  for (const Step& step : steps)
    if (std::popcount(step.relations) > 1) sum += costs.of_join(steps[step.left].relations, steps[step.right].relations);
  return sum;
}

/// The best of all orders, by that of each set of relations.
class AllOrders {
 public:
  AllOrders(std::size_t count, Costs& costs) : costs_(costs), best_(std::size_t{1} << count) {}

  std::vector<Step> find() {
    for (RelationSet set = 1; set < best_.size(); ++set) {
      if (std::popcount(set) == 1)
        best_[set] = {0, 0};
      else
        try_splits(set);
    }
    std::vector<Step> steps;
    if (best_.back().cost < unknown) add(static_cast<RelationSet>(best_.size() - 1), steps);
    return steps;
  }

 private:
  static constexpr double unknown = std::numeric_limits<double>::infinity();
  struct Best {
    double cost = unknown;
    RelationSet left = 0;
  };

  void try_splits(RelationSet set) {
    for (RelationSet left = (set - 1) & set; left > (set ^ left); left = (left - 1) & set) {
      const RelationSet right = set ^ left;
      if (best_[left].cost == unknown || best_[right].cost == unknown || !costs_.are_connected(left, right)) continue;
      const double cost = best_[left].cost + best_[right].cost + costs_.of_join(left, right);
      if (cost < best_[set].cost) best_[set] = {cost, left};
    }
  }

  std::size_t add(RelationSet set, std::vector<Step>& steps) const {
    Step step{set};
    if (std::popcount(set) > 1) {
      step.left = add(best_[set].left, steps);
      step.right = add(set ^ best_[set].left, steps);
    }
    steps.push_back(step);
    return steps.size() - 1;
  }

  Costs& costs_;
  std::vector<Best> best_;
};

/// The join that is cheapest, and again, until one frame is left.
std::vector<Step> greedy_order(std::size_t count, Costs& costs) {
  std::vector<Step> steps;
  std::vector<std::size_t> open;  // steps that are not joined yet
  for (std::size_t relation = 0; relation < count; ++relation) {
    steps.push_back({RelationSet{1} << relation});
    open.push_back(relation);
  }
  while (open.size() > 1) {
    double best = std::numeric_limits<double>::infinity();
    std::size_t first = 0, second = 0;
    for (std::size_t a = 0; a < open.size(); ++a)
      for (std::size_t b = a + 1; b < open.size(); ++b) {
        const RelationSet left = steps[open[a]].relations, right = steps[open[b]].relations;
        if (!costs.are_connected(left, right) || costs.of_join(left, right) >= best) continue;
        best = costs.of_join(left, right);
        first = a;
        second = b;
      }
    if (first == second) return {};
    steps.push_back({steps[open[first]].relations | steps[open[second]].relations, open[first], open[second]});
    open[first] = steps.size() - 1;
    open.erase(open.begin() + static_cast<std::ptrdiff_t>(second));
  }
  return steps;
}

/// The joins of a graph in an order.
class Builder {
 public:
  explicit Builder(const JoinGraph& graph) : graph_(graph) {}

  Expr build(const std::vector<Step>& steps) {
    std::vector<Expr> frames;
    for (const Step& step : steps) frames.push_back(frame_of(steps, step, frames));
    return project(frames.back(), graph_.names, graph_.scalars);
  }

 private:
  Expr frame_of(const std::vector<Step>& steps, const Step& step, const std::vector<Expr>& frames) const {
    const bool is_join = std::popcount(step.relations) > 1;
    Expr made = is_join ? join(steps[step.left].relations, frames[step.left], steps[step.right].relations, frames[step.right])
                        : graph_.relations[static_cast<std::size_t>(std::countr_zero(step.relations))].frame;
    const RelationSet left = is_join ? steps[step.left].relations : 0, right = is_join ? steps[step.right].relations : 0;
    std::vector<Expr> conditions;
    for (const JoinGraph::Condition& condition : graph_.conditions) {
      const bool known = (condition.relations & ~step.relations) == 0;
      const bool before = is_join && ((condition.relations & ~left) == 0 || (condition.relations & ~right) == 0);
      if (known && !before) conditions.push_back(condition.scalar);
    }
    return conditions.empty() ? made : filter(std::move(made), join_conjunction(conditions));
  }

  Expr join(RelationSet left, const Expr& left_frame, RelationSet right, const Expr& right_frame) const {
    std::vector<Expr> left_keys, right_keys;
    for (const JoinGraph::Equality& equality : graph_.equalities) {
      const JoinGraph::Key *on_left = key_in(equality, left), *on_right = key_in(equality, right);
      if (!on_left || !on_right) continue;
      left_keys.push_back(on_left->scalar);
      right_keys.push_back(on_right->scalar);
    }
    Join op;
    for (const std::string& name : left_frame->schema().names()) op.columns.push_back({JoinSide::left, name, 0, name});
    for (const std::string& name : right_frame->schema().names()) op.columns.push_back({JoinSide::right, name, 0, name});
    return make_join(std::move(op), left_frame, right_frame, left_keys, right_keys);
  }

  /// Within a set all keys of an equality are equal already, so that any will do.
  static const JoinGraph::Key* key_in(const JoinGraph::Equality& equality, RelationSet set) {
    for (const JoinGraph::Key& key : equality.keys)
      if ((set >> key.relation & 1) != 0) return &key;
    return nullptr;
  }

  const JoinGraph& graph_;
};

class Reorderer {
 public:
  explicit Reorderer(const std::vector<Expr>& roots) : consumers_(roots) {}

  Expr operator()(const Expr& frame, FrameWalk& walk) {
    Expr made;
    if (is_inner_join(frame) && !settled_.contains(frame.get())) made = reorder(frame, walk);
    return made ? made : walk.over_inputs(frame);
  }

 private:
  /// The joins at and below this one; null where they stay as they are.
  Expr reorder(const Expr& join, FrameWalk& walk) {
    // What others read too is made once for all, as it is.
    auto graph = join_graph(join, estimator_, [&](const Expr& frame) { return consumers_.of(frame) == 1; });
    if (!graph) return nullptr;
    Costs costs(*graph);
    const std::size_t count = graph->relations.size();
    std::vector<Step> steps = count <= most_tried ? AllOrders(count, costs).find() : greedy_order(count, costs);
    if (steps.empty() || cost_of(steps, costs) > least_gain * cost_of(graph->written, costs)) {
      settled_.insert(graph->parts.begin(), graph->parts.end());
      return nullptr;
    }
    for (JoinGraph::Relation& relation : graph->relations) relation.frame = walk(relation.frame);
    return Builder(*graph).build(steps);
  }

  Consumers consumers_;
  std::unordered_set<const Node*> settled_;  // parts of trees that stay as they are
  Estimator estimator_;
};

std::vector<Expr> apply(const std::vector<Expr>& roots) { return walk_frames(roots, Reorderer(roots)); }

}  // namespace

const Rule reorder_joins{"reorder_joins", "inner joins come in the order that makes the fewest rows", apply, Phase::sizes};

}  // namespace weft::optimize
