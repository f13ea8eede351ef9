// Runs tasks on Ray's workers.
#include "cluster/scheduler/ray_executor.h"

#include <chrono>
#include <condition_variable>
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
  RayComputation(Ray& ray, Activity& activity, const std::string& computation, const RunSettings& settings)
      : ray_(ray), activity_(activity), computation_(computation), settings_(settings) {}

  void submit(const graph::TaskGraph& graph, graph::Sizes& sizes) override {
    std::vector<Ray::Task> tasks;
    for (const graph::Task& task : graph.tasks)
      tasks.push_back(
          {plan::encode(NodeTask{engine::encode_task(task), settings_.task_bytes}), inputs(graph, task), task.num_outputs});
    given_.clear();
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
          try {
            keep(graph.tasks[index], submitted[index], answers->take(index), begin, sizes);
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
  std::vector<RayObject> inputs(const graph::TaskGraph& graph, const graph::Task& task) {
    std::vector<RayObject> objects;
    for (const auto& slot : task.inputs)
      for (const std::string& name : slot) {
        const auto given = graph.given.find(name);
        objects.push_back(given == graph.given.end() ? results_.at(name).object : object_of(name, given->second));
      }
    return objects;
  }

  RayObject object_of(const std::string& name, const graph::Given& given) {
    if (const auto* there = dynamic_cast<const RayPartitions*>(given.held.get())) return there->parts().at(given.index).object;
    RayObject& known = given_[name];
    if (!known) known = ray_.put(*engine::to_ipc_buffer(given.read()));
    return known;
  }

  void keep(const graph::Task& task, const Ray::Submitted& submitted, const RayAnswer& answer,
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
                          .failed = true};
    std::vector<graph::ResultSize> made;
    try {
      made = engine::read_answer(told.answer);
    } catch (...) {
      activity_.add(std::move(finished));
      throw;
    }
    if (made.size() != submitted.outputs.size())
      throw Error(ErrorKind::internal, "Task made another number of results: " + task.key);
    graph::ResultSize sum;
    for (std::uint32_t output = 0; output < made.size(); ++output) {
      sizes[task.output(output)] = made[output];
      results_[task.output(output)] = {submitted.outputs[output], made[output]};
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
  const RunSettings& settings_;
  std::unordered_map<const std::string*, std::string> ops_;  // by the fragments of the graph
  std::unordered_map<std::string, RayPartitions::Part> results_;
  std::unordered_map<std::string, RayObject> given_;  // what the graph that is being submitted reads
  std::chrono::steady_clock::time_point told_;
};

}  // namespace

std::unique_ptr<engine::Computation> RayExecutor::begin(const RunSettings& settings) {
  return std::make_unique<RayComputation>(ray_, activity_, computation_, settings);
}

}  // namespace weft::cluster
