// How each exchange becomes tasks: one file each.
#pragma once

#include <optional>

#include "graph/planner.h"

namespace weft::graph {

/// The pieces of a frame whose op needs rows of several partitions at once; nothing while the planner waits for results.
using Lower = std::optional<Stage> (*)(Planner& planner, const Expr& frame);

/// Null when ops of that name are no exchange.
Lower find_lowering(std::string_view op);

std::optional<Stage> lower_aggregate(Planner& planner, const Expr& frame);
std::optional<Stage> lower_attach_values(Planner& planner, const Expr& frame);
std::optional<Stage> lower_asof_join(Planner& planner, const Expr& frame);
std::optional<Stage> lower_concat(Planner& planner, const Expr& frame);
std::optional<Stage> lower_index_join(Planner& planner, const Expr& frame);
std::optional<Stage> lower_join(Planner& planner, const Expr& frame);
std::optional<Stage> lower_groups(Planner& planner, const Expr& frame);
std::optional<Stage> lower_limit(Planner& planner, const Expr& frame);
std::optional<Stage> lower_random_number(Planner& planner, const Expr& frame);
std::optional<Stage> lower_repartition(Planner& planner, const Expr& frame);
std::optional<Stage> lower_repartition_at(Planner& planner, const Expr& frame);
std::optional<Stage> lower_select_partitions(Planner& planner, const Expr& frame);
std::optional<Stage> lower_set_index(Planner& planner, const Expr& frame);
std::optional<Stage> lower_map_beside(Planner& planner, const Expr& frame);
std::optional<Stage> lower_map_overlap(Planner& planner, const Expr& frame);
std::optional<Stage> lower_sample(Planner& planner, const Expr& frame);
std::optional<Stage> lower_shuffle(Planner& planner, const Expr& frame);
std::optional<Stage> lower_tail(Planner& planner, const Expr& frame);
std::optional<Stage> lower_attach_groups(Planner& planner, const Expr& frame);
std::optional<Stage> lower_fill_periods(Planner& planner, const Expr& frame);
std::optional<Stage> lower_sort(Planner& planner, const Expr& frame);
std::optional<Stage> lower_window(Planner& planner, const Expr& frame);

}  // namespace weft::graph
