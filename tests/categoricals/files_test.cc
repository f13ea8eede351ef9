// Lists of categories in Parquet and IPC files: those of pandas and pyarrow, and those of Weft that pandas was recorded reading.
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::Categories;
using dd::Column;
using dd::DataFrame;
using dd::read_ipc;
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

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
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

TEST(IpcFiles, OfPandas) {
  expect_recorded([](const Rows&) { return lists({{"ordered", read_ipc(data("ordered.arrow"))["size"]}}); });
}
TEST(IpcFiles, OfArrow) {
  expect_recorded([](const Rows&) { return lists({{"growing", read_ipc(data("growing.arrow"))["key"]}}); });
}
TEST(IpcFiles, Union) {
  expect_recorded([](const Rows&) {
    return lists({{"union", read_ipc(std::vector{data("part.0.arrow"), data("part.1.arrow")})["key"]}});
  });
}
TEST(IpcFiles, RowsOfPandas) {
  expect_recorded([](const Rows&) { return read_ipc(data("ordered.arrow"), {.blocksize = 1}); });
}
TEST(IpcFiles, RowsOfArrow) {
  expect_recorded([](const Rows&) { return read_ipc(data("growing.arrow"), {.blocksize = 1}); });
}
TEST(IpcFiles, RowsOfUnion) {
  expect_recorded([](const Rows&) {
    return read_ipc(std::vector{data("part.0.arrow"), data("part.1.arrow")}, {.blocksize = 1});
  });
}
TEST(IpcFiles, ByWeft) {
  // The same rows as the recipe read with pandas from by_weft.arrow, which this made.
  const Names sizes{"small", "large", "small", "medium"};
  const DataFrame texts = dd::from_table(dd::Table({{"size", Column(std::span(sizes))}, {"unknown", Column(std::span(sizes))}}));
  const DataFrame frame = texts.assign({{"size", texts["size"].astype(Categories{{"small", "medium", "large", "huge"}, true})},
                                        {"unknown", texts["unknown"].astype(dd::category)}});
  const std::string folder = testing::TempDir() + "weft-categories-ipc-by-weft-" + std::to_string(getpid());
  const std::string path = frame.to_ipc(folder).front();
  const std::string made = bytes_of(path);
  std::filesystem::remove_all(folder);
  EXPECT_EQ(made, bytes_of(data("by_weft.arrow")));
  expect_recorded([](const Rows&) {
    const DataFrame read = read_ipc(data("by_weft.arrow"));
    return lists({{"size", read["size"]}, {"unknown", read["unknown"]}});
  });
}

TEST(IpcFileLists, NoBatchesHaveNoListAndDoNotCount) {
  EXPECT_FALSE(read_ipc(data("no_batches.arrow"))["size"].cat().known());
  for (const auto& files : {std::vector{data("no_batches.arrow"), data("ordered.arrow")},
                            std::vector{data("ordered.arrow"), data("no_batches.arrow")}}) {
    const DataFrame frame = read_ipc(files);
    EXPECT_EQ(frame["size"].cat().categories(), (Names{"small", "medium", "large", "huge"}));
    EXPECT_TRUE(frame["size"].cat().ordered());
  }
}
TEST(IpcFileLists, OfStreamsAreNotKnown) {
  const DataFrame frame = read_ipc(data("replaced.arrows"));
  EXPECT_EQ(frame["key"].dtype(), dd::category);
  EXPECT_FALSE(frame["key"].cat().known());
  EXPECT_EQ(frame["key"].compute().at<std::string>(3), "z");
}
TEST(IpcFileLists, AreNotKnownWhenLong) {
  Names texts(65'537);
  for (std::size_t row = 0; row < texts.size(); ++row) texts[row] = "text " + std::to_string(row);
  const std::string folder = testing::TempDir() + "weft-categories-long-" + std::to_string(getpid());
  const DataFrame frame = dd::from_table(dd::Table({{"key", Column(std::span(texts))}}), {.npartitions = 1});
  const auto list_of = [&](const DataFrame& rows) {
    rows.assign("key", rows["key"].astype(dd::category)).to_ipc(folder);
    return read_ipc(folder)["key"].cat();
  };
  EXPECT_FALSE(list_of(frame).known());
  EXPECT_EQ(read_ipc(folder)["key"].nunique().compute().as_int64(), 65'537);
  EXPECT_TRUE(list_of(frame[frame["key"] != "text 0"]).known());
  std::filesystem::remove_all(folder);
}
TEST(IpcFileLists, OfDamagedFiles) {
  // Whatever byte is another, the rows come or an Error that names the file.
  const std::string path = testing::TempDir() + "weft-categories-damaged-" + std::to_string(getpid()) + ".arrow";
  const std::string good = bytes_of(data("growing.arrow"));
  for (std::size_t place = 0; place < good.size(); ++place) {
    std::string bytes = good;
    bytes[place] = static_cast<char>(bytes[place] ^ 0x7f);
    std::ofstream(path, std::ios::binary) << bytes;
    try {
      read_ipc(path).compute();
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find(path), std::string::npos) << place << ": " << error.what();
    }
  }
  std::filesystem::remove(path);
}
TEST(IpcFileLists, OrderedInTwoWaysAreTexts) {
  const DataFrame frame = read_ipc(std::vector{data("part.0.ordered.arrow"), data("part.1.ordered.arrow")});
  EXPECT_EQ(frame["key"].dtype(), dd::string);
  EXPECT_EQ(frame["key"].compute().at<std::string>(2), "c");
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
