// query() and eval(): text in place of operators.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

/// The rows of countries.csv that a query keeps.
void expect_query(std::string_view text) {
  expect_recorded([&](const Rows& rows) { return rows("countries.csv").query(text); });
}

TEST(Queries, Comparison) { expect_query("year > 1970"); }
TEST(Queries, And) { expect_query("year > 1970 and continent == 'Asia'"); }
TEST(Queries, Ampersand) { expect_query("year > 1970 & continent == 'Asia' | pop < 1000000"); }
TEST(Queries, Chained) { expect_query("1960 < year <= 1985"); }
TEST(Queries, Chain3) { expect_query("1960 < year < 2000 != 1963"); }
TEST(Queries, In) { expect_query("continent in ['Asia', 'Europe']"); }
TEST(Queries, NotIn) { expect_query("continent not in ('Asia', 'Europe')"); }
TEST(Queries, EqualList) { expect_query("year == [1952, 1963]"); }
TEST(Queries, NotEqualList) { expect_query("year != [1952, 1963]"); }
TEST(Queries, Not) { expect_query("not year > 1970"); }
TEST(Queries, NotBindsLess) { expect_query("not year > 1970 and pop > 1000000"); }
TEST(Queries, Tilde) { expect_query("~(year > 1970)"); }
TEST(Queries, Arithmetic) { expect_query("pop * 2 + year // 10 % 3 > 3000000 - 5"); }
TEST(Queries, Power) { expect_query("-2 ** 2 == -4 and year ** 2 > 3900000"); }
TEST(Queries, Parentheses) { expect_query("(year > 1970 or pop > 1e7) and continent != \"Africa\""); }
TEST(Queries, Minus) { expect_query("-year < -1970"); }
TEST(Queries, IsNull) { expect_query("lifeExp.isnull()"); }
TEST(Queries, NotNull) { expect_query("lifeExp.notnull() and gdpPercap.notna()"); }
TEST(Queries, Contains) { expect_query("country.str.contains('a')"); }
TEST(Queries, Strings) { expect_query("country.str.lower().str.startswith('c') or country.str.len() < 6"); }
TEST(Queries, Function) { expect_query("sqrt(pop) > 2000 and abs(year - 1980) < 10"); }
TEST(Queries, Variables) {
  const std::vector<std::string> continents{"Asia", "Africa"};
  expect_recorded([&](const Rows& rows) {
    return rows("countries.csv")
        .query("year >= @first and continent in @continents", {.variables = {{"first", 1970}, {"continents", continents}}});
  });
}
TEST(Queries, Backticks) {
  expect_recorded([](const Rows& rows) {
    return rows("countries.csv").rename({{"pop", "number of people"}}).query("`number of people` > 1000000");
  });
}
TEST(Queries, Eval) {
  expect_recorded([](const Rows& rows) {
    return rows("countries.csv").eval("decade = year // 10 * 10\nolder = lifeExp + 1\nolder = older * 2");
  });
}
TEST(Queries, Evaluate) {
  expect_recorded([](const Rows& rows) { return rows("countries.csv").evaluate("pop * gdpPercap + 1"); });
}

class QueryText : public testing::Test {
 protected:
  DataFrame df = dd::read_csv(data_file("countries.csv"));
  DataFrame t = dd::read_csv(data_file("types.csv"));

  void expect_user(const std::string& message, std::string_view text, const dd::Query& options = {}) {
    expect_error(ErrorKind::user, message, [&] { df.query(text, options); });
  }
};

