// Who listens to all computations of a thread.
#pragma once

#include <functional>

#include <weft/computation.h>

namespace weft::engine {

/// Options that tell progress to the listener of this thread that came last, beside the one that they name.
ComputeOptions with_listeners(ComputeOptions options);

void add_listener(const void* owner, std::function<void(const ComputeProgress&)> listener);
void remove_listener(const void* owner);

}  // namespace weft::engine
