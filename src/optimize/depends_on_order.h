// An aggregation -> whether the order of its rows shows in what it gives.
#pragma once

#include "plan/ops/aggregate.h"

namespace weft::optimize {

/// Whether a function may give something else for rows in another order. What a user's does, nobody knows.
bool depends_on_order(plan::AggregateFunction function);
/// Whether any function of an aggregation does.
bool depends_on_order(const plan::Aggregate& aggregate);

}  // namespace weft::optimize
