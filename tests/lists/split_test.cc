// str(): strings -> lists of their pieces and matches.
#include "lists/lists_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

TEST(Split, Pieces) {
  expect_lists([](const DataFrame& df) {
    const dd::StringMethods t = df["t"].str();
    return Columns{{"dash", t.split("-")},
                   {"words", t.split()},
                   {"limited", t.split("-", {.n = 1})},
                   {"pattern", t.split("[0-9]+")},
                   {"right", t.rsplit("-", {.n = 1})},
                   {"right_words", t.rsplit({.n = 1})}};
  });
}

TEST(Split, Chained) {
  expect_lists([](const DataFrame& df) {
    const dd::StringPieces pieces = df["t"].str().split("-");
    return Columns{{"first", pieces.str()[0]},
                   {"len", pieces.str().len()},
                   {"joined", pieces.str().join("+")},
                   {"sliced", pieces.list().slice(1, 3)}};
  });
}

TEST(Split, FindAll) {
  expect_lists([](const DataFrame& df) {
    const dd::StringMethods t = df["t"].str();
    return Columns{{"digits", t.findall("[0-9]+")},
                   {"group", t.findall("[a-z]([0-9]+)")},
                   {"wide", t.findall("ö|本")},
                   {"any_case", t.findall("A|B", {.case_sensitive = false})},
                   {"dots", t.findall("..")}};
  });
}

TEST(Split, JoinCharacters) {
  expect_lists([](const DataFrame& df) { return Columns{{"dots", df["t"].str().join(".")}}; });
}

TEST(Split, Exploded) {
  expect_list_frame([](const DataFrame& df) { return df["t"].str().split("-").explode(); });
}

}  // namespace
}  // namespace weft::frame_test
