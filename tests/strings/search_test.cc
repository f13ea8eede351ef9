// str(): what occurs in strings, and what kind of characters they have.
#include "strings/strings_case.h"

namespace weft::frame_test {
namespace {

using dd::StringMethods;

TEST(Search, Contains) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"plain", s.contains("a", {.regex = false})},
                   {"pattern", s.contains("[0-9]\\z|^t")},
                   {"dot", s.contains(".")},
                   {"literal_dot", s.contains(".", {.regex = false})},
                   {"any_case", s.contains("TITLE", {.case_sensitive = false})},
                   {"any_case_plain", s.contains("ç|Ö", {.case_sensitive = false})},
                   {"na", s.contains("a", {.na = false})},
                   {"empty", s.contains("", {.regex = false})},
                   {"in_turn", s.contains("a.*e")},
                   {"over_lines", s.contains("tab.*line")},
                   {"in_a_line", s.contains("i.*ne")},
                   {"behind_a_line", s.contains("a.*d.*e.*d")},
                   {"open", s.contains(".*nd.*")},
                   {"lazy", s.contains("a.*?e")},
                   {"three", s.contains("o.*e.*e")}};
  });
}

TEST(Search, Match) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"match", s.match("[a-z]+")},
                   {"either", s.match("a|T")},
                   {"any_case", s.match("TITLE", {.case_sensitive = false})},
                   {"na", s.match("a", {.na = true})},
                   {"full", s.fullmatch("[a-z]+")},
                   {"full_either", s.fullmatch("a|aa|aaaa")},
                   {"full_any_case", s.fullmatch("ALL [A-Z]+", {.case_sensitive = false})},
                   {"full_na", s.fullmatch("x", {.na = false})}};
  });
}

TEST(Search, StartsAndEnds) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"starts", s.startswith("a")},
                   {"wide", s.startswith("日本")},
                   {"starts_some", s.startswith({"T", "-", "Ü"})},
                   {"ends", s.endswith("e")},
                   {"ends_some", s.endswith(std::vector<std::string>{"ト", "d", "2"})},
                   {"na", s.startswith("a", {.na = false})},
                   {"ends_na", s.endswith("a", {.na = true})}};
  });
}

TEST(Search, Count) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"letter", s.count("a")},
                   {"class", s.count("[aeiou]")},
                   {"runs", s.count("[0-9]+")},
                   {"wide", s.count("本|語")},
                   {"dot", s.count("\\.")}};
  });
}

TEST(Search, Find) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"find", s.find("a")},
                   {"rfind", s.rfind("a")},
                   {"wide", s.find("語")},
                   {"from", s.find("a", {.start = 2})},
                   {"to", s.find("a", {.end = 4})},
                   {"negative", s.find("a", {.start = -3})},
                   {"rfind_between", s.rfind("a", {.start = 1, .end = -1})},
                   {"empty", s.find("")},
                   {"far", s.find("", {.start = 100})},
                   {"rempty", s.rfind("")}};
  });
}

TEST(Search, Index) {
  expect_strings([](StringMethods s, StringMethods t) {
    return Columns{{"index", t.index("a")}, {"rindex", t.rindex("a")}, {"empty", s.index("")}};
  });
}

TEST(Classify, Kinds) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"isalnum", s.isalnum()}, {"isalpha", s.isalpha()}, {"isascii", s.isascii()},     {"isdecimal", s.isdecimal()},
                   {"isdigit", s.isdigit()}, {"islower", s.islower()}, {"isnumeric", s.isnumeric()}, {"isspace", s.isspace()},
                   {"istitle", s.istitle()}, {"isupper", s.isupper()}};
  });
}

TEST(Classify, Len) {
  expect_strings([](StringMethods s, StringMethods t) { return Columns{{"s", s.len()}, {"t", t.len()}}; });
}

}  // namespace
}  // namespace weft::frame_test
