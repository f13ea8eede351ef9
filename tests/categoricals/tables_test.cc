// Categories in computed tables, in functions of tables and in files.
#include <filesystem>

#include <unistd.h>

#include "frame_case/frame_case.h"

static weft::dd::Table first_category_row(const weft::dd::Table& part) {
  EXPECT_EQ(part["size"].dtype(), weft::dd::category);
  return part.head(1);
}
WEFT_FUNCTION(first_category_row);

namespace weft::frame_test {
namespace {

using dd::Categories;
using dd::Column;
using dd::DataFrame;
using dd::Table;
using Names = std::vector<std::string>;

const Names sizes{"small", "large", "small", "medium", ""};
const std::vector<bool> there{true, true, true, true, false};

Table table() {
  const std::vector<std::int64_t> rows{0, 1, 2, 3, 4};
  return Table({{"size", Column(std::span(sizes), there)}, {"row", Column(std::span(rows))}});
}

DataFrame with_categories(std::size_t npartitions = 3) {
  const DataFrame frame = dd::from_table(table(), {.npartitions = npartitions});
  return frame.assign("size", frame["size"].astype(Categories{{"small", "medium", "large"}, true}));
}

/// A folder that is gone after the test.
class Folder {
 public:
  Folder() : path_(testing::TempDir() + "weft-categories-" + std::to_string(getpid())) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

void expect_sizes(const Column& column, const Names& categories, const std::vector<std::int32_t>& codes) {
  EXPECT_EQ(column.dtype(), dd::category);
  EXPECT_EQ(column.categories(), categories);
  EXPECT_EQ(std::vector<std::int32_t>(column.codes().begin(), column.codes().end()), codes);
  for (std::size_t row = 0; row < sizes.size(); ++row) {
    EXPECT_EQ(column.is_null(row), !there[row]);
    EXPECT_EQ(column.values<std::string_view>()[row], sizes[row]);
    if (there[row]) {
      EXPECT_EQ(column.at<std::string_view>(row), sizes[row]);
      EXPECT_EQ(column.at<std::string>(row), sizes[row]);
      EXPECT_EQ(column.to_string(row), sizes[row]);
    }
  }
}

TEST(CategoryTables, KnownInTheOrderOfTheList) {
  for (const Way& way : ways()) {
    KeepConfig keep;
    set_config({.executor = way.executor, .optimize = way.optimize});
    const Column column = with_categories()["size"].compute();
    expect_sizes(column, {"small", "medium", "large"}, {0, 2, 0, 1, -1});
    EXPECT_TRUE(column.ordered());
  }
}
TEST(CategoryTables, UnknownInTheOrderOfTheirTexts) {
  const DataFrame frame = dd::from_table(table(), {.npartitions = 2});
  const Column column = frame["size"].astype(dd::category).compute();
  expect_sizes(column, {"large", "medium", "small"}, {2, 0, 2, 1, -1});
  EXPECT_FALSE(column.ordered());
}
TEST(CategoryTables, PrintAsTexts) { EXPECT_EQ(with_categories().compute().to_string(), table().to_string()); }
TEST(CategoryTables, AreNoNumbers) {
  const Column column = with_categories()["size"].compute();
  expect_error(ErrorKind::user, "Column of type category has no values of type float64", [&] { column.at<double>(0); });
  expect_error(ErrorKind::user, "Column of type category has no values of type float64", [&] { column.to_doubles(); });
  expect_error(ErrorKind::user, "Column of type category has no values of type int32", [&] { column.values<std::int32_t>(); });
}
TEST(CategoryTables, BackAgain) {
  const DataFrame again = dd::from_table(with_categories().compute(), {.npartitions = 2});
  EXPECT_EQ(again["size"].dtype(), dd::category);
  EXPECT_TRUE(again["size"].cat().known());
  EXPECT_TRUE(again["size"].cat().ordered());
  EXPECT_EQ(again["size"].cat().categories(), (Names{"small", "medium", "large"}));
  expect_sizes(again["size"].compute(), {"small", "medium", "large"}, {0, 2, 0, 1, -1});
}
TEST(CategoryTables, OtherListsAreOtherFrames) {
  // Equal codes of other categories: what is kept of one frame must not be taken for the other.
  const auto texts_of = [](const Names& names) {
    const DataFrame frame = dd::from_table(Table({{"x", Column(std::span(names))}}));
    return dd::from_table(frame.assign("x", frame["x"].astype(Categories{names})).compute())["x"].compute().to_string(0);
  };
  EXPECT_EQ(texts_of({"a", "b"}), "a");
  EXPECT_EQ(texts_of({"c", "d"}), "c");
}
TEST(CategoryTables, Types) {
  EXPECT_EQ(dd::to_string(dd::category), "category");
  EXPECT_EQ(dd::dtype("category"), dd::category);
  EXPECT_EQ(with_categories().dtypes(), (std::vector<dd::DType>{dd::category, dd::int64}));
}

TEST(CategoryTables, InFunctionsOfTables) {
  const DataFrame first = with_categories(5).map_partitions<&first_category_row>();
  EXPECT_EQ(first["size"].cat().categories(), (Names{"small", "medium", "large"}));
  expect_sizes(first["size"].compute(), {"small", "medium", "large"}, {0, 2, 0, 1, -1});
}

TEST(CategoryFiles, ReadCsv) {
  for (const Way& way : ways()) {
    KeepConfig keep;
    set_config({.executor = way.executor, .optimize = way.optimize});
    const DataFrame frame = Rows(way)("types.csv", {.dtype = {{"key", dd::category}}, .usecols = {"key", "k"}});
    EXPECT_EQ(frame["key"].dtype(), dd::category);
    if (way.parts != "table") {
      EXPECT_FALSE(frame["key"].cat().known());
    }
    EXPECT_EQ(frame["key"].compute().categories(), (Names{"blue", "green", "red"}));
  }
}
std::string data(const std::string& name) { return std::string(WEFT_TEST_DATA) + "/../data/" + name; }

TEST(CategoryFiles, Parquet) {
  const Folder folder;
  with_categories(2).to_parquet(folder / "sizes");
  const DataFrame read = dd::read_parquet(folder / "sizes");
  EXPECT_EQ(read["size"].dtype(), dd::category);
  ASSERT_TRUE(read["size"].cat().known());
  EXPECT_TRUE(read["size"].cat().ordered());
  expect_sizes(read["size"].compute(), {"small", "medium", "large"}, {0, 2, 0, 1, -1});
  const std::int64_t sum = read[read["size"] == "small"]["row"].sum().compute();
  EXPECT_EQ(sum, 2);
  const std::int64_t larger = read[read["size"] > "small"]["row"].sum().compute();
  EXPECT_EQ(larger, 4);
}
TEST(CategoryFiles, ParquetOfUnknown) {
  const Folder folder;
  const DataFrame frame = with_categories(2);
  frame.assign("size", frame["size"].cat().as_unknown()).to_parquet(folder / "unknown");
  const DataFrame read = dd::read_parquet(folder / "unknown");
  EXPECT_EQ(read["size"].cat().categories(), (Names{"large", "small", "medium"}));  // those of each file ascend
  EXPECT_FALSE(read["size"].cat().ordered());
}
TEST(CategoryFiles, ParquetOfPandas) {
  const DataFrame read = dd::read_parquet(data("categories.parquet"));
  EXPECT_EQ(read["text"].dtype(), dd::category);
  EXPECT_EQ(read["number"].dtype(), dd::int64);
  expect_sizes(read["text"].compute(), {"small", "medium", "large"}, {0, 2, 0, 1, -1});
}
TEST(CategoryFiles, Ipc) {
  const Folder folder;
  with_categories(2).to_ipc(folder / "known");
  const DataFrame known = dd::read_ipc(folder / "known");
  EXPECT_EQ(known["size"].dtype(), dd::category);
  ASSERT_TRUE(known["size"].cat().known());
  EXPECT_TRUE(known["size"].cat().ordered());
  expect_sizes(known["size"].compute(), {"small", "medium", "large"}, {0, 2, 0, 1, -1});
  const std::int64_t larger = known[known["size"] > "small"]["row"].sum().compute();
  EXPECT_EQ(larger, 4);
}
TEST(CategoryFiles, IpcOfUnknown) {
  const Folder folder;
  const DataFrame frame = with_categories(2);
  frame.assign("size", frame["size"].cat().as_unknown()).to_ipc(folder / "unknown");
  const DataFrame read = dd::read_ipc(folder / "unknown");
  EXPECT_EQ(read["size"].cat().categories(), (Names{"large", "small", "medium"}));  // those of each file ascend
  EXPECT_FALSE(read["size"].cat().ordered());
}
TEST(CategoryFiles, IpcOfUnknownThatGrow) {
  // More rows than a record batch has, each batch with texts of its own.
  const Folder folder;
  Names texts(200'000);
  for (std::size_t row = 0; row < texts.size(); ++row) texts[row] = "text " + std::to_string((row / 1000) * 7919 % 200);
  const DataFrame frame = dd::from_table(dd::Table({{"text", dd::Column(texts)}}), {.npartitions = 1});
  for (const char* compression : {"none", "zstd"}) {
    const std::string path = folder / compression;
    frame.assign("text", frame["text"].astype(dd::category)).to_ipc(path, {.compression = compression});
    const DataFrame read = dd::read_ipc(path, {.blocksize = 1});
    EXPECT_GT(read.npartitions(), 2u);
    EXPECT_EQ(read["text"].cat().categories().size(), 200u);
    const Column made = read["text"].compute();
    ASSERT_EQ(made.size(), texts.size());
    for (std::size_t row = 0; row < texts.size(); row += 997) EXPECT_EQ(made.at<std::string>(row), texts[row]);
  }
}

}  // namespace
}  // namespace weft::frame_test
