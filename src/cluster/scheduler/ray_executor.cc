// Runs tasks on Ray's workers.
#include "cluster/scheduler/ray_executor.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

#include <arrow/buffer.h>
#include <arrow/table.h>

#include <weft/error.h>

#include "cluster/protocol/node_task.h"
#include "cluster/scheduler/ray_partitions.h"
#include "engine/ipc.h"
#include "engine/run_task.h"
#include "engine/task_message.h"
#include "graph/split_table.h"
#include "plan/ops/read_csv.h"
#include "plan/registry.h"

namespace weft::cluster {
namespace {

using engine::RunSettings;

/// The answers of tasks that run. The glue's threads put them here, also after the computation was given up.
class Answers {
 public:
  explicit Answers(std::size_t count) : answers_(count) {}

  void put(std::size_t index, RayAnswer answer) {
    {
      std::lock_guard lock(mutex_);
      answers_[index] = std::move(answer);
      news_.push_back(index);
    }
    changed_.notify_one();
  }
  /// The tasks that were done since the last call; waits a while when there are none.
  std::vector<std::size_t> wait() {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::milliseconds(50), [&] { return !news_.empty(); });
    return std::exchange(news_, {});
  }
  RayAnswer take(std::size_t index) {
    std::lock_guard lock(mutex_);
    return std::move(*answers_[index]);
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::optional<RayAnswer>> answers_;
  std::vector<std::size_t> news_;
};

class RayComputation final : public engine::Computation {
 public:
  RayComputation(Ray& ray, Activity& activity, const std::string& computation, QuickTasks* quick,
                 const std::vector<std::string>& servers, const RunSettings& settings)
      : ray_(ray), activity_(activity), computation_(computation), quick_(quick), servers_(servers), settings_(settings) {}

  void submit(const graph::TaskGraph& graph, graph::Sizes& sizes) override {
    if (submit_quick(graph, sizes)) return;
    std::vector<Ray::Task> tasks;
    std::vector<NodeTask> messages;
    std::unordered_map<std::string, std::size_t> readers;
    for (const graph::Task& task : graph.tasks)
      for (const auto& slot : task.inputs)
        for (const std::string& name : slot) ++readers[name];
    for (const graph::Task& task : graph.tasks) {
      NodeTask& message = messages.emplace_back(message_of(task));
      std::vector<RayObject> objects;
      BytesAtNodes bytes;
      bool is_alone = true;
      for (const auto& slot : task.inputs)
        for (const std::string& name : slot) {
          add_input(graph, name, message, objects, bytes);
          is_alone &= readers[name] == 1;
        }
      const bool scattered = is_scattered(bytes);
      // What several tasks read Ray brings to a node once for all of them.
      const bool reads_itself = scattered && is_alone && may_read_itself(bytes, objects.size());
      // Where rows are kept is where they will be worked on. What goes on from one result stays with it.
      const bool spreads = scattered || (!quick_ && !(objects.size() == 1 && given_.empty()));
      tasks.push_back({{}, std::move(objects), task.num_outputs, spreads, reads_itself});
    }
    given_.clear();
    std::vector<std::shared_ptr<void>> offers = offer_inputs(tasks, messages);
    for (std::size_t index = 0; index < tasks.size(); ++index) tasks[index].message = plan::encode(messages[index]);
    messages.clear();
    ops_.clear();
    auto answers = std::make_shared<Answers>(tasks.size());
    const auto begin = engine::RunWatch::Clock::now();
    auto submitted =
        ray_.submit(tasks, [answers](std::size_t index, RayAnswer answer) { answers->put(index, std::move(answer)); });
    // Ray holds what tasks read until they are done.
    tasks.clear();
    for (const std::string& name : graph.read_last) results_.erase(name);

    std::vector<std::exception_ptr> failures(graph.tasks.size());
    std::vector<bool> is_done(graph.tasks.size(), false);
    std::size_t end = graph.tasks.size();  // of the tasks that count: those before the first that failed
    const auto left = [&] {
      for (std::size_t index = 0; index < end; ++index)
        if (!is_done[index]) return true;
      return false;
    };
    try {
      while (left()) {
        for (const std::size_t index : answers->wait()) {
          is_done[index] = true;
          offers[index].reset();
          try {
            keep(graph.tasks[index], parts_of(submitted[index].outputs), answers->take(index), begin, sizes);
          } catch (...) {
            failures[index] = std::current_exception();
            if (index < end) {
              cancel(submitted, is_done, index + 1);
              end = index;
            }
          }
        }
        engine::check_cancelled(settings_);
        tell();
      }
    } catch (...) {
      cancel(submitted, is_done, 0);
      throw;
    }
    rethrow(failures);
  }

