// Plans made by hand for the tests of what plans turn into.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "optimize/optimizer.h"
#include "plan/builtin_ops.h"
#include "plan/explain.h"
#include "plan/expr.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/filter.h"
#include "plan/ops/in_memory.h"
#include "plan/ops/join.h"
#include "plan/ops/limit.h"
#include "plan/ops/project.h"
#include "plan/ops/read_csv.h"
#include "plan/ops/scalar.h"
#include "plan/ops/shuffle.h"
#include "plan/ops/sort.h"

namespace weft::plan {

/// A file "t.csv" with columns a, b, c (int64), f (float64), s (string), d (date), m (boolean), of which those are wanted.
inline Expr source(std::vector<std::string> wanted = {"a", "b", "c", "f", "s", "d", "m"}) {
  using enum dd::DType;
  ReadCsv op;
  op.files = {{"t.csv", 1000, "now", "", {}}};
  op.file_columns = {{"a", int64}, {"b", int64}, {"c", int64}, {"f", float64}, {"s", string}, {"d", date}, {"m", boolean}};
  op.typed.assign(op.file_columns.size(), false);
  op.wanted = std::move(wanted);
  return make(std::move(op));
}

inline Expr in_memory(std::vector<std::string> wanted = {"a", "b"}) {
  using enum dd::DType;
  return make(InMemory{"content", Schema({{"a", int64}, {"b", int64}}), std::move(wanted), 3, nullptr});
}

inline Expr greater(const std::string& name, std::int64_t than) { return binary(BinaryOp::gt, column(name), literal(than)); }
inline Expr plus(const std::string& name, std::int64_t value) { return binary(BinaryOp::add, column(name), literal(value)); }
inline Expr sorted(Expr frame, const std::string& by, std::optional<std::int64_t> limit = {}) {
  return make(Sort{{{by, true}}, false, limit}, {std::move(frame)});
}
inline Expr limited(Expr frame, std::int64_t rows) { return make(Limit{rows}, {std::move(frame)}); }

/// What one rule alone makes of plans.
inline std::vector<Expr> apply_rule(std::string_view name, std::vector<Expr> roots) {
  optimize::Options options;
  for (const optimize::Rule& rule : optimize::rules())
    if (rule.name != name) options.switched_off.insert(std::string(rule.name));
  return optimize::optimize(std::move(roots), options);
}
inline std::string after_rule(std::string_view name, const Expr& root) { return explain(apply_rule(name, {root}).front()); }
inline std::string optimized(const Expr& root) { return explain(optimize::optimize({root}).front()); }

inline void count_nodes(const Expr& expr, std::unordered_set<const Node*>& seen) {
  if (!seen.insert(expr.get()).second) return;
  for (const Expr& input : expr->inputs()) count_nodes(input, seen);
}
/// Nodes of a plan, shared ones once.
inline std::size_t num_nodes(const std::vector<Expr>& roots) {
  std::unordered_set<const Node*> seen;
  for (const Expr& root : roots) count_nodes(root, seen);
  return seen.size();
}

}  // namespace weft::plan
