// Aggregations as a program names them -> those of plans.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <weft/groupby.h>

#include "plan/literal.h"
#include "plan/ops/aggregate.h"

namespace weft::frame {

/// With its parameters. Throws a user Error for an unknown function and for a q outside of [0, 1].
plan::AggregateItem aggregate_item(const dd::Aggregation& aggregation);

/// Whether a function gives the smallest or the largest value.
bool is_extreme(plan::AggregateFunction function);
/// Whether it looks for that value: to give it, or what its row is called by.
bool compares(plan::AggregateFunction function);

/// Whether a column of that type can have the function.
bool fits(plan::AggregateFunction function, const plan::Type& type, bool numbers_only);

/// What a function gives of no values at all: sums and counts 0, products 1; null for most.
plan::Literal value_of_nothing(const std::string& function);

/// With what has to be known for `min_count`: how many values each of the aggregations sees.
std::vector<dd::Aggregation> with_counts(std::vector<dd::Aggregation> aggregations);
/// What with_counts() made: the keys and the aggregations' values, null where there are fewer values than `min_count`.
dd::DataFrame where_counted(const dd::DataFrame& aggregated, std::vector<std::string> keys, std::int64_t min_count);

}  // namespace weft::frame
