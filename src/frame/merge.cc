// DataFrame::merge: the rows of two frames brought together.
#include <weft/merge.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "frame/merge_sides.h"
#include "plan/ops/if_else.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"

namespace weft::dd {

using namespace plan;
using frame::MergeSide;
using Names = std::vector<std::string>;

namespace {

constexpr const char* method = "merge";

JoinHow how_of(const std::string& name) {
  static constexpr std::array hows{JoinHow::inner, JoinHow::left, JoinHow::right, JoinHow::outer,
                                   JoinHow::semi,  JoinHow::anti, JoinHow::cross};
  if (name == "leftsemi") return JoinHow::semi;
  Names choices;
  for (const JoinHow how : hows) {
    choices.emplace_back(plan::to_string(how));
    if (choices.back() == name) return how;
  }
  throw Error(ErrorKind::user, base::not_found("merge: .how", name, choices));
}

/// The columns that both frames have.
MergeKeys shared_columns(const Names& left, const Names& right) {
  Names shared = left;
  std::erase_if(shared, [&](const std::string& name) { return std::find(right.begin(), right.end(), name) == right.end(); });
  if (shared.empty())
    frame::fail_merge(method, "the frames have no column in common: give .left_on and .right_on (left: " +
                                  base::list_names(left) + "; right: " + base::list_names(right) + ")");
  return shared;
}

void add_keys(MergeSide& left, MergeSide& right, JoinHow how, const Merge& options) {
  const bool any = !options.on.empty() || !options.left_on.empty() || !options.right_on.empty();
  if (how == JoinHow::cross) {
    if (any) frame::fail_merge(method, "a cross join pairs all rows: it takes no keys");
    return;
  }
  frame::add_keys(method, "on", left, right, any ? options.on : shared_columns(left.names, right.names), options.left_on,
                  options.right_on);
  frame::match_types(method, left, right);
}

/// pandas' columns; a shared key is that of the side that has all rows, or of either.
std::vector<JoinColumn> result_columns(const MergeSide& left, const MergeSide& right, JoinHow how, const Merge& options) {
  std::vector<JoinColumn> columns;
  if (is_left_only(how)) {
    for (const std::string& name : left.names) columns.push_back({JoinSide::left, name, 0, name});
    return columns;
  }
  columns = frame::merged_columns(method, left, right, options.suffixes);
  if (!keeps_right(how)) return columns;
  for (JoinColumn& column : columns) {
    const auto key = column.side == JoinSide::left ? frame::shared_key(left, right, column.column) : std::nullopt;
    if (!key) continue;
    const Type& own = right.frame->schema().at(column.column).type;
    if (how == JoinHow::right && own == left.frame->schema().at(column.column).type)
      column.side = JoinSide::right;
    else
      column = {JoinSide::key, "", static_cast<std::uint32_t>(*key), column.name};
  }
  return columns;
}

/// The join with a column, last, of where a row comes from: a side that may be missing gets a column that is null then.
Expr with_indicator(Join op, MergeSide left, MergeSide right, const std::string& indicator) {
  Names names;
  for (const JoinColumn& column : op.columns) names.push_back(column.name);
  if (std::find(names.begin(), names.end(), indicator) != names.end())
    frame::fail_merge(method, "there is a column of the indicator's name: " + indicator);
  std::vector<Expr> scalars;
  for (const std::string& name : names) scalars.push_back(column(name));

  const auto is_missing = [&](JoinSide side, const char* hidden) {
    MergeSide& of = side == JoinSide::left ? left : right;
    std::string name = hidden;
    while (std::find(names.begin(), names.end(), name) != names.end()) name += '_';
    op.columns.push_back({side, frame::add_hidden(of, hidden, literal(true)), 0, name});
    return unary(UnaryOp::is_null, column(name));
  };
  Expr origin = literal(std::string(op.how == JoinHow::anti ? "left_only" : "both"));
  if (keeps_right(op.how)) origin = if_else(is_missing(JoinSide::left, "in left"), literal(std::string("right_only")), origin);
  if (keeps_left(op.how)) origin = if_else(is_missing(JoinSide::right, "in right"), literal(std::string("left_only")), origin);
  names.push_back(indicator);
  scalars.push_back(std::move(origin));
  return project(make_join(std::move(op), left.frame, right.frame, left.keys, right.keys), std::move(names), std::move(scalars));
}

}  // namespace

DataFrame DataFrame::merge(const DataFrame& other, const Merge& options) const {
  const JoinHow how = how_of(options.how);
  MergeSide left = frame::merge_side(*this), right = frame::merge_side(other);
  add_keys(left, right, how, options);
  Join op{how, 0, result_columns(left, right, how, options), false};
  if (!options.indicator.name().empty())
    return DataFrame(with_indicator(std::move(op), std::move(left), std::move(right), options.indicator.name()));
  return DataFrame(make_join(std::move(op), left.frame, right.frame, left.keys, right.keys));
}

}  // namespace weft::dd
