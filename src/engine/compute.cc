// Plans -> tables.
#include "engine/compute.h"

#include <functional>
#include <map>
#include <optional>
#include <utility>

#include <arrow/table.h>

#include <weft/config.h>
#include <weft/error.h>

#include "engine/driver.h"
#include "engine/executor.h"
#include "engine/partition_store.h"
#include "engine/persisted.h"
#include "engine/profile.h"
#include "engine/progress_listeners.h"
#include "engine/remote.h"
#include "engine/result_cache.h"
#include "engine/source_facts.h"
#include "engine/temporary_directory.h"
#include "graph/planner.h"
#include "kernel/csv/discover.h"
#include "plan/explain.h"
#include "plan/registry.h"

namespace weft::engine {
namespace {

using plan::Expr;

Executor& executor(const Config& config) { return config.executor == "loopback" ? loopback_executor() : local_executor(); }

std::vector<Partition> rows_of(const std::vector<Held>& results) {
  std::vector<Partition> tables;
  for (const Held& held : results) {
    std::vector<Partition> parts;
    for (std::size_t index = 0; index < held->size(); ++index) parts.push_back(held->take(index));
    // Parts are not copied together here: a Column does that when, and if, someone asks for one span.
    tables.push_back(concatenate(std::move(parts)));
  }
  return tables;
}

/// One call of compute(), or of what is like it.
class Call {
 public:
  Call(std::vector<Expr> roots, const ComputeOptions& options, bool detailed = false)
      : roots_(std::move(roots)), settings_(config(), with_listeners(options)), watch_(detailed || !options.profile.empty()) {
    register_all();
    settings_.watch = &watch_;
    if (!options.profile.empty()) profile_.emplace(options.profile);
    remove_leftovers(settings_.temporary);
    PartitionStore::only().set_limit(settings_.result_bytes, settings_.temporary);
  }

  std::vector<Partition> compute() {
    settings_.joins_results = true;
    return finish([&](const std::vector<Expr>& plans) {
      // Who wants to see what happens wants it to happen.
      if (watch_.is_detailed()) return rows_of(run_here(plans));
      return ResultCache::only().get(plans, settings_, [&] { return rows_of(run_here(plans)); });
    });
  }

  std::vector<Held> keep() {
    return finish([&](const std::vector<Expr>& plans) { return run_here(plans); });
  }

  const RunWatch& watch() const { return watch_; }

 private:
  std::vector<Held> run_here(const std::vector<Expr>& plans) { return run(plans, settings_, executor(settings_.config)); }

  template <class Make>
  auto finish(Make make) -> decltype(make(std::vector<Expr>())) {
    auto made = with_known_sources(roots_, settings_, make);
    if (profile_) profile_->write(watch_);
    tell_finished(settings_);
    return made;
  }

  std::vector<Expr> roots_;
  RunSettings settings_;
  RunWatch watch_;
  std::optional<ProfileFile> profile_;
};

}  // namespace

plan::ReadCsv discover_csv(const plan::CsvRequest& request) {
  register_all();
  return kernel::discover_csv(request);
}

std::vector<Partition> compute(const std::vector<Expr>& roots, const ComputeOptions& options) {
  if (const auto there = remote()) return there->compute(roots, with_listeners(options));
  return Call(roots, options).compute();
}

Expr persist(const Expr& root, const ComputeOptions& options) { return persist(std::vector<Expr>{root}, options).front(); }

std::vector<Expr> persist(const std::vector<Expr>& roots, const ComputeOptions& options) {
  if (const auto there = remote()) return there->persist(roots, with_listeners(options));
  auto kept = Call(roots, options).keep();
  // Columns are of the types that computing found.
  const std::vector<Expr> known = source_facts().apply(roots);
  std::vector<Expr> sources;
  for (std::size_t index = 0; index < roots.size(); ++index)
    sources.push_back(persisted_source(known[index], std::move(kept[index])));
  return sources;
}

std::string analyze(const Expr& root, const ComputeOptions& options) {
  Call call({root}, options, true);
  call.compute();
  return describe(call.watch());
}

Expr optimized(const Expr& root) {
  register_all();
  return optimized(source_facts().apply({root}), config()).front();
}

std::string explain(const Expr& root) {
  const Expr best = optimized(root);
  std::string text = "Plan\n" + plan::explain(root) + "\nOptimized\n" + plan::explain(best) + "\nTasks\n";
  RunSettings settings(config());
  settings.joins_results = true;
  graph::Planner planner({best}, resources(settings));
  graph::Sizes sizes;
  for (graph::TaskGraph next = planner.next(sizes); !next.empty(); next = planner.next(sizes)) {
    struct Fragment {
      std::size_t num_tasks = 0;
      std::int64_t num_outputs = 0;
      bool is_printed = false;
    };
    std::map<const std::string*, Fragment> fragments;
    for (const graph::Task& task : next.tasks) {
      Fragment& fragment = fragments[task.fragment.get()];
      ++fragment.num_tasks;
      fragment.num_outputs += task.num_outputs;
    }
    for (const graph::Task& task : next.tasks) {
      Fragment& fragment = fragments[task.fragment.get()];
      // Nothing has run, so the stages are those of results that are too large for a task, but not for a few.
      const auto bytes = static_cast<std::int64_t>(16 * settings.task_bytes) / fragment.num_outputs + 1;
      for (std::uint32_t output = 0; output < task.num_outputs; ++output)
        sizes[task.output(output)] = {std::int64_t{1} << 40, bytes};
      if (std::exchange(fragment.is_printed, true)) continue;
      text += std::to_string(fragment.num_tasks) + (fragment.num_tasks == 1 ? " task:\n" : " tasks, each:\n");
      text += plan::explain(plan::decode_plan(*task.fragment).front());
    }
  }
  return text;
}

}  // namespace weft::engine
