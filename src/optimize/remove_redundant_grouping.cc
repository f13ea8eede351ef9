// drop_duplicates(groupby(x)) -> groupby(x): rows that differ by some columns already are not grouped by these once more.
#include <algorithm>
#include <unordered_set>

#include "optimize/rules.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/filter.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/rewrite.h"

namespace weft::optimize {
namespace {

using namespace plan;

/// Columns of which no two rows of the frame have the same values, where such are known; else nothing.
std::optional<std::vector<std::string>> distinct_columns(const Expr& frame) {
  if (const auto* aggregate = frame->as<Aggregate>(); aggregate && !aggregate->partial) return aggregate->keys;
  if (frame->as<Filter>()) return distinct_columns(frame->input());
  const auto* project = frame->as<Project>();
  auto below = project ? distinct_columns(frame->input()) : std::nullopt;
  if (!below) return std::nullopt;
  for (std::string& name : *below) {
    std::size_t place = 0;
    while (place < project->names.size() && frame->input(1 + place) != column(name)) ++place;
    if (place == project->names.size()) return std::nullopt;
    name = project->names[place];
  }
  return below;
}

Expr remove(const Expr& frame) {
  const auto* op = frame->as<Aggregate>();
  if (!op || !op->items.empty() || op->keys.empty() || op->drop_null_keys) return frame;
  const auto distinct = distinct_columns(frame->input());
  if (!distinct) return frame;
  std::unordered_set<std::string> grouped;
  for (std::size_t key = 0; key < op->keys.size(); ++key)
    if (const auto* own = frame->input(1 + key)->as<ColumnRef>()) grouped.insert(own->column);
  if (!std::all_of(distinct->begin(), distinct->end(), [&](const std::string& name) { return grouped.contains(name); }))
    return frame;
  return project(frame->input(), op->keys, {frame->inputs().begin() + 1, frame->inputs().end()});
}

std::vector<Expr> apply(const std::vector<Expr>& roots) { return rewrite(roots, remove); }

}  // namespace

const Rule remove_redundant_grouping{"remove_redundant_grouping", "rows that differ already are not told apart once more", apply};

}  // namespace weft::optimize
