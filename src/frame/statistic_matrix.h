// Columns of numbers -> a table of a statistic of each pair of them, of all rows or of groups.
#pragma once

#include <string>
#include <vector>

#include <weft/dataframe.h>

#include "plan/ops/aggregate.h"

namespace weft::frame {

/// The keys, "statistic", and the columns: a row for each column, in each group, and in it the function of it with each of them.
/// `scalars` are those of the keys, if there are keys.
dd::DataFrame statistic_matrix(const plan::Expr& frame, const std::vector<std::string>& keys,
                               const std::vector<plan::Expr>& scalars, const std::vector<std::string>& columns,
                               plan::AggregateFunction function, double parameter, bool drop_null_keys = true);

}  // namespace weft::frame
