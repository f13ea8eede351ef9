// The rows that aggregations are tested on.
#pragma once

#include "frame_case/frame_case.h"

namespace weft::frame_test {

/// Groups with many values, one value, and none; nulls, NaN, large integers, float32, text, booleans, times: as samples() in
/// record_aggregations.py has them. Columns: key, part, x, n, big, h, flag, s, at, took.
dd::DataFrame samples(const Rows& rows);

/// Checks what `make(samples)` gives.
template <class Make>
void expect_samples(Make make) {
  expect_recorded([&](const Rows& rows) { return make(samples(rows)); });
}

}  // namespace weft::frame_test