  std::shared_ptr<const plan::HeldPartitions> hold(const std::vector<std::string>& results) override {
    std::vector<RayPartitions::Part> parts;
    for (const std::string& name : results) parts.push_back(results_.at(name));
    return std::make_shared<RayPartitions>(ray_, std::move(parts));
  }

  void release(const std::vector<std::string>& results) override {
    for (const std::string& name : results) results_.erase(name);
  }

 private:
  /// Without what it reads.
  NodeTask message_of(const graph::Task& task) const {
    return {.task = engine::encode_task(task), .memory_bytes = settings_.task_bytes};
  }

  /// Has the nodes' servers run the tasks, when they are small and what they read is there. Returns false when Ray has to.
  bool submit_quick(const graph::TaskGraph& graph, graph::Sizes& sizes) {
    constexpr std::size_t most_tasks = 64;
    constexpr std::uint64_t most_bytes = std::uint64_t{64} << 20;
    if (!quick_ || servers_.empty() || graph.tasks.size() > most_tasks) return false;
    std::uint64_t bytes = 0;
    std::vector<QuickTasks::Task> tasks;
    const std::string* fragment = nullptr;
    for (const graph::Task& task : graph.tasks) {
      if (!task.parts.empty()) return false;
      if (task.fragment.get() != fragment && !quick_->may_run(*task.fragment)) return false;
      fragment = task.fragment.get();
      QuickTasks::Task& quick = tasks.emplace_back();
      NodeTask message = message_of(task);
      for (const auto& slot : task.inputs)
        for (const std::string& name : slot)
          if (!add_quick_input(graph, name, bytes, message, quick) || bytes > most_bytes) return false;
      quick.call.task = plan::encode(message);
      quick.call.num_outputs = task.num_outputs;
      if (quick.server.empty()) quick.server = servers_[tasks.size() % servers_.size()];
    }
    const auto begin = engine::RunWatch::Clock::now();
    const auto replies = quick_->run(std::move(tasks));
    engine::check_cancelled(settings_);
    if (!replies) {
      for (const auto& [name, given] : graph.given)
        if (const auto* there = dynamic_cast<const RayPartitions*>(given.held.get())) there->ask_servers_again();
      return false;
    }
    bool is_large = false;
    for (std::size_t index = 0; index < replies->size(); ++index)
      if ((*replies)[index].is_large) {
        is_large = true;
        quick_->know_large(*graph.tasks[index].fragment);
      }
    if (is_large) return false;
    for (const std::string& name : graph.read_last) results_.erase(name);
    std::vector<std::exception_ptr> failures(graph.tasks.size());
    for (std::size_t index = 0; index < replies->size(); ++index) {
      std::vector<RayPartitions::Part> parts;
      for (const std::string& rows : (*replies)[index].outputs) parts.push_back({{}, {}, arrow::Buffer::FromString(rows)});
      try {
        keep(graph.tasks[index], std::move(parts), {(*replies)[index].answer, {}}, begin, sizes);
      } catch (...) {
        failures[index] = std::current_exception();
      }
    }
    rethrow(failures);
    tell();
    return true;
  }

