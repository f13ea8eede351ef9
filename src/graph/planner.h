// An optimized plan -> task graphs, one stage after the other, each from the sizes that the stages before it really had.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/task_graph.h"
#include "plan/expr.h"

namespace weft::graph {

using plan::Expr;
using Sizes = std::map<std::string, ResultSize>;

/// Cuts plans at exchanges. What lies between two of them becomes one fragment: rows go through it in batches, and only what an
/// exchange needs is kept.
class Planner {
 public:
  explicit Planner(std::vector<Expr> roots);

  /// The tasks to run next, given the sizes of all results so far; none when the results of all roots are there.
  TaskGraph next(const Sizes& sizes);
  /// After the last next(): the keys whose tables, in order, are the rows of a root.
  std::vector<std::string> result(std::size_t root) const { return results_[root]; }
  /// Results that no later task reads. Valid after next(), for the stages before it.
  std::vector<std::string> take_finished();

 private:
  /// A fragment, and for each of its tasks what it reads.
  struct Piece {
    std::string part;
    std::vector<std::string> inputs;
  };
  struct Stage {
    Expr fragment;
    std::vector<Piece> pieces;
  };

  std::optional<Stage> stage(const Expr& frame);
  std::optional<Stage> make_stage(const Expr& frame);
  std::optional<Stage> kept_if_shared(const Expr& frame, Stage made);
  std::optional<Stage> read_in_memory(const Expr& frame);
  std::optional<Stage> aggregate(const Expr& frame);
  std::optional<Stage> sort(const Expr& frame);
  std::optional<Stage> limit(const Expr& frame);

  /// The keys of a stage's results if all are there; otherwise adds the missing tasks to the next graph.
  std::optional<std::vector<std::string>> run(const Stage& stage);
  static std::string key_of(const Stage& stage, std::size_t piece);
  /// One task that reads all of those results.
  Stage gather(const std::vector<std::string>& keys, const plan::Schema& schema) const;
  void count_consumers(const Expr& frame);

  std::vector<Expr> roots_;
  std::vector<std::vector<std::string>> results_;
  std::unordered_map<const plan::Node*, int> consumers_;
  std::unordered_map<const plan::Node*, Stage> stages_;
  std::unordered_set<const plan::Node*> waiting_;  // for results of the graph being made
  std::map<std::string, std::shared_ptr<arrow::Table>> given_;
  std::set<std::string> planned_;   // keys in the graph being made
  std::set<std::string> finished_;  // results whose readers have all run
  std::set<std::string> told_;
  TaskGraph graph_;
  const Sizes* sizes_ = nullptr;
};

}  // namespace weft::graph
