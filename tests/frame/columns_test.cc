// Selection, assignment, renaming and types of columns, compared with pandas.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

TEST(Columns, Select) {
  expect_recorded([](const Rows& rows) { return rows("countries.csv")[{"pop", "country", "year"}]; });
}
TEST(Columns, Drop) {
  expect_recorded([](const Rows& rows) { return rows("countries.csv").drop({"pop", "country"}); });
}
TEST(Columns, Rename) {
  expect_recorded([](const Rows& rows) { return rows("countries.csv").rename({{"pop", "population"}, {"year", "when"}}); });
}
TEST(Columns, Swap) {
  expect_recorded([](const Rows& rows) {
    return rows("countries.csv")[{"pop", "year"}].rename({{"pop", "year"}, {"year", "pop"}});
  });
}

TEST(Columns, AssignNew) {
  expect_recorded([](const Rows& rows) {
    DataFrame df = rows("countries.csv");
    return df.assign("gdp", df["pop"] * df["gdpPercap"]);
  });
}
TEST(Columns, AssignReplaces) {
  expect_recorded([](const Rows& rows) {
    DataFrame df = rows("countries.csv");
    return df.assign("year", df["year"] - 1900);
  });
}
TEST(Columns, AssignConstants) {
  expect_recorded([](const Rows& rows) {
    return rows("countries.csv")[{"year"}].assign("one", 1).assign("half", 0.5).assign("text", "same").assign("yes", true);
  });
}
TEST(Columns, AssignTwice) {
  expect_recorded([](const Rows& rows) {
    DataFrame df = rows("countries.csv")[{"year"}];
    DataFrame one = df.assign("a", df["year"] + 1);
    return one.assign("b", one["a"] + df["year"]);
  });
}
TEST(Columns, AssignFromAncestor) {
  expect_recorded([](const Rows& rows) {
    DataFrame df = rows("countries.csv");
    return df[{"country"}].assign("double", df["pop"] * 2);
  });
}

TEST(Columns, AsTypes) {
  expect_recorded([](const Rows& rows) {
    return rows("countries.csv").astype({{"year", dd::float64}, {"pop", dd::string}})[{"country", "year", "pop"}];
  });
}
TEST(Columns, Series) {
  expect_recorded([](const Rows& rows) { return (rows("countries.csv")["year"] - 1900).rename("since"); });
}

TEST(Columns, KnowWhatTheyAreBeforeAnythingIsComputed) {
  DataFrame df = dd::read_csv(data_file("countries.csv"));
  EXPECT_EQ(df.columns(), (std::vector<std::string>{"country", "continent", "year", "lifeExp", "pop", "gdpPercap"}));
  EXPECT_EQ(df.dtypes(), (std::vector<dd::DType>{dd::string, dd::string, dd::int64, dd::float64, dd::int64, dd::float64}));
  EXPECT_EQ((df["pop"] * df["gdpPercap"]).dtype(), dd::float64);
  EXPECT_EQ((df["pop"] > 5).dtype(), dd::boolean);
  EXPECT_EQ((df["pop"] / 5).name(), "pop");
  EXPECT_EQ(df.npartitions(), 1u);
  EXPECT_EQ(dd::read_csv(data_file("countries.csv"), {.blocksize = 1000}).npartitions(), 4u);
  EXPECT_EQ(df.groupby("year").sum().npartitions(), 1u);
}

}  // namespace
}  // namespace weft::frame_test