  /// Adds what a task reads: few rows as they are, others where they are. Returns false when they are at several nodes, or none.
  bool add_quick_input(const graph::TaskGraph& graph, const std::string& name, std::uint64_t& bytes, NodeTask& message,
                       QuickTasks::Task& task) {
    std::shared_ptr<arrow::Buffer> rows;
    if (const auto given = graph.given.find(name); given == graph.given.end()) {
      const RayPartitions::Part& part = results_.at(name);
      rows = part.rows;
      if (!rows && static_cast<std::uint64_t>(part.size.bytes) < least_stored_bytes) rows = ray_.get(part.object);
    } else if (const auto* there = dynamic_cast<const RayPartitions*>(given->second.held.get())) {
      const std::size_t index = given->second.index;
      if (const RayPartitions::Part& part = there->parts().at(index); there->bytes(index) >= least_stored_bytes && !part.rows) {
        bytes += there->bytes(index);
        const std::string server = there->server(index);
        if (server.empty() || (!task.server.empty() && task.server != server)) return false;
        task.server = server;
        task.call.objects.push_back(part.object.number());
        message.rows.emplace_back();
        return true;
      }
      rows = there->ipc(index);
    } else if (const auto table = given->second.read(); graph::bytes_of(*table) <= most_reply_bytes) {
      rows = engine::to_ipc_buffer(table);
    }
    if (!rows) return false;
    bytes += static_cast<std::uint64_t>(rows->size());
    message.rows.push_back(rows->ToString());
    return true;
  }

  using BytesAtNodes = std::map<std::string, std::uint64_t>;
  /// Whether no node has much more than others of what a task reads: each has to be sent the rest, and Ray, which goes by the
  /// most bytes, would leave some without work.
  static bool is_scattered(const BytesAtNodes& bytes) {
    std::uint64_t sum = 0, most = 0;
    for (const auto& [node, size] : bytes) {
      sum += size;
      most = std::max(most, size);
    }
    return most < sum / 3 * 2;
  }

  /// Whether a task had better ask other nodes' servers for what it reads than have Ray bring it, which copies it into the store
  /// of the task's node: not when it is little, and not when it is more than the task has room for.
  bool may_read_itself(const BytesAtNodes& bytes, std::size_t num_objects) const {
    constexpr std::uint64_t least_bytes = std::uint64_t{1} << 20;
    std::uint64_t sum = 0;
    for (const auto& [node, size] : bytes) sum += size;
    return quick_ && !servers_.empty() && sum >= least_bytes && sum >= num_objects * least_stored_bytes &&
           sum <= settings_.task_bytes / 4;
  }

  /// Makes what tasks read themselves known to the servers, and the servers to the tasks. What it gives for each task has to last
  /// until that is done.
  std::vector<std::shared_ptr<void>> offer_inputs(const std::vector<Ray::Task>& tasks, std::vector<NodeTask>& messages) {
    std::vector<std::shared_ptr<void>> lasting(tasks.size());
    std::vector<std::vector<RayObject>> groups;
    std::vector<std::size_t> places;
    for (std::size_t index = 0; index < tasks.size(); ++index) {
      if (!tasks[index].reads_itself) continue;
      groups.push_back(tasks[index].inputs);
      places.push_back(index);
    }
    if (groups.empty()) return lasting;
    std::vector<Ray::Offer> offers = ray_.offer_each(groups);
    for (std::size_t group = 0; group < groups.size(); ++group) {
      NodeTask& message = messages[places[group]];
      message.token = quick_->token();
      for (std::size_t object = 0; object < groups[group].size(); ++object)
        message.far.push_back({std::move(offers[group].addresses[object]), groups[group][object].number()});
      lasting[places[group]] = std::move(offers[group].lasting);
    }
    return lasting;
  }

  static std::vector<RayPartitions::Part> parts_of(const std::vector<RayObject>& objects) {
    std::vector<RayPartitions::Part> parts;
    for (const RayObject& object : objects) parts.push_back({object, {}});
    return parts;
  }

  /// Adds what a task reads: few rows as they are, which saves objects, others as what Ray knows them by.
  void add_input(const graph::TaskGraph& graph, const std::string& name, NodeTask& message, std::vector<RayObject>& objects,
                 BytesAtNodes& bytes) {
    message.rows.emplace_back();
    if (const auto known = given_.find(name); known != given_.end()) return objects.push_back(known->second);
    std::shared_ptr<arrow::Buffer> rows;
    const auto given = graph.given.find(name);
    const auto* there = given == graph.given.end() ? nullptr : dynamic_cast<const RayPartitions*>(given->second.held.get());
    if (there || given == graph.given.end()) {
      const RayPartitions::Part& part = there ? there->parts().at(given->second.index) : results_.at(name);
      if (!part.rows) {
        bytes[part.node] += static_cast<std::uint64_t>(part.size.bytes);
        return objects.push_back(part.object);
      }
      rows = part.rows;
    } else {
      rows = engine::to_ipc_buffer(given->second.read());
    }
    // All of the tasks may read the same rows.
    if (static_cast<std::uint64_t>(rows->size()) * std::min<std::uint64_t>(graph.tasks.size(), 10) <= most_reply_bytes) {
      message.rows.back() = rows->ToString();
    } else {
      objects.push_back(given_[name] = ray_.put(*rows));
    }
  }

