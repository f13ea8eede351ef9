// Sorting, compared with pandas' stable sort.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::SortValues;

/// Checks some columns of a file sorted by keys.
void expect_sorted(const char* file, const dd::Columns& by, const SortValues& options, const std::vector<std::string>& columns) {
  expect_recorded([&](const Rows& rows) { return rows(file).sort_values(by, options)[columns]; });
}
void expect_types(const dd::Columns& by, const SortValues& options, const std::vector<std::string>& columns) {
  expect_sorted("types.csv", by, options, columns);
}

TEST(Sort, Integers) { expect_sorted("countries.csv", "year", {}, {"year", "country"}); }
TEST(Sort, Descending) { expect_sorted("countries.csv", "year", {.ascending = false}, {"year", "country"}); }
TEST(Sort, TwoKeys) {
  expect_recorded([](const Rows& rows) {
    return rows("countries.csv").sort_values({"continent", "year"}, {.ascending = {true, false}});
  });
}
TEST(Sort, NullsLast) { expect_types("n", {}, {"n", "i", "s"}); }
TEST(Sort, NullsFirst) { expect_types("n", {.na_position = "first"}, {"n", "i", "s"}); }
TEST(Sort, NullsLastDescending) { expect_types("g", {.ascending = false}, {"g", "i", "s"}); }
TEST(Sort, NullsFirstDescending) { expect_types("g", {.ascending = false, .na_position = "first"}, {"g", "i", "s"}); }
TEST(Sort, Strings) { expect_types("t", {}, {"t", "i"}); }
TEST(Sort, StringsDescending) { expect_types({"t", "i"}, {.ascending = false, .na_position = "first"}, {"t", "i"}); }
TEST(Sort, Dates) { expect_types("e", {}, {"e", "i"}); }
TEST(Sort, Timestamps) { expect_types("seen", {.ascending = false}, {"seen", "i"}); }
TEST(Sort, Times) { expect_types("clock", {}, {"clock", "i"}); }
TEST(Sort, Booleans) { expect_types({"c", "b"}, {}, {"c", "b", "i"}); }
TEST(Sort, WideIntegers) { expect_types("wide", {}, {"wide", "i"}); }
TEST(Sort, Floats) { expect_types("f", {.ascending = false}, {"f", "i"}); }
TEST(Sort, ManyKeys) {
  expect_types({"key", "c", "k", "n"}, {.ascending = {false, true, false, true}}, {"key", "c", "k", "n", "i"});
}

TEST(Sort, FilteredLater) {
  expect_recorded([](const Rows& rows) {
    DataFrame sorted = rows("countries.csv").sort_values("pop");
    return sorted[sorted["year"] > 1980];
  });
}
TEST(Sort, OfNothing) {
  expect_recorded([](const Rows& rows) {
    DataFrame df = rows("countries.csv");
    return df[df["year"] > 3000].sort_values("pop");
  });
}
TEST(Sort, Again) {
  expect_recorded([](const Rows& rows) { return rows("countries.csv").sort_values("pop").sort_values("continent"); });
}
TEST(Sort, ByAssigned) {
  expect_recorded([](const Rows& rows) {
    DataFrame df = rows("countries.csv");
    return df.assign("gdp", df["pop"] * df["gdpPercap"]).sort_values("gdp")[{"country", "gdp"}];
  });
}

}  // namespace
}  // namespace weft::frame_test