TEST_F(QueryText, BuildsWhatTheOperatorsBuild) {
  const dd::Series year = df["year"], continent = df["continent"];
  EXPECT_EQ(df.query("year > 1970").expr(), df[year > 1970].expr());
  EXPECT_EQ(df.query("1960 < year <= 1985").expr(), df[1960 < year && year <= 1985].expr());
  EXPECT_EQ(df.query("continent not in ['Asia']").expr(), df[!continent.isin({"Asia"})].expr());
  EXPECT_EQ(df.query("continent == ['Asia'] or not year < -5").expr(), df[continent.isin({"Asia"}) || !(year < -5)].expr());
  EXPECT_EQ(df.query("2 * year ** 2 - 1 >= pop / 3").expr(), df[2 * pow(year, 2) - 1 >= df["pop"] / 3].expr());
  EXPECT_EQ(df.query("year > 1 & year < 5 | pop == 3").expr(), df[(year > 1 && year < 5) || df["pop"] == 3].expr());
  EXPECT_EQ(df.query("country.str.contains('A.b', case=False, regex=False)").expr(),
            df[df["country"].str().contains("A.b", {.case_sensitive = false, .regex = false})].expr());
  EXPECT_EQ(df.query("gdpPercap.between(1, 2, inclusive='left')").expr(), df[df["gdpPercap"].between(1, 2, "left")].expr());
  EXPECT_EQ(df.eval("twice = pop * 2; more = twice + 1").expr(),
            df.assign("twice", df["pop"] * 2).eval("more = twice + 1").expr());
  EXPECT_EQ(df.evaluate("hypot(pop, 2)").expr(), hypot(df["pop"], 2).expr());
  EXPECT_EQ(t.query("c == True and b").expr(), t[(t["c"] == true) && t["b"]].expr());
  EXPECT_EQ(t.evaluate("~i").expr(), (~t["i"]).expr());
}

TEST_F(QueryText, DatesAndText) {
  EXPECT_EQ(t.query("at.dt.year >= 1990 and seen.dt.day_name() == 'Monday'").expr(),
            t[t["at"].dt().year() >= 1990 && t["seen"].dt().day_name() == "Monday"].expr());
  EXPECT_EQ(t.query("seen > '2000-01-01'").expr(), t[t["seen"] > "2000-01-01"].expr());
  EXPECT_EQ(t.evaluate("seen.dt.floor('h')").expr(), t["seen"].dt().floor("h").expr());
  EXPECT_EQ(t.query("t.str.contains('a', na=False)").expr(), t[t["t"].str().contains("a", {.na = false})].expr());
  EXPECT_EQ(t.query("t.str.fullmatch('[a-c]+')").expr(), t[t["t"].str().fullmatch("[a-c]+")].expr());
  EXPECT_EQ(t.evaluate("t.str.slice(1)").expr(), t["t"].str().slice(1).expr());
  EXPECT_EQ(t.evaluate("t.str.replace('a', 'b', n=1)").expr(), t["t"].str().replace("a", "b", {.n = 1}).expr());
  expect_error(ErrorKind::user,
               "Attribute of .dt not found: yeer (have: date, day, dayofweek, dayofyear, days_in_month, hour, is_leap_year, "
               "is_month_end, is_month_start, microsecond, minute, month, quarter, second, time, weekday, year; did you mean "
               "year?)\n  at.dt.yeer > 3\n        ^~~~",
               [&] { t.query("at.dt.yeer > 3"); });
}

TEST_F(QueryText, Literals) {
  EXPECT_EQ(df.evaluate("year + 1_000").expr(), (df["year"] + 1000).expr());
  EXPECT_EQ(df.evaluate("year * .5e1").expr(), (df["year"] * 5.0).expr());
  EXPECT_EQ(df.evaluate("year - -3").expr(), (df["year"] - (-3)).expr());
  EXPECT_EQ(df.query("country == 'it\\'s \\n \\q'").expr(), df[df["country"] == "it's \n \\q"].expr());
  EXPECT_EQ(df.query("country == \"Côte d'Ivoire\"").expr(), df[df["country"] == "Côte d'Ivoire"].expr());
  EXPECT_EQ(df.evaluate("lifeExp.fillna(None)").expr(), df["lifeExp"].fillna(nullptr).expr());
  EXPECT_EQ(df.evaluate("1 + 2").compute().at<std::int64_t>(0), 3);
}

