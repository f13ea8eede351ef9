// Functions of the user, by row and by partition.
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "frame_case/frame_case.h"

namespace functions {

double product(double a, double b) { return a * b; }
std::int64_t three_and_one(std::int64_t n) { return 3 * n + 1; }
std::string in_brackets(std::string_view text) { return "<" + std::string(text) + ">"; }
bool opposite(bool value) { return !value; }
std::string label(const std::string& text, std::int64_t n) { return text + ":" + std::to_string(n); }
bool is_large(std::int64_t n) { return n > 1000000; }
std::int64_t refuses_seven(std::int64_t n) {
  if (n == 7) throw std::runtime_error("seven is not wanted");
  return n;
}
weft::dd::Table two_columns(const weft::dd::Table& part) {
  return weft::dd::Table({{"year", part["year"]}, {"pop", part["pop"]}});
}
weft::dd::Table changes_its_mind(const weft::dd::Table& part) {
  return part.num_rows() == 0 ? part : weft::dd::Table({{"other", part["year"]}});
}

}  // namespace functions

using functions::changes_its_mind;
using functions::in_brackets;
using functions::is_large;
using functions::label;
using functions::opposite;
using functions::product;
using functions::refuses_seven;
using functions::three_and_one;
using functions::two_columns;
WEFT_FUNCTION(product);
WEFT_FUNCTION(three_and_one);
WEFT_FUNCTION(in_brackets);
WEFT_FUNCTION(opposite);
WEFT_FUNCTION(label);
WEFT_FUNCTION(is_large);
WEFT_FUNCTION(refuses_seven);
WEFT_FUNCTION(two_columns);
WEFT_FUNCTION(changes_its_mind);

namespace weft::frame_test {
namespace {

using dd::DataFrame;

TEST(Functions, OfDoubles) {
  expect_recorded([](const Rows& rows) { return rows("countries.csv").map<&product>({"pop", "gdpPercap"}).rename("gdp"); });
}
TEST(Functions, OfIntegers) {
  expect_recorded([](const Rows& rows) { return rows("types.csv")["n"].map<&three_and_one>(); });
}
TEST(Functions, OfStrings) {
  expect_recorded([](const Rows& rows) { return rows("types.csv")["t"].map<&in_brackets>(); });
}
TEST(Functions, OfBooleans) {
  expect_recorded([](const Rows& rows) { return rows("types.csv")["c"].map<&opposite>(); });
}
TEST(Functions, OfMixedTypes) {
  expect_recorded([](const Rows& rows) { return rows("types.csv").map<&label>({"t", "n"}).rename("label"); });
}
TEST(Functions, AsFilter) {
  expect_recorded([](const Rows& rows) {
    DataFrame df = rows("countries.csv");
    return df[df["pop"].map<&is_large>()];
  });
}
TEST(Functions, Aggregated) {
  expect_recorded([](const Rows& rows) {
    return Result::Values{{"sum", rows("types.csv")["n"].map<&three_and_one>().sum().compute()}};
  });
}
TEST(Functions, OfPartitions) {
  expect_recorded([](const Rows& rows) { return rows("countries.csv").map_partitions<&two_columns>(); });
}

TEST(Functions, WhatTheyThrowIsTheMessage) {
  for (const char* executor : {"local", "loopback"}) {
    KeepConfig keep;
    set_config({.executor = executor});
    expect_error(ErrorKind::user, "Function refuses_seven threw: seven is not wanted [read_csv]", [] {
      DataFrame t = dd::read_csv(data_file("types.csv"), {.blocksize = 256});
      (t["k"] + 4).map<&refuses_seven>().compute();
    });
  }
}

TEST(Functions, OfPartitionsKeepTheirColumns) {
  expect_error(ErrorKind::user,
               "Function gave other columns than for a table without rows: changes_its_mind (year int64 became other int64) "
               "[map_partitions]",
               [] { dd::read_csv(data_file("countries.csv"))[{"year"}].map_partitions<&changes_its_mind>().compute(); });
}

TEST(Functions, AreCheckedWhereTheyAreUsed) {
  DataFrame t = dd::read_csv(data_file("types.csv"));
  expect_error(ErrorKind::user, "Function takes int64 as argument 1, not string: three_and_one(t)",
               [&] { t["t"].map<&three_and_one>(); });
  expect_error(ErrorKind::user, "Function takes 2 arguments, not 1: product(n)", [&] { t.map<&product>("n"); });
  expect_error(ErrorKind::user, "Column not found: nn (have: i, j, n, wide, f, g, b, c, s, t, d, e, at, seen, clock, key, k)",
               [&] {
                 t.map<&product>({"nn", "f"});
               });
}

}  // namespace
}  // namespace weft::frame_test
