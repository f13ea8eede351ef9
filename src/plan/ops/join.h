// Rows of two frames brought together where their keys are equal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan/expr.h"
#include "plan/literal.h"

namespace weft::plan {

/// Which rows a join gives. A missing key, null or NaN, equals a missing key, as in pandas.
enum class JoinHow : std::uint8_t {
  inner,       // each pair of rows with equal keys
  left,        // the same, and left rows without a partner, with nulls beside them
  right,       // the same, and right rows without a partner
  outer,       // the same, and the rows of both sides that have none
  semi,        // left rows that have a partner, each once
  anti,        // left rows that have none
  cross,       // each pair of rows; no keys
  right_semi,  // right rows that have a partner, each once
  right_anti,  // right rows that have none
};
template <>
struct EnumRange<JoinHow> {
  static constexpr auto last = JoinHow::right_anti;
};

std::string_view to_string(JoinHow how);

/// Whether left rows without a partner come out, and right ones.
bool keeps_left(JoinHow how);
bool keeps_right(JoinHow how);
/// Whether rows of one side alone come out.
bool is_left_only(JoinHow how);
bool is_right_only(JoinHow how);
/// What a join is called when its sides change places.
JoinHow swapped(JoinHow how);

/// Where a column of the result comes from.
enum class JoinSide : std::uint8_t {
  left,
  right,
  key,  // a key's value, from whichever side has the row
};
template <>
struct EnumRange<JoinSide> {
  static constexpr auto last = JoinSide::key;
};

struct JoinColumn {
  JoinSide side = JoinSide::left;
  std::string column;     // of that side
  std::uint32_t key = 0;  // of JoinSide::key: its number
  std::string name;       // in the result

  static void fields(auto& self, auto&& visit) {
    visit("side", self.side);
    visit("column", self.column);
    visit("key", self.key);
    visit("name", self.name);
  }
  bool operator==(const JoinColumn&) const = default;
};

/// Inputs: the left frame, the right frame, a scalar over the left for each key, then as many over the right; those of a pair
/// have one type. Rows come in no promised order. In a task's fragment the left rows flow and the right ones are a TaskInput.
struct Join {
  static constexpr std::string_view name = "join";
  static constexpr OpKind kind = OpKind::frame;
  static constexpr bool row_wise = true;  // in a fragment: each left row meets all right ones that it can meet
  JoinHow how = JoinHow::inner;
  std::uint32_t num_keys = 0;
  std::vector<JoinColumn> columns;
  bool broadcast = false;  // in a fragment: all tasks have the same right rows
  // Of a join by indexes, in whose order both sides come and the result does too: the column of the result that has them. The one
  // key is a column of one name on both sides. With divisions (plan/index.h), both sides are in those partitions.
  std::string index = {};
  std::vector<Literal> divisions = {};

  static void fields(auto& self, auto&& visit) {
    visit("how", self.how);
    visit("num_keys", self.num_keys);
    visit("columns", self.columns);
    visit("broadcast", self.broadcast);
    visit("index", self.index);
    visit("divisions", self.divisions);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// The scalars of a join's keys on one side, which is left or right.
std::span<const Expr> join_keys(const Node& join, JoinSide side);
/// A join of those frames and keys.
Expr make_join(Join op, Expr left, Expr right, std::span<const Expr> left_keys, std::span<const Expr> right_keys);
/// The same rows with the sides in each other's place.
Expr swapped(const Expr& join);

}  // namespace weft::plan
