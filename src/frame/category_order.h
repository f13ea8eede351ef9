// Categories whose list is not in the order of their texts -> their places in the list.
#pragma once

#include <optional>
#include <vector>

#include "plan/expr.h"
#include "plan/ops/sort.h"

namespace weft::frame {

/// The rows in that order: known categories in the order of their list.
plan::Expr sort_rows(const plan::Expr& frame, plan::Sort sort);

/// The codes of a series of ordered categories whose list is not in the order of the texts; nothing for every other series.
std::optional<plan::Expr> category_codes(const plan::Expr& series);
/// Codes as the categories of that type that they stand for.
plan::Expr categories_of_codes(const plan::Expr& codes, const plan::Type& type);

}  // namespace weft::frame
