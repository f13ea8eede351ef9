// A tree of inner joins -> the frames that it brings together, and what must be equal.
#include "optimize/join_graph.h"

#include <algorithm>
#include <bit>
#include <map>

#include "plan/ops/filter.h"
#include "plan/ops/join.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/rewrite.h"

namespace weft::optimize {
namespace {

using namespace plan;
using Meanings = std::unordered_map<std::string, Expr>;

constexpr std::size_t most_relations = 24, most_parts = 4 * most_relations;

bool calls_function(const Expr& scalar) {
  return scalar->as<CallScalar>() || std::any_of(scalar->inputs().begin(), scalar->inputs().end(), calls_function);
}

class Reader {
 public:
  Reader(plan::Estimator& estimator, const std::function<bool(const Expr&)>& is_part)
      : estimator_(estimator), is_part_(is_part) {}

  std::optional<JoinGraph> read(const Expr& root) {
    find_relations(root, true);
    if (frames_.size() < 3 || frames_.size() > most_relations || graph_.parts.size() > most_parts) return std::nullopt;
    name_columns();
    const Meanings meanings = visit(root, true).second;
    if (failed_) return std::nullopt;
    for (const std::string& name : root->schema().names()) {
      graph_.names.push_back(name);
      graph_.scalars.push_back(meanings.at(name));
    }
    for (JoinGraph::Equality& equality : graph_.equalities) {
      equality.distinct = equality.keys[0].distinct;
      for (const JoinGraph::Key& key : equality.keys) equality.distinct = std::min(equality.distinct, key.distinct);
    }
    return std::move(graph_);
  }

 private:
  /// The inputs of a frame that lie in the tree; none for a relation.
  std::size_t num_parts(const Expr& frame, bool is_root) const {
    if (!is_root && !is_part_(frame)) return 0;
    if (is_inner_join(frame)) return 2;
    if (frame->as<Filter>() && !calls_function(frame->input(1)) && num_parts(frame->input(), false) > 0) return 1;
    if (frame->as<Project>() && std::none_of(frame->inputs().begin() + 1, frame->inputs().end(), calls_function) &&
        num_parts(frame->input(), false) > 0)
      return 1;
    return 0;
  }

  void find_relations(const Expr& frame, bool is_root) {
    const std::size_t parts = num_parts(frame, is_root);
    if (parts == 0)
      frames_.push_back(frame);
    else
      graph_.parts.push_back(frame.get());
    // A tree that is too large is left before all of it was looked at.
    if (frames_.size() > most_relations || graph_.parts.size() > most_parts) return;
    for (std::size_t part = 0; part < parts; ++part) find_relations(frame->input(part), false);
  }

  /// Gives the columns of each relation names that no other's have.
  void name_columns() {
    std::unordered_map<std::string, std::size_t> uses;
    for (const Expr& frame : frames_)
      for (const std::string& name : frame->schema().names()) ++uses[name];
    for (std::size_t relation = 0; relation < frames_.size(); ++relation) {
      const Expr& frame = frames_[relation];
      std::vector<std::string> names;
      std::vector<Expr> scalars;
      for (const std::string& name : frame->schema().names()) {
        names.push_back(uses[name] == 1 ? name : name + " of " + std::to_string(relation));
        while (names.back() != name && uses.contains(names.back())) names.back() += '\'';
        scalars.push_back(column(name));
        homes_.emplace(names.back(), relation);
      }
      named_.push_back(names);
      const bool same = names == frame->schema().names();
      graph_.relations.push_back({same ? frame : project(frame, names, scalars), estimator_.of(frame)});
    }
  }

  RelationSet relations_of(const Expr& scalar) const {
    RelationSet all = 0;
    for (const std::string& name : columns_of(scalar)) all |= RelationSet{1} << homes_.at(name);
    return all;
  }

  /// What a frame's columns are, and its step.
  std::pair<std::size_t, Meanings> visit(const Expr& frame, bool is_root) {
    const std::size_t parts = num_parts(frame, is_root);
    if (parts == 0) return visit_relation(frame);
    auto [left_step, left] = visit(frame->input(), false);
    if (parts == 2) {
      auto [right_step, right] = visit(frame->input(1), false);
      return visit_join(frame, left_step, left, right_step, right);
    }
    if (frame->as<Filter>()) {
      for (const Expr& part : split_conjunction(frame->input(1))) {
        const Expr scalar = substitute(part, left);
        graph_.conditions.push_back({scalar, relations_of(scalar)});
      }
      return {left_step, std::move(left)};
    }
    Meanings made;
    for (const auto& [name, scalar] : meanings(*frame)) made.emplace(name, substitute(scalar, left));
    return {left_step, std::move(made)};
  }

