// str(): other cases, other ends, lines, replacements, joined strings.
#include "strings/strings_case.h"

namespace weft::frame_test {
namespace {

using dd::StringMethods;

TEST(Case, Cases) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"lower", s.lower()},       {"upper", s.upper()}, {"capitalize", s.capitalize()},
                   {"swapcase", s.swapcase()}, {"title", s.title()}, {"casefold", s.casefold()}};
  });
}

TEST(Case, NormalForms) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{
        {"NFC", s.normalize("NFC")}, {"NFD", s.normalize("NFD")}, {"NFKC", s.normalize("NFKC")}, {"NFKD", s.normalize("NFKD")}};
  });
}

TEST(Ends, Strip) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"strip", s.strip()},          {"lstrip", s.lstrip()},       {"rstrip", s.rstrip()},
                   {"chars", s.strip("aA eé語")}, {"lchars", s.lstrip("-+ Ü")}, {"rchars", s.rstrip("ト🚀d5")},
                   {"nothing", s.strip("")}};
  });
}

TEST(Ends, Affixes) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"prefix", s.removeprefix("a")},
                   {"wide_prefix", s.removeprefix("日本")},
                   {"suffix", s.removesuffix("e")},
                   {"wide_suffix", s.removesuffix("スト")},
                   {"no_prefix", s.removeprefix("")}};
  });
}

TEST(Ends, Pad) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"left", s.pad(9)},
                   {"right", s.pad(9, {.side = "right", .fillchar = "."})},
                   {"both", s.pad(9, {.side = "both", .fillchar = "語"})},
                   {"even", s.pad(10, {.side = "both", .fillchar = "*"})},
                   {"center", s.center(12, "-")},
                   {"ljust", s.ljust(6)},
                   {"rjust", s.rjust(6, "é")},
                   {"none", s.pad(-3)}};
  });
}

TEST(Ends, Zfill) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"six", s.zfill(6)}, {"two", s.zfill(2)}, {"none", s.zfill(-1)}};
  });
}

TEST(Wrap, Plain) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"ten", s.wrap(10)}, {"one", s.wrap(1)}, {"wide", s.wrap(60)}};
  });
}

TEST(Wrap, Options) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"whole_words", s.wrap(8, {.break_long_words = false})},
                   {"no_hyphens", s.wrap(9, {.break_on_hyphens = false})},
                   {"keep", s.wrap(7, {.expand_tabs = false, .replace_whitespace = false, .drop_whitespace = false})},
                   {"tabs", s.wrap(12, {.tabsize = 3})},
                   {"sentences", s.wrap(16, {.fix_sentence_endings = true})},
                   {"indents", s.wrap(14, {.initial_indent = "* ", .subsequent_indent = "  "})}};
  });
}

TEST(Wrap, MaxLines) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"one", s.wrap(10, {.max_lines = 1})},
                   {"two", s.wrap(12, {.max_lines = 2})},
                   {"dots", s.wrap(6, {.max_lines = 2, .placeholder = "…"})}};
  });
}

TEST(NewStrings, Replace) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"plain", s.replace("a", "oo")},
                   {"remove", s.replace("a", "")},
                   {"some", s.replace("a", "A", {.n = 2})},
                   {"none", s.replace("x", "y")},
                   {"between", s.replace("", "·")},
                   {"between_some", s.replace("", "·", {.n = 2})},
                   {"wide", s.replace("本", "book")},
                   {"dot", s.replace(".", "!")},
                   {"any_case", s.replace("A", "<1>", {.case_sensitive = false})},
                   {"zero", s.replace("a", "b", {.n = 0})}};
  });
}

TEST(NewStrings, ReplaceRegex) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"class", s.replace("[aeiou]", "*", {.regex = true})},
                   {"groups", s.replace("([a-z])([0-9]?)", R"(\2\1)", {.regex = true})},
                   {"named", s.replace("(?P<x>[a-z])-", R"(\g<x>+)", {.regex = true})},
                   {"number", s.replace("([a-z])-", R"([\g<1>])", {.regex = true})},
                   {"first", s.replace("[aeiou]", "<>", {.n = 1, .regex = true})},
                   {"two", s.replace("([a-z])", R"(\1\1)", {.n = 2, .regex = true})},
                   {"any_case", s.replace("[a-c]", "_", {.case_sensitive = false, .regex = true})},
                   {"runs", s.replace("[ed]+", "", {.regex = true})}};
  });
}

TEST(NewStrings, Translate) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"table", s.translate({{"a", "x"}, {"é", "e"}, {"語", "go"}, {"-", ""}, {"🙂", ":)"}})},
                   {"empty", s.translate(std::map<std::string, std::string>())}};
  });
}

TEST(NewStrings, Repeat) {
  expect_recorded([](const Rows& rows) {
    dd::DataFrame df = rows(strings());
    StringMethods s = df["s"].str();
    return frame_of(df, {{"three", s.repeat(3)}, {"none", s.repeat(0)}, {"negative", s.repeat(-2)}, {"each", s.repeat(df["n"])}});
  });
}

TEST(NewStrings, Cat) {
  expect_recorded([](const Rows& rows) {
    dd::DataFrame df = rows(strings());
    StringMethods s = df["s"].str();
    const std::vector<dd::Series> others{df["t"], df["s"]};
    return frame_of(df, {{"one", s.cat(df["t"])},
                         {"separated", s.cat(df["t"], {.sep = "-"})},
                         {"stand_in", s.cat(df["t"], {.sep = "-", .na_rep = "?"})},
                         {"several", s.cat(others, {.sep = "/"})},
                         {"several_stand_in", s.cat(others, {.sep = ", ", .na_rep = ""})}});
  });
}

}  // namespace
}  // namespace weft::frame_test
