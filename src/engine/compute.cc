// Plans -> tables.
#include "engine/compute.h"

#include <algorithm>
#include <mutex>
#include <thread>

#include <arrow/table.h>

#include <weft/config.h>
#include <weft/error.h>

#include "engine/executor.h"
#include "engine/source_facts.h"
#include "graph/planner.h"
#include "kernel/csv/discover.h"
#include "kernel/register.h"
#include "optimize/optimizer.h"
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

graph::Resources resources(const Config& config) {
  const auto threads =
      config.threads > 0 ? static_cast<unsigned>(config.threads) : std::max(1u, std::thread::hardware_concurrency());
  return {threads, std::uint64_t{1} << 30};
}

/// All rows of a root. Parts are not copied together here: a Column does that when, and if, someone asks for one span.
Partition concatenate(const std::vector<Partition>& parts) {
  if (parts.size() == 1) return parts.front();
  auto made = arrow::ConcatenateTables(parts);
  if (!made.ok()) throw Error(ErrorKind::internal, "Partitions do not fit together: " + made.status().message());
  return made.MoveValueUnsafe();
}

std::vector<Partition> run(const std::vector<Expr>& roots, const Config& config) {
  graph::Planner planner(optimized(roots, config), resources(config));
  std::unique_ptr<Computation> computation = executor(config).begin();
  graph::Sizes sizes;
  for (graph::TaskGraph next = planner.next(sizes); !next.empty(); next = planner.next(sizes)) {
    computation->release(planner.take_finished());
    computation->submit(next, sizes);
  }
  std::vector<Partition> tables;
  for (std::size_t root = 0; root < roots.size(); ++root) {
    std::vector<Partition> parts;
    for (const std::string& key : planner.result(root)) parts.push_back(computation->fetch(key));
    tables.push_back(concatenate(parts));
  }
  return tables;
}

}  // namespace

plan::ReadCsv discover_csv(const plan::CsvRequest& request) {
  register_all();
  return kernel::discover_csv(request);
}

std::vector<Partition> compute(const std::vector<Expr>& roots) {
  register_all();
  const Config settings = config();
  while (true) {
    std::vector<Expr> known = source_facts().apply(roots);
    try {
      return run(known, settings);
    } catch (const plan::SourceRevision& revision) {
      // Nothing new is no harm when another thread learned it first: this plan was made before.
      if (!source_facts().learn(revision) && source_facts().apply(roots) == known)
        throw Error(ErrorKind::internal, "Source was revised twice in the same way: " + revision.reason);
    }
  }
}

std::string explain(const Expr& root) {
  register_all();
  Expr best = optimized(source_facts().apply({root}), config()).front();
  std::string text = "Plan\n" + plan::explain(root) + "\nOptimized\n" + plan::explain(best) + "\nTasks\n";
  graph::Planner planner({best}, resources(config()));
  graph::Sizes sizes;
  for (graph::TaskGraph next = planner.next(sizes); !next.empty(); next = planner.next(sizes)) {
    const std::string* printed = nullptr;
    for (const graph::Task& task : next.tasks) {
      // Nothing has run, so the stages are those of results that are large enough.
      for (std::uint32_t output = 0; output < task.num_outputs; ++output)
        sizes[task.output(output)] = {std::int64_t{1} << 40, std::int64_t{1} << 40};
      if (printed == task.fragment.get()) continue;
      printed = task.fragment.get();
      std::size_t count = 0;
      for (const graph::Task& other : next.tasks) count += other.fragment == task.fragment;
      text += std::to_string(count) + (count == 1 ? " task:\n" : " tasks, each:\n");
      text += plan::explain(plan::decode_plan(*task.fragment).front());
    }
  }
  return text;
}

}  // namespace weft::engine
