// read_csv and read_json under options of pandas that concern how text is written.
#include "files/files_case.h"

#include <weft/read_fwf.h>

namespace weft {
namespace {

using namespace files_test;
using frame_test::expect_recorded;
using frame_test::Rows;

void expect_read(dd::ReadCsv options) {
  const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
  for (const std::uint64_t blocksize : {8, 64'000'000}) {
    options.blocksize = blocksize;
    expect_recorded([&](const Rows&) { return dd::read_csv(data("options/" + name + ".csv"), options); });
  }
}

TEST(ReadCsvOptions, ColumnNulls) { expect_read({.column_na_values = {{"a", {"-"}}, {"b", {"none"}}}}); }
TEST(ReadCsvOptions, Latin1) { expect_read({.encoding = "ISO-8859-1"}); }
TEST(ReadCsvOptions, Cp1252) { expect_read({.encoding = "cp1252"}); }
TEST(ReadCsvOptions, Utf16) { expect_read({.encoding = "utf-16"}); }
TEST(ReadCsvOptions, LineTerminator) { expect_read({.lineterminator = '~'}); }
TEST(ReadCsvOptions, LineTerminatorIsNewline) { expect_read({.lineterminator = '\n'}); }
TEST(ReadCsvOptions, LineTerminatorAfterMore) { expect_read({.comment = '#', .lineterminator = '~', .sep = ';', .skiprows = 1}); }
TEST(ReadCsvOptions, DateFormat) { expect_read({.date_format = "%d/%m/%Y %Hh", .parse_dates = {"at"}}); }

TEST(ReadCsvDates, WithOffsets) {
  Folder folder;
  write_bytes(folder / "x.csv", "at,x\n2020-01-02T03:04:05+01:00,1\n,2\n2020-01-02 03:04:05Z,3\n");
  const dd::DataFrame df = dd::read_csv(folder / "x.csv", {.parse_dates = {"at"}});
  EXPECT_EQ(df["at"].dtype(), dd::timestamp);
  const dd::Table rows = df.compute();
  EXPECT_EQ(rows["at"].to_string(0), "2020-01-02 02:04:05+00:00");
  EXPECT_TRUE(rows["at"].is_null(1));
  EXPECT_EQ(rows["at"].to_string(2), "2020-01-02 03:04:05+00:00");
  write_bytes(folder / "y.csv", "at\n02.01.2020 03:04 +0100\n");
  EXPECT_EQ(
      dd::read_csv(folder / "y.csv", {.date_format = "%d.%m.%Y %H:%M %z", .parse_dates = {"at"}}).compute()["at"].to_string(0),
      "2020-01-02 02:04:00+00:00");
  expect_error(ErrorKind::user, "read_csv: .date_format needs .parse_dates, which it is of",
               [&] { dd::read_csv(folder / "y.csv", {.date_format = "%d"}); });
  expect_error(ErrorKind::user, "Column of parse_dates not found: ta (have: at)",
               [&] { dd::read_csv(folder / "y.csv", {.date_format = "%d", .parse_dates = {"ta"}}); });
}

TEST(ReadCsvLines, AreCountedByTheirEnds) {
  Folder folder;
  std::string text = "a,b|";
  for (int row = 0; row < 2000; ++row) text += std::to_string(row) + ",\"text | " + std::to_string(row) + "\"|";
  write_bytes(folder / "x.csv", text);
  // Borders of blocks stand within quotes too.
  for (const std::uint64_t blocksize : {100, 977, 64'000'000}) {
    const dd::DataFrame df = dd::read_csv(folder / "x.csv", {.blocksize = blocksize, .lineterminator = '|'});
    EXPECT_EQ(df["a"].sum().compute().as_int64(), 1999 * 1000);
    EXPECT_EQ(df.compute()["b"].at<std::string>(1999), "text | 1999");
  }
  write_bytes(folder / "y.csv", "a|1|2|x|");
  expect_error(ErrorKind::data, "Bad value for int64 column 'a': x (" + (folder / "y.csv") + ", line 4, byte 6) [read_csv]", [&] {
    dd::read_csv(folder / "y.csv", {.dtype = {{"a", dd::int64}}, .lineterminator = '|'}).compute();
  });
  expect_error(ErrorKind::user, "read_fwf: .lineterminator is an option of read_csv",
               [&] { dd::read_fwf(folder / "y.csv", {.csv = {.lineterminator = '|'}}); });
}

// As Dask has it.
TEST(ReadCsvPaths, AreCategories) {
  Folder folder;
  const std::vector<std::string> files{folder / "a.csv", folder / "b.csv"};
  write_bytes(files[0], "x\n1\n2\n");
  write_bytes(files[1], "x\n3\n");
  const dd::DataFrame df = dd::read_csv(folder / "*.csv", {.include_path_column = "file"});
  EXPECT_EQ(df["file"].dtype(), dd::category);
  EXPECT_EQ(df["file"].cat().categories(), files);
  EXPECT_EQ(df.columns(), (std::vector<std::string>{"x", "file"}));
  EXPECT_EQ(df[df["file"] == files[1]]["x"].sum().compute().as_int64(), 3);
  EXPECT_EQ(df[{"x"}].compute().num_rows(), 3u);
  const dd::Table sums = df.groupby("file")["x"].sum().compute();
  EXPECT_EQ(sums["file"].at<std::string>(0), files[0]);
  EXPECT_EQ(sums["x"].at<std::int64_t>(0), 3);
}

TEST(ReadCsvEncoding, LargerThanWhatIsReadAtOnce) {
  Folder folder;
  std::string text = "n,s\n", encoded;
  for (int row = 0; row < 50'000; ++row) text += std::to_string(row) + ",é日\n";
  // UTF-16 without a mark of its order.
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : 3;
    const int unit = size == 1 ? byte : size == 2 ? 0xE9 : 0x65E5;
    encoded += static_cast<char>(unit & 255);
    encoded += static_cast<char>(unit >> 8);
    at += size;
  }
  write_bytes(folder / "x.csv", encoded);
  const dd::DataFrame df = dd::read_csv(folder / "x.csv", {.encoding = "utf-16"});
  EXPECT_EQ(df["n"].sum().compute().as_int64(), 50'000LL * 49'999 / 2);
  EXPECT_EQ(df[df["s"] == "é日"].size().compute().as_int64(), 50'000);
}

TEST(ReadCsvEncoding, Mistakes) {
  Folder folder;
  write_bytes(folder / "x.csv", "s\na\x81\n");
  expect_error(ErrorKind::data, "Text is not cp1252: " + (folder / "x.csv"),
               [&] { dd::read_csv(folder / "x.csv", {.encoding = "cp1252"}); });
  write_bytes(folder / "y.csv", std::string("s\0\n\0a", 5));
  expect_error(ErrorKind::data, "Text is not utf-16: " + (folder / "y.csv"),
               [&] { dd::read_csv(folder / "y.csv", {.encoding = "utf-16"}); });
  expect_error(ErrorKind::user,
               "read_csv: encoding not found: latin (have: utf-8, latin-1, cp1252, utf-16; did you mean latin-1?)",
               [&] { dd::read_csv(folder / "x.csv", {.encoding = "latin"}); });
  expect_error(ErrorKind::user, "Column of column_na_values not found: t (have: s)", [&] {
    dd::read_csv(folder / "x.csv", {.column_na_values = {{"t", {"-"}}}, .encoding = "latin-1"});
  });
}

TEST(ReadJsonArray, Objects) {
  expect_recorded([](const Rows&) { return dd::read_json(data("array.json"), {.columns = {"i", "s", "x"}, .lines = false}); });
}
TEST(ReadJsonArray, NothingBetweenTheBrackets) {
  Folder folder;
  write_bytes(folder / "x.json", " [ ] ");
  const dd::DataFrame df = dd::read_json(folder / "x.json", {.dtype = {{"i", dd::int64}}, .lines = false});
  EXPECT_EQ(df.compute().num_rows(), 0u);
}
TEST(ReadJsonArray, Mistakes) {
  Folder folder;
  const auto refuse = [&](const std::string& text, const std::string& message, bool lines = false) {
    write_bytes(folder / "x.json", text);
    expect_error(ErrorKind::data, message, [&] { dd::read_json(folder / "x.json", {.lines = lines}).compute(); });
  };
  const std::string path = folder / "x.json";
  refuse("[{\"i\": 1}]", "File begins an array, not lines of JSON objects (.lines = false reads arrays of them): " + path, true);
  refuse("{\"i\": 1}", "Not a JSON array (it is no array, as .lines = false says): " + path + ", byte 0");
  refuse("[{\"i\": 1}", "Not a JSON array (it ends within the array): " + path + ", byte 9");
  refuse("[{\"i\": 1},]", "Not a JSON array (an item is missing): " + path + ", byte 10");
  refuse("[,{\"i\": 1}]", "Not a JSON array (an item is missing): " + path + ", byte 1");
  refuse("[{\"i\": 1}] x", "Not a JSON array (it is no array, as .lines = false says): " + path + ", byte 11");
}

}  // namespace
}  // namespace weft
