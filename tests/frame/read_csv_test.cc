// The options of read_csv, compared with pandas; files are read whole, in blocks that cut rows anywhere, and over memory.
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

void expect_file(const char* name, const dd::ReadCsv& options = {}) {
  expect_recorded([&](const Rows& rows) { return rows(name, options); });
}

TEST(ReadCsv, Types) { expect_file("types.csv"); }
TEST(ReadCsv, ListsOfPathsInBraces) {
  const std::string path = data_file("part-0.csv");
  const std::int64_t rows = dd::read_csv(path).size().compute();
  EXPECT_GT(rows, 0);
  EXPECT_EQ(dd::read_csv({path.c_str()}).size().compute().as_int64(), rows);
  EXPECT_EQ(dd::read_csv({path.c_str(), path.c_str(), path.c_str()}).size().compute().as_int64(), 3 * rows);
}
TEST(ReadCsv, NoHeader) { expect_file("no_header.csv", {.header = dd::no_header}); }
TEST(ReadCsv, NoHeaderWithNames) { expect_file("no_header.csv", {.header = dd::no_header, .names = {"id", "letter", "value"}}); }
TEST(ReadCsv, OtherNames) { expect_file("part-0.csv", {.names = {"a", "b", "c"}}); }
TEST(ReadCsv, UseCols) { expect_file("part-0.csv", {.usecols = {"value", "id"}}); }
TEST(ReadCsv, DType) {
  expect_file("part-0.csv", {.dtype = {{"id", dd::float64}, {"letter", dd::string}, {"value", dd::string}}});
}
TEST(ReadCsv, SeparatorAndDecimal) { expect_file("semicolon.csv", {.decimal = ',', .sep = ';', .thousands = '.'}); }
TEST(ReadCsv, Thousands) { expect_file("thousands.csv", {.thousands = ','}); }
TEST(ReadCsv, Comment) { expect_file("comment.csv", {.comment = '#'}); }
TEST(ReadCsv, SkipRows) { expect_file("skip.csv", {.skiprows = 2}); }
TEST(ReadCsv, SecondHeader) { expect_file("second_header.csv", {.header = 1}); }
TEST(ReadCsv, BadLinesAreSkipped) { expect_file("bad_lines.csv", {.on_bad_lines = "skip"}); }
TEST(ReadCsv, ShortLinesEndInNulls) { expect_file("short_lines.csv"); }
TEST(ReadCsv, TrueAndFalseValues) { expect_file("answers.csv", {.false_values = {"no"}, .true_values = {"yes"}}); }
TEST(ReadCsv, NaValues) { expect_file("missing.csv", {.na_values = {"-", "none"}}); }
TEST(ReadCsv, NoDefaultNa) { expect_file("missing.csv", {.keep_default_na = false, .na_values = {"-"}}); }
TEST(ReadCsv, InitialSpace) { expect_file("initial_space.csv", {.skipinitialspace = true}); }
TEST(ReadCsv, QuoteChar) { expect_file("single_quotes.csv", {.quotechar = '\''}); }
TEST(ReadCsv, EscapeChar) { expect_file("escaped.csv", {.escapechar = '\\'}); }
TEST(ReadCsv, NoQuotes) { expect_file("quoted_none.csv", {.quotechar = '\0'}); }
TEST(ReadCsv, BlankLines) { expect_file("blank_lines.csv"); }
TEST(ReadCsv, BlankLinesAreRows) { expect_file("blank_rows.csv", {.skip_blank_lines = false}); }
TEST(ReadCsv, CarriageReturns) { expect_file("crlf.csv"); }
TEST(ReadCsv, NoLastNewline) { expect_file("no_last_newline.csv"); }
TEST(ReadCsv, ByteOrderMark) { expect_file("byte_order_mark.csv"); }
TEST(ReadCsv, HeaderOnly) { expect_file("header_only.csv"); }
TEST(ReadCsv, AllNull) { expect_file("all_null.csv"); }
TEST(ReadCsv, OneColumn) { expect_file("one_column.csv"); }
TEST(ReadCsv, Dates) { expect_file("dates.csv"); }
TEST(ReadCsv, ParseDates) { expect_file("dates.csv", {.parse_dates = {"day"}, .usecols = {"id", "day"}}); }
TEST(ReadCsv, WideIntegers) { expect_file("wide_integers.csv"); }
TEST(ReadCsv, TooWideInteger) { expect_file("too_wide.csv"); }
TEST(ReadCsv, WideFloats) { expect_file("wide_float.csv"); }
TEST(ReadCsv, NamesLikeNumbers) { expect_file("names_like_numbers.csv"); }
TEST(ReadCsv, QuotedNumbers) { expect_file("quoted_numbers.csv"); }
TEST(ReadCsv, Tabs) { expect_file("tabs.csv", {.sep = '\t'}); }
TEST(ReadCsv, MixedCaseBooleans) { expect_file("mixed_case_bool.csv"); }
TEST(ReadCsv, LongCell) { expect_file("long_cell.csv"); }
TEST(ReadCsv, AssumeMissing) { expect_file("types.csv", {.assume_missing = true, .usecols = {"i", "n", "g"}}); }
TEST(ReadCsv, Gzip) { expect_file("packed.csv.gz"); }
TEST(ReadCsv, Zstd) { expect_file("packed.csv.zst"); }

