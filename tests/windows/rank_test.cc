// Places in order.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

Columns methods(const dd::Series& series, const std::vector<std::string>& names, dd::Rank options) {
  Columns made;
  for (const std::string& name : names) {
    options.method = name;
    made.emplace_back(name, series.rank(options));
  }
  return made;
}

TEST(Rank, Methods) {
  expect_columns([](const DataFrame& t) { return methods(t["n"], {"average", "min", "max", "first", "dense"}, {}); });
}
TEST(Rank, Descending) {
  expect_columns([](const DataFrame& t) {
    return methods(t["g"], {"average", "min", "max", "first", "dense"}, {.ascending = false});
  });
}
TEST(Rank, Missing) {
  expect_columns([](const DataFrame& t) -> Columns {
    return {{"keep", t["n"].rank({.method = "min"})},
            {"top", t["n"].rank({.method = "min", .na_option = "top"})},
            {"bottom", t["n"].rank({.method = "min", .na_option = "bottom"})}};
  });
}
TEST(Rank, Shares) {
  expect_columns([](const DataFrame& t) { return methods(t["n"], {"average", "first", "dense"}, {.pct = true}); });
}
TEST(Rank, OfText) {
  expect_columns([](const DataFrame& t) -> Columns { return {{"s", t["s"].rank()}, {"t", t["t"].rank({.method = "dense"})}}; });
}
TEST(Rank, OfTimes) {
  expect_columns([](const DataFrame& t) -> Columns { return {{"at", t["at"].rank()}, {"day", t["e"].rank({.method = "min"})}}; });
}

}  // namespace
}  // namespace weft::frame_test
