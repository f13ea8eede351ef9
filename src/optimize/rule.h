// What a rewrite rule is.
#pragma once

#include <string_view>
#include <vector>

#include "plan/expr.h"

namespace weft::optimize {

using plan::Expr;

/// When a rule has its turn.
enum class Phase {
  shape,  // in every pass, until no rule changes anything
  sizes,  // when those have nothing left to do: it decides by how large frames are likely to be then
  tasks,  // when the planner makes tasks, from what it knows by then of results; the optimizer only knows the name
};

/// A rewrite of whole plans: same columns and rows, less work. Each stands in its own file and can be switched off by its name.
struct Rule {
  std::string_view name;
  std::string_view summary;                                    // for explain and the docs
  std::vector<Expr> (*apply)(const std::vector<Expr>& roots);  // null in Phase::tasks
  Phase phase = Phase::shape;
};

}  // namespace weft::optimize
