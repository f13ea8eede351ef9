// Lists of categories in Parquet files: those of pandas and pyarrow, and one of Weft that pandas was recorded reading.
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::Categories;
using dd::Column;
using dd::DataFrame;
using dd::read_parquet;
using Names = std::vector<std::string>;

std::string data(const std::string& name) { return std::string(WEFT_TEST_DATA) + "/../data/files/" + name; }

/// The lists, as the recipe writes them.
Result lists(const Columns& columns) {
  Result::Values values;
  for (const auto& [name, series] : columns) {
    std::string text;
    for (const std::string& category : series.cat().categories()) text += (text.empty() ? "" : "|") + category;
    values.emplace_back(name, text + (series.cat().ordered() ? " ascending" : ""));
  }
  return values;
}

TEST(Files, OfPandas) {
  expect_recorded([](const Rows&) {
    return lists({{"text", read_parquet(data("../categories.parquet"))["text"]},
                  {"ordered", read_parquet(data("ordered.parquet"))["size"]}});
  });
}
TEST(Files, OfArrow) {
  expect_recorded([](const Rows&) { return lists({{"dictionaries", read_parquet(data("dictionaries.parquet"))["key"]}}); });
}
TEST(Files, Union) {
  expect_recorded([](const Rows&) {
    return lists({{"union", read_parquet(std::vector{data("part.0.parquet"), data("part.1.parquet")})["key"]}});
  });
}
TEST(Files, RowsOfPandas) {
  expect_recorded([](const Rows&) { return read_parquet(data("ordered.parquet"), {.blocksize = 1}); });
}
TEST(Files, RowsOfArrow) {
  expect_recorded([](const Rows&) { return read_parquet(data("dictionaries.parquet"), {.blocksize = 1}); });
}
TEST(Files, RowsOfUnion) {
  expect_recorded([](const Rows&) {
    return read_parquet(std::vector{data("part.0.parquet"), data("part.1.parquet")}, {.blocksize = 1});
  });
}
TEST(Files, RowsOfFull) {
  expect_recorded([](const Rows&) { return read_parquet(data("full.parquet")); });
}

TEST(FileLists, NoRowsHaveNoList) { EXPECT_FALSE(read_parquet(data("no_rows.parquet"))["size"].cat().known()); }
TEST(FileLists, FilesWithoutRowsDoNotCount) {
  const DataFrame frame = read_parquet(std::vector{data("no_rows.parquet"), data("ordered.parquet")});
  EXPECT_EQ(frame["size"].cat().categories(), (Names{"small", "medium", "large", "huge"}));
  EXPECT_TRUE(frame["size"].cat().ordered());
}
TEST(FileLists, ValuesBesideTheDictionary) { EXPECT_FALSE(read_parquet(data("full.parquet"))["key"].cat().known()); }
TEST(FileLists, OrderedInTwoWaysAreTexts) {
  const DataFrame frame = read_parquet(std::vector{data("part.0.ordered.parquet"), data("part.1.ordered.parquet")});
  EXPECT_EQ(frame["key"].dtype(), dd::string);
  EXPECT_EQ(frame["key"].compute().at<std::string>(2), "c");
}
TEST(FileLists, OfSomeRows) {
  const DataFrame frame = read_parquet(data("ordered.parquet"));
  const Column sizes = frame[frame["size"] >= "medium"]["size"].compute();
  EXPECT_EQ(sizes.categories(), (Names{"small", "medium", "large", "huge"}));
  EXPECT_EQ(std::vector<std::int32_t>(sizes.codes().begin(), sizes.codes().end()), (std::vector<std::int32_t>{2, 1, 2}));
}

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Files, ByWeft) {
  const Names sizes{"small", "large", "small", "medium"};
  const DataFrame texts = dd::from_table(dd::Table({{"size", Column(std::span(sizes))}, {"unknown", Column(std::span(sizes))}}));
  const DataFrame frame = texts.assign({{"size", texts["size"].astype(Categories{{"small", "medium", "large", "huge"}, true})},
                                        {"unknown", texts["unknown"].astype(dd::category)}});
  const std::string folder = testing::TempDir() + "weft-categories-by-weft-" + std::to_string(getpid());
  frame.to_parquet(folder);
  // pandas was recorded reading a file of these bytes.
  EXPECT_EQ(bytes_of(folder + "/part.0.parquet"), bytes_of(data("by_weft.parquet")));
  std::filesystem::remove_all(folder);
  expect_recorded([](const Rows&) {
    const DataFrame read = read_parquet(data("by_weft.parquet"));
    return lists({{"size", read["size"]}, {"unknown", read["unknown"]}});
  });
}

}  // namespace
}  // namespace weft::frame_test
