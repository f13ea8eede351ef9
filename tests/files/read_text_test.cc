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

TEST(ReadCsvOptions, SkipFooter) { expect_read({.skipfooter = 2}); }
TEST(ReadCsvOptions, SkipFooterLatin1) { expect_read({.encoding = "latin-1", .skipfooter = 1}); }

TEST(ReadCsvFooter, IsNoRowWhereverItLies) {
  Folder folder;
  std::string text = "n,t\n";
  for (int row = 0; row < 3000; ++row) text += std::to_string(row) + ",\"é " + std::to_string(row % 7) + "\"\n";
  write_bytes(folder / "x.csv", text + "3000 rows\n\n---");
  dd::read_csv(folder / "x.csv").to_csv(folder / "packed-*.csv.gz", {.header = false});
  for (const std::uint64_t blocksize : {100, 4096, 64'000'000}) {
    const dd::DataFrame df = dd::read_csv(folder / "x.csv", {.blocksize = blocksize, .skipfooter = 3});
    EXPECT_EQ(df["n"].dtype(), dd::int64);
    EXPECT_EQ(df.size().compute().as_int64(), 3000);
    EXPECT_EQ(df["n"].max().compute().as_int64(), 2999);
    EXPECT_EQ(dd::read_csv(folder / "x.csv", {.blocksize = blocksize, .skipfooter = 4}).size().compute().as_int64(), 2999);
    EXPECT_EQ(dd::read_csv(folder / "x.csv", {.blocksize = blocksize, .skipfooter = 9999}).size().compute().as_int64(), 0);
  }
  const dd::DataFrame packed = dd::read_csv(folder / "packed-0.csv.gz", {.header = dd::no_header, .skipfooter = 2});
  EXPECT_EQ(packed["0"].dtype(), dd::int64);
  EXPECT_EQ(packed.size().compute().as_int64(), 3000);
  expect_error(ErrorKind::user, "read_csv: .skipfooter is 0 or more",
               [&] { dd::read_csv(folder / "x.csv", {.skipfooter = -1}); });
}

/// Partitions with the numbers 1 and 2, 3 and 4, 5 and 6.
dd::DataFrame pairs() {
  const dd::Column numbers(std::vector<std::int64_t>{1, 2, 3, 4, 5, 6});
  const dd::Column texts(std::vector<std::string>{"a", "b", "c", "d", "e", "f"});
  return dd::from_table(dd::Table({{"n", numbers}, {"t", texts}}), {.npartitions = 3});
}

TEST(EmptyFiles, OfJsonHaveNoRows) {
  Folder folder;
  const dd::DataFrame all = pairs();
  for (const std::int64_t first : {1, 3, 5}) {
    const dd::DataFrame rows = all[all["n"] < first || all["n"] > first + 1];
    for (const std::string ending : {".jsonl", ".jsonl.gz"}) {
      const std::string path = folder / (std::to_string(first) + ending) + "/";
      rows.to_json(path + "o-*" + ending);
      expect_same(dd::read_json(path + "o-*" + ending).compute(), rows.compute());
      expect_same(dd::read_json(path, {.blocksize = 8}).compute(), rows.compute());
      expect_same(dd::read_json(path, {.dtype = {{"n", dd::int64}}}).compute(), rows.compute());
    }
  }
  const dd::DataFrame none = all[all["n"] > 6];
  none.to_json(folder / "none-*.jsonl");
  expect_error(ErrorKind::data, "File is empty: " + (folder / "none-0.jsonl"), [&] { dd::read_json(folder / "none-*.jsonl"); });
  expect_same(dd::read_json(folder / "none-*.jsonl", {.dtype = {{"n", dd::int64}, {"t", dd::string}}}).compute(), none.compute());
}

TEST(EmptyFiles, OfCsvHaveNoRows) {
  Folder folder;
  const dd::DataFrame all = pairs();
  const std::vector<std::string> names{"n", "t"};
  for (const std::int64_t first : {1, 3, 5}) {
    const dd::DataFrame rows = all[all["n"] < first || all["n"] > first + 1];
    for (const std::string ending : {".csv", ".csv.gz"}) {
      const std::string path = folder / (std::to_string(first) + "-*" + ending);
      rows.to_csv(path, {.header = false});
      for (const std::uint64_t blocksize : {2, 64'000'000})
        expect_same(dd::read_csv(path, {.blocksize = blocksize, .header = dd::no_header, .names = names}).compute(),
                    rows.compute());
      expect_same(dd::read_csv(path, {.header = dd::no_header, .names = names, .skipfooter = 1}).compute(),
                  rows[rows["n"] % 2 == 1].compute());
      EXPECT_EQ(dd::read_csv(path, {.header = dd::no_header}).columns(), (std::vector<std::string>{"0", "1"}));
    }
  }
  const std::string path = folder / "none-*.csv";
  const dd::DataFrame none = all[all["n"] > 6];
  none.to_csv(path, {.header = false});
  expect_error(ErrorKind::data, "File is empty: " + (folder / "none-0.csv"),
               [&] { dd::read_csv(path, {.header = dd::no_header, .names = names}); });
  expect_same(
      dd::read_csv(path, {.dtype = {{"n", dd::int64}, {"t", dd::string}}, .header = dd::no_header, .names = names}).compute(),
      none.compute());
}

