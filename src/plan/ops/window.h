// The same rows with columns that are computed from other rows too: running sums, neighbours, moving windows, ranks.
#pragma once

#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/ops/window_call.h"

namespace weft::plan {

struct WindowItem {
  std::string output;  // the name of its column
  WindowCall call;

  static void fields(auto& self, auto&& visit) {
    visit("output", self.output);
    visit("call", self.call);
  }
};

/// Inputs: a frame; for each item the inputs of its call. Output: the kept columns of the frame, then the items. Rows, their
/// order and partitions stay. All items look equally far (WindowReach); those of groups have the same keys.
/// As a task: with `has_neighbours`, slot 1 holds the rows before those of slot 0 and slot 2 the rows after them, as far as the
/// items look; of a running reach, slot 1 holds the carries of all partitions, of which the task's is row `carry`.
struct Window {
  static constexpr std::string_view name = "window";
  static constexpr OpKind kind = OpKind::frame;
  std::vector<std::string> kept;
  std::vector<WindowItem> items;
  std::optional<std::uint64_t> carry;
  bool has_neighbours = false;

  static void fields(auto& self, auto&& visit) {
    visit("kept", self.kept);
    visit("items", self.items);
    visit("carry", self.carry);
    visit("has_neighbours", self.has_neighbours);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;

  /// The first input of an item's call.
  std::size_t first_input(std::size_t item) const;
};

/// Inputs: those of a Window of running items. Output: one row, what the rows of the partition leave to those that come after
/// (of bfill: before): for each item the columns of carry_fields().
struct WindowCarry {
  static constexpr std::string_view name = "window_carry";
  static constexpr OpKind kind = OpKind::frame;
  std::vector<WindowItem> items;

  static void fields(auto& self, auto&& visit) { visit("items", self.items); }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// Inputs: a frame with a row for each partition, in order: its WindowCarry. Output: a row for each, what all partitions before
/// it (of bfill: after it) leave.
struct JoinCarries {
  static constexpr std::string_view name = "join_carries";
  static constexpr OpKind kind = OpKind::frame;
  std::vector<WindowItem> items;

  static void fields(auto& self, auto&& visit) { visit("items", self.items); }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// The columns of an item in a carry: the value (a sum, an extreme, the last value), a count, a mean, a sum of squares; what a
/// function does not need of these is null.
constexpr std::size_t carry_width = 6;

}  // namespace weft::plan
