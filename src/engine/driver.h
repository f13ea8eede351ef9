// Plans -> partitions, with any executor: stage after stage, and anew when a source turns out to be other than was known.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include <weft/error.h>

#include "engine/executor.h"
#include "engine/run_settings.h"
#include "engine/source_facts.h"
#include "graph/planner.h"
#include "plan/ops/in_memory.h"
#include "plan/ops/read_csv.h"

namespace weft::engine {

/// The partitions of one computed plan.
using Held = std::shared_ptr<const plan::HeldPartitions>;

/// Makes the library's ops and kernels known. Whoever makes, decodes or runs plans calls it before.
void register_all();

std::vector<plan::Expr> optimized(const std::vector<plan::Expr>& roots, const Config& config);
/// What tasks are fitted to.
graph::Resources resources(const RunSettings& settings);

/// Runs optimized plans, and gives the partitions of each.
std::vector<Held> run(const std::vector<plan::Expr>& plans, const RunSettings& settings, Executor& executor);

/// Tells for the last time how far the computation came.
void tell_finished(const RunSettings& settings);

/// What `make` makes of the optimized plans. It is called again when a source turns out to be other than was known.
template <class Make>
auto with_known_sources(const std::vector<plan::Expr>& roots, const RunSettings& settings, Make make)
    -> decltype(make(std::vector<plan::Expr>())) {
  while (true) {
    const std::vector<plan::Expr> known = source_facts().apply(roots);
    try {
      return make(optimized(known, settings.config));
    } catch (const plan::SourceRevision& revision) {
      // Nothing new is no harm when another thread learned it first: this plan was made before.
      if (!source_facts().learn(revision) && source_facts().apply(roots) == known)
        throw Error(ErrorKind::internal, "Source was revised twice in the same way: " + revision.reason);
    }
  }
}

}  // namespace weft::engine
