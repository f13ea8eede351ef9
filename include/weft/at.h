// Where in a figure of subplots something is put.
#pragma once

#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace weft {

/// Rows or columns of a grid of subplots: one, several, or "all". They are counted from 1.
class Cells {
 public:
  Cells() = default;
  Cells(int number) : numbers_{number} {}
  Cells(std::initializer_list<int> numbers) : numbers_(numbers) {}
  Cells(std::vector<int> numbers) : numbers_(std::move(numbers)) {}
  /// Throws a user Error for another text than "all".
  Cells(const char* all);

  /// Whether anything was given, whether that is "all", and the numbers else.
  bool given() const { return all_ || !numbers_.empty(); }
  bool all() const { return all_; }
  const std::vector<int>& numbers() const { return numbers_; }

 private:
  bool all_ = false;
  std::vector<int> numbers_;
};

/// Where something is put in a figure of subplots: `{.row = 1, .col = 2}` or `{1, 2}`. Several rows and columns are gone through
/// side by side, with "all" for either every pair. Lines and rectangles over a whole axis go to all rows (or columns) when only
/// columns (or rows) are given.
struct At {
  Cells row = {};
  Cells col = {};
  std::optional<bool> secondary_y = {};  ///< On the axis at the right.
  /// Not where nothing is drawn yet; so of itself for lines and rectangles over a whole axis.
  std::optional<bool> exclude_empty_subplots = {};

  /// All subplots in which something is drawn.
  static At everywhere() { return {.row = "all", .col = "all", .exclude_empty_subplots = true}; }
};

}  // namespace weft