TEST(ReadCsv, QuotesAcrossBlocks) { expect_file("quotes.csv"); }
TEST(ReadCsv, QuotesInsideOut) { expect_file("inside_out.csv"); }

/// The sample ends before the value that is of another type.
const dd::ReadCsv short_sample{.sample = 60};
TEST(ReadCsv, LateFloat) { expect_file("late_float.csv", short_sample); }
TEST(ReadCsv, LateString) { expect_file("late_string.csv", short_sample); }
TEST(ReadCsv, LateNull) { expect_file("late_null.csv", short_sample); }
TEST(ReadCsv, LateTimestamp) { expect_file("late_timestamp.csv", short_sample); }
TEST(ReadCsv, LateStringAfterFloat) { expect_file("late_string_after_float.csv", short_sample); }
TEST(ReadCsv, LateStringAfterBoolean) { expect_file("late_string_after_bool.csv", short_sample); }
TEST(ReadCsv, LateStringAfterDate) { expect_file("late_string_after_date.csv", short_sample); }

TEST(ReadCsv, SeveralFiles) {
  expect_recorded([](const Rows& rows) { return rows.files({"part-2.csv", "part-0.csv"}); });
}
TEST(ReadCsv, Glob) { expect_file("part-*.csv"); }
TEST(ReadCsv, ColumnsByName) {
  expect_recorded([](const Rows& rows) { return rows.files({"part-0.csv", "other_order.csv"}); });
}
TEST(ReadCsv, IncludePathColumn) {
  expect_recorded([](const Rows& rows) {
    DataFrame df = rows.files({"part-0.csv", "part-1.csv"}, {.include_path_column = "file"});
    // Where the checkout lies is not part of the record.
    return df.assign("file", df["file"].str().replace(data_file(""), ""));
  });
}

TEST(ReadCsv, BlocksizeAsText) {
  EXPECT_EQ(dd::Bytes("64MB").count(), 64'000'000u);
  EXPECT_EQ(dd::Bytes("16MiB").count(), 16u << 20);
  EXPECT_EQ(dd::Bytes("1.5 kB").count(), 1500u);
  EXPECT_EQ(dd::Bytes("100").count(), 100u);
  EXPECT_EQ(dd::read_csv(data_file("countries.csv"), {.blocksize = "1KiB"}).npartitions(), 4u);
}

TEST(ReadCsv, OnlyColumnsThatAreUsedHaveToBeRight) {
  // A column that nobody reads is not decoded, so its bad value is not met, whatever the way.
  DataFrame df = dd::read_csv(data_file("typed_bad.csv"), {.dtype = {{"amount", dd::int64}}});
  EXPECT_EQ(df["id"].sum().compute().as_int64(), 496);
}

/// A file that a test may change, removed at the end.
class Scratch {
 public:
  explicit Scratch(const std::string& content)
      : path_(std::filesystem::temp_directory_path() / ("weft_read_csv_test_" + std::to_string(::getpid()) + ".csv")) {
    write(content);
  }
  ~Scratch() { std::filesystem::remove(path_); }
  void write(const std::string& content) const { std::ofstream(path_, std::ios::binary) << content; }
  std::string path() const { return path_; }

 private:
  std::filesystem::path path_;
};

TEST(ReadCsv, AFileThatChangedIsNotReadAsIfItHadNot) {
  Scratch file("a\n1\n2\n");
  DataFrame df = dd::read_csv(file.path());
  file.write("a\n1\n2\n3\n");
  try {
    df.compute();
    ADD_FAILURE() << "read a file that changed";
  } catch (const weft::Error& error) {
    EXPECT_TRUE(error.message().starts_with("File changed since the frame was made (size 6 -> 8 bytes")) << error.message();
    EXPECT_TRUE(error.message().ends_with("): " + file.path())) << error.message();
    EXPECT_EQ(error.kind(), ErrorKind::data);
    EXPECT_EQ(error.context(), "read_csv");
  }
  EXPECT_EQ(dd::read_csv(file.path()).compute().num_rows(), 3u);
}

// As partitions without rows are written: the types are those of the values in other files.
TEST(ReadCsv, FilesOfAHeaderOnly) {
  const std::filesystem::path folder = testing::TempDir() + "weft_headers";
  std::filesystem::remove_all(folder);
  const std::int64_t large = 9'007'199'254'740'993;
  const dd::DataFrame all =
      dd::from_dict({{"id", {1, 2, large, large + 2}}, {"ok", {true, false, true, true}}}, {.npartitions = 2});
  all[all["id"] > 2].to_csv((folder / "part-*.csv").string());
  const dd::DataFrame read = dd::read_csv((folder / "part-*.csv").string());
  EXPECT_EQ(read["id"].dtype(), dd::int64);
  EXPECT_EQ(read["ok"].dtype(), dd::boolean);
  EXPECT_EQ(read["id"].compute().at<std::int64_t>(0), large);
  const dd::DataFrame none = all[all["id"] < 0];
  none.to_csv((folder / "none-*.csv").string());
  EXPECT_EQ(dd::read_csv((folder / "none-*.csv").string()).compute().num_rows(), 0u);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace weft::frame_test
