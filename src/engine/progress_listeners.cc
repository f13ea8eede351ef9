// Who listens to all computations of a thread.
#include "engine/progress_listeners.h"

#include <utility>
#include <vector>

namespace weft::engine {
namespace {

using Listeners = std::vector<std::pair<const void*, std::function<void(const ComputeProgress&)>>>;

Listeners& listeners() {
  thread_local Listeners mine;
  return mine;
}

}  // namespace

ComputeOptions with_listeners(ComputeOptions options) {
  if (!options.cancel) options.cancel = CancellationScope::current();
  if (listeners().empty()) return options;
  options.progress = [named = std::move(options.progress),
                      listener = listeners().back().second](const ComputeProgress& progress) {
    listener(progress);
    if (named) named(progress);
  };
  return options;
}

void add_listener(const void* owner, std::function<void(const ComputeProgress&)> listener) {
  listeners().emplace_back(owner, std::move(listener));
}

void remove_listener(const void* owner) {
  std::erase_if(listeners(), [&](const auto& entry) { return entry.first == owner; });
}

}  // namespace weft::engine
