// A fragment of a plan -> a chain of operators that batches are pushed through.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/batch.h"
#include "kernel/offload.h"
#include "kernel/shared_state.h"
#include "plan/expr.h"

namespace weft::kernel {

struct OperatorCounts;

/// What a task knows beside its plan.
struct TaskContext {
  std::vector<std::string> parts;                       // which parts of the source this task reads, one after the other
  std::string_view part;                                // the one that is being read; encoded by the source's op
  std::vector<std::vector<Partition>> inputs;           // results of the tasks before it, by slot
  std::vector<std::string> input_names;                 // of each slot: equal names mean equal rows in all tasks of a computation
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;  // what it may hold; ops that can let go of rows do beyond that
  Offload* offload = nullptr;                           // where rows go that are too many to hold; null: nowhere
  SharedState* shared = nullptr;                        // between the tasks of a computation in this process; null: none
  std::vector<OperatorCounts>* counts = nullptr;        // of operators, to be filled from the source on; null: nobody asks
  const std::atomic<bool>* cancelled = nullptr;

  /// The results in a slot; none when the task has no such slot.
  const std::vector<Partition>& input(std::size_t slot) const;

  /// Throws a user Error when the computation was cancelled.
  void check_cancelled() const;
};

/// Takes batches and, unless it is the last, passes batches on.
class Operator {
 public:
  virtual ~Operator() = default;
  /// Takes a batch. Returns false when no further batch can change the result, so that a source may stop.
  virtual bool push(Batch batch) = 0;
  /// Tells that all batches have come.
  virtual void finish() = 0;
};

/// Gives batches: the leaf of a fragment. run() pushes until done or refused, and then calls finish().
class Source {
 public:
  virtual ~Source() = default;
  virtual void run(Operator& next) = 0;
};

/// How each op's kernel is found: by the op's name.
using MakeSource = std::function<std::unique_ptr<Source>(const plan::Node& node, const TaskContext& context)>;
/// `node.input(0)` gives the incoming schema, `next` takes what comes out and outlives the operator.
using MakeOperator = std::function<std::unique_ptr<Operator>(const plan::Node& node, const TaskContext& context, Operator& next)>;
void register_source(std::string_view op, MakeSource make);
void register_operator(std::string_view op, MakeOperator make);

/// The last operator of a fragment, whose results are the task's.
class Sink : public Operator {
 public:
  /// After finish().
  virtual std::vector<Partition> take() = 0;
};
using MakeSink = std::function<std::unique_ptr<Sink>(const plan::Node& node, const TaskContext& context)>;
/// An op that stands only at the root of fragments.
void register_sink(std::string_view op, MakeSink make);

/// Runs a fragment to its end and returns its results: one table, unless a partition_by is its root.
std::vector<Partition> run_fragment(const plan::Expr& fragment, TaskContext context);

}  // namespace weft::kernel
