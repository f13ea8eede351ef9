// A fragment of a plan -> a chain of operators, run to its end.
#include "kernel/operator.h"

#include <chrono>
#include <optional>
#include <utility>

#include <arrow/table.h>

#include <weft/error.h>

#include "kernel/arrow_batches.h"
#include "kernel/makers.h"
#include "kernel/operator_counts.h"
#include "kernel/run_whole.h"

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
  TableSink(const plan::Schema& schema, const TaskContext& context) : context_(context), builder_(schema) {}
  bool push(Batch batch) override {
    builder_.append(batch);
    if (context_.offload && builder_.bytes() > context_.memory_bytes / 2) context_.offload->put_results({builder_.finish()});
    return true;
  }
  void finish() override { table_ = builder_.finish(); }
  std::vector<Partition> take() override { return {std::move(table_)}; }

 private:
  const TaskContext& context_;
  TableBuilder builder_;
  Partition table_;
};

/// Counts what goes into an operator, and the time until it and those after it have done their work.
class Probe final : public Operator {
 public:
  explicit Probe(Operator& next) : next_(next) {}
  bool push(Batch batch) override {
    rows_ += static_cast<std::int64_t>(batch.num_rows);
    for (const Vector& column : batch.columns) bytes_ += static_cast<std::int64_t>(column.size * value_size(column.type));
    const auto begin = Clock::now();
    const bool wanted = next_.push(std::move(batch));
    time_ += Clock::now() - begin;
    return wanted;
  }
  void finish() override {
    const auto begin = Clock::now();
    next_.finish();
    time_ += Clock::now() - begin;
  }

  using Clock = std::chrono::steady_clock;
  std::int64_t rows() const { return rows_; }
  std::int64_t bytes() const { return bytes_; }
  Clock::duration time() const { return time_; }

 private:
  Operator& next_;
  std::int64_t rows_ = 0, bytes_ = 0;
  Clock::duration time_{};
};

std::string text_of(const plan::Node& node) {
  std::vector<std::string> inputs;
  for (const plan::Expr& input : node.inputs())
    inputs.push_back(input->kind() == plan::OpKind::scalar ? plan::to_string(input) : "");
  return node.op().text(inputs);
}

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

namespace {

/// Results of an op that took all rows at once, for the operators after it.
class WholeSource final : public Source {
 public:
  WholeSource(const std::vector<Partition>& tables, const plan::Schema& schema) : tables_(tables), schema_(schema) {}
  void run(Operator& next) override {
    bool wanted = true;
    for (const Partition& table : tables_)
      if (wanted) for_each_batch(table, schema_, [&](Batch batch) { return wanted = next.push(std::move(batch)); });
    next.finish();
  }

 private:
  const std::vector<Partition>& tables_;
  const plan::Schema& schema_;
};

/// The operators of a fragment, put together from its root down.
class Chain {
 public:
  Chain(const plan::Expr& fragment, const TaskContext& context) : context_(context), node_(fragment) {
    if (const MakeSink* make = sinks().find(node_->op().name())) {
      sink_ = (*make)(*node_, context);
      put_before(*sink_, node_.get());
      node_ = node_->input();
    } else {
      sink_ = std::make_unique<TableSink>(node_->schema(), context);
      put_before(*sink_, nullptr);
    }
    while (!(make_source_ = sources().find(node_->op().name()))) {
      if (const RunWhole* run = find_whole(node_->op().name()); run && (whole_ = (*run)(*node_, context))) break;
      const MakeOperator* make = operators().find(node_->op().name());
      if (!make) throw Error(ErrorKind::internal, "No kernel runs this op: " + std::string(node_->op().name()));
      operators_.push_back((*make)(*node_, context, *first_));
      put_before(*operators_.back(), node_.get());
      node_ = node_->input();
    }
  }

  Operator& first() { return *first_; }
  std::unique_ptr<Source> make_source() {
    if (whole_) return std::make_unique<WholeSource>(*whole_, node_->schema());
    return (*make_source_)(*node_, context_);
  }
  Sink& sink() { return *sink_; }

  /// What each did in that time, from the source on.
  void count(Probe::Clock::duration time, const std::vector<Partition>& results) {
    std::vector<OperatorCounts>& counts = *context_.counts;
    counts.push_back({text_of(*node_)});
    for (std::size_t index = probes_.size(); index-- > 0;) {
      const auto& [probe, node] = probes_[index];
      counts.back().rows_out = probe->rows();
      counts.back().nanoseconds = std::chrono::nanoseconds(time - probe->time()).count();
      counts.push_back({node ? text_of(*node) : "result", probe->rows(), probe->bytes()});
      time = probe->time();
    }
    for (const Partition& table : results) counts.back().rows_out += table->num_rows();
    counts.back().nanoseconds = std::chrono::nanoseconds(time).count();
  }

 private:
  void put_before(Operator& next, const plan::Node* node) {
    first_ = &next;
    if (!context_.counts) return;
    probes_.emplace_back(std::make_unique<Probe>(next), node);
    first_ = probes_.back().first.get();
  }

  const TaskContext& context_;
  plan::Expr node_;  // in the end the source
  const MakeSource* make_source_ = nullptr;
  std::optional<std::vector<Partition>> whole_;  // what it gave at once, instead of a source
  std::unique_ptr<Sink> sink_;
  std::vector<std::unique_ptr<Operator>> operators_;                          // from the last to the first
  std::vector<std::pair<std::unique_ptr<Probe>, const plan::Node*>> probes_;  // before each of them, and before the sink
  Operator* first_ = nullptr;
};

/// What an op did that took all rows of the task's inputs at once.
void count_whole(const plan::Node& root, const TaskContext& context, Probe::Clock::duration time,
                 const std::vector<Partition>& results) {
  OperatorCounts read{text_of(*root.input(0))}, made{text_of(root)}, result{"result"};
  for (const Partition& table : context.input(0)) read.rows_out += table->num_rows();
  for (const Partition& table : results) made.rows_out += table->num_rows();
  std::int64_t row_bytes = 0;
  for (const plan::Field& field : root.schema().columns()) row_bytes += static_cast<std::int64_t>(value_size(field.type));
  made.rows_in = read.rows_out;
  made.bytes_in = made.rows_in * row_bytes;
  made.nanoseconds = std::chrono::nanoseconds(time).count();
  result.rows_in = result.rows_out = made.rows_out;
  result.bytes_in = result.rows_in * row_bytes;
  *context.counts = {std::move(read), std::move(made), std::move(result)};
}

}  // namespace

std::vector<Partition> run_fragment(const plan::Expr& fragment, TaskContext context) {
  const auto begin = Probe::Clock::now();
  if (const RunWhole* run = find_whole(fragment->op().name()))
    if (auto results = (*run)(*fragment, context)) {
      if (context.counts) count_whole(*fragment, context, Probe::Clock::now() - begin, *results);
      return std::move(*results);
    }
  Chain chain(fragment, context);
  Entrance first(context, chain.first());
  if (context.parts.empty()) chain.make_source()->run(first);
  for (const std::string& part : context.parts) {
    if (!first.wanted()) break;
    context.part = part;
    chain.make_source()->run(first);
  }
  first.finish_all();
  std::vector<Partition> results = chain.sink().take();
  if (context.counts) chain.count(Probe::Clock::now() - begin, results);
  return results;
}

}  // namespace weft::kernel
