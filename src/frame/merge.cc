// DataFrame::merge and join: the rows of two frames brought together.
#include <weft/merge.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "frame/merge_sides.h"
#include "frame/missing_index.h"
#include "frame/names.h"
#include "plan/index.h"
#include "plan/literal_order.h"
#include "plan/ops/if_else.h"
#include "plan/ops/project.h"
#include "plan/ops/repartition.h"
#include "plan/ops/scalar.h"
#include "plan/ops/window_call.h"

namespace weft::dd {

using namespace plan;
using frame::MergeSide;
using frame::Names;

namespace {

JoinHow how_of(const std::string& method, const std::string& name) {
  static constexpr std::array hows{JoinHow::inner, JoinHow::left, JoinHow::right, JoinHow::outer,
                                   JoinHow::semi,  JoinHow::anti, JoinHow::cross};
  if (name == "leftsemi") return JoinHow::semi;
  if (name == "leftanti") return JoinHow::anti;
  Names choices;
  for (const JoinHow how : hows) {
    choices.emplace_back(plan::to_string(how));
    if (choices.back() == name) return how;
  }
  throw Error(ErrorKind::user, base::not_found(method + ": .how", name, choices));
}

/// The columns that both frames have.
MergeKeys shared_columns(const std::string& method, const Names& left, const Names& right) {
  Names shared = left;
  std::erase_if(shared, [&](const std::string& name) { return std::find(right.begin(), right.end(), name) == right.end(); });
  if (shared.empty())
    frame::fail_merge(method, "the frames have no column in common: give .left_on and .right_on (left: " +
                                  base::list_names(left) + "; right: " + base::list_names(right) + ")");
  return shared;
}

/// The frame with its index, as a key, under the name of the other frame's key, so that both are one column of the result.
MergeSide keyed_by_index(const std::string& method, const Expr& frame, const std::string& index, const std::string& name) {
  if (name != index && frame->schema().find(name))
    frame::fail_merge(method, "the frame whose index is the key has a column of the other key's name: " + name);
  std::vector<Expr> scalars;
  Names names;
  for (const std::string& own : frame->schema().names()) {
    names.push_back(own == index ? name : own);
    scalars.push_back(column(own));
  }
  return frame::merge_side(DataFrame(name == index ? frame : project(frame, std::move(names), std::move(scalars))));
}

/// Both sides divided at the divisions of either, where both are known.
void divide_alike(MergeSide& left, MergeSide& right, plan::Join& op) {
  const std::vector<Literal> mine = index_of(left.frame)->divisions, theirs = index_of(right.frame)->divisions;
  if (mine.empty() || theirs.empty()) return;
  const DType type = left.frame->schema().at(op.index).type;
  const auto order = [&](const Literal& a, const Literal& b) { return compare_literals(a, b, type).value_or(0); };
  std::vector<Literal> all = mine;
  all.insert(all.end(), theirs.begin(), theirs.end());
  std::stable_sort(all.begin(), all.end(), [&](const Literal& a, const Literal& b) { return order(a, b) < 0; });
  all.erase(std::unique(all.begin(), all.end(), [&](const Literal& a, const Literal& b) { return order(a, b) == 0; }), all.end());
  if (all.size() == 1) all.push_back(all[0]);
  for (MergeSide* side : {&left, &right}) {
    const std::vector<Literal>& own = side == &left ? mine : theirs;
    const bool same = std::equal(own.begin(), own.end(), all.begin(), all.end(),
                                 [&](const Literal& a, const Literal& b) { return order(a, b) == 0; });
    if (!same) side->frame = make(RepartitionAt{op.index, all}, {side->frame});
  }
  op.divisions = std::move(all);
}

std::string required_index(const std::string& method, const DataFrame& frame, const char* which) {
  const auto name = frame.index_name();
  if (!name) frame::fail_without_index(method + ": the " + which + " frame has no index");
  return *name;
}

void check_index_options(const std::string& method, JoinHow how, const Merge& options) {
  if (how == JoinHow::cross) frame::fail_merge(method, "a cross join pairs all rows: it takes no keys");
  if (!options.on.empty()) frame::fail_merge(method, ".on excludes .left_index and .right_index");
  for (const bool left : {true, false}) {
    const std::string side = left ? "left" : "right";
    const bool by_index = left ? options.left_index : options.right_index,
               by_keys = !(left ? options.left_on : options.right_on).empty();
    if (by_index && by_keys) frame::fail_merge(method, "." + side + "_index excludes ." + side + "_on");
    if (!by_index && !by_keys)
      frame::fail_merge(method, "the " + side + " frame needs a key too: ." + side + "_on or ." + side + "_index");
  }
}

void add_keys(const std::string& method, MergeSide& left, MergeSide& right, JoinHow how, const Merge& options) {
  const bool any = !options.on.empty() || !options.left_on.empty() || !options.right_on.empty();
  if (how == JoinHow::cross) {
    if (any) frame::fail_merge(method, "a cross join pairs all rows: it takes no keys");
    return;
  }
  frame::add_keys(method, "on", left, right, any ? options.on : shared_columns(method, left.names, right.names), options.left_on,
                  options.right_on);
  frame::match_types(method, left, right);
}

/// pandas' columns; a shared key is that of the side that has all rows, or of either.
std::vector<JoinColumn> result_columns(const std::string& method, const MergeSide& left, const MergeSide& right, JoinHow how,
                                       const Merge& options) {
  std::vector<JoinColumn> columns;
  if (is_left_only(how)) {
    for (const std::string& name : left.names) columns.push_back({JoinSide::left, name, 0, name});
    return columns;
  }
  columns =
      frame::merged_columns(method, left, right, options.suffixes, method == "join" ? ".lsuffix and .rsuffix" : ".suffixes");
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
Expr with_indicator(const std::string& method, plan::Join op, MergeSide left, MergeSide right, const std::string& indicator) {
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

/// Both sides where at least one is met by its index; whether both are.
bool add_index_keys(const std::string& method, const DataFrame& left_frame, const DataFrame& right_frame, const Merge& options,
                    MergeSide& left, MergeSide& right) {
  const auto only_name = [](const MergeKeys& keys) {
    return keys.keys().size() == 1 && keys.keys()[0].column() ? *keys.keys()[0].column() : std::string();
  };
  std::string left_name = only_name(options.left_on), right_name = only_name(options.right_on);
  MergeKeys left_keys = options.left_on, right_keys = options.right_on;
  if (options.left_index) {
    const std::string index = required_index(method, left_frame, "left");
    left_name = right_name.empty() ? index : right_name;
    left = keyed_by_index(method, left_frame.expr(), index, left_name);
    left_keys = left_name;
  }
  if (options.right_index) {
    const std::string index = required_index(method, right_frame, "right");
    right_name = left_name.empty() ? index : left_name;
    right = keyed_by_index(method, right_frame.expr(), index, right_name);
    right_keys = right_name;
  }
  frame::add_keys(method, "on", left, right, {}, left_keys, right_keys);
  const bool same_type = type_of(left.keys[0], left.frame->schema()) == type_of(right.keys[0], right.frame->schema());
  frame::match_types(method, left, right);
  return options.left_index && options.right_index && same_type;
}

/// A key that comes from the right frame's columns stands among them, as in pandas.
void move_key_right(const MergeSide& left, const MergeSide& right, std::vector<JoinColumn>& columns) {
  const std::string& name = right.key_names[0];
  const auto key = std::find_if(columns.begin(), columns.end(), [&](const JoinColumn& column) { return column.name == name; });
  if (name.empty() || key == columns.end()) return;
  const auto place = static_cast<std::ptrdiff_t>(std::find(right.names.begin(), right.names.end(), name) - right.names.begin());
  const auto first_right = columns.begin() + static_cast<std::ptrdiff_t>(left.names.size());
  std::rotate(key, key + 1, first_right + place);
}

/// The number of each row, as a column that no user sees: its name.
std::string add_row_number(MergeSide& side) {
  return frame::add_hidden(side, "row",
                           make(WindowCall{.function = WindowFunction::row}, {column(side.frame->schema().names()[0])}));
}

/// Adds the numbers that say which rows of both sides a row was made of; gives their names, the first that counts most.
Names add_row_numbers(MergeSide& left, MergeSide& right, plan::Join& op) {
  Names order;
  const auto add = [&](JoinSide which) {
    const std::string number = add_row_number(which == JoinSide::left ? left : right);
    std::string name = which == JoinSide::left ? "left row" : "right row";
    while (std::any_of(op.columns.begin(), op.columns.end(), [&](const JoinColumn& column) { return column.name == name; }))
      name += '_';
    op.columns.push_back({which, number, 0, name});
    order.push_back(std::move(name));
  };
  add(JoinSide::left);
  if (!is_left_only(op.how)) add(JoinSide::right);
  if (op.how == JoinHow::right) std::swap(order[0], order[1]);
  return order;
}

DataFrame merge_frames(const std::string& method, const DataFrame& left_frame, const DataFrame& right_frame,
                       const Merge& options) {
  const JoinHow how = how_of(method, options.how);
  MergeSide left = frame::merge_side(left_frame), right = frame::merge_side(right_frame);
  const bool by_index = options.left_index || options.right_index;
  bool in_order = false;
  if (by_index) {
    check_index_options(method, how, options);
    in_order = add_index_keys(method, left_frame, right_frame, options, left, right);
  } else {
    add_keys(method, left, right, how, options);
  }
  if (options.keep_order && options.left_index && options.right_index)
    frame::fail_merge(method,
                      "where both frames are met by their indexes, the result is in their order: .keep_order has no meaning");
  plan::Join op{how, 0, result_columns(method, left, right, how, options), false};
  if (options.left_index && !options.right_index && !is_left_only(how)) move_key_right(left, right, op.columns);
  if (in_order) {
    op.index = left.key_names[0];
    divide_alike(left, right, op);
  }
  const bool orders_later = options.left_index && options.right_index && !in_order;
  const std::string index = by_index ? left.key_names[0] : "";
  Names names, order;
  if (options.keep_order) {
    for (const JoinColumn& column : op.columns) names.push_back(column.name);
    if (!options.indicator.name().empty()) names.push_back(options.indicator.name());
    order = add_row_numbers(left, right, op);
  }
  Expr joined = options.indicator.name().empty()
                    ? make_join(std::move(op), left.frame, right.frame, left.keys, right.keys)
                    : with_indicator(method, std::move(op), std::move(left), std::move(right), options.indicator.name());
  DataFrame made(std::move(joined));
  if (options.keep_order) return made.sort_values(order)[names];
  return orders_later ? made.set_index(index) : made;
}

}  // namespace

DataFrame DataFrame::merge(const DataFrame& other, const Merge& options) const {
  return merge_frames("merge", *this, other, options);
}

DataFrame DataFrame::join(const DataFrame& other, const Join& options) const {
  Merge merge{.how = options.how, .left_on = options.on, .left_index = options.on.empty(), .right_index = true};
  merge.suffixes = {options.lsuffix, options.rsuffix};
  return merge_frames("join", *this, other, merge);
}

DataFrame DataFrame::join(const std::vector<DataFrame>& others, const Join& options) const {
  DataFrame joined = *this;
  for (const DataFrame& other : others) joined = joined.join(other, options);
  return joined;
}

}  // namespace weft::dd
