// Plans as written -> plans that do less.
#include "optimize/optimizer.h"

#include <algorithm>

#include <weft/error.h>

#include "base/text.h"
#include "optimize/rules.h"
#include "plan/attach_values.h"
#include "plan/extract_windows.h"

namespace weft::optimize {
namespace {

const std::vector<Rule>& all_rules() {
  static const std::vector<Rule> rules{
      fold_constants,
      simplify_conditions,
      merge_projections,
      combine_filters,
      combine_aggregates,
      count_distinct,
      remove_redundant_order,
      remove_redundant_grouping,
      push_down_filter,
      strengthen_join,
      push_filter_into_join,
      push_down_limit,
      push_filter_into_read_csv,
      push_filter_into_read_parquet,
      prune_columns,
      derive_conditions,
      reorder_joins,
      reduce_aggregate_input,
      has_partner,
  };
  return rules;
}

// Each pass moves a node past its neighbours, so the depth of real plans bounds the number of passes; a rule that undoes
// another's work would show here.
constexpr int most_passes = 100;

// The rules that go by sizes come to rest at once, but guesses of sizes might send one forth and back.
constexpr int most_rounds = 4;

void check_names(const Options& options) {
  std::vector<std::string> names;
  for (const Rule& rule : all_rules()) names.emplace_back(rule.name);
  for (const std::string& name : options.switched_off)
    if (std::find(names.begin(), names.end(), name) == names.end())
      throw Error(ErrorKind::user, base::not_found("Optimizer rule", name, names));
}

#ifndef NDEBUG
void check_schemas(const Rule& rule, const std::vector<Expr>& before, const std::vector<Expr>& after) {
  for (std::size_t index = 0; index < before.size(); ++index)
    if (before[index]->schema() != after[index]->schema())
      throw Error(ErrorKind::internal, "Rule changed a plan's columns: " + std::string(rule.name));
}
#endif

/// The plans after the rules of a phase, in their order.
std::vector<Expr> apply_rules(std::vector<Expr> roots, const Options& options, Phase phase) {
  for (const Rule& rule : all_rules()) {
    if (rule.phase != phase || options.switched_off.contains(std::string(rule.name))) continue;
    std::vector<Expr> after = rule.apply(roots);
#ifndef NDEBUG
    check_schemas(rule, roots, after);
#endif
    roots = std::move(after);
  }
  return roots;
}

/// The plans when the rules that go by their shape alone have come to an end.
std::vector<Expr> settle(std::vector<Expr> roots, const Options& options) {
  for (int pass = 0; pass < most_passes; ++pass) {
    std::vector<Expr> after = apply_rules(roots, options, Phase::shape);
    if (after == roots) return roots;
    roots = std::move(after);
  }
  throw Error(ErrorKind::internal, "Optimizer does not come to an end");
}

}  // namespace

std::span<const Rule> rules() { return all_rules(); }

std::vector<Expr> optimize(std::vector<Expr> roots, const Options& options) {
  check_names(options);
  // No rule, but what every plan needs to be run.
  roots = plan::extract_windows(plan::attach_values(roots));
  if (!options.enabled) return roots;
  roots = settle(std::move(roots), options);
  for (int round = 0; round < most_rounds; ++round) {
    std::vector<Expr> after = apply_rules(roots, options, Phase::sizes);
    if (after == roots) break;
    after = settle(std::move(after), options);
    if (after == roots) break;
    roots = std::move(after);
  }
  return roots;
}

}  // namespace weft::optimize
