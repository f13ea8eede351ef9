// Windows of rows: rolling, expanding, ranks, and the windows of groups.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
struct WindowCall;
}  // namespace weft::plan

namespace weft::dd {

class Series;

/// Options of Series::rank; pandas'.
struct Rank {
  std::string method = "average";  ///< of equal values: "average", "min", "max", "first" (in the rows' order) or "dense"
  std::string na_option = "keep";  ///< missing values have no rank ("keep"), or come before ("top") or after all ("bottom")
  bool ascending = true;
  bool pct = false;  ///< as a share of the number of ranked rows
};

/// Options of Series::rolling; pandas'.
struct RollingOptions {
  std::optional<std::int64_t> min_periods = {};  ///< values that a window needs; none: all its rows, or one over time
  bool center = false;                           ///< the window lies around the row instead of ending there
  std::string on = {};                           ///< the column of times of a window over time; none: the index
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
  Series count() const;  ///< of values that are there; min_periods counts rows here
  Series var() const;    ///< of a sample: divided by the count less one
  Series std() const;
  Series median() const;

 private:
  Series compute(int function) const;
  plan::Expr frame_;
  std::string name_;
  std::vector<plan::Expr> inputs_;  // of the call
  std::shared_ptr<const plan::WindowCall> call_;
};

}  // namespace weft::dd
