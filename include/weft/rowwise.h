// Reductions of each row: what the columns of a frame have in one row -> one value.
#pragma once

#include <memory>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

class Series;

/// The columns of a frame, row by row: `df[{"a", "b"}].rowwise().sum()`; pandas' reductions with `axis=1`. Every method gives a
/// column of the same rows, of the values that are there (not null, not NaN); where none is, the sum is 0, the product 1, the
/// number 0, any false, all true, everything else null. Columns have to share a type, as in concat.
class Rowwise {
 public:
  explicit Rowwise(plan::Expr frame);
  Series sum() const;   ///< of numbers
  Series prod() const;  ///< of numbers
  Series mean() const;  ///< of numbers, float64
  Series min() const;
  Series max() const;
  Series count() const;  ///< int64
  Series any() const;    ///< whether a number is not zero, a text not empty
  Series all() const;
  Series var(int ddof = 1) const;  ///< of numbers, float64
  Series std(int ddof = 1) const;
  Series sem(int ddof = 1) const;
  Series idxmin() const;  ///< the name of the first column that has the smallest value. string
  Series idxmax() const;  ///< the same of the largest

 private:
  plan::Expr frame_;
};

}  // namespace weft::dd
