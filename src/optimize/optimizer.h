// Plans as written -> plans that do less, by applying the rules until nothing changes.
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "optimize/rule.h"

namespace weft::optimize {

struct Options {
  bool enabled = true;
  std::set<std::string> switched_off = {};  // names of rules that are left out
};

/// All rules in the order in which they run.
std::span<const Rule> rules();

/// The plans rewritten together, so that what they share stays shared. Each keeps its schema.
/// Throws a user Error when `switched_off` names a rule that there is not.
std::vector<Expr> optimize(std::vector<Expr> roots, const Options& options = {});

}  // namespace weft::optimize
