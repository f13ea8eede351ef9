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
                               plan::AggregateFunction function, const dd::Covariance& options, bool drop_null_keys = true);

/// One of a pair of scalars where both have a value, else null: what is counted to know how many pairs there are.
plan::Expr one_of_pair(const plan::Expr& a, const plan::Expr& b);
/// A statistic of pairs; null where `count`, the number of pairs, is below the least of the options.
plan::Expr of_enough_pairs(plan::Expr statistic, plan::Expr count, const dd::Covariance& options);

}  // namespace weft::frame
