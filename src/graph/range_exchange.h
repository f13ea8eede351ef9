// Rows divided into ranges of their keys.
#pragma once

#include "graph/planner.h"
#include "plan/ops/sort.h"

namespace weft::graph {

/// Bounds for `count` ranges of about as many rows each, from a sample: one result that has the keys as its columns.
std::optional<Planner::Results> sample_bounds(Planner& planner, const Stage& input, const plan::Schema& schema,
                                              const plan::Sort& order, std::uint32_t count);

/// `count` outputs a task, each with the rows between two of the bounds.
std::optional<Planner::Results> run_ranges(Planner& planner, Stage input, const plan::Schema& schema, const plan::Sort& order,
                                           std::uint32_t count, const std::vector<std::string>& bounds);

/// `count` pieces, each with the rows between two of the bounds, in the order of the pieces they come from.
std::optional<Stage> divide_ranges(Planner& planner, Stage input, const plan::Schema& schema, const plan::Sort& order,
                                   std::uint32_t count, const std::vector<std::string>& bounds);

/// The same, each piece in order.
std::optional<Stage> range_exchange(Planner& planner, Stage input, const plan::Schema& schema, const plan::Sort& order,
                                    std::uint32_t count, const std::vector<std::string>& bounds);

/// The same with bounds that make pieces of about as many rows each, from a sample.
std::optional<Stage> range_exchange(Planner& planner, Stage input, const plan::Schema& schema, const plan::Sort& order,
                                    std::uint32_t count);

}  // namespace weft::graph
