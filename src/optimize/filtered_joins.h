// What the rules about filters above joins have in common.
#pragma once

#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

#include "optimize/rule.h"

namespace weft::optimize {

/// Rewrites the plans: `replace` is called with each filter right above a join that nothing else reads. A join that others read
/// too is left alone: it is made once for all of them.
std::vector<Expr> rewrite_filtered_joins(const std::vector<Expr>& roots, const std::function<Expr(const Expr& filter)>& replace);

/// Whether a condition is never true where all of those columns are null.
bool rejects_nulls(const Expr& condition, const std::unordered_set<std::string>& columns);

}  // namespace weft::optimize