TEST(EmptyFiles, AmongThoseWithHeaders) {
  Folder folder;
  write_bytes(folder / "a.csv", "");
  write_bytes(folder / "b.csv", "n,t\n1,x\n");
  write_bytes(folder / "c.csv", "");
  for (const bool enforce : {false, true}) {
    const dd::DataFrame rows = dd::read_csv(folder / "*.csv", {.enforce = enforce, .include_path_column = "file"});
    EXPECT_EQ(rows.columns(), (std::vector<std::string>{"n", "t", "file"}));
    EXPECT_EQ(rows["n"].sum().compute().as_int64(), 1);
    EXPECT_EQ(rows.size().compute().as_int64(), 1);
  }
  write_bytes(folder / "d.csv", "n\n1\n");
  expect_error(
      ErrorKind::data,
      "Columns differ from those of " + (folder / "b.csv") + " (have: n; expected: n, t): " + (folder / "d.csv") + " [read_csv]",
      [&] { dd::read_csv(folder / "*.csv", {.enforce = true}).compute(); });
  expect_same(dd::read_fwf({(folder / "a.csv").c_str(), (folder / "d.csv").c_str()}).compute(),
              dd::Table({{"n", dd::Column(std::vector<std::int64_t>{1})}}));
}

TEST(ReadCsvEncodings, HaveManyPartitions) {
  Folder folder;
  std::string text = "n,größe\n", bytes =
                                      "n,gr\xF6\xDF"
                                      "e\n";
  for (int row = 0; row < 300; ++row) {
    const std::string number = std::to_string(row);
    text += number + ",\"ä é" + number + (row % 3 ? "\"\n" : "\nü\"\n");
    bytes += number + ",\"\xE4 \xE9" + number + (row % 3 ? "\"\n" : "\n\xFC\"\n");
  }
  write_bytes(folder / "utf8.csv", text);
  write_bytes(folder / "latin.csv", bytes);
  const dd::Table expected = dd::read_csv(folder / "utf8.csv").compute();
  for (const std::uint64_t blocksize : {50, 997}) {
    const dd::DataFrame df = dd::read_csv(folder / "latin.csv", {.blocksize = blocksize, .encoding = "latin-1"});
    EXPECT_EQ(df.npartitions(), (bytes.size() + blocksize - 1) / blocksize);
    expect_same(df.compute(), expected);
    expect_same(dd::read_csv(folder / "latin.csv", {.blocksize = blocksize, .encoding = "cp1252"}).compute(), expected);
  }
  write_bytes(folder / "bad.csv", "n,t\n1,\xE4\n2,\xE4\nx,\xE4\n");
  expect_error(ErrorKind::data, "Bad value for int64 column 'n': x (" + (folder / "bad.csv") + ", line 4, byte 12) [read_csv]",
               [&] {
                 dd::read_csv(folder / "bad.csv", {.blocksize = 5, .dtype = {{"n", dd::int64}}, .encoding = "latin-1"}).compute();
               });
}

TEST(ReadCsvIndex, IsThatColumn) {
  Folder folder;
  write_bytes(folder / "x.csv", "x,id\na,3\nb,1\nc,2\n");
  const dd::DataFrame df = dd::read_csv(folder / "x.csv", {.blocksize = 4, .index_col = "id"});
  EXPECT_EQ(df.index_name(), "id");
  expect_same(df.compute(), dd::read_csv(folder / "x.csv").set_index("id").compute());
  expect_same(df.loc(2)[{"x"}].compute(), dd::from_dict({{"x", {"c"}}}).compute());
  EXPECT_THROW(dd::read_csv(folder / "x.csv", {.index_col = "no"}), Error);
}

TEST(ReadJsonOptions, EncodingsAndPaths) {
  Folder folder;
  std::string text, bytes;
  for (int row = 0; row < 500; ++row) {
    text += "{\"n\": " + std::to_string(row) + ", \"t\": \"süß\"}\n";
    bytes += "{\"n\": " + std::to_string(row) + ", \"t\": \"s\xFC\xDF\"}\n";
  }
  write_bytes(folder / "utf8.jsonl", text);
  write_bytes(folder / "latin.jsonl", bytes);
  const dd::Table expected = dd::read_json(folder / "utf8.jsonl").compute();
  for (const std::uint64_t blocksize : {30, 997, 64'000'000})
    expect_same(dd::read_json(folder / "latin.jsonl", {.blocksize = blocksize, .encoding = "latin-1"}).compute(), expected);
  dd::from_table(expected).to_csv(folder / "x.csv", {.single_file = true});
  write_bytes(folder / "a.jsonl", "{\"n\": 1}\n");
  write_bytes(folder / "b.jsonl", "{\"n\": 2}\n{\"n\": 3}\n");
  const std::vector<std::string> paths{folder / "a.jsonl", folder / "b.jsonl"};
  const dd::DataFrame both = dd::read_json(paths, {.include_path_column = "path"});
  EXPECT_EQ(both.columns(), (std::vector<std::string>{"n", "path"}));
  EXPECT_EQ(both["path"].cat().categories(), paths);
  const dd::Table rows = both.compute();
  EXPECT_EQ(rows["path"].at<std::string>(0), paths[0]);
  EXPECT_EQ(rows["path"].at<std::string>(2), paths[1]);
  EXPECT_EQ(both[both["path"] == paths[1]]["n"].sum().compute().as_int64(), 5);
  EXPECT_EQ(both[{"path"}].compute().num_rows(), 3u);
  EXPECT_EQ(dd::read_json(paths, {.columns = {"n"}, .include_path_column = "p"}).columns(), (std::vector<std::string>{"n", "p"}));
  expect_error(ErrorKind::user, "Option include_path_column names a column of the file: n",
               [&] { dd::read_json(paths, {.include_path_column = "n"}); });
  expect_error(ErrorKind::user, "read_json: encoding not found: koi8 (have: utf-8, latin-1, cp1252, utf-16)",
               [&] { dd::read_json(paths, {.encoding = "koi8"}); });
}

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
