// What happens in a computation, as those want to know who look on.
#include "engine/run_watch.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>

#include "plan/ops/project.h"
#include "plan/registry.h"

namespace weft::engine {
namespace {

std::uint64_t this_thread() { return static_cast<std::uint64_t>(::syscall(SYS_gettid)); }

}  // namespace

void RunWatch::begin_stage(std::size_t tasks) {
  std::lock_guard lock(mutex_);
  ++progress_.stage;
  progress_.tasks_planned += tasks;
  stage_begin_ = Clock::now();
}

void RunWatch::end_stage() {
  if (!detailed_) return;
  std::lock_guard lock(mutex_);
  spans_.push_back({"stage " + std::to_string(progress_.stage), "stage", stage_begin_, Clock::now(), this_thread()});
}

void RunWatch::end_task(const graph::Task& task, Clock::time_point begin, const graph::ResultSize& made,
                        const std::vector<kernel::OperatorCounts>& counts) {
  const auto end = Clock::now();
  std::lock_guard lock(mutex_);
  ++progress_.tasks_done;
  progress_.rows += made.rows;
  progress_.bytes += made.bytes;
  if (!detailed_) return;
  auto group = std::find_if(groups_.begin(), groups_.end(), [&](const Group& known) {
    return known.stage == progress_.stage && known.fragment == task.fragment;
  });
  if (group == groups_.end()) {
    groups_.push_back({progress_.stage, task.fragment, 0, 0, 0, 0, {}});
    group = groups_.end() - 1;
  }
  ++group->tasks;
  group->nanoseconds += std::chrono::nanoseconds(end - begin).count();
  group->rows += made.rows;
  group->bytes += made.bytes;
  if (group->operators.empty())
    group->operators = counts;
  else
    for (std::size_t index = 0; index < counts.size(); ++index) {
      kernel::OperatorCounts& sum = group->operators[index];
      sum.rows_in += counts[index].rows_in;
      sum.bytes_in += counts[index].bytes_in;
      sum.rows_out += counts[index].rows_out;
      sum.nanoseconds += counts[index].nanoseconds;
    }
  const std::string name = counts.empty() ? task.key : counts.back().text;
  spans_.push_back({name, "task", begin, end, this_thread(), made.rows, made.bytes});
}

void RunWatch::add_spill(Clock::time_point begin, std::uint64_t bytes) {
  spilled_ += bytes;
  if (!detailed_) return;
  std::lock_guard lock(mutex_);
  spans_.push_back({"to disk", "spill", begin, Clock::now(), this_thread(), 0, static_cast<std::int64_t>(bytes)});
}

ComputeProgress RunWatch::progress() const {
  std::lock_guard lock(mutex_);
  ComputeProgress now = progress_;
  now.seconds = std::chrono::duration<double>(Clock::now() - begin_).count();
  return now;
}

}  // namespace weft::engine