  void keep(const graph::Task& task, std::vector<RayPartitions::Part> outputs, const RayAnswer& answer,
            engine::RunWatch::Clock::time_point begin, graph::Sizes& sizes) {
    if (answer.error) {
      activity_.log("A task could not be run: " + *answer.error);
      throw Error(ErrorKind::cluster, "A task could not be run: " + *answer.error, engine::describe_task(task));
    }
    const auto told = plan::decode<NodeAnswer>(answer.answer);
    activity_.tell_memory(told.node, told.memory_used, told.memory_total);
    FinishedTask finished{.computation = computation_,
                          .op = op_of(task),
                          .node = told.node,
                          .process = told.process,
                          .begin = told.begin,
                          .end = told.end,
                          .failed = true,
                          .received = told.received};
    std::vector<graph::ResultSize> made;
    try {
      made = engine::read_answer(told.answer);
    } catch (...) {
      activity_.add(std::move(finished));
      throw;
    }
    if (made.size() != outputs.size()) throw Error(ErrorKind::internal, "Task made another number of results: " + task.key);
    graph::ResultSize sum;
    for (std::uint32_t output = 0; output < made.size(); ++output) {
      sizes[task.output(output)] = made[output];
      outputs[output].size = made[output];
      outputs[output].node = told.node;
      results_[task.output(output)] = std::move(outputs[output]);
      sum.rows += made[output].rows;
      sum.bytes += made[output].bytes;
    }
    settings_.watch->end_task(task, begin, sum, {});
    finished.failed = false;
    finished.rows = sum.rows;
    finished.bytes = sum.bytes;
    activity_.add(std::move(finished));
  }

  /// What a task does, whatever exchange its results go to.
  const std::string& op_of(const graph::Task& task) {
    std::string& op = ops_[task.fragment.get()];
    if (op.empty()) {
      const plan::Expr fragment = plan::decode_plan(*task.fragment).at(0);
      op = engine::operation_of(fragment->op().name() == "partition_by" ? fragment->input() : fragment);
    }
    return op;
  }

  void cancel(const std::vector<Ray::Submitted>& submitted, const std::vector<bool>& is_done, std::size_t from) {
    std::vector<RayObject> answers;
    for (std::size_t index = from; index < submitted.size(); ++index)
      if (!is_done[index]) answers.push_back(submitted[index].answer);
    if (!answers.empty()) ray_.cancel(answers);
  }

  /// As executor.h has it: a revision of a source before an Error, else the first of the graph's order.
  static void rethrow(const std::vector<std::exception_ptr>& failures) {
    std::exception_ptr first;
    for (const std::exception_ptr& failure : failures) {
      if (!failure) continue;
      if (!first) first = failure;
      try {
        std::rethrow_exception(failure);
      } catch (const plan::SourceRevision&) {
        throw;
      } catch (...) {
      }
    }
    if (first) std::rethrow_exception(first);
  }

  void tell() {
    if (!settings_.options.progress) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - told_ < std::chrono::milliseconds(100)) return;
    told_ = now;
    settings_.options.progress(settings_.watch->progress());
  }

  Ray& ray_;
  Activity& activity_;
  const std::string& computation_;
  QuickTasks* const quick_;
  const std::vector<std::string>& servers_;
  const RunSettings& settings_;
  std::unordered_map<const std::string*, std::string> ops_;  // by the fragments of the graph
  std::unordered_map<std::string, RayPartitions::Part> results_;
  std::unordered_map<std::string, RayObject> given_;  // what the graph that is being submitted reads
  std::chrono::steady_clock::time_point told_ = std::chrono::steady_clock::now();
};

}  // namespace

std::unique_ptr<engine::Computation> RayExecutor::begin(const RunSettings& settings) {
  return std::make_unique<RayComputation>(ray_, activity_, computation_, quick_, servers_, settings);
}

}  // namespace weft::cluster
