// A frame -> about how many rows it will have.
#pragma once

#include <optional>
#include <unordered_map>

#include "plan/expr.h"
#include "plan/ops/read_parquet.h"

namespace weft::plan {

struct Estimate {
  double rows = 0;
  double domain = 0;  // rows there would be without the filters: what bounds the number of different values of a column
};

/// Guesses from what is known before anything runs: the rows and value ranges that footers of files tell, sizes of files and
/// tables, and how filters and joins usually thin rows out. Good for choosing between plans, for nothing else.
class Estimator {
 public:
  const Estimate& of(const Expr& frame);
  /// Bytes of all its rows.
  double bytes(const Expr& frame);
  /// How many different values a scalar over the frame's columns has, filters apart. At least 1.
  double distinct(const Expr& frame, const Expr& scalar);
  /// The fraction of the frame's rows for which a condition is true.
  double selectivity(const Expr& frame, const Expr& condition);

 private:
  Estimate make(const Expr& frame);
  Estimate of_join(const Expr& join);
  Estimate of_aggregate(const Expr& aggregate);
  double fraction(const Expr& frame, const Expr& condition);
  double fraction_equal(const Expr& frame, const Expr& scalar);

  std::unordered_map<Expr, Estimate> known_;
};

/// What is known of the values of a scalar over a frame's columns; nothing for what is no number or moment.
std::optional<ValueRange> value_range(const Expr& frame, const Expr& scalar);

/// Bytes of one row in memory, about.
double row_bytes(const Schema& schema);

}  // namespace weft::plan
