// Categories whose list is not in the order of their texts -> their places in the list.
#pragma once

#include <optional>
#include <vector>

#include "plan/expr.h"
#include "plan/ops/sort.h"

namespace weft::frame {

/// The frame with a column of codes for each key of known categories whose list is not in the order of the texts; such keys then
/// name that column. The frame itself when there is none.
plan::Expr with_category_codes(const plan::Expr& frame, std::vector<plan::SortKey>& keys);

/// The codes of a series of ordered categories whose list is not in the order of the texts; nothing for every other series.
std::optional<plan::Expr> category_codes(const plan::Expr& series);
/// Codes as the categories of that type that they stand for.
plan::Expr categories_of_codes(const plan::Expr& codes, const plan::Type& type);

}  // namespace weft::frame
