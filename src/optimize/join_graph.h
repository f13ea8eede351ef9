// A tree of inner joins -> the frames that it brings together, and what must be equal.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "plan/estimate.h"
#include "plan/expr.h"

namespace weft::optimize {

/// A set of the relations of a JoinGraph, a bit each.
using RelationSet = std::uint32_t;

/// The frames that a tree of inner joins brings together, with projections and filters between the joins taken out of it. Every
/// column of every frame has a name of its own, which scalars go by.
struct JoinGraph {
  struct Relation {
    plan::Expr frame;  // with its columns under those names
    plan::Estimate estimate;
  };
  /// Keys that are equal in every row: scalars, each over one relation.
  struct Key {
    std::size_t relation;
    plan::Expr scalar;
    double distinct;
  };
  struct Equality {
    std::vector<Key> keys;
    double distinct = 1;  // values that it may have: those of the key with the fewest

    RelationSet relations() const {
      RelationSet all = 0;
      for (const Key& key : keys) all |= RelationSet{1} << key.relation;
      return all;
    }
  };
  struct Condition {
    plan::Expr scalar;
    RelationSet relations;
  };
  /// Which joins are made of what: a relation, or two of these.
  struct Step {
    RelationSet relations;
    std::size_t left = 0, right = 0;  // steps before; a leaf has none
  };

  std::vector<Relation> relations;
  std::vector<Equality> equalities;
  std::vector<Condition> conditions;
  std::vector<std::string> names;        // of the tree's columns
  std::vector<plan::Expr> scalars;       // and what they are
  std::vector<Step> written;             // the tree as it is; its root comes last
  std::vector<const plan::Node*> parts;  // frames that are no relations
};

/// Whether a frame is an inner join whose rows come in no promised order: those of a join by indexes do.
bool is_inner_join(const plan::Expr& frame);

/// The graph of the joins at and below an inner join; nothing when there are fewer than three relations, more than fit a set, or
/// some of it cannot be told apart. `is_part` says of a frame below whether it may be taken apart.
std::optional<JoinGraph> join_graph(const plan::Expr& root, plan::Estimator& estimator,
                                    const std::function<bool(const plan::Expr&)>& is_part);

}  // namespace weft::optimize