TEST_F(QueryText, NamesThatThereAreNot) {
  expect_user(
      "Column not found: yeer (have: country, continent, year, lifeExp, pop, gdpPercap; did you mean year?)\n"
      "  pop > 5 and yeer < 3\n"
      "              ^~~~",
      "pop > 5 and yeer < 3");
  expect_user("Variable not found: lowst (have: highest, lowest; did you mean lowest?)\n  year > @lowst\n         ^~~~~~",
              "year > @lowst", {.variables = {{"lowest", 1}, {"highest", 2}}});
  expect_error(
      ErrorKind::user,
      "Method of .str not found: contain (have: contains, endswith, fullmatch, len, lower, lstrip, match, replace, rstrip, "
      "slice, startswith, strip, upper; did you mean contains?)\n"
      "  country.str.contain('x')\n"
      "              ^~~~~~~~~~~~",
      [&] { df.query("country.str.contain('x')"); });
  expect_user(
      "Method not found: isnul (have: abs, between, clip, fillna, isin, isna, isnull, notna, notnull, round; did you mean "
      "isnull?)\n"
      "  year.isnul()\n"
      "       ^~~~~~~",
      "year.isnul()");
  try {
    df.query("sqr(pop) > 2");
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_TRUE(error.message().starts_with("Function not found: sqr (have: abs, sqrt, ")) << error.message();
    EXPECT_TRUE(error.message().ends_with("did you mean sqrt?)\n  sqr(pop) > 2\n  ^~~~~~~~")) << error.message();
  }
  expect_user("A method is called with brackets: isna()\n  year.isna\n       ^~~~", "year.isna");
}

TEST_F(QueryText, WhatDoesNotGoTogether) {
  expect_user("Cannot compare string with int64: (country > 5)\n  year > 3 and country > 5\n               ^~~~~~~~~~~",
              "year > 3 and country > 5");
  expect_user("Cannot compute int64 && bool: (year && (pop > 5))\n  year and pop > 5\n  ^~~~~~~~~~~~~~~~", "year and pop > 5");
  expect_user("Cannot look for \"x\" among values of type int64: (year isin [\"x\"])\n  year in ['x']\n  ^~~~~~~~~~~~~",
              "year in ['x']");
  expect_user("Cannot negate string: (-country)\n  -country == 'x'\n  ^~~~~~~~", "-country == 'x'");
  expect_user("A query gives bool, not int64\n  year + 1\n  ^~~~~~~~", "year + 1");
  expect_user("A query gives bool, not int64\n  5\n  ^", "5");
  expect_user("str() needs a string column; year is int64\n  year.str.len() > 3\n           ^~~~~", "year.str.len() > 3");
  expect_user("Expected a list, such as [1, 2]\n  year in pop\n          ^~~", "year in pop");
  expect_user("A list holds constants only\n  year in [1, pop]\n              ^~~", "year in [1, pop]");
  expect_user("A list stands only beside in, not in, == and !=, or in isin\n  year < [1, 2]\n         ^~~~~~", "year < [1, 2]");
  expect_user("Only columns have methods\n  (1).abs() < 2\n      ^~~", "(1).abs() < 2");
  expect_user("sqrt needs a column\n  sqrt(4) == 2\n  ^~~~~~~", "sqrt(4) == 2");
}

TEST_F(QueryText, Arguments) {
  expect_user("str.contains needs an argument: pat\n  country.str.contains()\n              ^~~~~~~~~~",
              "country.str.contains()");
  expect_user("str.len takes 0 arguments, not 1\n  country.str.len(3) > 1\n              ^~~~~~", "country.str.len(3) > 1");
  expect_user(
      "Argument of str.contains not found: cas (have: pat, case, flags, na, regex; did you mean case?)\n"
      "  country.str.contains('a', cas=True)\n"
      "              ^~~~~~~~~~~~~~~~~~~~~~~",
      "country.str.contains('a', cas=True)");
  expect_user(
      "str.contains has an argument twice: pat\n  country.str.contains('a', pat='b')\n              ^~~~~~~~~~~~~~~~~~~~~~",
      "country.str.contains('a', pat='b')");
  expect_user(
      "str.contains needs a constant as its argument: pat\n  country.str.contains(country)\n              ^~~~~~~~~~~~~~~~~",
      "country.str.contains(country)");
  expect_user(
      "str.contains has no flags here; they are written in the pattern: (?i)\n  country.str.contains('a', flags=2)\n             "
      " ^~~~~~~~~~~~~~~~~~~~~~",
      "country.str.contains('a', flags=2)");
  expect_user("isin needs a list: values\n  year.isin(3)\n       ^~~~~~~", "year.isin(3)");
  expect_user("between takes no list as an argument: left\n  year.between([1], 2)\n       ^~~~~~~~~~~~~~~",
              "year.between([1], 2)");
  expect_user("An argument comes twice: pat\n  country.str.contains(pat='a', pat='b')\n                                ^~~",
              "country.str.contains(pat='a', pat='b')");
  expect_user(
      "An argument without a name comes after one with a name\n  country.str.contains(pat='a', True)\n                           "
      "     ^~~~",
      "country.str.contains(pat='a', True)");
}

