// Rows divided into ranges of their keys.
#pragma once

#include "graph/planner.h"
#include "plan/ops/sort.h"

namespace weft::graph {

/// `count` pieces, each with the rows between two of the bounds, one result that has the first key as its column; in the order of
/// the pieces they come from.
std::optional<Stage> divide_ranges(Planner& planner, Stage input, const plan::Schema& schema, const plan::Sort& order,
                                   std::uint32_t count, const std::vector<std::string>& bounds);

/// The same, each piece in order.
std::optional<Stage> range_exchange(Planner& planner, Stage input, const plan::Schema& schema, const plan::Sort& order,
                                    std::uint32_t count, const std::vector<std::string>& bounds);

/// The same with bounds that make pieces of about as many rows each, from a sample.
std::optional<Stage> range_exchange(Planner& planner, Stage input, const plan::Schema& schema, const plan::Sort& order,
                                    std::uint32_t count);

}  // namespace weft::graph
