// Windows of rows: rolling, expanding, ranks, and the windows of groups.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <weft/function.h>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
struct WindowCall;
}  // namespace weft::plan

namespace weft::dd {

class DataFrame;
class Series;

/// Options of Series::rank; pandas'.
struct Rank {
  std::string method = "average";  ///< of equal values: "average", "min", "max", "first" (in the rows' order) or "dense"
  std::string na_option = "keep";  ///< missing values have no rank ("keep"), or come before ("top") or after all ("bottom")
  bool ascending = true;
  bool pct = false;  ///< as a share of the number of ranked rows
};

/// Options of Series::cumsum, cumprod, cummin and cummax; pandas'.
struct Cumulative {
  bool skipna = true;  ///< leave missing values out; else all from the first one on are missing
};

/// Options of Series::rolling; pandas'.
struct RollingOptions {
  std::optional<std::int64_t> min_periods = {};  ///< values that a window needs; none: all its rows, or one over time
  bool center = false;                           ///< the window lies around the row instead of ending there
  std::string on = {};                           ///< the column of times of a window over time; none: the index
  /// Which ends belong to a window: "right" (the default), "left" (of rows: it ends before its row), "both" (it begins one row
  /// earlier) or "neither".
  std::string closed = {};
  /// Weights of the rows, which sum, mean, var and std know: "boxcar" (all 1), "triang", "hamming", "hann", "blackman" or
  /// "gaussian", as scipy.signal.windows has them. Empty: none.
  std::string win_type = {};
  double std = 0;  ///< rows; the standard deviation of "gaussian", above 0
};

/// A window at each row: what it ends with. Every method gives a column of the same rows, float64, null where the window has less
/// than min_periods values. Missing values (null and NaN) and infinite ones are left out, as in pandas.
class Windows {
 public:
  Windows(plan::Expr frame, std::string name, std::vector<plan::Expr> inputs, const plan::WindowCall& call);
  Series sum() const;
  Series mean() const;
  Series min() const;
  Series max() const;
  Series count() const;            ///< of values that are there; min_periods counts rows here
  Series var(int ddof = 1) const;  ///< divided by the count less `ddof`
  Series std(int ddof = 1) const;  ///< its square root
  Series median() const;
  /// Exact, linear between two neighbours. Throws a user Error for a `q` outside of [0, 1].
  Series quantile(double q) const;
  /// Skewness and excess kurtosis of the values of a window, and the standard error of their mean.
  Series skew() const;             ///< adjusted for bias; null for fewer than 3 values
  Series kurt() const;             ///< adjusted for bias; null for fewer than 4 values
  Series sem(int ddof = 1) const;  ///< the standard error of the mean: std over the root of the count
  /// What a registered function, `double f(std::span<const double> values)`, makes of the values of each window in the order of
  /// the rows, missing and infinite ones among them as NaN; null where it gives NaN. pandas' rolling.apply(raw=True). Throws a
  /// user Error for a function of something else.
  template <auto Fn, class Column = Series>
  Column apply() const {
    static_assert(!function_name<Fn>.empty(),
                  "apply: the function is not registered: write WEFT_FUNCTION(name); at namespace scope");
    return apply_function(std::string(function_name<Fn>));
  }
  /// Covariance and Pearson's correlation with a column of the same rows, over the rows of the window where both have a value.
  /// Throw a user Error for a column of other rows, and one that holds no numbers.
  Series cov(const Series& other, int ddof = 1) const;
  Series corr(const Series& other) const;
  /// Several of these by their names, as columns of that name: `rolling(3).agg({"mean", "max"})`.
  DataFrame agg(const std::vector<std::string>& functions) const;

 private:
  friend class FrameWindows;
  Series compute(int function, double share = 0.5, int ddof = 1) const;
  Series apply_function(const std::string& function) const;
  /// The same windows of another scalar over the frame; over the rows that the frame is made of.
  Windows over(plan::Expr value) const;
  Windows onto(const plan::Expr& rows) const;
  plan::Expr covariance(const plan::Expr& x, const plan::Expr& y, int ddof) const;
  plan::Expr frame_;
  std::string name_;
  std::vector<plan::Expr> inputs_;  // of the call
  std::shared_ptr<const plan::WindowCall> call_;
};

/// Windows over several columns of a frame or of its groups: every method gives the frame with what that of Windows gives in
/// place of each.
class FrameWindows {
 public:
  FrameWindows(plan::Expr frame, std::vector<std::pair<std::string, Windows>> columns);
  DataFrame sum() const;
  DataFrame mean() const;
  DataFrame min() const;
  DataFrame max() const;
  DataFrame count() const;
  DataFrame var(int ddof = 1) const;
  DataFrame std(int ddof = 1) const;
  DataFrame median() const;
  DataFrame quantile(double q) const;
  DataFrame skew() const;
  DataFrame kurt() const;
  DataFrame sem(int ddof = 1) const;
  /// Windows::apply of each column.
  template <auto Fn, class Frame = DataFrame>
  Frame apply() const {
    static_assert(!function_name<Fn>.empty(),
                  "apply: the function is not registered: write WEFT_FUNCTION(name); at namespace scope");
    return apply_function(std::string(function_name<Fn>));
  }
  /// Several of these of each column, as columns `<column>_<function>` in the columns' place.
  DataFrame agg(const std::vector<std::string>& functions) const;

 private:
  DataFrame apply_function(const std::string& function) const;
  template <class Function>
  DataFrame each(const Function& function) const;
  plan::Expr frame_;
  std::vector<std::pair<std::string, Windows>> columns_;  // by their names in the frame
};

}  // namespace weft::dd
