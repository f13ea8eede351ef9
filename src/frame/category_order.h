// Categories whose list is not in the order of their texts -> their places in the list.
#pragma once

#include <optional>
#include <vector>

#include "plan/expr.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/sort.h"

namespace weft::frame {

/// The rows in that order: known categories in the order of their list.
plan::Expr sort_rows(const plan::Expr& frame, plan::Sort sort);

/// The aggregation of those inputs: the smallest and the largest ordered category are the first and the last in their list.
plan::Expr aggregate_rows(plan::Aggregate op, std::vector<plan::Expr> inputs);

/// Whether values of that type are ordered categories whose list is not in the order of their texts.
bool has_own_order(const plan::Type& type);
/// The places in their list of values of such a type.
plan::Expr code_of_category(const plan::Expr& scalar, const plan::Type& type);
/// Such places as the categories that they stand for.
plan::Expr category_of_code(const plan::Expr& code, const plan::Type& type);

}  // namespace weft::frame
