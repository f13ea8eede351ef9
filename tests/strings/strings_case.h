// The strings that the tests of str() work on.
#pragma once

#include <utility>

#include "frame_case/frame_case.h"

namespace weft::frame_test {

/// The columns of data/strings.json: s, strings of all kinds with nulls; t, others that all have an "a"; n, small numbers.
const dd::Table& strings();

/// Checks the columns that `make(s, t)` gives, where `s` and `t` are str() of those columns.
template <class Make>
void expect_strings(Make make) {
  expect_recorded([&](const Rows& rows) {
    dd::DataFrame df = rows(strings());
    return frame_of(df, make(df["s"].str(), df["t"].str()));
  });
}

/// The same for a frame that `make(s)` gives.
template <class Make>
void expect_string_frame(Make make) {
  expect_recorded([&](const Rows& rows) { return make(rows(strings())["s"].str()); });
}

}  // namespace weft::frame_test
