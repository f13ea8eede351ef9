// The rows that the tests of lists work on.
#pragma once

#include <string>

#include "frame_case/frame_case.h"

namespace weft::frame_test {

/// The path of a file in tests/lists/data.
inline std::string list_file(const std::string& name) { return std::string(WEFT_TEST_DATA) + "/../data/" + name; }

/// The rows of data/lists.jsonl: a key k, a number x, lists of integers i, as many texts in j, floats f, texts s, booleans b, and
/// a text t; all with nulls, lists with null items and empty ones too.
inline const dd::Table& lists() {
  static const dd::Table only = dd::read_json(list_file("lists.jsonl")).compute();
  return only;
}

/// Checks the columns that `make(frame)` gives over those rows.
template <class Make>
void expect_lists(Make make) {
  expect_recorded([&](const Rows& rows) {
    const dd::DataFrame df = rows(lists());
    return frame_of(df, make(df));
  });
}

/// Checks the frame or series that `make(frame)` gives.
template <class Make>
void expect_list_frame(Make make) {
  expect_recorded([&](const Rows& rows) { return Result(make(rows(lists()))); });
}

}  // namespace weft::frame_test
