// A filter moves below projections, sorts, concatenations and lists made rows, so that fewer rows reach them.
#include <algorithm>
#include <unordered_set>

#include "optimize/rules.h"
#include "plan/ops/attach_values.h"
#include "plan/ops/concat.h"
#include "plan/ops/explode.h"
#include "plan/ops/filter.h"
#include "plan/ops/in_memory.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/select_partitions.h"
#include "plan/ops/set_index.h"
#include "plan/ops/sort.h"
#include "plan/rewrite.h"

namespace weft::optimize {
namespace {

using namespace plan;

bool calls_function(const Expr& scalar, std::unordered_set<const Node*>& seen) {
  if (!seen.insert(scalar.get()).second) return false;
  if (scalar->as<CallScalar>()) return true;
  for (const Expr& input : scalar->inputs())
    if (calls_function(input, seen)) return true;
  return false;
}

bool calls_function(const Expr& scalar) {
  std::unordered_set<const Node*> seen;
  return calls_function(scalar, seen);
}

/// Whether a frame has the same partitions, but for the rows that are left out, when there is a filter below it.
bool stays_divided(Expr frame) {
  while (frame->op().row_wise() || (frame->as<SetIndex>() && frame->as<SetIndex>()->sorted)) frame = frame->input();
  return frame->op().is_source() || frame->as<InMemory>();
}

bool reads_any(const Expr& scalar, const std::vector<std::string>& columns) {
  const std::vector<std::string> read = columns_of(scalar);
  return std::any_of(read.begin(), read.end(),
                     [&](const std::string& name) { return std::find(columns.begin(), columns.end(), name) != columns.end(); });
}

/// As far down as it may go at once, so that the passes do not grow with the depth of the plan; and what it leaves above it
/// becomes one projection, so that the next filter has not as far to go.
Expr push(const Expr& expr) {
  if (!expr->as<Filter>()) return expr;
  const Expr& input = expr->input();
  if (input->as<Project>()) {
    Expr below = substitute(expr->input(1), meanings(*input));
    // A user's function is called once a row, not once more for the filter.
    if (calls_function(below) && !calls_function(expr->input(1))) return expr;
    std::vector<Expr> inputs = input->inputs();
    inputs[0] = push(filter(inputs[0], std::move(below)));
    return merge_projection(with_inputs(input, std::move(inputs)));
  }
  if (input->as<Concat>()) {
    std::vector<Expr> inputs;
    for (const Expr& part : input->inputs()) inputs.push_back(push(filter(part, expr->input(1))));
    return with_inputs(input, std::move(inputs));
  }
  if (const auto* values = input->as<AttachValues>()) {
    if (reads_any(expr->input(1), values->names)) return expr;
    std::vector<Expr> inputs = input->inputs();
    inputs[0] = push(filter(inputs[0], expr->input(1)));
    return with_inputs(input, std::move(inputs));
  }
  // All rows that are made of one have its other columns.
  if (const auto* explode = input->as<Explode>(); explode && !reads_any(expr->input(1), explode->columns))
    return with_inputs(input, {push(filter(input->input(), expr->input(1)))});
  // An index puts rows in order as a sort does; a partition's rows do not depend on those of others.
  const auto* chosen = input->as<SelectPartitions>();
  if (input->as<SetIndex>() || (chosen && stays_divided(input->input())))
    return with_inputs(input, {push(filter(input->input(), expr->input(1)))});
  // A sort with a limit keeps rows that the filter would have let others take the place of.
  if (const auto* sort = input->as<Sort>(); sort && !sort->limit)
    return with_inputs(input, {push(filter(input->input(), expr->input(1)))});
  return expr;
}

std::vector<Expr> apply(const std::vector<Expr>& roots) { return rewrite(roots, push); }

}  // namespace

const Rule push_down_filter{"push_down_filter", "filters move below projections, sorts, concatenations and explode", apply};

}  // namespace weft::optimize
