// A rule such as "15min", "2W" or "QS-FEB" -> how times are divided into periods.
#pragma once

#include <string>

#include <weft/resample.h>

#include "plan/expr.h"

namespace weft::frame {

using plan::Expr;

/// Of a column of times or dates. Throws a user Error for an unknown rule, and for options that do not go together.
dd::Periods periods_of(const Expr& frame, const std::string& time, const std::string& rule, const dd::ResampleOptions& options);

/// The times that are divided: without a time zone.
Expr divided_time(const Expr& frame, const std::string& time, const dd::Periods& periods);
/// The beginning of the period that a time lies in; one that holds its right end begins behind its left one.
Expr begin_of(const Expr& at, const dd::Periods& periods);
/// What a period of such a beginning is called.
Expr label_of(const Expr& begin, const dd::Periods& periods);

}  // namespace weft::frame
