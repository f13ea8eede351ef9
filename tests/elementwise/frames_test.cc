// What is done to whole frames: missing values, names, types, shape.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

DataFrame countries(const Rows& rows) { return rows("countries.csv"); }

TEST(Frames, DropNa) {
  expect_recorded([](const Rows& rows) { return countries(rows).dropna(); });
}
TEST(Frames, DropNaAll) {
  expect_recorded([](const Rows& rows) { return countries(rows).dropna({.how = "all", .subset = {"lifeExp", "gdpPercap"}}); });
}
TEST(Frames, DropNaSubset) {
  expect_recorded([](const Rows& rows) { return countries(rows).dropna({.subset = {"lifeExp"}}); });
}
TEST(Frames, DropNaThresh) {
  expect_recorded([](const Rows& rows) { return rows("types.csv").dropna({.thresh = 13}); });
}
TEST(Frames, FillNaMap) {
  expect_recorded([](const Rows& rows) { return countries(rows).fillna({{"lifeExp", 0.5}, {"gdpPercap", -1.0}}); });
}
TEST(Frames, FillNaAll) {
  expect_recorded([](const Rows& rows) { return countries(rows)[{"year", "lifeExp", "gdpPercap"}].fillna(0); });
}
TEST(Frames, IsNa) {
  expect_recorded([](const Rows& rows) { return rows("types.csv").isna(); });
}
TEST(Frames, NotNa) {
  expect_recorded([](const Rows& rows) { return rows("types.csv").notna(); });
}
TEST(Frames, AsType) {
  expect_recorded([](const Rows& rows) { return countries(rows)[{"year", "pop"}].astype(dd::float64); });
}
TEST(Frames, Round) {
  expect_recorded([](const Rows& rows) { return countries(rows).round(1); });
}
TEST(Frames, RoundMap) {
  expect_recorded([](const Rows& rows) { return countries(rows).round({{"gdpPercap", -2}}); });
}
TEST(Frames, Clip) {
  expect_recorded([](const Rows& rows) { return countries(rows)[{"year", "pop"}].clip(1960, 5000); });
}
TEST(Frames, Abs) {
  expect_recorded([](const Rows& rows) { return rows("types.csv")[{"i", "j", "n"}].abs(); });
}
TEST(Frames, Replace) {
  expect_recorded([](const Rows& rows) { return rows("types.csv")[{"key", "k", "f", "b"}].replace({{"red", "rot"}, {1, 100}}); });
}
TEST(Frames, SelectDtypes) {
  expect_recorded([](const Rows& rows) { return countries(rows).select_dtypes({.include = {"number"}}); });
}
TEST(Frames, SelectDtypesExclude) {
  expect_recorded([](const Rows& rows) { return countries(rows).select_dtypes({.exclude = {"int64"}}); });
}
TEST(Frames, Prefix) {
  expect_recorded([](const Rows& rows) { return countries(rows).add_prefix("x_"); });
}
TEST(Frames, Suffix) {
  expect_recorded([](const Rows& rows) { return countries(rows).add_suffix("_y"); });
}
TEST(Frames, SetAxis) {
  expect_recorded([](const Rows& rows) { return countries(rows)[{"year", "pop"}].set_axis({"y", "p"}); });
}
TEST(Frames, AssignSeveral) {
  expect_recorded([](const Rows& rows) {
    DataFrame df = countries(rows);
    return df.assign({{"pop", df["pop"] + 1}, {"year", df["pop"] - 1}, {"two", 2}});
  });
}
TEST(Frames, Insert) {
  expect_recorded([](const Rows& rows) {
    DataFrame df = countries(rows);
    return df.insert(1, "twice", df["pop"] * 2);
  });
}
TEST(Frames, DropIgnore) {
  expect_recorded([](const Rows& rows) { return countries(rows).drop({"pop", "nothing"}, {.errors = "ignore"}); });
}
TEST(Frames, Pipe) {
  const auto larger = [](const DataFrame& df, int than) { return df[df["pop"] > than]; };
  expect_recorded([&](const Rows& rows) { return countries(rows).pipe(larger, 1000000); });
}

TEST(Frames, Melt) {
  expect_recorded([](const Rows& rows) {
    return countries(rows).melt({.id_vars = {"country", "year"}, .value_vars = {"lifeExp", "gdpPercap"}});
  });
}
TEST(Frames, MeltNamed) {
  expect_recorded([](const Rows& rows) {
    return countries(rows).melt(
        {.id_vars = {"country"}, .value_vars = {"year", "gdpPercap"}, .var_name = "what", .value_name = "much"});
  });
}
TEST(Frames, MeltAll) {
  expect_recorded([](const Rows& rows) { return countries(rows)[{"year", "pop"}].melt(); });
}
TEST(Frames, MeltInOrder) {
  // Of one partition the order is pandas'.
  const DataFrame df = dd::read_csv(data_file("countries.csv"));
  const dd::Table made = df.melt({.id_vars = {"country"}, .value_vars = {"lifeExp", "gdpPercap"}}).compute();
  EXPECT_EQ(difference(Result(made).json(), recorded(), true), "");
}
TEST(Frames, MeltLeavesWhatItDoesNotNeed) {
  const DataFrame df = dd::read_csv(data_file("countries.csv"));
  const std::string plan = df.melt({.id_vars = {"country"}, .value_vars = {"pop"}}).explain();
  EXPECT_NE(plan.find("melt pop by country"), std::string::npos) << plan;
}

