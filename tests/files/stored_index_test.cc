// The index of Parquet files: what read_parquet makes of theirs, and what to_parquet tells of a frame's.
#include "files/files_case.h"

namespace weft {
namespace {

using namespace files_test;
using dd::read_parquet;
using dd::Value;
using frame_test::expect_recorded;
using frame_test::Rows;

std::vector<std::string> texts(const std::vector<Value>& values) {
  std::vector<std::string> made;
  for (const Value& value : values) made.push_back(value.to_string());
  return made;
}

/// Numbers 0, 1, 2, ... as `key`, in that many partitions.
dd::DataFrame numbers(std::int64_t from, std::int64_t count, std::size_t partitions = 3) {
  std::vector<std::int64_t> keys, squares;
  for (std::int64_t key = from; key < from + count; ++key) {
    keys.push_back(key);
    squares.push_back(key * key);
  }
  const dd::Table table({{"square", dd::Column(squares)}, {"key", dd::Column(keys)}});
  return dd::from_table(table, {.npartitions = partitions}).set_index("key", {.sorted = true});
}

// What Dask wrote: rows by time in five files, of which each ends before the next begins.
TEST(StoredIndex, OfDask) {
  expect_recorded([](const Rows&) { return read_parquet(data("by_time"), {.blocksize = 1, .calculate_divisions = true}); });
}
TEST(StoredIndex, DivisionsOfDask) {
  expect_recorded([](const Rows&) {
    const dd::DataFrame df = read_parquet(data("by_time"), {.blocksize = 1, .calculate_divisions = true});
    return dd::Table({{"divisions", dd::Column(texts(df.divisions()))}});
  });
}
TEST(StoredIndex, OfDaskThatNumbersRows) {
  expect_recorded([](const Rows&) { return read_parquet(data("row_numbers")); });
}
TEST(StoredIndex, NumbersThatAreAskedFor) {
  expect_recorded([](const Rows&) { return read_parquet(data("row_numbers"), {.columns = {"__null_dask_index__", "x"}}); });
  const dd::DataFrame numbered = read_parquet(data("row_numbers"), {.index = "__null_dask_index__"});
  EXPECT_EQ(numbered.columns(), (std::vector<std::string>{"__null_dask_index__", "name", "x"}));
  EXPECT_EQ(numbered.index_name(), "__null_dask_index__");
  EXPECT_EQ(numbered.loc(5, 7).size().compute().as_int64(), 3);
}
TEST(StoredIndex, SomeColumns) {
  expect_recorded(
      [](const Rows&) { return read_parquet(data("by_time"), {.columns = {"name"}, .index = "at"}).loc("2024-01-03", nullptr); });
}

TEST(StoredIndex, IsNotTakenUnasked) {
  const dd::DataFrame df = read_parquet(data("by_time"));
  EXPECT_EQ(df.index_name(), std::nullopt);
  EXPECT_EQ(df.columns(), (std::vector<std::string>{"name", "x", "at"}));
  EXPECT_EQ(read_parquet(data("by_time"), {.calculate_divisions = true, .index = ""}).index_name(), std::nullopt);
  // No column is the index of these.
  EXPECT_EQ(read_parquet(data("snappy.parquet"), {.calculate_divisions = true}).index_name(), std::nullopt);
}

TEST(StoredIndex, LeavesOutPartitions) {
  const dd::DataFrame df = read_parquet(data("by_time"), {.blocksize = 1, .index = "at"});
  EXPECT_EQ(df.npartitions(), 5u);
  EXPECT_EQ(df.loc("2024-01-03 00:00:00", "2024-01-03 23:00:00").npartitions(), 1u);
}

TEST(StoredIndex, OfEveryType) {
  Folder folder;
  for (const char* column : {"full", "unique", "date", "timestamp", "float64", "time", "uint64", "int8"}) {
    SCOPED_TRACE(column);
    const dd::DataFrame rows = read_parquet(data("snappy.parquet"));
    const dd::DataFrame sorted = rows[rows[column].notnull()].set_index(column, {.npartitions = 3});
    const std::string directory = folder / column;
    sorted.to_parquet(directory);
    const dd::DataFrame back = read_parquet(directory, {.blocksize = 1});
    EXPECT_EQ(back.index_name(), column);
    expect_same(back.compute(), sorted.compute());
    EXPECT_EQ(texts(back.divisions()), texts(sorted.divisions()));
  }
}

TEST(StoredIndex, NullsComeLast) {
  Folder folder;
  const dd::DataFrame sorted = read_parquet(data("snappy.parquet")).set_index("unique", {.npartitions = 3});
  sorted.to_parquet(folder / "d");
  const dd::DataFrame back = read_parquet(folder / "d", {.blocksize = 1});
  EXPECT_EQ(back.index_name(), "unique");
  expect_same(back.compute(), sorted.compute());
}

TEST(StoredIndex, IsLeftOutWhereNobodyNeedsIt) {
  Folder folder;
  numbers(0, 30).to_parquet(folder / "d");
  const dd::DataFrame df = read_parquet(folder / "d");
  EXPECT_NE(df[{"square"}].explain().find("read_parquet " + (folder / "d/part.0.parquet") + " and 2 more [square]"),
            std::string::npos)
      << df[{"square"}].explain();
  EXPECT_EQ(df["square"].max().compute().as_int64(), 29 * 29);
  EXPECT_NE(df[df["key"] > 3].explain().find("[key, square]"), std::string::npos);
}

TEST(StoredIndex, EqualValuesOnBothSidesOfABorder) {
  Folder folder;
  const dd::Table table({{"key", dd::Column(std::vector<std::int64_t>{1, 1, 1, 1, 2, 3})}});
  dd::from_table(table, {.npartitions = 2}).set_index("key", {.sorted = true}).to_parquet(folder / "d");
  const dd::DataFrame df = read_parquet(folder / "d", {.blocksize = 1});
  EXPECT_EQ(df.index_name(), "key");
  EXPECT_EQ(df.npartitions(), 2u);
  EXPECT_EQ(df.loc(1).compute().num_rows(), 4u);
}

TEST(StoredIndex, OfRowsWithoutOrder) {
  Folder folder;
  const std::string first = folder / "a.parquet", second = folder / "b.parquet";
  numbers(0, 10, 1).reset_index().to_parquet(folder / "b");
  numbers(10, 10, 1).reset_index().to_parquet(folder / "a");
  const std::vector<std::string> files{folder / "a/part.0.parquet", folder / "b/part.0.parquet"};
  expect_error(ErrorKind::user,
               "read_parquet: rows are not in order of the index key (read them without, and have them sorted by set_index): 0 "
               "comes after 19 in " +
                   files[1] + ", after " + files[0],
               [&] { read_parquet(files, {.index = "key"}); });
  // In order as far as the footer tells.
  const dd::Table mixed({{"key", dd::Column(std::vector<std::int64_t>{1, 3, 2})}});
  dd::from_table(mixed).to_parquet(folder / "c");
  const dd::DataFrame df = read_parquet(folder / "c", {.index = "key"});
  expect_error(ErrorKind::data, "Rows are not in ascending order of the index, as .sorted or the files say: key [check_index]",
               [&] { df.compute(); });
}

TEST(StoredIndex, Mistakes) {
  expect_error(ErrorKind::user, "Column not found: tim (have: name, x, at)",
               [] { read_parquet(data("by_time"), {.index = "tim"}); });
  expect_error(ErrorKind::user, "read_parquet: .index is a column of the files, not of their paths: year",
               [] { read_parquet(data("hive"), {.index = "year"}); });
}

TEST(RowGroups, BecomePartitions) {
  Folder folder;
  const dd::DataFrame rows = numbers(0, 20, 2).reset_index();
  rows.to_parquet(folder / "d", {.row_group_size = 2});  // five row groups in each of two files
  const auto partitions = [&](std::variant<bool, int, std::string> split) {
    const dd::DataFrame df = read_parquet(folder / "d", {.split_row_groups = split});
    expect_same(df.compute(), rows.compute());
    return df.npartitions();
  };
  EXPECT_EQ(partitions("infer"), 1u);
  EXPECT_EQ(partitions("adaptive"), 1u);
  EXPECT_EQ(partitions(true), 10u);
  EXPECT_EQ(partitions(false), 2u);
  EXPECT_EQ(partitions(1), 10u);
  EXPECT_EQ(partitions(2), 6u);
  EXPECT_EQ(partitions(100), 2u);
  EXPECT_EQ(read_parquet(folder / "d", {.aggregate_files = false}).npartitions(), 2u);
  EXPECT_EQ(read_parquet(folder / "d", {.aggregate_files = false, .blocksize = 1}).npartitions(), 10u);
  expect_error(ErrorKind::user, "read_parquet: .split_row_groups is 1 or more, not 0", [&] { partitions(0); });
  expect_error(ErrorKind::user,
               ".split_row_groups of read_parquet, neither true, false nor a number, not found: auto (have: infer, adaptive)",
               [&] { partitions("auto"); });
}

TEST(ReadParquetCategories, OfColumns) {
  const dd::DataFrame df = read_parquet(data("snappy.parquet"), {.categories = {"string"}});
  EXPECT_EQ(df["string"].dtype(), dd::category);
  EXPECT_EQ(df["unique"].dtype(), dd::string);
  EXPECT_EQ(df["string"].nunique().compute().as_int64(),
            read_parquet(data("snappy.parquet"))["string"].nunique().compute().as_int64());
  expect_error(ErrorKind::user, "Column not found: sting (have: full, string; did you mean string?)", [] {
    read_parquet(data("snappy.parquet"), {.categories = {"sting"}, .columns = {"full", "string"}});
  });
}

// by_time has both files, as Dask writes them.
TEST(MetadataFiles, HoldNoRows) {
  EXPECT_TRUE(std::filesystem::exists(data("by_time/_metadata")));
  for (const char* path : {"by_time", "by_time/*", "by_time/*.parquet"})
    EXPECT_EQ(read_parquet(data(path)).size().compute().as_int64(), 20) << path;
  expect_error(ErrorKind::user,
               "File describes others and has no rows of its own (name its directory): " + data("by_time/_metadata"),
               [] { read_parquet(data("by_time/_metadata")); });
}

TEST(AppendByIndex, MustComeAfter) {
  Folder folder;
  const std::string refused =
      "to_parquet: the index of the rows to append does not come after that of the dataset (.ignore_divisions appends them all "
      "the same): key ";
  numbers(0, 30).to_parquet(folder / "d");
  // Found before anything is computed where divisions are known, else when the files are written.
  for (const bool known : {false, true}) {
    const dd::DataFrame late = known ? numbers(29, 10).persist() : numbers(29, 10);
    expect_error(ErrorKind::user, refused + "29, after 29", [&] { late.to_parquet(folder / "d", {.append = true}); });
  }
  EXPECT_EQ(count_files(folder.path()), 3u);
  numbers(30, 10).to_parquet(folder / "d", {.append = true});
  EXPECT_EQ(read_parquet(folder / "d").index_name(), "key");
  EXPECT_EQ(read_parquet(folder / "d", {.split_row_groups = false}).divisions().back().as_int64(), 39);
  numbers(5, 10).to_parquet(folder / "d", {.append = true, .ignore_divisions = true});
  const dd::DataFrame mixed = read_parquet(folder / "d");
  EXPECT_EQ(mixed.size().compute().as_int64(), 50);
  EXPECT_EQ(mixed.index_name(), std::nullopt);
  // What is out of order already has no end to come after.
  numbers(0, 5).to_parquet(folder / "d", {.append = true});
}

TEST(AppendByIndex, AfterWhatDaskWrote) {
  Folder folder;
  std::filesystem::copy(data("by_time"), folder / "d");
  const dd::DataFrame again = read_parquet(data("by_time"), {.index = "at"})[{"name", "x", "at"}];
  expect_error(
      ErrorKind::user,
      "to_parquet: the index of the rows to append does not come after that of the dataset (.ignore_divisions appends them "
      "all the same): at \"2024-01-01 00:00:00\", after \"2024-01-05 15:00:00\"",
      [&] { again.to_parquet(folder / "d", {.append = true}); });
}

TEST(MetadataFiles, DescribeFilesOfTheSameColumns) {
  Folder folder;
  // Decimals, which are read as integers, and written as these.
  std::filesystem::create_directory(folder / "d");
  std::filesystem::copy(data("whole_decimals.parquet"), folder / "d/old.parquet");
  const dd::DataFrame again = read_parquet(folder / "d");
  const std::int64_t rows = again.size().compute().as_int64();
  expect_error(ErrorKind::user, "to_parquet: no _metadata file can describe files of different columns: part.0.parquet",
               [&] { again.to_parquet(folder / "d", {.append = true, .write_metadata_file = true}); });
  EXPECT_EQ(count_files(folder / "d"), 1u);
  EXPECT_EQ(read_parquet(folder / "d").size().compute().as_int64(), rows);
}

TEST(ToParquetOptions, WriteIndex) {
  Folder folder;
  numbers(0, 9).to_parquet(folder / "d", {.write_index = false});
  EXPECT_EQ(read_parquet(folder / "d").columns(), std::vector<std::string>{"square"});
}

TEST(ToParquetOptions, Schema) {
  Folder folder;
  const dd::DataFrame rows = numbers(0, 9);
  rows.to_parquet(folder / "d", {.schema = {{"square", dd::float32}}});
  EXPECT_EQ(read_parquet(folder / "d")["square"].dtype(), dd::float32);
  expect_error(ErrorKind::user, "Column not found: squares (have: key, square; did you mean square?)", [&] {
    rows.to_parquet(folder / "e", {.schema = {{"squares", dd::float32}}});
  });
}

TEST(ToParquetOptions, CustomMetadataNotOfPandas) {
  expect_error(ErrorKind::user, "to_parquet: the key pandas of .custom_metadata is for what pandas has to know of the columns",
               [] {
                 numbers(0, 9).to_parquet("d", {.custom_metadata = {{"pandas", "{}"}}});
               });
}

TEST(ToParquetOptions, MetadataFiles) {
  Folder folder;
  const auto exists = [&](const char* name) { return std::filesystem::exists(folder / name); };
  numbers(0, 30).to_parquet(folder / "d", {.write_metadata_file = true});
  EXPECT_TRUE(exists("d/_metadata") && exists("d/_common_metadata"));
  EXPECT_EQ(read_parquet(folder / "d").size().compute().as_int64(), 30);
  const std::string before = bytes_of(folder / "d/_metadata");
  EXPECT_NE(before.find("part.2.parquet"), before.npos);
  expect_error(ErrorKind::user,
               "to_parquet: the dataset has a file _metadata, which has to tell of what is appended (leave out "
               ".write_metadata_file): " +
                   (folder / "d"),
               [&] { numbers(30, 5).to_parquet(folder / "d", {.append = true, .write_metadata_file = false}); });
  // It is kept up.
  numbers(30, 5, 1).to_parquet(folder / "d", {.append = true});
  const std::string after = bytes_of(folder / "d/_metadata");
  EXPECT_NE(after.find("part.3.parquet"), after.npos);
  EXPECT_NE(after.find("part.0.parquet"), after.npos);
  EXPECT_EQ(count_files(folder / "d"), 6u);
  numbers(0, 3, 1).to_parquet(folder / "d", {.overwrite = true});
  EXPECT_EQ(count_files(folder / "d"), 1u);
}

TEST(WriteLater, TogetherWithOthers) {
  Folder folder;
  const dd::DataFrame rows = numbers(0, 30);
  const dd::FileWrite parquet = rows.to_parquet_later(folder / "d");
  EXPECT_FALSE(std::filesystem::exists(folder / "d"));
  const auto [files, most, csv] =
      weft::compute(parquet, rows["square"].max(), rows.to_csv_later(folder / "x.csv", {.single_file = true}));
  EXPECT_EQ(files, (std::vector{folder / "d/part.0.parquet", folder / "d/part.1.parquet", folder / "d/part.2.parquet"}));
  EXPECT_EQ(most.as_int64(), 29 * 29);
  EXPECT_EQ(csv, std::vector{folder / "x.csv"});
  expect_same(read_parquet(folder / "d").compute(), rows.compute());
  EXPECT_EQ(dd::read_csv(folder / "x.csv").size().compute().as_int64(), 30);
  EXPECT_EQ(count_files(folder.path()), 4u);
  // Alone, and once more.
  EXPECT_EQ(rows.to_json_later(folder / "j").compute().size(), 3u);
  EXPECT_EQ(rows.to_ipc_later(folder / "i").compute().size(), 3u);
}

TEST(WriteLater, AFailureOfOthersLeavesNothing) {
  Folder folder;
  const dd::DataFrame rows = numbers(0, 30);
  const dd::DataFrame failing = rows.assign("text", rows["square"].astype(dd::string) + "x");
  EXPECT_THROW(weft::compute(rows.to_csv_later(folder / "x-*.csv"), failing["text"].astype(dd::int64).sum()), Error);
  EXPECT_EQ(count_files(folder.path()), 0u);
  // What can be refused before is.
  expect_error(ErrorKind::user, "Compression not found: zst (have: snappy, zstd, gzip, lz4, brotli, none; did you mean zstd?)",
               [&] { rows.to_parquet_later(folder / "d", {.compression = "zst"}); });
}

}  // namespace
}  // namespace weft
