// Reductions of each row: what the columns of a frame have in one row -> one value.
#pragma once

#include <memory>

#include <weft/aggregation_options.h>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

class Series;

/// The columns of a frame, row by row: `df[{"a", "b"}].rowwise().sum()`; pandas' reductions with `axis=1`. Every method gives a
/// column of the same rows, of the values that are there (not null, not NaN); where none is, the sum is 0, the product 1, the
/// numbers 0, any false, all true, everything else null. Columns have to share a type, as in concat; what is a float64 of most
/// numbers is a float32 where all columns together make one.
class Rowwise {
 public:
  explicit Rowwise(plan::Expr frame);
  Series sum(const Reduce& options = {}) const;   ///< of numbers; of integers int64, or uint64 where none has a sign
  Series prod(const Reduce& options = {}) const;  ///< of numbers
  Series mean(const Reduce& options = {}) const;  ///< of numbers, float64
  Series min(const Reduce& options = {}) const;
  Series max(const Reduce& options = {}) const;
  Series count() const;                          ///< int64
  Series nunique() const;                        ///< different values, int64
  Series any(const Reduce& options = {}) const;  ///< whether a number is not zero, a text not empty
  Series all(const Reduce& options = {}) const;
  Series median(const Reduce& options = {}) const;  ///< of numbers, float64
  /// Of numbers, float64, linear between two neighbours. Throws a user Error for a `q` outside of [0, 1].
  Series quantile(double q = 0.5) const;
  /// Variance, standard deviation, and standard error of the mean, of numbers; the number of values, less `ddof`, divides.
  /// float64.
  Series var(int ddof = 1) const;
  Series var(const Reduce& options) const;
  Series std(int ddof = 1) const;
  Series std(const Reduce& options) const;
  Series sem(int ddof = 1) const;
  Series sem(const Reduce& options) const;
  /// The name of the first column that has the smallest, or the largest, value. string.
  Series idxmin() const;
  Series idxmax() const;

 private:
  plan::Expr frame_;
};

}  // namespace weft::dd
