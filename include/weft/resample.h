// Rows of a frame by periods of time.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <weft/groupby.h>

namespace weft::dd {

/// Options of DataFrame::resample; pandas'.
struct ResampleOptions {
  std::string on = {};  ///< the column of timestamps or dates; none: the index
};

/// Rows by the periods that they lie in, each of which begins at a multiple of the rule since midnight. A result has a row for
/// each period from the first to the last one with rows, in order, and their beginnings as its index. In a period without rows
/// sums and counts are 0, products 1, everything else null. Rows without a time are left out.
class Resampler {
 public:
  Resampler(plan::Expr frame, std::string time, std::int64_t step);
  /// The functions are those of Aggregation.
  DataFrame agg(const std::vector<Aggregation>& aggregations) const;
  /// The number of rows, as column "size".
  DataFrame size() const;
  // One function of each of the other columns that can have it.
  DataFrame sum() const;
  DataFrame prod() const;
  DataFrame mean() const;
  DataFrame min() const;
  DataFrame max() const;
  DataFrame count() const;
  DataFrame first() const;
  DataFrame last() const;
  DataFrame any() const;
  DataFrame all() const;
  DataFrame nunique() const;
  DataFrame var(int ddof = 1) const;
  DataFrame std(int ddof = 1) const;
  DataFrame sem(int ddof = 1) const;
  DataFrame skew() const;
  DataFrame kurt() const;
  DataFrame median() const;
  DataFrame quantile(double q = 0.5) const;

 private:
  DataFrame finish(const DataFrame& groups, const std::vector<std::pair<std::string, std::string>>& functions) const;
  DataFrame finish_all(const DataFrame& groups, const char* function) const;
  GroupBy groups_;
  std::string time_;
  std::int64_t step_;  // microseconds
};

}  // namespace weft::dd
