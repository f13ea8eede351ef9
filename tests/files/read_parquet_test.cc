// read_parquet against what pyarrow reads.
#include "files/files_case.h"

namespace weft {
namespace {

using namespace files_test;
using dd::read_parquet;
using frame_test::expect_recorded;
using frame_test::Rows;

/// Checks what `make(read)` gives, where read(name, options) reads a file in one partition, and in one for each row group.
template <class Make>
void expect_frames(Make make) {
  for (const std::uint64_t blocksize : {1, 64'000'000})
    expect_recorded([&](const Rows&) {
      return make([&](const std::string& name, dd::ReadParquet options = {}) {
        options.blocksize = blocksize;
        return read_parquet(data(name), options);
      });
    });
}

TEST(ReadParquet, Snappy) {
  expect_frames([](auto read) { return read("snappy.parquet"); });
}
TEST(ReadParquet, ZstdPagesOfVersion2) {
  expect_frames([](auto read) { return read("zstd_v2.parquet"); });
}
TEST(ReadParquet, NotCompressed) {
  expect_frames([](auto read) { return read("plain.parquet"); });
}
// Long and short texts as they are, and copies from near and far.
TEST(ReadParquet, SnappyOfEveryKind) {
  expect_frames([](auto read) { return read("repeated.parquet"); });
}
TEST(ReadParquet, RareEncodings) {
  expect_frames([](auto read) { return read("delta.parquet"); });
}
TEST(ReadParquet, DictionaryThatBecomesPlain) {
  expect_frames([](auto read) { return read("fallback.parquet"); });
}
TEST(ReadParquet, OldTimestamps) {
  expect_frames([](auto read) { return read("int96.parquet"); });
}
TEST(ReadParquet, TypesThatBecomeOthers) {
  expect_frames([](auto read) { return read("others.parquet"); });
}
TEST(ReadParquet, WholeDecimals) {
  expect_frames([](auto read) { return read("whole_decimals.parquet"); });
}
TEST(ReadParquet, WholeDecimalsInIntegers) {
  expect_frames([](auto read) { return read("decimal_integers.parquet"); });
}
TEST(ReadParquet, NoRows) {
  expect_frames([](auto read) { return read("no_rows.parquet"); });
}
TEST(ReadParquet, SomeColumns) {
  expect_frames([](auto read) { return read("snappy.parquet", {.columns = {"timestamp", "int8"}}); });
}

TEST(ReadParquet, BesideAnEncryptedColumn) {
  expect_frames([](auto read) { return read("encrypted_column.parquet", {.columns = {"open"}}); });
}

TEST(ReadParquet, Filter) {
  for (const char* file : {"snappy.parquet", "zstd_v2.parquet", "plain.parquet", "delta.parquet", "fallback.parquet"})
    expect_frames([&](auto read) {
      dd::DataFrame frame = read(file);
      return frame[frame["full"] > 10][{"full", "string", "unique"}];
    });
}
TEST(ReadParquet, FilterOfManyConditions) {
  expect_frames([](auto read) {
    return read("snappy.parquet",
                {.columns = {"full", "string", "float64"},
                 .filters = {{{"full", ">", 10}, {"string", "==", "Asia"}}, {{"int32", "in", {-100'000'000, 0}}}}});
  });
}
TEST(ReadParquet, FilterOfNulls) {
  expect_frames([](auto read) {
    dd::DataFrame frame = read("snappy.parquet");
    return frame[frame["date"].isnull() && frame["full"] < 0][{"full", "date"}];
  });
}
TEST(ReadParquet, PagesOfAFilter) {
  expect_frames([](auto read) {
    dd::DataFrame frame = read("pages.parquet");
    return frame[frame["sorted"] >= 12'345 && frame["sorted"] < 12'350];
  });
}
TEST(ReadParquet, PagesOfText) {
  expect_frames([](auto read) {
    dd::DataFrame frame = read("pages.parquet");
    return frame[frame["text"] == "row 004321"];
  });
}

/// Checks a condition on columns that have dictionaries, in pages of both versions and where a dictionary ends within the file.
template <class Condition>
void expect_filtered(Condition condition) {
  for (const char* file : {"dictionary.parquet", "dictionary_v2.parquet", "dictionary_full.parquet"})
    expect_frames([&](auto read) {
      const dd::DataFrame frame = read(file);
      return frame[condition(frame)][{"row", "word", "name", "number"}];
    });
}

TEST(DictionaryFilter, Equal) {
  expect_filtered([](const auto& f) { return f["word"] == "São Tomé"; });
}
TEST(DictionaryFilter, NotEqual) {
  expect_filtered([](const auto& f) { return f["code"] != "k007" && f["row"] < 200; });
}
TEST(DictionaryFilter, Less) {
  expect_filtered([](const auto& f) { return f["code"] < "k004"; });
}
TEST(DictionaryFilter, Isin) {
  expect_filtered([](const auto& f) { return f["code"].isin({"k001", "k037", "none"}); });
}
TEST(DictionaryFilter, Startswith) {
  expect_filtered([](const auto& f) { return f["name"].str().startswith("name 0003"); });
}
TEST(DictionaryFilter, Contains) {
  expect_filtered([](const auto& f) { return f["word"].str().contains("on", {.regex = false}) && f["row"] < 500; });
}
TEST(DictionaryFilter, Length) {
  expect_filtered([](const auto& f) { return f["word"].str().len() == 2 && f["row"] < 500; });
}
TEST(DictionaryFilter, Missing) {
  expect_filtered([](const auto& f) { return f["word"].isnull() && f["row"] < 100; });
}
TEST(DictionaryFilter, NotMissing) {
  expect_filtered([](const auto& f) { return f["name"].notnull() && f["row"] >= 2990; });
}
TEST(DictionaryFilter, Either) {
  expect_filtered([](const auto& f) { return f["code"] == "k001" || f["code"] > "k048"; });
}
TEST(DictionaryFilter, Numbers) {
  expect_filtered([](const auto& f) { return f["number"] >= 5 && f["number"] < 7 && f["price"] > 5; });
}
TEST(DictionaryFilter, Several) {
  expect_filtered([](const auto& f) {
    return f["word"] == "Asia" && f["row"] > 100 && f["number"] != 3 && f["price"] > f["number"] && f["price"] < 5.5;
  });
}
// The dictionary has texts that are no numbers, but no row that is asked for one.
TEST(DictionaryFilter, OneAfterAnother) {
  expect_filtered([](const auto& f) { return f["kind"] == "number" && f["amount"].astype(dd::int64) > 38; });
}
TEST(DictionaryFilter, Grown) {
  expect_filtered([](const auto& f) { return f["grown"] == "late" && f["row"] > 1100; });
}
TEST(DictionaryFilter, NoValue) {
  expect_filtered([](const auto& f) { return f["code"] == "none"; });
}
TEST(DictionaryFilter, OfValues) {
  expect_filtered([](const auto& f) { return f["row"] == 1234 || f["row"] == 2500; });
}
TEST(DictionaryFilter, ValueThatCannotBeTested) {
  const dd::DataFrame frame = read_parquet(data("dictionary.parquet"));
  expect_error(ErrorKind::data, "Not an int64: \"none\" [read_parquet: cast(amount, int64)]",
               [&] { frame[frame["amount"].astype(dd::int64) > 38].compute(); });
}

/// Checks sums of rows by texts that have dictionaries.
void expect_groups(const std::vector<std::string>& keys, bool filtered = false) {
  for (const char* file : {"dictionary.parquet", "dictionary_v2.parquet", "dictionary_full.parquet"})
    expect_frames([&](auto read) {
      dd::DataFrame frame = read(file);
      if (filtered) frame = frame[frame["price"] < 0.5];
      return frame.groupby(keys, {.dropna = false}).agg({{"row", "sum"}});
    });
}

TEST(DictionaryGroups, Text) { expect_groups({"word"}); }
TEST(DictionaryGroups, Texts) { expect_groups({"word", "code"}); }
TEST(DictionaryGroups, Filtered) { expect_groups({"name"}, true); }
TEST(DictionaryGroups, Grown) { expect_groups({"grown"}); }

TEST(ReadParquet, FilesThatDiffer) {
  expect_frames([](auto read) { return read("differing"); });
}
TEST(ReadParquet, HiveDirectories) {
  expect_frames([](auto read) { return read("hive"); });
}
TEST(ReadParquet, FilterOfDirectories) {
  expect_frames([](auto read) {
    dd::DataFrame frame = read("hive");
    return frame[frame["year"] == 2007 && frame["kind"] != "a/b"][{"value", "kind"}];
  });
}

TEST(ReadParquetParts, Partitions) {
  EXPECT_EQ(read_parquet(data("snappy.parquet")).npartitions(), 1u);
  EXPECT_EQ(read_parquet(data("snappy.parquet"), {.blocksize = 1}).npartitions(), 3u);
  EXPECT_EQ(read_parquet(data("snappy.parquet"), {.blocksize = 1, .split_row_groups = false}).npartitions(), 1u);
  EXPECT_EQ(read_parquet(data("differing")).npartitions(), 1u);  // small files are read together
  EXPECT_EQ(read_parquet(data("differing"), {.split_row_groups = false}).npartitions(), 3u);
  EXPECT_EQ(read_parquet(data("differing/*.parquet"), {.blocksize = 1}).npartitions(), 3u);
}

TEST(ReadParquetParts, Extension) {
  Folder folder;
  const auto put = [&](const char* name, const char* as) { std::filesystem::copy(data(name), folder / as); };
  put("differing/part.2.parquet", "a.parquet");
  put("differing/part.10.parquet", "b.data");
  put("differing/part.10.parquet", "c.data");
  write_bytes(folder / "readme.txt", "no rows");
  const std::int64_t usual = read_parquet(data("differing/part.2.parquet")).size().compute().as_int64(),
                     other = read_parquet(data("differing/part.10.parquet")).size().compute().as_int64();
  EXPECT_EQ(read_parquet(folder.path()).size().compute().as_int64(), usual);
  EXPECT_EQ(read_parquet(folder.path(), {.parquet_file_extension = ".data"}).size().compute().as_int64(), 2 * other);
  // A file that is named is read whatever it is called.
  EXPECT_EQ(read_parquet(folder / "a.parquet", {.parquet_file_extension = ".data"}).size().compute().as_int64(), usual);
  expect_error(ErrorKind::user, "Directory has no files ending in .gz: " + folder.path(),
               [&] { read_parquet(folder.path(), {.parquet_file_extension = ".gz"}); });
}

TEST(ReadParquetParts, PathColumn) {
  dd::Table rows = read_parquet(data("differing"), {.columns = {"i"}, .include_path_column = "path"}).compute();
  EXPECT_EQ(rows["path"].at<std::string_view>(3), data("differing/part.2.parquet"));
  EXPECT_EQ(rows["path"].at<std::string_view>(4), data("differing/part.10.parquet"));
}

/// The file with a stretch of its bytes made zero.
std::string damaged(const Folder& folder, const std::string& name, double from, double to) {
  std::string bytes = bytes_of(data(name));
  for (auto i = static_cast<std::size_t>(from * static_cast<double>(bytes.size()));
       i < static_cast<std::size_t>(to * static_cast<double>(bytes.size())); ++i)
    bytes[i] = 0;
  write_bytes(folder / name, bytes);
  return folder / name;
}

// What is damaged cannot be read, so what reads without an error was not read there.
TEST(ReadParquetParts, RowGroupsOutsideOfTheFilterAreNotRead) {
  Folder folder;
  dd::DataFrame frame = read_parquet(damaged(folder, "pages.parquet", 0.01, 0.4));
  EXPECT_EQ(frame[frame["sorted"] >= 10'000].compute().num_rows(), 10'000u);
  EXPECT_THROW(frame[frame["sorted"] >= 9'999].compute(), Error);
}

TEST(ReadParquetParts, PagesOutsideOfTheFilterAreNotDecoded) {
  Folder folder;
  std::string bytes = bytes_of(data("pages.parquet"));
  // Inside of pages of the first column, whose headers stay as they are.
  for (std::size_t at = 1000; at < 12'000; at += 2000) bytes.replace(at, 16, 16, '\xff');
  write_bytes(folder / "x.parquet", bytes);
  dd::DataFrame frame = read_parquet(folder / "x.parquet");
  dd::Table rows = frame[frame["sorted"] >= 9'000 && frame["sorted"] < 9'010].compute();
  ASSERT_EQ(rows.num_rows(), 10u);
  EXPECT_EQ(rows["text"].at<std::string_view>(3), "row 009003");
  EXPECT_THROW(frame[frame["sorted"] < 1'000].compute(), Error);
}

TEST(ReadParquetParts, SizeIsReadFromFooters) {
  Folder folder;
  dd::DataFrame frame = read_parquet(damaged(folder, "pages.parquet", 0.01, 0.7));
  EXPECT_EQ(frame.size().compute().as_int64(), 20'000);
  EXPECT_EQ(read_parquet(data("hive")).size().compute().as_int64(), 4);
}

TEST(ReadParquetErrors, Paths) {
  expect_error(ErrorKind::user, "File not found: no.parquet", [] { read_parquet("no.parquet"); });
  expect_error(ErrorKind::user, "No file matches: no*.parquet", [] { read_parquet("no*.parquet"); });
  expect_error(ErrorKind::user, "read_parquet needs at least one path", [] { read_parquet(std::vector<std::string>{}); });
  Folder folder;
  expect_error(ErrorKind::user, "Directory has no files ending in .parquet, .parq, .pq: " + folder.path(),
               [&] { read_parquet(folder.path()); });
}

TEST(ReadParquetErrors, NotParquet) {
  Folder folder;
  const std::string file = folder / "x.parquet";
  write_bytes(file, "");
  expect_error(ErrorKind::data, "Not a Parquet file (it is empty): " + file, [&] { read_parquet(file); });
  write_bytes(file, "PAR1");
  expect_error(ErrorKind::data, "Not a Parquet file (it is too short): " + file, [&] { read_parquet(file); });
  write_bytes(file, "country,population\nJapan,5\n");
  expect_error(ErrorKind::data, "Not a Parquet file (it does not end with PAR1): " + file, [&] { read_parquet(file); });
  const std::string whole = bytes_of(data("snappy.parquet"));
  write_bytes(file, whole.substr(0, whole.size() / 2));
  expect_error(ErrorKind::data, "Not a Parquet file (it does not end with PAR1): " + file, [&] { read_parquet(file); });
  write_bytes(file, std::string("PAR1") + "\xff\xff\xff\x7f" + "PAR1");
  expect_error(ErrorKind::data, "Not a Parquet file (its footer is damaged): " + file, [&] { read_parquet(file); });
}

TEST(ReadParquetErrors, Columns) {
  expect_error(ErrorKind::user,
               "Column not found: fulll (have: boolean, int8, int16, int32, int64, uint8, uint16, uint32, uint64, "
               "float32, float64, string, unique, date, time, timestamp, full; did you mean full?)",
               [] { read_parquet(data("snappy.parquet"), {.columns = {"fulll"}}); });
  expect_error(ErrorKind::user,
               "No column type stands for encrypted values (name the other columns in .columns): secret [" +
                   data("encrypted_column.parquet") + "]",
               [] { read_parquet(data("encrypted_column.parquet")); });
  expect_error(ErrorKind::data, "Parquet file is encrypted: " + data("encrypted.parquet"),
               [] { read_parquet(data("encrypted.parquet")); });
  expect_error(
      ErrorKind::user,
      "No column type stands for struct<a: int64> (name the other columns in .columns): record [" + data("nested.parquet") + "]",
      [] { read_parquet(data("nested.parquet")); });
  EXPECT_EQ(read_parquet(data("nested.parquet"), {.columns = {"x"}}).compute().num_rows(), 2u);
  expect_error(ErrorKind::data,
               "Column 'i' is string, but int32 in " + data("conflict/part.0.parquet") + ": " + data("conflict/part.1.parquet"),
               [] { read_parquet(data("conflict")); });
}

TEST(ReadParquetErrors, Filters) {
  expect_error(ErrorKind::user, "Comparison of read_parquet's .filters not found: =< (have: ==, =, !=, <, <=, >, >=, in, not in)",
               [] {
                 read_parquet(data("snappy.parquet"), {.filters = {{{"full", "=<", 5}}}});
               });
  expect_error(ErrorKind::user, "read_parquet: .filters needs a list of values after \"in\": full", [] {
    read_parquet(data("snappy.parquet"), {.filters = {{{"full", "in", 5}}}});
  });
  expect_error(ErrorKind::user, "read_parquet: .filters has an empty list of conditions",
               [] { read_parquet(data("snappy.parquet"), {.filters = {{}}}); });
}

TEST(ReadParquetErrors, FileChanged) {
  Folder folder;
  const std::string file = folder / "x.parquet";
  std::filesystem::copy_file(data("snappy.parquet"), file);
  dd::DataFrame frame = read_parquet(file);
  std::filesystem::copy_file(data("plain.parquet"), file, std::filesystem::copy_options::overwrite_existing);
  try {
    frame.compute();
    FAIL() << "read a file that changed";
  } catch (const Error& error) {
    EXPECT_TRUE(error.message().starts_with("File changed since the frame was made (size ")) << error.message();
    EXPECT_TRUE(error.message().ends_with("): " + file)) << error.message();
    EXPECT_EQ(error.kind(), ErrorKind::data);
  }
}

// Whatever one byte is changed to, the rows come or a data Error that names the file.
TEST(ReadParquetErrors, DamagedBytes) {
  Folder folder;
  for (const char* name :
       {"snappy.parquet", "zstd_v2.parquet", "plain.parquet", "delta.parquet", "fallback.parquet", "pages.parquet"}) {
    const std::string whole = bytes_of(data(name));
    for (std::size_t i = 0; i < 60; ++i) {
      std::string bytes = whole;
      bytes[(i * 7919 + 4) % whole.size()] ^= static_cast<char>(1 + i * 37 % 255);
      const std::string file = folder / (std::to_string(i) + name);
      write_bytes(file, bytes);
      try {
        dd::DataFrame frame = read_parquet(file);
        frame[frame[frame.columns().back()].notnull()].compute();
      } catch (const Error& error) {
        EXPECT_NE(error.kind(), ErrorKind::internal) << error.what();
        EXPECT_NE(std::string(error.what()).find(folder.path()), std::string::npos) << error.what();
      }
      std::filesystem::remove(file);
    }
  }
}

}  // namespace
}  // namespace weft
