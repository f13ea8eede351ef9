// Sort keys -> the same with categories by their place in the list.
#pragma once

#include <vector>

#include "plan/expr.h"
#include "plan/ops/sort.h"

namespace weft::frame {

/// The frame with a column of codes for each key of known categories whose list is not in the order of the texts; such keys then
/// name that column. The frame itself when there is none.
plan::Expr with_category_codes(const plan::Expr& frame, std::vector<plan::SortKey>& keys);

}  // namespace weft::frame
