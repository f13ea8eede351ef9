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

Makers<MakeSink>& sinks() {
  static Makers<MakeSink>& only = *new Makers<MakeSink>;
  return only;
}

/// The end of a chain that makes one table.
class TableSink final : public Sink {
 public:
  explicit TableSink(const plan::Schema& schema) : builder_(schema) {}
  bool push(Batch batch) override {
    builder_.append(batch);
    return true;
  }
  void finish() override { table_ = builder_.finish(); }
  std::vector<Partition> take() override { return {std::move(table_)}; }

 private:
  TableBuilder builder_;
  Partition table_;
};

/// Looks after every batch whether the computation was cancelled, and makes the parts of a source one: of all their ends only the
/// last is an end.
class Entrance final : public Operator {
 public:
  Entrance(const TaskContext& context, Operator& next) : context_(context), next_(next) {}
  bool push(Batch batch) override {
    context_.check_cancelled();
    return wanted_ = next_.push(std::move(batch));
  }
  void finish() override {}
  void finish_all() {
    context_.check_cancelled();
    next_.finish();
  }
  bool wanted() const { return wanted_; }

 private:
  const TaskContext& context_;
  Operator& next_;
  bool wanted_ = true;
};

}  // namespace

void TaskContext::check_cancelled() const {
  if (cancelled && cancelled->load(std::memory_order_relaxed)) throw Error(ErrorKind::user, "The computation was cancelled");
}

void register_source(std::string_view op, MakeSource make) { sources().add(op, std::move(make)); }
void register_operator(std::string_view op, MakeOperator make) { operators().add(op, std::move(make)); }

void register_sink(std::string_view op, MakeSink make) { sinks().add(op, std::move(make)); }

const std::vector<Partition>& TaskContext::input(std::size_t slot) const {
  static const std::vector<Partition> none;
  return slot < inputs.size() ? inputs[slot] : none;
}

std::vector<Partition> run_fragment(const plan::Expr& fragment, TaskContext context) {
  plan::Expr node = fragment;
  std::unique_ptr<Sink> sink;
  if (const MakeSink* make_sink = sinks().find(node->op().name())) {
    sink = (*make_sink)(*node, context);
    node = node->input();
  } else {
    sink = std::make_unique<TableSink>(node->schema());
  }
  std::vector<std::unique_ptr<Operator>> chain;  // from the last to the first
  Operator* next = sink.get();
  const MakeSource* make_source = nullptr;
  while (!(make_source = sources().find(node->op().name()))) {
    const MakeOperator* make = operators().find(node->op().name());
    if (!make) throw Error(ErrorKind::internal, "No kernel runs this op: " + std::string(node->op().name()));
    chain.push_back((*make)(*node, context, *next));
    next = chain.back().get();
    node = node->input();
  }
  Entrance first(context, *next);
  if (context.parts.empty()) (*make_source)(*node, context)->run(first);
  for (const std::string& part : context.parts) {
    if (!first.wanted()) break;
    context.part = part;
    (*make_source)(*node, context)->run(first);
  }
  first.finish_all();
  return sink->take();
}

}  // namespace weft::kernel
