// Plans -> partitions, with any executor.
#include "engine/driver.h"

#include <mutex>
#include <string>

#include "engine/run_task.h"
#include "kernel/register.h"
#include "optimize/optimizer.h"
#include "optimize/rules.h"
#include "plan/builtin_ops.h"

namespace weft::engine {

void register_all() {
  static std::once_flag once;
  std::call_once(once, [] {
    plan::register_builtin_ops();
    kernel::register_kernels();
  });
}

std::vector<plan::Expr> optimized(const std::vector<plan::Expr>& roots, const Config& config) {
  return optimize::optimize(roots, {config.optimize, config.rules_off});
}

graph::Resources resources(const RunSettings& settings) {
  const Config& config = settings.config;
  return {settings.threads, settings.task_bytes,
          config.optimize && !config.rules_off.contains(std::string(optimize::has_partner.name)), settings.joins_results};
}

std::vector<Held> run(const std::vector<plan::Expr>& plans, const RunSettings& settings, Executor& executor) {
  graph::Planner planner(plans, resources(settings));
  std::unique_ptr<Computation> computation = executor.begin(settings);
  graph::Sizes sizes;
  check_cancelled(settings);
  for (graph::TaskGraph next = planner.next(sizes); !next.empty(); next = planner.next(sizes)) {
    computation->release(planner.take_finished());
    settings.watch->begin_stage(next.tasks.size());
    computation->submit(next, sizes);
    settings.watch->end_stage();
  }
  std::vector<Held> made;
  for (std::size_t root = 0; root < plans.size(); ++root) made.push_back(computation->hold(planner.result(root)));
  return made;
}

void tell_finished(const RunSettings& settings) {
  if (!settings.options.progress) return;
  ComputeProgress last = settings.watch->progress();
  last.finished = true;
  settings.options.progress(last);
}

}  // namespace weft::engine
