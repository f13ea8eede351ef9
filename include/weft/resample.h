// Rows of a frame by periods of time.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <weft/groupby.h>

namespace weft::dd {

/// Options of DataFrame::resample; pandas'.
struct ResampleOptions {
  std::string closed = {};  ///< which of its two ends a period of a fixed time holds: "left" (the default) or "right"
  std::string label = {};   ///< which of its two ends stands for a period in the result: "left" (the default) or "right"
  std::string on = {};      ///< the column of timestamps or dates; none: the index
  /// Where periods of a fixed time begin: "start_day" (empty: that), at midnight of the first row's day; "start", at the first
  /// row; "epoch", at 1970-01-01; "end" and "end_day", so that one ends at the last row, or at midnight after it; or a time.
  std::string origin = {};
  std::string offset = {};  ///< a duration that `origin` is moved by, "30min"
};

/// How times are divided into periods.
struct Periods {
  std::int64_t step = 0;          ///< microseconds, of periods of a fixed time
  int months = 0;                 ///< of periods of the calendar, which begin with a month; 0: `step` counts
  plan::Expr origin = {};         ///< a scalar, a time at which one of them begins; none: 1970-01-01
  std::string time_zone = {};     ///< of the times
  bool of_clock = true;           ///< whether, in a time zone, it is what clocks show that is divided, and not instants
  bool closed_right = false;      ///< whether the period that ends at a time holds it
  bool label_right = false;       ///< whether the end of a period is its name
  std::int64_t label_offset = 0;  ///< what the name is later than that
};

/// Rows by the periods that they lie in. A result has a row for each period from the first to the last one with rows, in order,
/// and their beginnings (or ends) as its index. In a period without rows sums and counts are 0, products 1, everything else null.
/// Rows without a time are left out.
class Resampler {
 public:
  Resampler(plan::Expr frame, std::string time, const Periods& periods);
  /// The same periods, of which the methods below look at some columns only.
  Resampler operator[](const Columns& columns) const;
  /// The functions are those of Aggregation.
  DataFrame agg(const std::vector<Aggregation>& aggregations) const;
  /// The number of rows, as column "size".
  DataFrame size() const;
  // One function of each of the other columns that can have it.
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
  /// `_close`.
  DataFrame ohlc() const;

 private:
  DataFrame finish(const DataFrame& groups, const std::vector<std::pair<std::string, std::string>>& functions) const;
  DataFrame finish_all(const DataFrame& groups, const char* function) const;
  GroupBy groups_;
  std::string time_;
  Periods periods_;
};

}  // namespace weft::dd
