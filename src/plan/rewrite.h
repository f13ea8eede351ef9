// Plans -> plans with some nodes replaced.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>

#include "plan/expr.h"

namespace weft::plan {

/// Rewrites a plan from its leaves up: each node, with its inputs already rewritten, becomes what `replace` makes of it. A node
/// with several consumers is rewritten once.
class Rewriter {
 public:
  /// Whether the frames that scalars take values of (plan/ops/attach_values.h) are rewritten too.
  enum class Into { scalars, all };
  explicit Rewriter(std::function<Expr(const Expr&)> replace, Into into = Into::all)
      : replace_(std::move(replace)), into_(into) {}
  Expr operator()(const Expr& expr);

 private:
  std::function<Expr(const Expr&)> replace_;
  Into into_;
  std::unordered_map<const Node*, Expr> done_;
  std::vector<Expr> kept_;  // keeps alive the nodes whose addresses are keys
};

std::vector<Expr> rewrite(const std::vector<Expr>& roots, std::function<Expr(const Expr&)> replace);

/// A scalar with its column references replaced by what they stand for. A name that is not in `meanings` stays.
Expr substitute(const Expr& scalar, const std::unordered_map<std::string, Expr>& meanings);

/// What the columns of a Project node stand for, over its input's columns.
std::unordered_map<std::string, Expr> meanings(const Node& project);

/// The conditions that `&&` joins, and back. The list is not empty.
std::vector<Expr> split_conjunction(const Expr& predicate);
Expr join_conjunction(const std::vector<Expr>& conditions);

}  // namespace weft::plan
