// A fragment whose rows are to be joined -> one that drops rows without a partner where they are read.
#include "graph/partner_condition.h"

#include <algorithm>
#include <unordered_map>

#include "plan/ops/attach_values.h"
#include "plan/ops/filter.h"
#include "plan/ops/join.h"
#include "plan/ops/project.h"
#include "plan/ops/read_csv.h"
#include "plan/ops/read_parquet.h"
#include "plan/ops/scalar.h"
#include "plan/ops/task_input.h"
#include "plan/rewrite.h"

namespace weft::graph {
namespace {

using namespace plan;
using Keys = std::vector<Expr>;

/// What is worth being computed for rows that may be dropped then.
bool is_cheap(const Expr& key) { return key->as<ColumnRef>() || (key->as<Cast>() && key->input()->as<ColumnRef>()); }

std::optional<Keys> below_project(const Node& project, const Keys& keys) {
  const auto inner = meanings(project);
  Keys made;
  for (const Expr& key : keys) {
    made.push_back(substitute(key, inner));
    if (!is_cheap(made.back())) return std::nullopt;
  }
  return made;
}

/// The keys as scalars over a join's left side, whose rows all have what it says of them.
std::optional<Keys> left_of_join(const Node& join, const Keys& keys) {
  const Join& op = *join.as<Join>();
  if (keeps_right(op.how) || is_right_only(op.how)) return std::nullopt;
  std::unordered_map<std::string, Expr> left;
  for (const JoinColumn& column : op.columns) {
    if (column.side == JoinSide::left) left.emplace(column.name, plan::column(column.column));
    if (column.side == JoinSide::key) left.emplace(column.name, join_keys(join, JoinSide::left)[column.key]);
  }
  Keys made;
  for (const Expr& key : keys) {
    for (const std::string& name : columns_of(key))
      if (!left.contains(name)) return std::nullopt;
    made.push_back(substitute(key, left));
    if (!is_cheap(made.back())) return std::nullopt;
  }
  return made;
}

Expr with_input(const Expr& frame, Expr input) {
  std::vector<Expr> inputs = frame->inputs();
  inputs[0] = std::move(input);
  return with_inputs(frame, std::move(inputs));
}

/// `pays`: something above is spared when rows are dropped here.
std::optional<Expr> push(const Expr& frame, const Keys& keys, const HasPartner& op, bool pays) {
  if (frame->as<ReadParquet>() || frame->as<ReadCsv>()) {
    Expr condition = make(op, keys);
    if (!frame->inputs().empty()) condition = binary(BinaryOp::logical_and, frame->input(), condition);
    return with_inputs(frame, {std::move(condition)});
  }
  std::optional<Keys> inner;
  if (frame->as<Project>()) inner = below_project(*frame, keys);
  if (frame->as<Filter>()) inner = keys;
  if (frame->as<Join>()) inner = left_of_join(*frame, keys);
  if (const auto* values = frame->as<AttachValues>()) {
    const auto is_attached = [&](const Expr& key) {
      const std::vector<std::string> names = columns_of(key);
      return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return std::find(values->names.begin(), values->names.end(), name) != values->names.end();
      });
    };
    if (std::none_of(keys.begin(), keys.end(), is_attached)) inner = keys;
  }
  if (inner)
    if (auto pushed = push(frame->input(), *inner, op, pays || frame->as<Join>())) return with_input(frame, std::move(*pushed));
  if (!pays) return std::nullopt;
  return filter(frame, make(op, keys));
}

}  // namespace

std::optional<Expr> with_partner_condition(const Expr& fragment, const Keys& keys, const HasPartner& condition) {
  if (!std::all_of(keys.begin(), keys.end(), is_cheap)) return std::nullopt;
  return push(fragment, keys, condition, false);
}

}  // namespace weft::graph
