// One value of a frame of one row, used beside the rows of another frame.
#pragma once

#include <string>
#include <vector>

#include "plan/expr.h"

namespace weft::plan {

/// A scalar whose input is a frame of one row: the value of its first column, the same for every row that it is used beside.
/// Plans hold it as a program wrote it; attach_values() turns it into a column before a plan is run.
struct FrameValue {
  static constexpr std::string_view name = "frame_value";
  static constexpr OpKind kind = OpKind::scalar;

  static void fields(auto&, auto&&) {}
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// Inputs: a frame, and a frame of one row for each name. The rows of the first frame, and under each name, in all of them, the
/// value of the first column of the frame that belongs to it.
struct AttachValues {
  static constexpr std::string_view name = "attach_values";
  static constexpr OpKind kind = OpKind::frame;
  static constexpr bool per_partition = true;
  static constexpr bool row_wise = true;
  std::vector<std::string> names;

  static void fields(auto& self, auto&& visit) { visit("names", self.names); }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// Whether there is a FrameValue in a scalar.
bool has_frame_value(const Expr& scalar);

/// The value of a frame's first column, as a scalar.
Expr value_of(const Expr& frame);

}  // namespace weft::plan
