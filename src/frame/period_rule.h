// A rule such as "15min", "2W" or "QS-FEB" -> how times are divided into periods.
#pragma once

#include <cstdint>
#include <string>

#include <weft/resample.h>

#include "plan/expr.h"

namespace weft::frame {

using plan::Expr;

/// How times are divided into periods.
struct Periods {
  std::int64_t step = 0;          // microseconds, of periods of a fixed time
  int months = 0;                 // of periods of the calendar, which begin with a month; 0: `step` counts
  Expr origin = {};               // a scalar, a time at which one of them begins; none: 1970-01-01
  std::string time_zone = {};     // of the times
  bool of_clock = true;           // whether, in a time zone, it is what clocks show that is divided, and not instants
  bool closed_right = false;      // of a fixed time: whether the period that ends at a time holds it
  std::int64_t shift = 0;         // what is added to a time before its period is looked for
  bool label_right = false;       // whether the end of a period is its name
  std::int64_t label_offset = 0;  // what the name is later than that
};

/// Of a column of times or dates. Throws a user Error for an unknown rule, and for options that do not go together.
Periods periods_of(const Expr& frame, const std::string& time, const std::string& rule, const dd::ResampleOptions& options);

/// The times that are divided: without a time zone.
Expr divided_time(const Expr& frame, const std::string& time, const Periods& periods);
/// The beginning of the period that a time lies in; one that holds its right end begins behind its left one. Periods of the
/// calendar that end with a last day are told by the day after, with which a month or a week begins.
Expr begin_of(const Expr& at, const Periods& periods);
/// What a period of such a beginning is called.
Expr label_of(const Expr& begin, const Periods& periods);

}  // namespace weft::frame
