// One side of a join on its way to tasks.
#pragma once

#include <functional>
#include <optional>
#include <span>

#include "graph/planner.h"

namespace weft::graph {

/// One side of a join: pieces that are yet to be computed, or results.
struct JoinInput {
  Expr frame;
  std::span<const Expr> keys;
  Stage stage;
  std::optional<Planner::Results> results = {};
  std::uint64_t bytes = 0;  // real when there are results, else those that are read for it
};

/// Computes a side, unless it is there. False while the planner waits for it.
bool compute(Planner& planner, JoinInput& input);

/// The names of what each piece's rows are in, which are computed unless they are there.
std::optional<std::vector<std::vector<std::string>>> compute_pieces(Planner& planner, const Stage& stage);

/// What makes a join in a task out of the flowing fragment and the TaskInput of the other side.
using JoinFragments = std::function<Expr(Expr flowing, Expr found)>;

/// The flowing side's pieces, each joined with all rows of the other side, which is computed.
Stage join_each(Stage flowing, const JoinInput& found, const JoinFragments& join);

/// Both sides' results of a division by the hash of their keys: outputs of a task by bucket.
struct DividedJoin {
  Planner::Results left, right;
};
std::optional<DividedJoin> divide(Planner& planner, const JoinInput& left, const JoinInput& right);

/// The buckets of one side, each joined with the same bucket of the other.
Stage join_buckets(const Planner& planner, const Planner::Results& flowing, const plan::Schema& flowing_schema,
                   const Planner::Results& found, const plan::Schema& found_schema, const JoinFragments& join);

}  // namespace weft::graph
