// A value a row that is computed from other rows too: running sums, neighbours, moving windows, ranks; as SQL's `over`.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/literal.h"

namespace weft::plan {

/// Missing values (null and NaN) as pandas has them: cum* leave them out and are null there; sum to quantile leave them out.
enum class WindowFunction : std::uint8_t {
  cumsum,   // of numbers, booleans and durations; the type of their sum
  cumprod,  // of numbers and booleans; the type of their sum
  cummin,   // the input's type
  cummax,   // the input's type
  row,      // int64: the rows before it; pandas' cumcount
  shift,    // the value `rows` rows before; `fill` where there is none
  ffill,    // the last value that is there, at most `rows` rows before; no limit: 0
  bfill,    // the next one
  rank,     // float64
  // Over a window (see WindowCall); float64 but where said.
  sum,
  mean,
  min,
  max,
  count,  // values that are there
  var,    // of a sample (ddof = 1)
  std,
  skew,  // adjusted for bias
  kurt,
  median,
  quantile,  // the `share` quantile, linear between neighbours
  apply,     // what the registered function `callee` makes of all values, missing ones as NaN; null where it gives NaN
  // Over the rows of a group, float64.
  transform,  // what `callee` makes of all values, for each row or for all; null where it gives NaN
};
template <>
struct EnumRange<WindowFunction> {
  static constexpr auto last = WindowFunction::transform;
};

/// The rank of equal values.
enum class RankMethod : std::uint8_t { average, min, max, first, dense };
template <>
struct EnumRange<RankMethod> {
  static constexpr auto last = RankMethod::dense;
};

/// The rank of missing values: none, or before or after all others.
enum class RankMissing : std::uint8_t { keep, top, bottom };
template <>
struct EnumRange<RankMissing> {
  static constexpr auto last = RankMissing::bottom;
};

/// How far a window function looks.
enum class WindowReach : std::uint8_t {
  running,     // a small summary of all rows before (of bfill: after)
  neighbours,  // so many rows before and after
  time,        // the rows before within a duration
  whole,       // all rows
  group,       // the rows of equal keys
};

/// A scalar that no evaluator knows: extract_windows() makes a Window of it before a plan is optimized.
/// Inputs: the value, the group keys, and the time of a window over time. Rows of equal keys are as a frame of their own, in
/// their order. A window of sum to quantile ends at the row (with `center`: lies around it): `rows` of them, or those less than
/// `microseconds` before it (with `center`: half of that before it, and no more after it), or all from the first on. With
/// `left_closed` it begins a row earlier, or with the rows of just that distance; without `right_closed` it ends a row earlier,
/// or before the rows of just that distance. The result is null where it has less than `min_periods` values (of count: rows).
struct WindowCall {
  static constexpr std::string_view name = "window_call";
  static constexpr OpKind kind = OpKind::scalar;
  static constexpr bool takes_categories = true;
  WindowFunction function = WindowFunction::cumsum;
  std::int64_t rows = 0;
  std::int64_t microseconds = 0;
  std::int64_t min_periods = 1;
  bool center = false;
  double share = 0.5;       // of quantile
  std::string callee = {};  // of apply and transform
  RankMethod method = RankMethod::average;
  RankMissing missing = RankMissing::keep;
  bool ascending = true;
  bool pct = false;  // ranks as shares of the number of ranked rows
  Literal fill = {};
  std::uint32_t num_keys = 0;
  bool drop_null_keys = true;  // null where a key is missing; otherwise missing keys are equal
  bool left_closed = false, right_closed = true;
  std::int64_t ddof = 1;             // of var and std
  std::vector<double> weights = {};  // of sum and mean of a number of rows: of each, or none

  static void fields(auto& self, auto&& visit) {
    visit("function", self.function);
    visit("rows", self.rows);
    visit("microseconds", self.microseconds);
    visit("min_periods", self.min_periods);
    visit("center", self.center);
    visit("share", self.share);
    visit("callee", self.callee);
    visit("method", self.method);
    visit("missing", self.missing);
    visit("ascending", self.ascending);
    visit("pct", self.pct);
    visit("fill", self.fill);
    visit("num_keys", self.num_keys);
    visit("drop_null_keys", self.drop_null_keys);
    visit("left_closed", self.left_closed);
    visit("right_closed", self.right_closed);
    visit("ddof", self.ddof);
    visit("weights", self.weights);
  }
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;

  std::size_t num_inputs() const { return 1 + num_keys + (microseconds > 0 ? 1 : 0); }
  WindowReach reach() const;
  /// Rows before and after a row that its value depends on; of neighbours.
  std::int64_t rows_before() const;
  std::int64_t rows_after() const;
  /// Microseconds before and after a row within which, but not at which, all lies that its value depends on; of time.
  std::int64_t time_before() const;
  std::int64_t time_after() const;
};

/// Whether there is a WindowCall, GroupValue or LookUp in a scalar: then its values depend on which rows there are and on their
/// order, or on other rows.
bool has_window(const Expr& scalar);

/// Whether one of a node's scalars has one.
bool uses_window(const Node& frame);

}  // namespace weft::plan
