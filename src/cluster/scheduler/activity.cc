// What the scheduler has done lately, for people who look on.
#include "cluster/scheduler/activity.h"

#include <algorithm>
#include <utility>

#include <boost/json/array.hpp>

#include "cluster/protocol/clock.h"

namespace weft::cluster {
namespace {

constexpr std::size_t most_runs = 50, most_tasks = 1000, most_lines = 200;

template <class T>
void keep(std::deque<T>& list, T item, std::size_t most) {
  list.push_back(std::move(item));
  if (list.size() > most) list.pop_front();
}

}  // namespace

Activity::Run* Activity::find(const std::string& computation) {
  const auto found = std::ranges::find(runs_, computation, &Run::id);
  return found == runs_.end() ? nullptr : &*found;
}

void Activity::begin(const std::string& computation, std::string what) {
  std::lock_guard lock(mutex_);
  ++num_runs_;
  Run run;
  run.id = computation;
  run.what = std::move(what);
  run.begin = seconds_since_1970();
  keep(runs_, std::move(run), most_runs);
}

void Activity::tell(const std::string& computation, const ComputeProgress& progress) {
  std::lock_guard lock(mutex_);
  if (Run* run = find(computation)) run->progress = progress;
}

void Activity::end(const std::string& computation, const std::string& error) {
  std::lock_guard lock(mutex_);
  if (!error.empty()) ++num_failed_runs_;
  Run* run = find(computation);
  if (!error.empty()) keep(lines_, {seconds_since_1970(), (run ? run->what : computation) + " failed: " + error}, most_lines);
  if (!run) return;
  run->end = seconds_since_1970();
  run->error = error;
}

void Activity::add(FinishedTask task) {
  std::lock_guard lock(mutex_);
  ++num_tasks_;
  if (task.failed) ++num_failed_tasks_;
  num_bytes_ += task.bytes;
  keep(tasks_, std::move(task), most_tasks);
}

void Activity::log(std::string text) {
  std::lock_guard lock(mutex_);
  keep(lines_, {seconds_since_1970(), std::move(text)}, most_lines);
}

void Activity::tell_memory(const std::string& node, std::uint64_t used, std::uint64_t total) {
  std::lock_guard lock(mutex_);
  memory_[node] = {used, total};
}

void Activity::describe_memory(boost::json::object& node) const {
  std::lock_guard lock(mutex_);
  const auto known = memory_.find(std::string(node.at("id").as_string()));
  node["memory_used"] = known == memory_.end() ? 0 : known->second.first;
  node["memory_total"] = known == memory_.end() ? 0 : known->second.second;
}

Json Activity::json(const std::map<std::string, std::string>& addresses) const {
  std::lock_guard lock(mutex_);
  const auto address_of = [&](const std::string& node) {
    const auto known = addresses.find(node);
    return known == addresses.end() ? "a lost node" : known->second;
  };
  boost::json::array computations, tasks, log;
  for (const Run& run : runs_)
    computations.push_back({{"id", run.id},
                            {"what", run.what},
                            {"begin", run.begin},
                            {"end", run.end > 0 ? Json(run.end) : Json(nullptr)},
                            {"stage", run.progress.stage},
                            {"tasks_done", run.progress.tasks_done},
                            {"tasks_planned", run.progress.tasks_planned},
                            {"rows", run.progress.rows},
                            {"bytes", run.progress.bytes},
                            {"error", run.error}});
  for (const FinishedTask& task : tasks_)
    tasks.push_back({{"computation", task.computation},
                     {"op", task.op},
                     {"node", address_of(task.node)},
                     {"process", task.process},
                     {"begin", task.begin},
                     {"end", task.end},
                     {"rows", task.rows},
                     {"bytes", task.bytes},
                     {"failed", task.failed},
                     {"received", task.received}});
  for (const Line& line : lines_) log.push_back({{"time", line.time}, {"text", line.text}});
  return {{"now", seconds_since_1970()},
          {"totals",
           {{"computations", num_runs_},
            {"failed_computations", num_failed_runs_},
            {"tasks", num_tasks_},
            {"failed_tasks", num_failed_tasks_},
            {"bytes", num_bytes_}}},
          {"computations", std::move(computations)},
          {"tasks", std::move(tasks)},
          {"log", std::move(log)}};
}

}  // namespace weft::cluster
