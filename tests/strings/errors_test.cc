// str(): every message that a user can cause.
#include "strings/strings_case.h"

namespace weft::frame_test {
namespace {

using dd::StringMethods;

class StringErrors : public ::testing::Test {
 protected:
  template <class Act>
  void expect_user(std::string_view message, Act act) {
    expect_error(ErrorKind::user, message, act);
  }
  dd::DataFrame df = dd::from_table(strings());
  StringMethods s = df["s"].str();
};

TEST_F(StringErrors, Types) {
  expect_user("str() needs a string column; n is int64", [&] { df["n"].str(); });
  expect_user("Cannot use a string function on int64: str.cat(s, n, \"\", null)", [&] { s.cat(df["n"]); });
  expect_user("Cannot repeat as often as string: str.repeat_each(s, t)", [&] { s.repeat(df["t"]); });
}

TEST_F(StringErrors, OtherRows) {
  dd::DataFrame other = df[df["n"] > 1];
  expect_user(
      "cat needs columns of the same rows; one was filtered, sorted or read apart from the other (columns: s, t, n; and: "
      "s, t, n)",
      [&] { s.cat(other["t"]); });
  expect_user(
      "repeat needs columns of the same rows; one was filtered, sorted or read apart from the other (columns: s, t, n; "
      "and: s, t, n)",
      [&] { s.repeat(other["n"]); });
}

TEST_F(StringErrors, Patterns) {
  const auto bad = [](const std::string& call) { return "Not a regular expression (missing ): (a): " + call; };
  expect_user(bad("str.contains(s, \"(a\", true, true)"), [&] { s.contains("(a"); });
  expect_user(bad("str.match(s, \"(a\", true)"), [&] { s.match("(a"); });
  expect_user(bad("str.fullmatch(s, \"(a\", true)"), [&] { s.fullmatch("(a"); });
  expect_user(bad("str.count(s, \"(a\")"), [&] { s.count("(a"); });
  expect_user(bad("str.replace(s, \"(a\", \"\", -1, true, true)"), [&] { s.replace("(a", "", {.regex = true}); });
  expect_user("Not a regular expression (missing ): (a)", [&] { s.split("(a"); });
  expect_user("Not a regular expression (missing ): (a)", [&] { s.extract("(a"); });
  expect_user("Not a regular expression (invalid perl operator: (?=): str.contains(s, \"(?=a)\", true, true)",
              [&] { s.contains("(?=a)"); });
  s.contains("(a", {.regex = false});
  s.replace("(a", "\\1");
}

TEST_F(StringErrors, Groups) {
  expect_user("The regular expression has no group to extract: a(?:b)", [&] { s.extract("a(?:b)"); });
  expect_user("The regular expression has no group to extract: \\(a\\)[(]", [&] { s.extract_groups("\\(a\\)[(]"); });
  expect_user("extract takes a pattern of one group, extract_groups() one of several: (a)(b)", [&] { s.extract("(a)(b)"); });
  expect_user("split needs a pattern without groups, write (?:...): (a)|b", [&] { s.split("(a)|b"); });
  expect_user(
      "Not a replacement (Rewrite schema requests 2 matches, but the regexp only has 1 parenthesized subexpressions.): "
      "str.replace(s, \"(a)\", \"\\2\", -1, true, true)",
      [&] { s.replace("(a)", "\\2", {.regex = true}); });
  expect_user(
      "Group of the regular expression not found: frist (have: first; did you mean first?): str.replace(s, "
      "\"(?P<first>a)\", \"\\g<frist>\", -1, true, true)",
      [&] { s.replace("(?P<first>a)", "\\g<frist>", {.regex = true}); });
}

TEST_F(StringErrors, Choices) {
  expect_user("Side not found: middle (have: left, right, both)", [&] { s.pad(3, {.side = "middle"}); });
  expect_user("Normal form not found: NFX (have: NFC, NFD, NFKC, NFKD; did you mean NFC or NFD?)", [&] { s.normalize("NFX"); });
  expect_user("pad fills with one character, not \"ab\"", [&] { s.pad(3, {.fillchar = "ab"}); });
  expect_user("center fills with one character, not \"\"", [&] { s.center(3, ""); });
  expect_user("ljust fills with one character, not \"--\"", [&] { s.ljust(3, "--"); });
  expect_user("rjust fills with one character, not \"--\"", [&] { s.rjust(3, "--"); });
  expect_user("translate replaces single characters, not \"ab\"", [&] { s.translate({{"ab", "x"}}); });
  expect_user("slice needs a step other than 0", [&] { s.slice({}, {}, 0); });
  expect_user("wrap needs a width of at least 1, not 0", [&] { s.wrap(0); });
  expect_user("wrap: the placeholder does not fit into the width: \" [...]\"", [&] { s.wrap(4, {.max_lines = 2}); });
}

TEST_F(StringErrors, Separators) {
  expect_user("split needs a separator that is not empty", [&] { s.split(""); });
  expect_user("rsplit needs a separator that is not empty", [&] { s.rsplit(""); });
  expect_user("partition needs a separator that is not empty", [&] { s.partition(""); });
  expect_user("rpartition needs a separator that is not empty", [&] { s.rpartition(""); });
  expect_user("get_dummies needs a separator that is not empty", [&] { s.get_dummies({.categories = {"a"}, .sep = ""}); });
  expect_user("get_dummies needs .categories: the pieces of strings are not known before they are read",
              [&] { s.get_dummies({}); });
  expect_user("get_dummies: a category comes twice: a", [&] { s.get_dummies({.categories = {"a", "b", "a"}}); });
  expect_user("The regular expression has no group to extract: a+", [&] { s.extractall("a+"); });
  expect_user("extractall makes a column that there is already: match", [&] { s.extractall("(?P<match>a)"); });
  expect_user("expand() needs a limit to the number of pieces: split(separator, {.n = 2})", [&] { s.split("-").expand(); });
}

TEST_F(StringErrors, NothingToFind) {
  dd::DataFrame two =
      dd::from_table(dd::Table({{"s", dd::Column(std::vector<std::string>{"ab", "", "cd"}, {true, false, true})}}));
  try {
    two["s"].str().index("a").compute();
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::data);
    EXPECT_NE(std::string(error.what()).find("Substring not found: \"a\" in \"cd\""), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace weft::frame_test
