// Different values of groups -> the number of combinations of keys and value: equal ones meet in each task before rows are
// divided.
#include "optimize/rules.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/scalar.h"
#include "plan/rewrite.h"

namespace weft::optimize {
namespace {

using namespace plan;

/// Only where nothing but one value's different ones is asked for: everything else would have to read the rows once more.
Expr count_combinations(const Expr& expr) {
  const auto* op = expr->as<Aggregate>();
  if (!op || op->items.empty()) return expr;
  const std::size_t first_value = 1 + op->keys.size();
  for (std::size_t index = 0; index < op->items.size(); ++index) {
    if (op->items[index].function != AggregateFunction::nunique) return expr;
    if (expr->input(first_value + index) != expr->input(first_value)) return expr;
  }
  const std::string value = "#value";
  Aggregate combinations{op->keys, {}, false};
  combinations.keys.push_back(value);
  std::vector<Expr> inputs(expr->inputs().begin(), expr->inputs().begin() + static_cast<std::ptrdiff_t>(first_value) + 1);
  std::vector<Expr> of_groups{make(std::move(combinations), std::move(inputs))};
  Aggregate counts{op->keys, {}, op->drop_null_keys};
  for (const std::string& key : op->keys) of_groups.push_back(column(key));
  for (const AggregateItem& item : op->items) {
    counts.items.push_back({AggregateFunction::count, item.output});
    of_groups.push_back(column(value));
  }
  return make(std::move(counts), std::move(of_groups));
}

std::vector<Expr> apply(const std::vector<Expr>& roots) { return rewrite(roots, count_combinations); }

}  // namespace

const Rule count_distinct{"count_distinct", "equal values meet before they are counted", apply};

}  // namespace weft::optimize
