// Pieces -> pieces that read rows of their neighbours too.
#pragma once

#include "graph/planner.h"

namespace weft::graph {

/// Each piece of a kept stage (Planner::kept_stage) with slot 1, the results before it that hold its last `before` rows, and slot
/// 2, those after it that hold the next `after` rows.
Stage with_neighbours(const Planner& planner, Stage kept, std::int64_t before, std::int64_t after);

}  // namespace weft::graph
