// Runs tasks on threads of this process, but lets nothing cross save bytes.
#include <atomic>
#include <variant>

#include <arrow/table.h>

#include <weft/error.h>

#include "engine/executor.h"
#include "engine/held_results.h"
#include "engine/ipc.h"
#include "engine/run_task.h"
#include "plan/codec.h"
#include "plan/ops/read_csv.h"

template <>
struct weft::plan::EnumRange<weft::ErrorKind> {
  static constexpr auto last = weft::ErrorKind::internal;
};

namespace weft::engine {
namespace {

/// What goes to the far side.
struct TaskMessage {
  std::string key;
  std::string fragment;
  std::vector<std::string> parts;
  std::vector<std::vector<std::string>> names;   // of the inputs
  std::vector<std::vector<std::string>> inputs;  // tables as IPC
  std::uint32_t num_outputs = 1;

  static void fields(auto& self, auto&& visit) {
    visit("key", self.key);
    visit("fragment", self.fragment);
    visit("parts", self.parts);
    visit("names", self.names);
    visit("inputs", self.inputs);
    visit("num_outputs", self.num_outputs);
  }
};

struct Failure {
  ErrorKind kind = ErrorKind::internal;
  std::string message;
  std::string context;

  static void fields(auto& self, auto&& visit) {
    visit("kind", self.kind);
    visit("message", self.message);
    visit("context", self.context);
  }
};

struct Success {
  std::vector<std::string> results;  // tables as IPC

  static void fields(auto& self, auto&& visit) { visit("results", self.results); }
};

/// What comes back.
struct Answer {
  std::variant<Success, Failure, plan::SourceRevision> result;

  static void fields(auto& self, auto&& visit) { visit("result", self.result); }
};

Partition with_rows_on_disk(const std::vector<SpilledTable>& on_disk, const Partition& table) {
  std::vector<Partition> tables;
  for (const SpilledTable& spilled : on_disk) tables.push_back(spilled.open());
  tables.push_back(table);
  return concatenate(std::move(tables));
}

/// The far side: bytes in, bytes out.
std::string answer(const std::string& request, TaskTools tools, RunWatch& watch) {
  TaskOffload offload(watch);
  tools.offload = &offload;
  try {
    auto call = plan::decode<TaskMessage>(request);
    graph::Task task{call.key, std::make_shared<const std::string>(std::move(call.fragment)), std::move(call.parts),
                     std::move(call.names), call.num_outputs};
    std::vector<std::vector<Partition>> inputs(call.inputs.size());
    for (std::size_t slot = 0; slot < inputs.size(); ++slot)
      for (const std::string& input : call.inputs[slot]) inputs[slot].push_back(from_ipc(input));
    Success made;
    const std::vector<Partition> results = run_task(task, std::move(inputs), tools);
    for (std::size_t output = 0; output < results.size(); ++output)
      made.results.push_back(to_ipc(with_rows_on_disk(offload.of(output), results[output])));
    return plan::encode(Answer{std::move(made)});
  } catch (const plan::SourceRevision& revision) {
    return plan::encode(Answer{revision});
  } catch (const Error& error) {
    return plan::encode(Answer{Failure{error.kind(), error.message(), error.context()}});
  }
}

class LoopbackComputation final : public Computation {
 public:
  explicit LoopbackComputation(const RunSettings& settings) : settings_(settings), results_(settings) {}

  void submit(const graph::TaskGraph& graph, graph::Sizes& sizes) override {
    results_.begin(graph);
    run_all(graph.tasks.size(), settings_, [&](std::size_t index, const std::atomic<bool>& cancelled) {
      const graph::Task& task = graph.tasks[index];
      const auto begin = RunWatch::Clock::now();
      TaskMessage call{task.key, *task.fragment, task.parts, task.inputs, {}, task.num_outputs};
      for (const auto& slot : results_.inputs(task)) {
        call.inputs.emplace_back();
        for (const Partition& table : slot) call.inputs.back().push_back(to_ipc(table));
      }
      std::vector<kernel::OperatorCounts> counts;
      const TaskTools tools{settings_.task_bytes, shared_, nullptr, settings_.watch->is_detailed() ? &counts : nullptr,
                            cancelled};
      auto reply = plan::decode<Answer>(answer(plan::encode(call), tools, *settings_.watch));
      if (auto* failure = std::get_if<Failure>(&reply.result)) throw Error(failure->kind, failure->message, failure->context);
      if (auto* revision = std::get_if<plan::SourceRevision>(&reply.result)) throw *revision;
      std::vector<Partition> made;
      for (const std::string& table : std::get<Success>(reply.result).results) made.push_back(from_ipc(table));
      settings_.watch->end_task(task, begin, results_.add(index, TaskOffload(*settings_.watch), std::move(made)), counts);
    });
    results_.end(graph, sizes);
  }

  std::shared_ptr<StoredPartition> fetch(const std::string& key) override { return results_.at(key); }
  void release(const std::vector<std::string>& keys) override { results_.release(keys); }

 private:
  const RunSettings& settings_;
  HeldResults results_;
  kernel::SharedState shared_;  // of the far side
};

class LoopbackExecutor final : public Executor {
 public:
  std::unique_ptr<Computation> begin(const RunSettings& settings) override {
    return std::make_unique<LoopbackComputation>(settings);
  }
};

}  // namespace

Executor& loopback_executor() {
  static LoopbackExecutor only;
  return only;
}

}  // namespace weft::engine
