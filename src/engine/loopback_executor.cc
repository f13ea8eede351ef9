// Runs tasks on threads of this process, but lets nothing cross save bytes.
#include <atomic>
#include <unordered_map>
#include <variant>

#include <arrow/table.h>

#include <weft/error.h>

#include "engine/executor.h"
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
struct Call {
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

struct Result {
  std::string table;  // as IPC
  std::int64_t rows = 0;
  std::int64_t bytes = 0;

  static void fields(auto& self, auto&& visit) {
    visit("table", self.table);
    visit("rows", self.rows);
    visit("bytes", self.bytes);
  }
};

struct Success {
  std::vector<Result> results;

  static void fields(auto& self, auto&& visit) { visit("results", self.results); }
};

/// What comes back.
struct Answer {
  std::variant<Success, Failure, plan::SourceRevision> result;

  static void fields(auto& self, auto&& visit) { visit("result", self.result); }
};

/// The far side: bytes in, bytes out.
std::string answer(const std::string& request, kernel::SharedState& shared, const std::atomic<bool>& cancelled) {
  try {
    auto call = plan::decode<Call>(request);
    graph::Task task{call.key, std::make_shared<const std::string>(std::move(call.fragment)), std::move(call.parts),
                     std::move(call.names), call.num_outputs};
    std::vector<std::vector<Partition>> inputs(call.inputs.size());
    for (std::size_t slot = 0; slot < inputs.size(); ++slot)
      for (const std::string& input : call.inputs[slot]) inputs[slot].push_back(from_ipc(input));
    Success made;
    for (const Partition& result : run_task(task, std::move(inputs), shared, cancelled)) {
      const graph::ResultSize size = size_of(result);
      made.results.push_back({to_ipc(result), size.rows, size.bytes});
    }
    return plan::encode(Answer{std::move(made)});
  } catch (const plan::SourceRevision& revision) {
    return plan::encode(Answer{revision});
  } catch (const Error& error) {
    return plan::encode(Answer{Failure{error.kind(), error.message(), error.context()}});
  }
}

class LoopbackComputation final : public Computation {
 public:
  void submit(const graph::TaskGraph& graph, graph::Sizes& sizes) override {
    for (const auto& [key, table] : graph.given) results_.insert_or_assign(key, to_ipc(table));
    std::vector<Success> made(graph.tasks.size());
    run_all(graph.tasks.size(), [&](std::size_t index, const std::atomic<bool>& cancelled) {
      const graph::Task& task = graph.tasks[index];
      Call call{task.key, *task.fragment, task.parts, task.inputs, {}, task.num_outputs};
      for (const auto& slot : task.inputs) {
        call.inputs.emplace_back();
        for (const std::string& name : slot) call.inputs.back().push_back(results_.at(name));
      }
      auto reply = plan::decode<Answer>(answer(plan::encode(call), shared_, cancelled));
      if (auto* failure = std::get_if<Failure>(&reply.result)) throw Error(failure->kind, failure->message, failure->context);
      if (auto* revision = std::get_if<plan::SourceRevision>(&reply.result)) throw *revision;
      made[index] = std::move(std::get<Success>(reply.result));
    });
    for (std::size_t index = 0; index < made.size(); ++index) {
      for (std::uint32_t output = 0; output < made[index].results.size(); ++output) {
        Result& result = made[index].results[output];
        const std::string name = graph.tasks[index].output(output);
        sizes[name] = {result.rows, result.bytes};
        results_.insert_or_assign(name, std::move(result.table));
      }
    }
  }

  Partition fetch(const std::string& key) override { return from_ipc(results_.at(key)); }

  void release(const std::vector<std::string>& keys) override {
    for (const std::string& key : keys) results_.erase(key);
  }

 private:
  std::unordered_map<std::string, std::string> results_;
  kernel::SharedState shared_;  // of the far side
};

class LoopbackExecutor final : public Executor {
 public:
  std::unique_ptr<Computation> begin() override { return std::make_unique<LoopbackComputation>(); }
};

}  // namespace

Executor& loopback_executor() {
  static LoopbackExecutor only;
  return only;
}

}  // namespace weft::engine
