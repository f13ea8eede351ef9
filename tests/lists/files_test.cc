// Lists in files: read as they were written, by others and by Weft.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

#include "lists/lists_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

class Folder {
 public:
  Folder() : path_(testing::TempDir() + "weft-lists-" + std::to_string(getpid())) { std::filesystem::create_directories(path_); }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

void expect_same(const dd::Table& made, const dd::Table& expected) {
  EXPECT_EQ(difference(Result(made).json(), Result(expected).json(), true), "");
}

std::string text_of(const std::string& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Row groups of three rows, written by pyarrow.
TEST(Files, Parquet) {
  for (const Way& way : ways()) {
    SCOPED_TRACE(way.to_string());
    KeepConfig keep;
    set_config({.executor = way.executor, .optimize = way.optimize});
    const DataFrame df = dd::read_parquet(list_file("lists.parquet"), {.blocksize = 1, .split_row_groups = way.parts != "whole"});
    EXPECT_EQ(difference(Result(df).json(), recorded(), true), "");
  }
}

TEST(Files, Csv) {
  const Folder folder;
  const auto paths = dd::from_table(lists(), {.npartitions = 1})[{"i", "f", "s", "b"}].to_csv(folder / "lists");
  std::string expected(recorded().at("values").at(0).at(1).as_string());
  // Weft writes an exponent without the zero that Python puts there.
  EXPECT_EQ(text_of(paths.at(0)), expected);
}

/// Predicates on other columns choose rows; those on lists find no statistics that would mislead.
TEST(ListFiles, ParquetPredicates) {
  const DataFrame df = dd::read_parquet(list_file("lists.parquet"));
  const dd::Table some = df[df["x"] == 9].compute();
  ASSERT_EQ(some.num_rows(), 1u);
  EXPECT_EQ(some["i"].at<std::vector<std::int64_t>>(0), std::vector<std::int64_t>{-9007199254740993});
  EXPECT_EQ(df[df["i"].isna()].compute().num_rows(), 2u);
  EXPECT_EQ(df[df["large"].notna()].compute().num_rows(), 9u);
}

TEST(ListFiles, RoundTrips) {
  for (const char* executor : {"local", "loopback"}) {
    for (const std::size_t parts : {1u, 4u}) {
      KeepConfig keep;
      set_config({.executor = executor});
      const Folder folder;
      const DataFrame df = dd::from_table(lists(), {.npartitions = parts});
      df.to_parquet(folder / "parquet");
      expect_same(dd::read_parquet(folder / "parquet").compute(), lists());
      df.to_ipc(folder / "ipc");
      expect_same(dd::read_ipc(folder / "ipc").compute(), lists());
      df.to_json(folder / "json");
      expect_same(dd::read_json(folder / "json").compute(), lists());
    }
  }
}

TEST(ListFiles, JsonTypes) {
  const Folder folder;
  std::ofstream(folder / "a.jsonl")
      << "{\"l\":[1,2],\"d\":[\"2024-02-29\"]}\n{\"l\":[0.5,null],\"d\":[]}\n{\"l\":[],\"d\":null}\n{}\n";
  const dd::Table rows = dd::read_json(folder / "a.jsonl", {.dtype = {{"d", dd::date}}}).compute();
  EXPECT_EQ(rows["l"].items().dtype(), dd::float64);
  EXPECT_EQ(rows["d"].items().dtype(), dd::date);
  EXPECT_EQ(rows["l"].to_string(1), "[0.5, null]");
  EXPECT_EQ(rows["d"].to_string(0), "[2024-02-29]");
  EXPECT_EQ(rows["d"].null_count(), 2u);
}

TEST(ListFiles, JsonErrors) {
  const Folder folder;
  const std::string path = folder / "a.jsonl";
  const std::string refused =
      "Column has objects, lists of lists, or lists beside other values, which no column type stands for (name the other columns "
      "in .columns): l [" +
      path + "]";
  for (const char* text : {"{\"l\":[[1]]}\n", "{\"l\":[{}]}\n", "{\"l\":[1]}\n{\"l\":1}\n", "{\"l\":{}}\n"}) {
    std::ofstream(path) << text;
    expect_error(ErrorKind::data, refused, [&] { dd::read_json(path); });
  }
  std::ofstream(path) << "{\"l\":[1]}\n";
  expect_error(ErrorKind::user, "read_json: .dtype of a column of lists is the type of their items, not list: l", [&] {
    dd::read_json(path, {.dtype = {{"l", dd::list}}});
  });
}

TEST(ListFiles, CsvErrors) {
  const Folder folder;
  const std::string path = folder / "a.csv";
  std::ofstream(path) << "a,l\n1,[]\n";
  expect_error(ErrorKind::user, "read_csv: a CSV file has no lists; .dtype of column: l", [&] {
    dd::read_csv(path, {.dtype = {{"l", dd::list}}});
  });
}

TEST(ListFiles, ListsOfLists) {
  expect_error(ErrorKind::user,
               "No column type stands for list<element: list<element: int64>> (name the other columns in .columns): deep [" +
                   list_file("deep.parquet") + "]",
               [] { dd::read_parquet(list_file("deep.parquet")); });
  EXPECT_EQ(dd::read_parquet(list_file("deep.parquet"), {.columns = {"x"}}).compute().num_rows(), 2u);
}

/// More than fits into memory goes to disk, and comes back.
TEST(ListFiles, Spill) {
  KeepConfig keep;
  Config small = config();
  small.memory_limit = 64 << 20;
  set_config(small);
  std::vector<std::int64_t> keys;
  std::vector<std::vector<std::string>> values;
  for (std::int64_t row = 0; row < 300'000; ++row) {
    keys.push_back(row * 48271 % 300'000);
    values.push_back({"item of row " + std::to_string(keys.back()), "x"});
  }
  const dd::Table table({{"k", dd::Column(keys)}, {"v", dd::Column(values)}});
  const dd::Table sorted = dd::from_table(table, {.npartitions = 8}).sort_values("k").compute();
  ASSERT_EQ(sorted.num_rows(), 300'000u);
  for (const std::size_t row : {0u, 1u, 150'000u, 299'999u})
    EXPECT_EQ(sorted["v"].at<std::vector<std::string>>(row)[0], "item of row " + std::to_string(row));
}

}  // namespace
}  // namespace weft::frame_test
