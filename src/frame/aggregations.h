// Aggregations as a program names them -> those of plans.
#pragma once

#include <weft/groupby.h>

#include "plan/ops/aggregate.h"

namespace weft::frame {

/// With its parameters. Throws a user Error for an unknown function and for a q outside of [0, 1].
plan::AggregateItem aggregate_item(const dd::Aggregation& aggregation);

/// Whether a column of that type can have the function.
bool fits(plan::AggregateFunction function, dd::DType type, bool numbers_only);

}  // namespace weft::frame
