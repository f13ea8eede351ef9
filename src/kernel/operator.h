// A fragment of a plan -> a chain of operators that batches are pushed through.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/batch.h"
#include "plan/expr.h"

namespace arrow {
class Table;
}

namespace weft::kernel {

/// One part of a frame, as tasks hand it to each other.
using Partition = std::shared_ptr<arrow::Table>;

/// What a task knows beside its plan.
struct TaskContext {
  std::string_view part;          // which part of the source this task reads; encoded by the source's op
  std::vector<Partition> inputs;  // results of the tasks before it
  const std::atomic<bool>* cancelled = nullptr;

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

/// Runs a fragment to its end and returns its rows.
Partition run_fragment(const plan::Expr& fragment, const TaskContext& context);

}  // namespace weft::kernel
