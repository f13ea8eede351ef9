// Rows of a frame by periods of time.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <weft/groupby.h>

namespace weft::frame {
struct Periods;
}

namespace weft::dd {

/// Options of DataFrame::resample; pandas'.
struct ResampleOptions {
  /// Which of its two ends a period holds, "left" or "right". Empty: the left one, but the right one for W, ME, QE and YE, and
  /// where `origin` is an end. W, ME, QE and YE end with a last day: where the right end is held, all of that day is in the
  /// period, and else it belongs to the next.
  std::string closed = {};
  /// Which of its two ends stands for a period in the result, "left" or "right". Empty: as for `closed`. The right end of W, ME,
  /// QE and YE is their last day, the left one the last day of the period before.
  std::string label = {};
  std::string on = {};  ///< the column of timestamps or dates; none: the index
  /// Where periods of a fixed time begin: "start_day" (empty: that), at midnight of the first row's day; "start", at the first
  /// row; "epoch", at 1970-01-01; "end" and "end_day", so that one ends at the last row, or at midnight after it; or a time.
  std::string origin = {};
  std::string offset = {};  ///< a duration that `origin` is moved by, "30min"
};

/// Rows by the periods that they lie in. A result has a row for each period from the first to the last one with rows, in order,
/// and their beginnings (or ends) as its index. In a period without rows sums and counts are 0, products 1, everything else null.
/// Rows without a time are left out.
class Resampler {
 public:
  /// As DataFrame::resample makes it.
  Resampler(plan::Expr frame, std::string time, const frame::Periods& periods);
  /// The same periods, of which the methods below look at some columns only. Throws a user Error for an unknown column.
  Resampler operator[](const Columns& columns) const;
  /// The aggregations, whose functions are those of Aggregation, as columns in their order. Throws a user Error for an unknown
  /// column or function, for a function that the column's type cannot have, and for a name that comes twice.
  DataFrame agg(const std::vector<Aggregation>& aggregations) const;
  /// The number of rows, int64, as column "size".
  DataFrame size() const;
  /// One function of each of the other columns that can have it, or of the chosen columns when there are such. Definitions and
  /// types are those of Aggregation. Throw a user Error for a chosen column that cannot have it.
  DataFrame sum(std::int64_t min_count = 0) const;  ///< null of fewer than `min_count` values, as prod
  DataFrame prod(std::int64_t min_count = 0) const;
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
  /// Of each column of numbers the first, the largest, the smallest and the last value: `<column>_open`, `_high`, `_low`,
  /// `_close`. Throws a user Error when no column holds numbers.
  DataFrame ohlc() const;

 private:
  DataFrame finish(const DataFrame& groups, const std::vector<std::pair<std::string, std::string>>& functions) const;
  DataFrame finish_all(const DataFrame& groups, const char* function) const;
  GroupBy groups_;
  std::string time_;
  std::shared_ptr<const frame::Periods> periods_;
};

}  // namespace weft::dd
