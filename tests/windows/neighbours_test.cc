// Values of the rows before and after.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

TEST(Neighbours, Shift) {
  expect_columns([](const DataFrame& t) -> Columns {
    return {{"i1", t["i"].shift()},     {"i3", t["i"].shift(3)},   {"i_2", t["i"].shift(-2)},
            {"i0", t["i"].shift(0)},    {"i50", t["i"].shift(50)}, {"text", t["t"].shift(1)},
            {"back", t["s"].shift(-3)}, {"b", t["b"].shift(2)},    {"day", t["d"].shift()}};
  });
}
TEST(Neighbours, ShiftWithValue) {
  expect_columns([](const DataFrame& t) -> Columns {
    return {{"i", t["i"].shift(2, -1)},
            {"n", t["n"].shift(-1, 0)},
            {"text", t["s"].shift(1, "none")},
            {"day", t["d"].shift(1, "2000-02-29")}};
  });
}
TEST(Neighbours, Diff) {
  expect_columns([](const DataFrame& t) -> Columns {
    return {
        {"i", t["i"].diff()}, {"i3", t["i"].diff(3)}, {"back", t["n"].diff(-2)}, {"g", t["g"].diff()}, {"at", t["at"].diff()}};
  });
}
TEST(Neighbours, PctChange) {
  expect_columns([](const DataFrame& t) -> Columns {
    return {{"k", (t["k"] + 1).pct_change()}, {"g", (t["g"] + 100).pct_change(2)}};
  });
}
TEST(Neighbours, Fill) {
  expect_columns([](const DataFrame& t) -> Columns {
    return {{"n_ffill", t["n"].ffill()},   {"t_ffill", t["t"].ffill()},   {"n_ffill1", t["n"].ffill(1)},
            {"t_ffill1", t["t"].ffill(1)}, {"n_ffill2", t["n"].ffill(2)}, {"t_ffill2", t["t"].ffill(2)},
            {"n_bfill", t["n"].bfill()},   {"t_bfill", t["t"].bfill()},   {"n_bfill1", t["n"].bfill(1)},
            {"t_bfill1", t["t"].bfill(1)}, {"n_bfill2", t["n"].bfill(2)}, {"t_bfill2", t["t"].bfill(2)}};
  });
}
TEST(Neighbours, FillLongGaps) {
  expect_columns([](const DataFrame& t) -> Columns {
    const dd::Series gaps = t["g"].where(t["i"] > 30);
    return {{"forward", gaps.ffill()}, {"back", gaps.bfill()}, {"some", gaps.ffill(7)}, {"back_some", gaps.bfill(7)}};
  });
}

}  // namespace
}  // namespace weft::frame_test
