// A fragment of a plan -> a chain of operators, run to its end.
#include "kernel/operator.h"

#include <weft/error.h>

#include "kernel/arrow_batches.h"
#include "kernel/makers.h"

namespace weft::kernel {
namespace {

Makers<MakeSource>& sources() {
  static Makers<MakeSource>& only = *new Makers<MakeSource>;
  return only;
}

Makers<MakeOperator>& operators() {
  static Makers<MakeOperator>& only = *new Makers<MakeOperator>;
  return only;
}

/// The end of every chain.
class TableSink final : public Operator {
 public:
  explicit TableSink(const plan::Schema& schema) : builder_(schema) {}
  bool push(Batch batch) override {
    builder_.append(batch);
    return true;
  }
  void finish() override { table_ = builder_.finish(); }
  Partition take() { return std::move(table_); }

 private:
  TableBuilder builder_;
  Partition table_;
};

/// Looks after every batch whether the computation was cancelled.
class CancelCheck final : public Operator {
 public:
  CancelCheck(const TaskContext& context, Operator& next) : context_(context), next_(next) {}
  bool push(Batch batch) override {
    context_.check_cancelled();
    return next_.push(std::move(batch));
  }
  void finish() override {
    context_.check_cancelled();
    next_.finish();
  }

 private:
  const TaskContext& context_;
  Operator& next_;
};

}  // namespace

void TaskContext::check_cancelled() const {
  if (cancelled && cancelled->load(std::memory_order_relaxed)) throw Error(ErrorKind::user, "The computation was cancelled");
}

void register_source(std::string_view op, MakeSource make) { sources().add(op, std::move(make)); }
void register_operator(std::string_view op, MakeOperator make) { operators().add(op, std::move(make)); }

Partition run_fragment(const plan::Expr& fragment, const TaskContext& context) {
  TableSink sink(fragment->schema());
  std::vector<std::unique_ptr<Operator>> chain;  // from the last to the first
  Operator* next = &sink;
  plan::Expr node = fragment;
  const MakeSource* make_source = nullptr;
  while (!(make_source = sources().find(node->op().name()))) {
    const MakeOperator* make = operators().find(node->op().name());
    if (!make) throw Error(ErrorKind::internal, "No kernel runs this op: " + std::string(node->op().name()));
    chain.push_back((*make)(*node, context, *next));
    next = chain.back().get();
    node = node->input();
  }
  CancelCheck first(context, *next);
  (*make_source)(*node, context)->run(first);
  return sink.take();
}

}  // namespace weft::kernel
