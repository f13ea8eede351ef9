// str(): characters, slices, pieces, groups.
#include "strings/strings_case.h"

namespace weft::frame_test {
namespace {

using dd::StringMethods;

TEST(Parts, Get) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"first", s[0]}, {"third", s.get(2)}, {"last", s[-1]}, {"far_back", s.get(-8)}};
  });
}

TEST(Parts, Slice) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"head", s.slice(0, 3)},
                   {"middle", s.slice(2, 5)},
                   {"back", s.slice(-3)},
                   {"up_to", s.slice({}, -2)},
                   {"none", s.slice(4, 2)},
                   {"second", s.slice({}, {}, 2)},
                   {"reversed", s.slice({}, {}, -1)},
                   {"part_reversed", s.slice(4, 1, -1)},
                   {"from_back", s.slice(-2, {}, -2)},
                   {"far", s.slice(3, 100)}};
  });
}

TEST(Parts, SliceReplace) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"middle", s.slice_replace(1, 3, "_")},
                   {"head", s.slice_replace({}, 2, "é")},
                   {"tail", s.slice_replace(-2, {}, "!")},
                   {"insert", s.slice_replace(2, 1, "<>")},
                   {"remove", s.slice_replace(1, -1)}};
  });
}

TEST(Parts, SplitGet) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"first", s.split("-")[0]},
                   {"second", s.split("-").get(1)},
                   {"last", s.split("-")[-1]},
                   {"limited", s.split("-", {.n = 1})[1]},
                   {"beyond_limit", s.split("-", {.n = 1})[2]},
                   {"word", s.split()[1]},
                   {"last_word", s.split()[-1]},
                   {"words", s.split().len()},
                   {"count", s.split("_").len()},
                   {"pattern", s.split("[-_=]|and")[1]},
                   {"pattern_count", s.split("[0-9]+").len()},
                   {"pattern_limited", s.split("[-_=.]+", {.n = 1})[1]},
                   {"plain", s.split("..", {.regex = false})[0]},
                   {"letters", s.split("ou|ver", {.regex = true})[1]},
                   {"wide", s.split("本")[1]},
                   {"from_right", s.rsplit("-", {.n = 1})[0]},
                   {"from_right_last", s.rsplit("-", {.n = 1})[-1]},
                   {"words_from_right", s.rsplit({.n = 1})[0]}};
  });
}

TEST(Parts, SplitExpand) {
  expect_string_frame([](StringMethods s) { return s.split("-", {.n = 2}).expand(); });
}
TEST(Parts, SplitExpandWords) {
  expect_string_frame([](StringMethods s) { return s.split({.n = 3}).expand(); });
}
TEST(Parts, SplitExpandPattern) {
  expect_string_frame([](StringMethods s) { return s.split("[ -]", {.n = 2}).expand(); });
}
TEST(Parts, RSplitExpand) {
  expect_string_frame([](StringMethods s) { return s.rsplit("-", {.n = 2}).expand(); });
}
TEST(Parts, RSplitExpandWords) {
  expect_string_frame([](StringMethods s) { return s.rsplit({.n = 1}).expand(); });
}
TEST(Parts, Partition) {
  expect_string_frame([](StringMethods s) { return s.partition("-"); });
}
TEST(Parts, RPartition) {
  expect_string_frame([](StringMethods s) { return s.rpartition("-"); });
}
TEST(Parts, PartitionAtSpace) {
  expect_string_frame([](StringMethods s) { return s.partition(); });
}

TEST(Parts, Extract) {
  expect_strings([](StringMethods s, StringMethods) {
    return Columns{{"plain", s.extract("([0-9]+)")},
                   {"named", s.extract("@(?P<host>.*)")},
                   {"optional", s.extract("a(x)?")},
                   {"class", s.extract(R"([\](]|\((?:a)|([=]))")}};
  });
}
TEST(Parts, ExtractGroups) {
  expect_string_frame([](StringMethods s) { return s.extract_groups("(?P<first>[a-z]+)([^a-z]*)(?P<last>[A-Z])?"); });
}
TEST(Parts, ExtractOneGroup) {
  expect_string_frame([](StringMethods s) { return s.extract_groups("([aeiou])"); });
}
TEST(Parts, ExtractNested) {
  expect_string_frame([](StringMethods s) { return s.extract_groups("((a)-(b))-"); });
}

TEST(Parts, ExtractAll) {
  expect_string_frame([](StringMethods s) { return s.extractall("(?P<letter>[a-z])([0-9]*)(-)?"); });
}
TEST(Parts, ExtractAllOneGroup) {
  expect_string_frame([](StringMethods s) { return s.extractall("([aeiou])"); });
}
TEST(Parts, Dummies) {
  expect_string_frame([](StringMethods s) { return s.get_dummies({.categories = {"a", "b", "1"}, .sep = "-"}); });
}

TEST(Parts, ExtractAllKeepsTheIndex) {
  const dd::DataFrame df = dd::from_dict({{"k", {1, 2, 3}}, {"s", {"a1b2", nullptr, "c"}}}).set_index("k", {.sorted = true});
  const dd::Table found = df["s"].str().extractall("([a-z])([0-9])?").compute();
  EXPECT_EQ(found.column_names(), (std::vector<std::string>{"k", "match", "0", "1"}));
  EXPECT_EQ(found.to_string(),
            "   k  match  0     1\n"
            "0  1      0  a     1\n"
            "1  1      1  b     2\n"
            "2  3      0  c  null");
}

TEST(Parts, NamesOfExtracted) {
  dd::DataFrame df = dd::from_table(strings());
  EXPECT_EQ(df["s"].str().extract("@(?P<host>.*)").name(), "host");
  EXPECT_EQ(df["s"].str().extract("@(.*)").name(), "s");
}

// RE2's own: matches of nothing are found between characters, and a search for them comes to an end.
TEST(Parts, PatternsThatMatchNothing) {
  dd::DataFrame df = dd::from_table(dd::Table({{"s", dd::Column(std::vector<std::string>{"ab cd", "é", ""})}}));
  StringMethods s = df["s"].str();
  const auto at = [](const dd::Series& series, std::size_t row) { return series.compute().to_string(row); };
  EXPECT_EQ(at(s.count("\\b"), 0), "4");
  EXPECT_EQ(at(s.count("x*"), 1), "2");
  EXPECT_EQ(at(s.count("x*"), 2), "1");
  EXPECT_EQ(at(s.replace("\\b", "|", {.n = 3, .regex = true}), 0), "|ab| |cd");
  EXPECT_EQ(at(s.split("\\b").len(), 0), "5");
  EXPECT_EQ(at(s.split("\\b")[1], 0), "ab");
}

}  // namespace
}  // namespace weft::frame_test