TEST_F(QueryText, Mistakes) {
  expect_user("The query is empty\n  \n  ^", "");
  expect_user("Expected a value, not the end\n  year >\n        ^", "year >");
  expect_user("Expected a value, not and\n  year > and pop > 3\n         ^~~", "year > and pop > 3");
  expect_user("A comparison is written ==, not =\n  year = 3\n       ^", "year = 3");
  expect_user("Expected an operator or the end, not pop\n  year pop\n       ^~~", "year pop");
  expect_user("A bracket is not closed\n  (year > 3\n  ^", "(year > 3");
  expect_user("Expected ), not ]\n  (year > 3]\n           ^", "(year > 3]");
  expect_user("A text does not end\n  country == 'x\n             ^~", "country == 'x");
  expect_user("A name in backticks does not end\n  `year > 3\n  ^~~~~~~~~", "`year > 3");
  expect_user("A variable needs a name after @\n  year > @ 3\n         ^", "year > @ 3");
  expect_user("Not understood\n  year ! 3\n       ^", "year ! 3");
  expect_user("Not a number\n  year > 3x\n         ^~", "year > 3x");
  expect_user("Not a number\n  year > 3_\n         ^~", "year > 3_");
  expect_user("An integer is too large for int64\n  year > 99999999999999999999\n         ^~~~~~~~~~~~~~~~~~~~",
              "year > 99999999999999999999");
  expect_user("Expected the name of a method, not 3\n  (year). 3\n          ^", "(year). 3");
  expect_user("The name of a method is missing\n  country.str == 'a'\n  ^~~~~~~~~~~", "country.str == 'a'");
  expect_user("The query is nested more than 100 deep\n  " + std::string(150, '(') + "\n  " + std::string(100, ' ') + "^",
              std::string(150, '('));
  std::string many = "year";
  for (int more = 0; more < 2001; ++more) many += "+1";
  try {
    dd::read_csv(data_file("countries.csv")).query(many + " > 0");
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_TRUE(std::string(error.what()).starts_with("The query has more than 2000 operations\n")) << error.what();
  }
  // The place is counted in characters, in the line that it is in.
  expect_user(
      "Column not found: yeer (have: country, continent, year, lifeExp, pop, gdpPercap; did you mean year?)\n"
      "  country == 'Österreich' and yeer > 3\n"
      "                              ^~~~",
      "pop > 3 and\ncountry == 'Österreich' and yeer > 3\nand pop > 4");
}

TEST_F(QueryText, MistakesInAssignments) {
  const auto eval = [&](const std::string& message, std::string_view text) {
    expect_error(ErrorKind::user, message, [&] { df.eval(text); });
  };
  eval("There is no assignment\n  \n  ^", "");
  eval("Expected an assignment, name = expression\n  year + 1\n  ^~~~", "year + 1");
  eval("Expected the name of a column to assign to, not 3\n  3 = year\n  ^", "3 = year");
  eval("Expected a value, not the end of the line\n  a =\n     ^", "a =\nb = 3");
  eval("Expected an operator or the end, not 5\n  b = a 5\n        ^", "a = 4\nb = a 5");
  eval("Column not found: c (have: country, continent, year, lifeExp, pop, gdpPercap, a)\n  b = c\n      ^", "a = 4\nb = c");
}

}  // namespace
}  // namespace weft::frame_test
