// merge_asof: each row with the nearest row of another frame.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::MergeAsof;

/// The test's name begins with the direction.
std::string direction() {
  const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
  return name.starts_with("Backward") ? "backward" : name.starts_with("Forward") ? "forward" : "nearest";
}

void expect_near(const std::string& on, const std::string& by, MergeAsof options) {
  std::vector<std::string> left{on}, right{on};
  if (!by.empty()) left.push_back(by), right.push_back(by), options.by = by;
  left.emplace_back("trade");
  right.emplace_back("quote");
  options.on = on;
  options.direction = direction();
  expect_recorded([&](const Rows& rows) {
    return merge_asof(rows("../../joins/data/trades.csv")[left], rows("../../joins/data/quotes.csv")[right], options);
  });
}

#define EACH_DIRECTION(name, ...)                          \
  TEST(Asof, Backward##name) { expect_near(__VA_ARGS__); } \
  TEST(Asof, Forward##name) { expect_near(__VA_ARGS__); }  \
  TEST(Asof, Nearest##name) { expect_near(__VA_ARGS__); }

EACH_DIRECTION(Times, "at", "", {})
EACH_DIRECTION(Integers, "place", "", {})
EACH_DIRECTION(Floats, "level", "", {})
EACH_DIRECTION(By, "at", "ticker", {})
EACH_DIRECTION(NotEqual, "place", "", {.allow_exact_matches = false})
EACH_DIRECTION(Tolerance, "at", "ticker", {.tolerance = "12s"})
EACH_DIRECTION(ToleranceOfIntegers, "place", "", {.tolerance = 1})
EACH_DIRECTION(ToleranceOfFloats, "level", "", {.tolerance = 0.05, .allow_exact_matches = false})

struct Ticks {
  DataFrame trades, quotes;
};
/// Trades by the index "at", and quotes by the index "quoted"; or with these as columns.
Ticks ticks(const Rows& rows, bool left_index, bool right_index, const std::vector<std::string>& by = {}) {
  std::vector<std::string> left{"at"}, right{"at"};
  left.insert(left.end(), by.begin(), by.end());
  right.insert(right.end(), by.begin(), by.end());
  left.emplace_back("trade");
  right.emplace_back("quote");
  const DataFrame trades = rows("../../joins/data/trades.csv")[left].set_index("at");
  const DataFrame quotes = rows("../../joins/data/quotes.csv")[right].rename({{"at", "quoted"}}).set_index("quoted");
  return {left_index ? trades : trades.reset_index(), right_index ? quotes : quotes.reset_index()};
}

TEST(Asof, ByIndexes) {
  expect_recorded([](const Rows& rows) {
    const auto [trades, quotes] = ticks(rows, true, true);
    const DataFrame made = merge_asof(trades, quotes, {.left_index = true, .right_index = true});
    EXPECT_EQ(made.index_name(), "at");
    return made;
  });
}
TEST(Asof, ByLeftIndex) {
  expect_recorded([](const Rows& rows) {
    const auto [trades, quotes] = ticks(rows, true, false);
    return merge_asof(trades, quotes, {.right_on = "quoted", .left_index = true});
  });
}
TEST(Asof, ByRightIndex) {
  expect_recorded([](const Rows& rows) {
    const auto [trades, quotes] = ticks(rows, false, true);
    return merge_asof(trades, quotes, {.left_on = "at", .right_index = true});
  });
}
TEST(Asof, ByIndexesAndTicker) {
  expect_recorded([](const Rows& rows) {
    const auto [trades, quotes] = ticks(rows, true, true, {"ticker"});
    const DataFrame made = merge_asof(trades, quotes, {.left_index = true, .right_index = true, .by = "ticker"});
    EXPECT_EQ(made.index_name(), "at");
    return made;
  });
}

TEST(Asof, ByTwoNames) {
  expect_recorded([](const Rows& rows) {
    const DataFrame trades = rows("../../joins/data/trades.csv")[{"level", "ticker", "trade"}];
    const DataFrame quotes = rows("../../joins/data/quotes.csv")[{"level", "ticker", "quote"}].rename({{"ticker", "symbol"}});
    return merge_asof(trades, quotes, {.on = "level", .left_by = "ticker", .right_by = "symbol"});
  });
}

TEST(AsofErrors, OfIndexes) {
  const DataFrame left = dd::read_csv(data_file("../../joins/data/trades.csv"));
  const DataFrame indexed = left.set_index("at");
  const auto user = [](const std::string& message, auto act) { expect_error(ErrorKind::user, message, act); };
  user(
      "merge_asof: the left frame has no index: set_index says which column it is, and a selection keeps it only where it names "
      "that column",
      [&] { merge_asof(left, indexed, {.left_index = true, .right_index = true}); });
  user(
      "merge_asof: the right frame has no index: set_index says which column it is, and a selection keeps it only where it names "
      "that column",
      [&] { merge_asof(indexed, left, {.left_index = true, .right_index = true}); });
  user("merge_asof: .on excludes .left_index and .right_index",
       [&] { merge_asof(indexed, indexed, {.on = "at", .left_index = true}); });
  user("merge_asof: .left_index excludes .left_on",
       [&] { merge_asof(indexed, indexed, {.left_on = "at", .left_index = true, .right_index = true}); });
  user("merge_asof: the right frame needs a key too: .right_on or .right_index",
       [&] { merge_asof(indexed, indexed, {.left_index = true}); });
}

/// Numbers that are the same as floats.
TEST(AsofIntegers, WithAndWithoutSigns) {
  const std::int64_t large = std::int64_t{1} << 60;
  const DataFrame left = dd::from_dict({{"k", {large - 1, large + 1}}});
  const DataFrame right = dd::from_dict({{"k", {large - 30, large, large + 30}}, {"n", {1, 2, 3}}});
  const dd::Table made =
      merge_asof(left, right.assign("k", right["k"].astype(dd::uint64)), {.on = "k", .direction = "forward"}).compute();
  ASSERT_EQ(made.num_rows(), 2u);
  EXPECT_EQ(made["n"].at<std::int64_t>(0), 2);
  EXPECT_EQ(made["n"].at<std::int64_t>(1), 3);
}

TEST(AsofErrors, AreSaid) {
  const DataFrame left = dd::read_csv(data_file("../../joins/data/trades.csv"));
  const DataFrame right = dd::read_csv(data_file("../../joins/data/quotes.csv"));
  const auto user = [](const std::string& message, auto act) { expect_error(ErrorKind::user, message, act); };
  user("merge_asof: .direction not found: back (have: backward, forward, nearest)",
       [&] { merge_asof(left, right, {.on = "at", .direction = "back"}); });
  user("merge_asof: it needs one column to be near by, in .on, not 0", [&] { merge_asof(left, right, {}); });
  user("merge_asof: it needs one column to be near by, in .on, not 2", [&] { merge_asof(left, right, {.on = {"at", "place"}}); });
  user("merge_asof: .on excludes .left_on and .right_on", [&] { merge_asof(left, right, {.on = "at", .left_on = "at"}); });
  user("merge_asof: .left_by and .right_by belong together; missing: .right_by",
       [&] { merge_asof(left, right, {.on = "at", .left_by = "ticker"}); });
  user("merge_asof: keys of these types cannot meet: at timestamp, place int64",
       [&] { merge_asof(left, right, {.left_on = "at", .right_on = "place"}); });
  user("merge_asof: rows are near one another by numbers or times, not by string: ticker",
       [&] { merge_asof(left, right, {.on = "ticker"}); });
  user("merge_asof: among times .tolerance is a duration such as \"2 days\", not 5",
       [&] { merge_asof(left, right, {.on = "at", .tolerance = 5}); });
  user("merge_asof: among numbers .tolerance is a number, not 5s",
       [&] { merge_asof(left, right, {.on = "place", .tolerance = "5s"}); });
  user("merge_asof: .tolerance is not negative, as here: -1", [&] { merge_asof(left, right, {.on = "place", .tolerance = -1}); });
}

}  // namespace
}  // namespace weft::frame_test
