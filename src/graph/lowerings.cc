// Op names -> how they become tasks: a new exchange is added to this list.
#include "graph/lowerings.h"

#include <map>

#include "plan/ops/aggregate.h"
#include "plan/ops/asof_join.h"
#include "plan/ops/attach_values.h"
#include "plan/ops/concat.h"
#include "plan/ops/fill_periods.h"
#include "plan/ops/group_apply.h"
#include "plan/ops/group_rows.h"
#include "plan/ops/group_value.h"
#include "plan/ops/join.h"
#include "plan/ops/limit.h"
#include "plan/ops/map_beside.h"
#include "plan/ops/map_overlap.h"
#include "plan/ops/random_number.h"
#include "plan/ops/repartition.h"
#include "plan/ops/sample.h"
#include "plan/ops/select_partitions.h"
#include "plan/ops/set_index.h"
#include "plan/ops/shuffle.h"
#include "plan/ops/sort.h"
#include "plan/ops/tail.h"
#include "plan/ops/window.h"

namespace weft::graph {

Lower find_lowering(std::string_view op) {
  static const std::map<std::string_view, Lower> lowerings{
      {plan::Aggregate::name, lower_aggregate},
      {plan::AttachValues::name, lower_attach_values},
      {plan::AsofJoin::name, lower_asof_join},
      {plan::Concat::name, lower_concat},
      {plan::Join::name, lower_join},
      {plan::GroupApply::name, lower_groups},
      {plan::GroupRows::name, lower_groups},
      {plan::Limit::name, lower_limit},
      {plan::RandomNumber::name, lower_random_number},
      {plan::Repartition::name, lower_repartition},
      {plan::RepartitionAt::name, lower_repartition_at},
      {plan::SelectPartitions::name, lower_select_partitions},
      {plan::SetIndex::name, lower_set_index},
      {plan::MapBeside::name, lower_map_beside},
      {plan::MapOverlap::name, lower_map_overlap},
      {plan::Sample::name, lower_sample},
      {plan::Shuffle::name, lower_shuffle},
      {plan::Tail::name, lower_tail},
      {plan::AttachGroups::name, lower_attach_groups},
      {plan::FillPeriods::name, lower_fill_periods},
      {plan::Sort::name, lower_sort},
      {plan::Window::name, lower_window},
  };
  const auto found = lowerings.find(op);
  return found == lowerings.end() ? nullptr : found->second;
}

}  // namespace weft::graph
