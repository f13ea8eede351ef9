// A task -> bytes -> its answer.
#include "engine/task_message.h"

#include <algorithm>
#include <utility>
#include <variant>

#include <arrow/table.h>
#include <arrow/util/byte_size.h>

#include "engine/held_results.h"
#include "plan/codec.h"
#include "plan/explain.h"
#include "plan/ops/read_csv.h"
#include "plan/registry.h"

namespace weft::engine {
namespace {

struct TaskMessage {
  std::string key;
  std::string fragment;
  std::vector<std::string> parts;
  std::vector<std::vector<std::string>> inputs;  // their names by slot
  std::uint32_t num_outputs = 1;

  static void fields(auto& self, auto&& visit) {
    visit("key", self.key);
    visit("fragment", self.fragment);
    visit("parts", self.parts);
    visit("inputs", self.inputs);
    visit("num_outputs", self.num_outputs);
  }
};

struct Success {
  std::vector<std::int64_t> rows, bytes;  // of each result

  static void fields(auto& self, auto&& visit) {
    visit("rows", self.rows);
    visit("bytes", self.bytes);
  }
};

struct Answer {
  std::variant<Success, Failure, plan::SourceRevision> result;

  static void fields(auto& self, auto&& visit) { visit("result", self.result); }
};

Partition with_rows_on_disk(const std::vector<SpilledTable>& on_disk, const Partition& table) {
  if (on_disk.empty()) return table;
  std::vector<Partition> tables;
  for (const SpilledTable& spilled : on_disk) tables.push_back(spilled.open());
  tables.push_back(table);
  return concatenate(std::move(tables));
}

}  // namespace

std::string encode_task(const graph::Task& task) {
  return plan::encode(TaskMessage{task.key, *task.fragment, task.parts, task.inputs, task.num_outputs});
}

std::string describe_task(const graph::Task& task) {
  std::string text = plan::explain(plan::decode_plan(*task.fragment).at(0));
  while (!text.empty() && text.back() == '\n') text.pop_back();
  std::replace(text.begin(), text.end(), '\n', ';');
  return text;
}

std::string answer_task(std::string_view message, std::vector<Partition> inputs, TaskTools tools, RunWatch& watch,
                        std::vector<Partition>& results) {
  TaskOffload offload(watch);
  tools.offload = &offload;
  try {
    auto call = plan::decode<TaskMessage>(message);
    graph::Task task{call.key, std::make_shared<const std::string>(std::move(call.fragment)), std::move(call.parts),
                     std::move(call.inputs), call.num_outputs};
    std::vector<std::vector<Partition>> by_slot(task.inputs.size());
    auto next = inputs.begin();
    for (std::size_t slot = 0; slot < by_slot.size(); ++slot)
      for (std::size_t index = 0; index < task.inputs[slot].size(); ++index) {
        if (next == inputs.end()) throw Error(ErrorKind::cluster, "Task came without all of its inputs: " + task.key);
        by_slot[slot].push_back(std::move(*next++));
      }
    results = run_task(task, std::move(by_slot), tools);
    Success made;
    for (std::size_t output = 0; output < results.size(); ++output) {
      results[output] = with_rows_on_disk(offload.of(output), results[output]);
      made.rows.push_back(results[output]->num_rows());
      made.bytes.push_back(arrow::util::TotalBufferSize(*results[output]));
    }
    return plan::encode(Answer{std::move(made)});
  } catch (const plan::SourceRevision& revision) {
    results.clear();
    return plan::encode(Answer{revision});
  } catch (const Error& error) {
    results.clear();
    return encode_failure(error);
  }
}

std::string encode_failure(const Error& error) { return plan::encode(Answer{Failure(error)}); }

std::vector<graph::ResultSize> read_answer(std::string_view bytes) {
  auto answer = plan::decode<Answer>(bytes);
  if (const auto* failure = std::get_if<Failure>(&answer.result)) failure->rethrow();
  if (const auto* revision = std::get_if<plan::SourceRevision>(&answer.result)) throw *revision;
  const auto& made = std::get<Success>(answer.result);
  std::vector<graph::ResultSize> sizes;
  for (std::size_t output = 0; output < std::min(made.rows.size(), made.bytes.size()); ++output)
    sizes.push_back({made.rows[output], made.bytes[output]});
  return sizes;
}

}  // namespace weft::engine
