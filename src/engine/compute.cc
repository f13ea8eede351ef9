// Plans -> tables.
#include "engine/compute.h"

#include <functional>
#include <map>
#include <mutex>
#include <utility>

#include <arrow/table.h>

#include <weft/config.h>
#include <weft/error.h>

#include "engine/executor.h"
#include "engine/persisted.h"
#include "engine/profile.h"
#include "engine/progress_listeners.h"
#include "engine/result_cache.h"
#include "engine/run_task.h"
#include "engine/source_facts.h"
#include "graph/planner.h"
#include "kernel/csv/discover.h"
#include "kernel/register.h"
#include "optimize/optimizer.h"
#include "optimize/rules.h"
#include "plan/builtin_ops.h"
#include "plan/explain.h"
#include "plan/registry.h"

namespace weft::engine {
namespace {

using plan::Expr;

void register_all() {
  static std::once_flag once;
  std::call_once(once, [] {
    plan::register_builtin_ops();
    kernel::register_kernels();
  });
}

Executor& executor(const Config& config) { return config.executor == "loopback" ? loopback_executor() : local_executor(); }

std::vector<Expr> optimized(const std::vector<Expr>& roots, const Config& config) {
  return optimize::optimize(roots, {config.optimize, config.rules_off});
}

graph::Resources resources(const RunSettings& settings) {
  const Config& config = settings.config;
  return {settings.threads, settings.task_bytes,
          config.optimize && !config.rules_off.contains(std::string(optimize::has_partner.name))};
}

using Stored = std::vector<std::shared_ptr<StoredPartition>>;

/// Runs optimized plans, and gives the partitions of each.
std::vector<Stored> run(const std::vector<Expr>& plans, const RunSettings& settings) {
  graph::Planner planner(plans, resources(settings));
  std::unique_ptr<Computation> computation = executor(settings.config).begin(settings);
  graph::Sizes sizes;
  check_cancelled(settings);
  for (graph::TaskGraph next = planner.next(sizes); !next.empty(); next = planner.next(sizes)) {
    computation->release(planner.take_finished());
    settings.watch->begin_stage(next.tasks.size());
    computation->submit(next, sizes);
    settings.watch->end_stage();
  }
  std::vector<Stored> made(plans.size());
  for (std::size_t root = 0; root < plans.size(); ++root)
    for (const std::string& key : planner.result(root)) made[root].push_back(computation->fetch(key));
  return made;
}

std::vector<Partition> rows_of(const std::vector<Stored>& results) {
  std::vector<Partition> tables;
  for (const Stored& stored : results) {
    std::vector<Partition> parts;
    for (const auto& part : stored) parts.push_back(part->take());
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
    return finish([&](const std::vector<Expr>& plans) {
      // Who wants to see what happens wants it to happen.
      if (watch_.is_detailed()) return rows_of(run(plans, settings_));
      return ResultCache::only().get(plans, settings_, [&] { return rows_of(run(plans, settings_)); });
    });
  }

  std::vector<Stored> keep() {
    return finish([&](const std::vector<Expr>& plans) { return run(plans, settings_); });
  }

  const RunWatch& watch() const { return watch_; }

 private:
  /// What `made` makes of the optimized plans, which are made anew when a source turns out to be other than was known.
  template <class Make>
  auto finish(Make make) -> decltype(make(std::vector<Expr>())) {
    while (true) {
      const std::vector<Expr> known = source_facts().apply(roots_);
      try {
        auto made = make(optimized(known, settings_.config));
        if (profile_) profile_->write(watch_);
        if (settings_.options.progress) {
          ComputeProgress last = watch_.progress();
          last.finished = true;
          settings_.options.progress(last);
        }
        return made;
      } catch (const plan::SourceRevision& revision) {
        // Nothing new is no harm when another thread learned it first: this plan was made before.
        if (!source_facts().learn(revision) && source_facts().apply(roots_) == known)
          throw Error(ErrorKind::internal, "Source was revised twice in the same way: " + revision.reason);
      }
    }
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
  return Call(roots, options).compute();
}

Expr persist(const Expr& root, const ComputeOptions& options) { return persist(std::vector<Expr>{root}, options).front(); }

std::vector<Expr> persist(const std::vector<Expr>& roots, const ComputeOptions& options) {
  auto kept = Call(roots, options).keep();
  std::vector<Expr> sources;
  for (std::size_t index = 0; index < roots.size(); ++index)
    sources.push_back(persisted_source(roots[index], std::move(kept[index])));
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
  const RunSettings settings(config());
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
