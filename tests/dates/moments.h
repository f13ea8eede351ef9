// The rows that the cases of dates are about.
#pragma once

#include "frame_case/frame_case.h"

namespace weft::frame_test {

/// The rows of data/moments.csv, with `took` and `gap` as durations, and `utc` in that time zone when `zoned`.
inline dd::DataFrame moments(const Rows& rows, bool zoned = false) {
  dd::DataFrame frame =
      rows("../../dates/data/moments.csv", {.dtype = {{"took", dd::string}, {"gap", dd::string}, {"x", dd::float64}}});
  frame = frame.assign("took", dd::to_timedelta(frame["took"])).assign("gap", dd::to_timedelta(frame["gap"]));
  return zoned ? frame.assign("utc", frame["utc"].dt().tz_localize("UTC")) : frame;
}

/// Checks the columns that `make(frame)` gives over moments.
template <class Make>
void expect_moments(Make make, bool zoned = false) {
  expect_recorded([&](const Rows& rows) {
    const dd::DataFrame frame = moments(rows, zoned);
    return frame_of(frame, make(frame));
  });
}

}  // namespace weft::frame_test
