// The first rows, compared with pandas.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

template <class Make>
void expect_countries(Make make) {
  expect_recorded([&](const Rows& rows) { return make(rows("countries.csv")); });
}

TEST(Head, None) {
  expect_countries([](const DataFrame& df) { return df.head(0); });
}
TEST(Head, Some) {
  expect_countries([](const DataFrame& df) { return df.head(7); });
}
TEST(Head, More) {
  expect_countries([](const DataFrame& df) { return df.head(1000); });
}
TEST(Head, OfFilter) {
  expect_countries([](const DataFrame& df) { return df[df["continent"] == "Africa"].head(8); });
}
TEST(Head, OfNothing) {
  expect_countries([](const DataFrame& df) { return df[df["year"] > 3000].head(3); });
}
TEST(Head, OfSorted) {
  expect_countries([](const DataFrame& df) { return df.sort_values("pop", {.ascending = false}).head(6); });
}
TEST(Head, OfAssigned) {
  expect_countries([](const DataFrame& df) { return df.assign("since", df["year"] - 1952).head(4); });
}
TEST(Head, OfSeries) {
  expect_countries([](const DataFrame& df) { return dd::Table({{"country", df["country"].head(3)}}); });
}
TEST(Head, OfFilteredSorted) {
  expect_countries([](const DataFrame& df) {
    return df[df["year"] > 1960].sort_values({"continent", "country", "year"}).head(9);
  });
}
TEST(Head, ThenMore) {
  expect_countries([](const DataFrame& df) { return df[df["lifeExp"] > 45][{"country", "lifeExp"}].head(20); });
}

}  // namespace
}  // namespace weft::frame_test
