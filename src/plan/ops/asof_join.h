// Each left row brought together with the nearest right row in an order.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/ops/join.h"

namespace weft::plan {

/// Which right row a left row meets, of those with equal keys.
enum class AsofDirection : std::uint8_t {
  backward,  // the last that does not come after it
  forward,   // the first that does not come before it
  nearest,   // the nearer of the two, the former when they are as near
};
template <>
struct EnumRange<AsofDirection> {
  static constexpr auto last = AsofDirection::nearest;
};

/// Inputs: the left frame, the right frame, the left order (a number or a time), the left keys, the right order, the right keys;
/// those of a pair have one type. Each left row comes out once, in its place; nulls beside it when there is no right row for it,
/// as for a row whose order is missing. Of right rows at the same place the last is met backward and the first forward.
struct AsofJoin {
  static constexpr std::string_view name = "asof_join";
  static constexpr OpKind kind = OpKind::frame;
  static constexpr bool row_wise = true;  // in a fragment, where the right rows are a TaskInput
  AsofDirection direction = AsofDirection::backward;
  std::uint32_t num_keys = 0;
  bool allow_equal = true;
  std::optional<double> tolerance;  // how far apart they may be, in the order's own units
  std::vector<JoinColumn> columns;  // of the left and right sides
  bool broadcast = false;           // in a fragment: all tasks have the same right rows

  static void fields(auto& self, auto&& visit) {
    visit("direction", self.direction);
    visit("num_keys", self.num_keys);
    visit("allow_equal", self.allow_equal);
    visit("tolerance", self.tolerance);
    visit("columns", self.columns);
    visit("broadcast", self.broadcast);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

std::string_view to_string(AsofDirection direction);

/// The scalars of one side: its order, then its keys.
std::span<const Expr> asof_scalars(const Node& join, JoinSide side);
/// The same join in a task: `left` flows, `right` is a TaskInput.
Expr asof_join_of(const Expr& join, Expr left, Expr right, bool broadcast);

}  // namespace weft::plan
