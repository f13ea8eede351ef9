// An optimized plan -> task graphs, one stage after the other, each from the sizes that the stages before it really had.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/stage.h"
#include "graph/task_graph.h"
#include "plan/estimate.h"
#include "plan/expr.h"

namespace weft::graph {

/// What the planner fits its tasks to.
struct Resources {
  std::size_t parallelism = 2;                        // tasks that run at a time
  std::uint64_t task_bytes = std::uint64_t{1} << 30;  // what one task may hold in memory
  bool ask_for_partners = true;  // whether rows are asked for one where they are read, before they are joined
  bool joins_results = false;    // whether of the results of a root only all rows together count
};

/// Cuts plans at exchanges. What lies between two of them becomes one fragment: rows go through it in batches, and only what an
/// exchange needs is kept. How each exchange is carried out stands in a file of its own (lowerings.h).
class Planner {
 public:
  explicit Planner(std::vector<Expr> roots, Resources resources = {});

  /// The tasks to run next, given the sizes of all results so far; none when the results of all roots are there.
  TaskGraph next(const Sizes& sizes);
  /// After the last next(): the names of the results that, in order, are the rows of a root.
  const std::vector<std::string>& result(std::size_t root) const { return *results_[root]; }
  /// Results that no later task reads. Valid after next(), for the stages before it.
  std::vector<std::string> take_finished();

  // What lowerings use.

  const Resources& resources() const { return resources_; }
  /// What is guessed of frames of which nothing has run.
  plan::Estimator& estimator() { return estimator_; }
  /// The pieces of a frame; nothing while results that decide on them are missing: then the tasks that make these are planned.
  std::optional<Stage> stage(const Expr& frame);
  /// The same where each piece is a result of known size that stays until all who read the frame have it: for those who read it
  /// twice.
  std::optional<Stage> kept_stage(const Expr& frame);
  /// Whether others may read a frame beside the one that is being lowered.
  bool is_shared(const Expr& frame) const;
  /// Tells the pieces of a frame that were made on the way to another's, which reads it alone.
  void know(const Expr& frame, Stage stage) { stages_.insert_or_assign(frame.get(), std::move(stage)); }
  /// The results of a stage's tasks, by piece and output; nothing while they are missing, after planning the tasks.
  using Results = std::vector<std::vector<std::string>>;
  std::optional<Results> run(const Stage& stage);
  /// The same where only all rows together count, not which piece they came from: neighbouring pieces go to one task as far as
  /// that leaves enough tasks to work in parallel and none too much to hold. Results are those of the tasks.
  std::optional<Results> run_joined(const Stage& stage);
  /// Whether a stage is one task also where only all rows together count.
  bool is_one_task(const Stage& stage) const;
  /// The same rows in pieces that are read in the same time, so many or fewer, for those who count all rows together; nothing
  /// where they cannot be divided.
  std::optional<Stage> divided(const Stage& stage, std::size_t count) const;
  /// The same rows in as many pieces as keep all tasks that run at a time busy to the end, where only all rows together count.
  Stage evened(Stage stage) const;
  const ResultSize& size_of(const std::string& result) const { return sizes_->at(result); }
  ResultSize size_of(const Results& results) const;
  /// The rows of results that are there; nothing when some are tables that the program holds.
  std::optional<std::int64_t> rows_of(const Results& results) const;
  /// The number of buckets to divide so many bytes into, so that a task can hold one of them.
  std::uint32_t num_buckets(std::uint64_t bytes) const;

 private:
  std::optional<Stage> make_stage(const Expr& frame);
  std::size_t in_whole_rounds(std::size_t tasks) const;
  std::optional<Stage> kept_if_shared(const Expr& frame, Stage made);
  bool is_small_part(const Expr& frame);
  Stage read_source(const Expr& frame) const;
  Stage read_in_memory(const Expr& frame);
  void find_consumers(const Expr& frame);
  /// Whether tasks are still to be planned that may read what a frame's pieces read.
  bool is_awaited(const plan::Node* frame) const;
  /// What the tasks of the graph read that nobody reads after them, as far as that is known.
  void find_last_readers();
  /// Adds the task of a piece that may stand for several; the names of its results.
  std::optional<std::vector<std::string>> plan_task(const Piece& piece, std::vector<std::string> parts);
  /// Whether a result can be read. When it was let go of, because equal work had read it, the task that makes it is planned anew.
  bool is_there(const std::string& result);
  void add(Task task);
  std::shared_ptr<const std::string> encoded(const Expr& fragment);

  std::vector<Expr> roots_;
  Resources resources_;
  std::vector<std::optional<std::vector<std::string>>> results_;
  std::unordered_map<const plan::Node*, std::vector<std::size_t>> root_places_;  // in roots_
  std::unordered_map<const plan::Node*, std::vector<const plan::Node*>> consumers_;
  std::unordered_map<const plan::Node*, Stage> stages_;
  std::unordered_set<const plan::Node*> waiting_;  // for results of the graph being made
  std::map<std::string, Given> given_;
  std::unordered_set<std::string> planned_;      // keys in the graph being made
  std::unordered_set<std::string> read_;         // results that a task has read
  std::unordered_set<std::string> told_;         // keys of tasks whose reading is known
  std::unordered_set<std::string> gone_;         // results that were let go of
  std::unordered_set<std::string> remade_from_;  // what is read to make such results anew, as of the last next()
  std::unordered_map<std::string, std::shared_ptr<const Task>> makers_;  // of results, for when they are wanted again
  std::unordered_map<const plan::Node*, std::pair<Expr, std::shared_ptr<const std::string>>> encoded_;
  plan::Estimator estimator_;
  TaskGraph graph_;
  const Sizes* sizes_ = nullptr;
};

/// Whether rows of one piece go through a fragment as they would together with those of another.
bool is_row_wise(const Expr& fragment);
/// Each piece with its fragment as the input of a node that is made by `wrap`.
Stage wrap(Stage stage, const std::function<Expr(const Expr& fragment)>& wrap);
/// The same with `frame`'s op and scalars on the fragment.
Stage with_op(const Expr& frame, Stage stage);
/// The names of all of them, in order.
std::vector<std::string> names_of(const Planner::Results& results);
/// Each piece with those results beside what it reads, each list in a slot of its own, and with the fragment that `make` makes of
/// it and of the number of the first of these slots.
Stage read_beside(Stage stage, const std::vector<std::vector<std::string>>& slots,
                  const std::function<Expr(const Expr& fragment, std::uint32_t first_slot)>& make);
/// One piece for all these results, which have the columns of `schema`.
Stage gather(const Planner::Results& results, const plan::Schema& schema);
/// A piece for each output: the j-th reads the j-th output of all tasks.
Stage gather_outputs(const Planner& planner, const Planner::Results& results, const plan::Schema& schema);
/// A piece for each result.
Stage keep(const Planner& planner, const Planner::Results& results, const plan::Schema& schema);

}  // namespace weft::graph
