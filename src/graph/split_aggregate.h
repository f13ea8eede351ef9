// An aggregation -> one of each partition, and one of those results.
#pragma once

#include <functional>

#include "plan/expr.h"

namespace weft::graph {

struct SplitAggregate {
  plan::Expr partial;                                     // over the input fragment: keys and partial states
  std::function<plan::Expr(const plan::Expr&)> finish;    // partial results, gathered -> the aggregation's own columns
  std::function<plan::Expr(const plan::Expr&)> complete;  // all rows of some groups -> the aggregation's own columns
  bool is_holistic = false;                               // only complete() will do: a median is not made of other medians
};

/// `aggregate` is an Aggregate node; `input` the fragment that stands for its input.
SplitAggregate split_aggregate(const plan::Expr& aggregate, const plan::Expr& input);

}  // namespace weft::graph