TEST(Frames, GetDummies) {
  expect_recorded([](const Rows& rows) {
    return get_dummies(countries(rows)[{"continent", "year"}], "continent",
                       {.categories = {{"continent", {"Asia", "Europe", "Mars"}}}});
  });
}
TEST(Frames, GetDummiesPrefix) {
  expect_recorded([](const Rows& rows) {
    return get_dummies(countries(rows)[{"continent", "year"}], "continent",
                       {.categories = {{"continent", {"Asia", "Europe"}}}, .prefix = {{"continent", "in"}}});
  });
}
TEST(Frames, GetDummiesOptions) {
  expect_recorded([](const Rows& rows) {
    return get_dummies(rows("types.csv")[{"key", "k"}], {"key", "k"},
                       {.categories = {{"key", {"red", "green", "blue"}}, {"k", {0, 1, 2, 3}}},
                        .prefix_sep = ".",
                        .dummy_na = true,
                        .drop_first = true,
                        .dtype = dd::int8});
  });
}

TEST(Frames, Pop) {
  DataFrame df = dd::read_csv(data_file("countries.csv"));
  const DataFrame whole = df;
  const dd::Series pop = df.pop("pop");
  EXPECT_EQ(df.expr(), whole.drop("pop").expr());
  EXPECT_EQ(pop.expr(), whole["pop"].expr());
  EXPECT_EQ(df.assign("pop", pop).columns().back(), "pop");  // still of the same rows
  expect_error(ErrorKind::user, "Column not found: pop (have: country, continent, year, lifeExp, gdpPercap)",
               [&] { df.pop("pop"); });
}

TEST(Frames, Errors) {
  const DataFrame df = dd::read_csv(data_file("countries.csv"));
  const std::string have = "(have: country, continent, year, lifeExp, pop, gdpPercap; did you mean pop?)";
  const auto user = [](const std::string& message, auto act) { expect_error(ErrorKind::user, message, act); };
  user("dropna: .how is \"any\" or \"all\", not some", [&] { df.dropna({.how = "some"}); });
  user("Column not found: popp " + have, [&] { df.dropna({.subset = {"popp"}}); });
  user("Column not found: popp " + have, [&] { df.fillna({{"popp", 1}}); });
  user("Column not found: popp " + have, [&] { df.round({{"popp", 1}}); });
  user("Column not found: popp " + have, [&] { df.melt({.id_vars = {"popp"}}); });
  user("Column not found: popp " + have, [&] { get_dummies(df, "popp", {}); });
  user("Column not found: popp " + have, [&] { df.drop("popp"); });
  user("drop: .errors is \"raise\" or \"ignore\", not coerce", [&] { df.drop("pop", {.errors = "coerce"}); });
  user("Cannot fill string with int64: coalesce(country, 0)", [&] { df.fillna(0); });
  user("Cannot take the absolute value of string: abs(country)", [&] { df.abs(); });
  user("insert: there is a column of that name: pop", [&] { df.insert(0, "pop", 1); });
  user("insert: the position must be from 0 to 6, not 7", [&] { df.insert(7, "x", 1); });
  user("set_axis needs one name for each of the 6 columns, not 1", [&] { df.set_axis({"x"}); });
  user("select_dtypes needs .include or .exclude", [&] { df.select_dtypes({}); });
  user("melt: the columns share no type: country string, year int64", [&] { df.melt({.value_vars = {"country", "year"}}); });
  user("melt: a column is in .id_vars and in .value_vars: pop", [&] { df.melt({.id_vars = {"pop"}, .value_vars = {"pop"}}); });
  user("melt: no column is left whose values could become rows", [&] { df[{"pop"}].melt({.id_vars = {"pop"}}); });
  user("Column name comes twice: country",
       [&] { df.melt({.id_vars = {"country"}, .value_vars = {"pop"}, .var_name = "country"}); });
  user("get_dummies needs .categories for: country, year", [&] { get_dummies(df, {"country", "year"}, {}); });
  user("get_dummies: .categories of a column not found: yeer (have: year; did you mean year?)", [&] {
    get_dummies(df, "year", {.categories = {{"yeer", {1952}}}});
  });
  user("get_dummies: .prefix of a column not found: yeer (have: year; did you mean year?)", [&] {
    get_dummies(df, "year", {.categories = {{"year", {1952}}}, .prefix = {{"yeer", "y"}}});
  });
  user("get_dummies makes a column that there is already: year_1952", [&] {
    get_dummies(df, "year", {.categories = {{"year", {1952, 1952}}}});
  });
}

}  // namespace
}  // namespace weft::frame_test
