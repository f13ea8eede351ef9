// What window functions say to a wrong use.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

TEST(WindowErrors, OfUse) {
  const DataFrame t = dd::read_csv(data_file("types.csv"));
  const auto user = [](std::string_view message, auto act) { expect_error(ErrorKind::user, message, act); };
  user("cumsum needs numbers, not string: cumsum(s)", [&] { t["s"].cumsum(); });
  user("cumprod needs numbers, not timestamp: cumprod(at)", [&] { t["at"].cumprod(); });
  user("cummin needs numbers or times, not string: cummin(s)", [&] { t["s"].cummin(); });
  user("mean needs numbers, not date: mean(d) over (2 rows)", [&] { t["d"].rolling(2).mean(); });
  user("shift: a column of int64 cannot hold .fill_value 0.5", [&] { t["i"].shift(1, 0.5); });
  user("ffill: the limit must be at least 1, not 0", [&] { t["n"].ffill(0); });
  user("bfill: the limit must be at least 1, not -3", [&] { t["n"].bfill(-3); });
  user("rank: method not found: mean (have: average, min, max, first, dense)", [&] { t["n"].rank({.method = "mean"}); });
  user("rank: na_option not found: last (have: keep, top, bottom)", [&] { t["n"].rank({.na_option = "last"}); });
  user("rolling: the window must be at least 1, not 0", [&] { t["n"].rolling(0); });
  user("rolling: .min_periods must be at least 0, not -1", [&] { t["n"].rolling(2, {.min_periods = -1}); });
  user("rolling: .min_periods must be at most the window, 2, not 3", [&] { t["n"].rolling(2, {.min_periods = 3}); });
  user("rolling: .on goes with a window over time, such as \"2D\"", [&] { t["n"].rolling(2, {.on = "at"}); });
  user("rolling: not a duration such as \"2D\", \"15min\", \"1h30min\": soon", [&] { t["n"].rolling("soon"); });
  user("rolling: closed not found: middle (have: right, left, both, neither)", [&] { t["n"].rolling(2, {.closed = "middle"}); });
  user("rolling: win_type not found: square (have: boxcar, triang, hamming, hann, blackman, gaussian)",
       [&] { t["n"].rolling(2, {.win_type = "square"}); });
  user("rolling: the .win_type \"gaussian\" needs a .std above 0", [&] { t["n"].rolling(2, {.win_type = "gaussian"}); });
  user("rolling: .std goes with the .win_type \"gaussian\"", [&] { t["n"].rolling(2, {.win_type = "hann", .std = 1}); });
  user("rolling: .closed does not go with a .win_type", [&] { t["n"].rolling(2, {.closed = "left", .win_type = "hann"}); });
  user("rolling: .win_type goes with a number of rows", [&] { t["n"].rolling("2D", {.on = "at", .win_type = "hann"}); });
  user("rolling: windows with a .win_type have sum, mean, var and std only",
       [&] { t["n"].rolling(2, {.win_type = "hann"}).max(); });
  user(
      "rolling: a window over time needs an index, or .on a column of times: set_index says which column it is, and a selection "
      "keeps it only where it names that column",
      [&] { t["n"].rolling("2D"); });
  user("rolling over time needs timestamps or dates, not int64: sum(n) over (2 days 00:00:00 of i)",
       [&] { t["n"].rolling("2D", {.on = "i"}).sum(); });
  user("expanding: min_periods must be at least 0, not -1", [&] { t["n"].expanding(-1); });
}

TEST(WindowErrors, OfData) {
  for (const Way& way : ways()) {
    SCOPED_TRACE(way.to_string());
    KeepConfig keep;
    set_config({.executor = way.executor, .optimize = way.optimize});
    const DataFrame t = Rows(way)("types.csv");
    expect_error(ErrorKind::data, "rolling over time: the times are not in order [window]",
                 [&] { t["i"].rolling("2D", {.on = "at"}).sum().compute(); });
    expect_error(ErrorKind::data, "rolling over time: a time is missing [window]",
                 [&] { t.set_index("seen")["i"].rolling("2D").sum().compute(); });
  }
}

}  // namespace
}  // namespace weft::frame_test