  /// Relations come in the order in which find_relations() found them.
  std::pair<std::size_t, Meanings> visit_relation(const Expr& frame) {
    const std::size_t relation = next_++;
    Meanings made;
    const std::vector<std::string> own = frame->schema().names();
    for (std::size_t index = 0; index < own.size(); ++index) made.emplace(own[index], column(named_[relation][index]));
    graph_.written.push_back({RelationSet{1} << relation});
    return {graph_.written.size() - 1, std::move(made)};
  }

  std::pair<std::size_t, Meanings> visit_join(const Expr& join, std::size_t left_step, const Meanings& left,
                                              std::size_t right_step, const Meanings& right) {
    for (std::size_t key = 0; key < join->as<Join>()->num_keys; ++key)
      add_equality(substitute(join_keys(*join, JoinSide::left)[key], left),
                   substitute(join_keys(*join, JoinSide::right)[key], right));
    Meanings made;
    for (const JoinColumn& column : join->as<Join>()->columns) {
      if (column.side == JoinSide::key)
        made.emplace(column.name, substitute(join_keys(*join, JoinSide::left)[column.key], left));
      else
        made.emplace(column.name, (column.side == JoinSide::left ? left : right).at(column.column));
    }
    const RelationSet all = graph_.written[left_step].relations | graph_.written[right_step].relations;
    graph_.written.push_back({all, left_step, right_step});
    return {graph_.written.size() - 1, std::move(made)};
  }

  void add_equality(const Expr& left, const Expr& right) {
    const auto key_of = [&](const Expr& scalar) -> std::optional<JoinGraph::Key> {
      const RelationSet relations = relations_of(scalar);
      if (std::popcount(relations) != 1) return std::nullopt;
      const auto relation = static_cast<std::size_t>(std::countr_zero(relations));
      return JoinGraph::Key{relation, scalar, estimator_.distinct(graph_.relations[relation].frame, scalar)};
    };
    const auto a = key_of(left), b = key_of(right);
    if (!a || !b) {
      failed_ = true;
      return;
    }
    // What is equal to the same is equal.
    JoinGraph::Equality joined{{*a, *b}};
    std::erase_if(graph_.equalities, [&](const JoinGraph::Equality& equality) {
      const bool meets = std::any_of(equality.keys.begin(), equality.keys.end(),
                                     [&](const JoinGraph::Key& key) { return key.scalar == left || key.scalar == right; });
      if (meets) joined.keys.insert(joined.keys.end(), equality.keys.begin(), equality.keys.end());
      return meets;
    });
    std::vector<JoinGraph::Key> once;
    for (JoinGraph::Key& key : joined.keys)
      if (std::none_of(once.begin(), once.end(), [&](const JoinGraph::Key& known) { return known.scalar == key.scalar; }))
        once.push_back(std::move(key));
    joined.keys = std::move(once);
    // Of two keys of one relation only one would be joined by. That they are equal has to be said, and no filter can: in a join a
    // missing key equals a missing one.
    for (std::size_t index = 0; index < joined.keys.size(); ++index)
      for (std::size_t other = 0; other < index; ++other)
        if (joined.keys[index].relation == joined.keys[other].relation) failed_ = true;
    graph_.equalities.push_back(std::move(joined));
  }

  plan::Estimator& estimator_;
  const std::function<bool(const Expr&)>& is_part_;
  std::vector<Expr> frames_;
  std::vector<std::vector<std::string>> named_;         // columns of each relation
  std::unordered_map<std::string, std::size_t> homes_;  // relations of columns
  std::size_t next_ = 0;
  bool failed_ = false;
  JoinGraph graph_;
};

}  // namespace

bool is_inner_join(const Expr& frame) {
  const auto* join = frame->as<Join>();
  return join && join->how == JoinHow::inner && join->index.empty();
}

std::optional<JoinGraph> join_graph(const Expr& root, Estimator& estimator, const std::function<bool(const Expr&)>& is_part) {
  return Reader(estimator, is_part).read(root);
}

}  // namespace weft::optimize
