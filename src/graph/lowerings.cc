// Op names -> how they become tasks: a new exchange is added to this list.
#include "graph/lowerings.h"

#include <map>

#include "plan/ops/aggregate.h"
#include "plan/ops/asof_join.h"
#include "plan/ops/concat.h"
#include "plan/ops/join.h"
#include "plan/ops/limit.h"
#include "plan/ops/sort.h"

namespace weft::graph {

Lower find_lowering(std::string_view op) {
  static const std::map<std::string_view, Lower> lowerings{
      {plan::Aggregate::name, lower_aggregate},
      {plan::AsofJoin::name, lower_asof_join},
      {plan::Concat::name, lower_concat},
      {plan::Join::name, lower_join},
      {plan::Limit::name, lower_limit},
      {plan::Sort::name, lower_sort},
  };
  const auto found = lowerings.find(op);
  return found == lowerings.end() ? nullptr : found->second;
}

}  // namespace weft::graph
