// Lists: every message that a user can cause.
#include "lists/lists_case.h"

namespace weft::frame_test {
namespace {

class ListErrors : public ::testing::Test {
 protected:
  template <class Act>
  void expect_user(std::string_view message, Act act) {
    expect_error(ErrorKind::user, message, act);
  }
  dd::DataFrame df = dd::from_table(lists());
};

TEST_F(ListErrors, Methods) {
  expect_user("list() needs a column of lists; x is int64", [&] { df["x"].list(); });
  expect_user("explode needs columns of lists, not int64: x", [&] { df.explode("x"); });
  expect_user("explode needs columns of lists, not string: t", [&] { df["t"].explode(); });
  expect_user("explode needs at least one column", [&] { df.explode(std::vector<std::string>{}); });
  expect_user("Lists are not told apart: nunique: row_distinct(i)", [&] { df[{"i"}].rowwise().nunique(); });
  expect_user("explode: a column is named twice: i", [&] { df.explode({"i", "i"}); });
  expect_user("slice needs a step other than 0", [&] { df["i"].list().slice({}, {}, 0); });
  expect_user("Only lists of strings can be joined, not list<int64>: list.join(i, \"-\")", [&] { df["i"].str().join("-"); });
  expect_user("Cannot use a string function on list<string>: str.upper(s)", [&] { df["s"].str().upper(); });
  expect_user("findall takes a pattern of at most one group, write (?:...): (a)(b): str.findall(t, \"(a)(b)\", true)",
              [&] { df["t"].str().findall("(a)(b)"); });
}

TEST_F(ListErrors, Keys) {
  expect_user("Cannot sort by list<int64>: i", [&] { df.sort_values("i"); });
  expect_user("Cannot group by list<string>: s", [&] { df.groupby("s").size(); });
  expect_user("Cannot group by list<int64>: i", [&] { df["i"].value_counts(); });
  expect_user("Cannot group by list<int64>: i", [&] { df.drop_duplicates(); });
  expect_user("Cannot join on list<int64>: i", [&] { df.merge(df, {.on = {"i"}}); });
  expect_user("Cannot set the index to list<int64>: i", [&] { df.set_index("i"); });
  expect_user("Cannot shuffle by list<int64>: i", [&] { df.shuffle("i"); });
  expect_user("Cannot sort by a column of lists: i", [&] { lists().sort_values("i"); });
}

TEST_F(ListErrors, Values) {
  expect_user("Cannot compute list<int64> + int64: (i + 1)", [&] { df["i"] + 1; });
  expect_user("Cannot compare list<int64> with list<int64>: (i == i)", [&] { df["i"] == df["i"]; });
  expect_user("Cannot convert list<int64> to string: cast(i, string)", [&] { df["i"].astype(dd::string); });
  expect_user("Cannot convert int64 to list: cast(x, list)", [&] { df["x"].astype(dd::list); });
  expect_user("Cannot fill list<int64> with list<string>: coalesce(i, s)", [&] { df["i"].fillna(df["s"]); });
  expect_user("sum cannot be had of a list: i", [&] { df["i"].sum(); });
  expect_user("min cannot be had of a list: i", [&] { df["i"].min(); });
  expect_user("nunique cannot be had of a list: i", [&] { df["i"].nunique(); });
  expect_user("list cannot be had of a list: i", [&] { df.groupby("k").agg({{"i", "list"}}); });
  expect_user("cummax needs numbers or times, not list<int64>: cummax(i)", [&] { df["i"].cummax(); });
}

TEST_F(ListErrors, Lengths) {
  expect_error(ErrorKind::data, "explode: lists of one row differ in length: i has 2 items, j 1 [explode]", [&] {
    dd::from_table(dd::Table({{"i", dd::Column(std::vector<std::vector<std::int64_t>>{{1, 2}})},
                              {"j", dd::Column(std::vector<std::vector<std::string>>{{"a"}})}}))
        .explode({"i", "j"})
        .compute();
  });
}

TEST_F(ListErrors, Columns) {
  expect_user("Column of type int64 has no items", [&] { lists()["x"].items(); });
  expect_user("Column of type int64 has no items", [&] { lists()["x"].offsets(); });
  expect_user("Column of type int64 has no lists", [&] { lists()["x"].at<std::vector<double>>(0); });
  expect_user("Column of type list has no values of type float64", [&] { lists()["i"].at<double>(0); });
  expect_user("Column of type list has no values of type float64", [&] { lists()["i"].to_doubles(); });
  expect_user("Column of type list has no values of type int64", [&] { lists()["i"].values<std::int64_t>(); });
  expect_user("Value is null: row 2", [&] { lists()["i"].at<std::vector<double>>(2); });
}

}  // namespace
}  // namespace weft::frame_test
