// Rows of two frames brought together where their keys are equal.
#include "plan/ops/join.h"

#include <array>

#include <weft/error.h>

#include "base/text.h"
#include "plan/inputs.h"

namespace weft::plan {

std::string_view to_string(JoinHow how) {
  static constexpr std::array<std::string_view, 9> names{"inner", "left",  "right",      "outer",     "semi",
                                                         "anti",  "cross", "right semi", "right anti"};
  return names[static_cast<std::size_t>(how)];
}

bool keeps_left(JoinHow how) { return how == JoinHow::left || how == JoinHow::outer; }
bool keeps_right(JoinHow how) { return how == JoinHow::right || how == JoinHow::outer; }
bool is_left_only(JoinHow how) { return how == JoinHow::semi || how == JoinHow::anti; }
bool is_right_only(JoinHow how) { return how == JoinHow::right_semi || how == JoinHow::right_anti; }

JoinHow swapped(JoinHow how) {
  switch (how) {
    case JoinHow::left:
      return JoinHow::right;
    case JoinHow::right:
      return JoinHow::left;
    case JoinHow::semi:
      return JoinHow::right_semi;
    case JoinHow::anti:
      return JoinHow::right_anti;
    case JoinHow::right_semi:
      return JoinHow::semi;
    case JoinHow::right_anti:
      return JoinHow::anti;
    default:
      return how;
  }
}

Schema Join::schema(std::span<const Expr> inputs) const {
  const auto refuse = [] { throw Error(ErrorKind::cluster, "Encoded plan holds a join that is wired wrongly"); };
  if (inputs.size() != 2 + 2 * std::size_t{num_keys} || (num_keys == 0) != (how == JoinHow::cross)) refuse();
  for (std::size_t index = 0; index < inputs.size(); ++index)
    if ((inputs[index]->kind() == OpKind::frame) != (index < 2)) refuse();
  const Schema &left = inputs[0]->schema(), &right = inputs[1]->schema();
  std::vector<Type> keys;
  for (std::size_t key = 0; key < num_keys; ++key) {
    keys.push_back(type_of(inputs[2 + key], left));
    check_key("join on", keys.back(), to_string(inputs[2 + key]));
    if (!(keys.back() == type_of(inputs[2 + num_keys + key], right))) refuse();
  }
  std::vector<Field> fields;
  for (const JoinColumn& column : columns) {
    if (column.side == JoinSide::key) {
      if (column.key >= num_keys) refuse();
      fields.push_back({column.name, keys[column.key]});
    } else {
      if (column.side == JoinSide::left ? is_right_only(how) : is_left_only(how)) refuse();
      fields.push_back({column.name, (column.side == JoinSide::left ? left : right).at(column.column).type});
    }
  }
  return Schema(std::move(fields));
}

std::string Join::text(std::span<const std::string> inputs) const {
  std::vector<std::string> equal, names;
  for (std::size_t key = 0; key < num_keys; ++key) {
    const std::string &left = inputs[2 + key], &right = inputs[2 + num_keys + key];
    equal.push_back(left == right ? left : left + " = " + right);
  }
  for (const JoinColumn& column : columns) names.push_back(column.name);
  std::string text = "join " + std::string(to_string(how)) + (num_keys == 0 ? "" : " on " + base::join(equal)) + " [" +
                     base::join(names) + "]" + (broadcast ? " broadcast" : "");
  if (!index.empty()) text += " in order";
  if (!divisions.empty()) text += ", " + std::to_string(divisions.size() - 1) + " known partitions";
  return text;
}

std::span<const Expr> join_keys(const Node& join, JoinSide side) {
  const std::size_t count = join.as<Join>()->num_keys;
  return std::span(join.inputs()).subspan(side == JoinSide::left ? 2 : 2 + count, count);
}

Expr make_join(Join op, Expr left, Expr right, std::span<const Expr> left_keys, std::span<const Expr> right_keys) {
  op.num_keys = static_cast<std::uint32_t>(left_keys.size());
  std::vector<Expr> inputs{std::move(left), std::move(right)};
  inputs.insert(inputs.end(), left_keys.begin(), left_keys.end());
  inputs.insert(inputs.end(), right_keys.begin(), right_keys.end());
  return make(std::move(op), std::move(inputs));
}

Expr swapped(const Expr& join) {
  Join op = *join->as<Join>();
  op.how = swapped(op.how);
  for (JoinColumn& column : op.columns)
    if (column.side != JoinSide::key) column.side = column.side == JoinSide::left ? JoinSide::right : JoinSide::left;
  return make_join(std::move(op), join->input(1), join->input(0), join_keys(*join, JoinSide::right),
                   join_keys(*join, JoinSide::left));
}

}  // namespace weft::plan
