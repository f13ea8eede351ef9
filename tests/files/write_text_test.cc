// to_csv and to_json: the bytes of pandas under its options, and what becomes of files that are there.
#include "files/files_case.h"

namespace weft {
namespace {

using namespace files_test;
using frame_test::expect_recorded;
using frame_test::Rows;

dd::DataFrame values() { return dd::read_csv(data("values.csv"), {.parse_dates = {"at"}}); }
dd::DataFrame without_third() {
  const dd::DataFrame all = values();
  return all[all["i"] != 3];
}

/// Checks the text of one file against what pandas wrote.
void expect_csv(const dd::DataFrame& frame, dd::ToCsv options) {
  Folder folder;
  options.single_file = true;
  expect_recorded([&](const Rows&) {
    frame.to_csv(folder / "x.csv", options);
    return dd::Table({{"text", dd::Column(std::vector<std::string>{bytes_of(folder / "x.csv")})}});
  });
}
void expect_floats(const std::string& format) { expect_csv(values()[{"f"}], {.float_format = format}); }
dd::DataFrame numbers() { return values()[{"i", "f", "b"}]; }

TEST(ToCsvText, All) { expect_csv(values(), {.quoting = dd::Quoting::all}); }
TEST(ToCsvText, Nonnumeric) { expect_csv(values(), {.quoting = dd::Quoting::nonnumeric}); }
TEST(ToCsvText, NoneWithEscape) { expect_csv(without_third(), {.escapechar = '\\', .quoting = dd::Quoting::none}); }
TEST(ToCsvText, NonnumericFormatted) { expect_csv(values(), {.float_format = "%.2f", .quoting = dd::Quoting::nonnumeric}); }
TEST(ToCsvText, EscapedQuotes) { expect_csv(values(), {.doublequote = false, .escapechar = '\\'}); }
TEST(ToCsvText, Escape) { expect_csv(values(), {.escapechar = 'b'}); }
TEST(ToCsvText, Decimal) { expect_csv(numbers(), {.decimal = ',', .sep = ';'}); }
TEST(ToCsvText, DecimalFormatted) { expect_csv(numbers(), {.decimal = ',', .float_format = "%08.3f", .sep = ';'}); }
TEST(ToCsvText, NonnumericDecimal) { expect_csv(numbers(), {.decimal = ',', .quoting = dd::Quoting::nonnumeric, .sep = ';'}); }
TEST(ToCsvText, DateFormat) { expect_csv(values(), {.date_format = "%d/%m/%Y %H h"}); }
TEST(ToCsvText, LineEnds) { expect_csv(values(), {.lineterminator = "\r\n"}); }
TEST(ToCsvText, NaRep) { expect_csv(values(), {.na_rep = "NA", .quoting = dd::Quoting::all}); }
TEST(ToCsvText, OneColumn) { expect_csv(values()[{"f"}], {}); }
TEST(ToCsvText, FloatGeneral) { expect_floats("%g"); }
TEST(ToCsvText, FloatSignAndWidth) { expect_floats("%+12.3e|"); }
TEST(ToCsvText, FloatLeftCapital) { expect_floats("<%-8.1F>"); }
TEST(ToCsvText, FloatPercent) { expect_floats("%%%.1E"); }
TEST(ToCsvText, FloatSpaceAndZeros) { expect_floats("% 09.0f"); }

dd::DataFrame zoned() {
  const dd::DataFrame all = values();
  return all.assign("at", all["at"].dt().tz_localize("Europe/Paris"))[{"at", "i"}];
}
TEST(ToCsvText, Zoned) { expect_csv(zoned(), {}); }
TEST(ToCsvText, ZonedNonnumeric) { expect_csv(zoned(), {.quoting = dd::Quoting::nonnumeric}); }

TEST(ToJsonZoned, SaysClocksAndOffset) {
  Folder folder;
  const dd::DataFrame rows = zoned();
  rows.to_json(folder / "x.json", {.single_file = true});
  EXPECT_TRUE(bytes_of(folder / "x.json").starts_with("{\"at\":\"2020-01-02 03:04:05+01:00\",\"i\":1}\n"))
      << bytes_of(folder / "x.json");
  // The same instants again, with fractions too.
  const dd::DataFrame later = rows.assign("at", rows["at"] + dd::Duration{.microseconds = 1500});
  later.to_json(folder / "y.json", {.single_file = true});
  const dd::DataFrame read = dd::read_json(folder / "y.json");
  const dd::Series at = dd::to_datetime(read["at"], {.utc = true}).dt().tz_convert("Europe/Paris");
  expect_same(read.assign("at", at).compute(), later.compute());
}

void expect_json(bool lines) {
  Folder folder;
  expect_recorded([&](const Rows&) {
    without_third()[{"i", "f", "s", "b"}].to_json(folder / "x.json", {.lines = lines, .single_file = true});
    return dd::Table({{"text", dd::Column(std::vector<std::string>{bytes_of(folder / "x.json")})}});
  });
}
TEST(ToJsonText, Lines) { expect_json(true); }
TEST(ToJsonText, Array) { expect_json(false); }

TEST(ToJsonArrays, ReadBack) {
  Folder folder;
  const dd::DataFrame rows = values()[{"i", "s"}].repartition({.npartitions = 2});
  rows.to_json(folder / "d", {.lines = false});
  EXPECT_TRUE(bytes_of(folder / "d/0.json").starts_with("[{"));
  expect_same(dd::read_json(folder / "d", {.lines = false}).compute(), rows.compute());
  // Partitions without rows leave no comma behind.
  for (const char* name : {"one.json", "one.json.gz", "one.json.bz2"}) {
    rows[rows["i"] > 4].to_json(folder / name, {.lines = false, .single_file = true});
    EXPECT_EQ(dd::read_json(folder / name, {.lines = false}).size().compute().as_int64(), 1) << name;
  }
  rows[rows["i"] > 5].to_json(folder / "none.json", {.lines = false, .single_file = true});
  EXPECT_EQ(bytes_of(folder / "none.json"), "[]");
}

TEST(ToCsvIndex, IsTheFirstColumnOrNone) {
  Folder folder;
  const dd::DataFrame all = values();
  const dd::DataFrame rows = all[all["i"] > 0][{"f", "i"}].set_index("i", {.sorted = true});
  rows.to_csv(folder / "x.csv", {.single_file = true});
  EXPECT_TRUE(bytes_of(folder / "x.csv").starts_with("i,f\n1,1.5\n"));
  rows.to_csv(folder / "x.csv", {.index = false, .single_file = true});
  EXPECT_TRUE(bytes_of(folder / "x.csv").starts_with("f\n1.5\n"));
}

TEST(ToCsvEncoding, ReadsBack) {
  Folder folder;
  const dd::DataFrame rows = values()[{"i", "s"}];
  for (const char* encoding : {"latin-1", "cp1252"}) {
    for (const char* name : {"x.csv", "x.csv.gz"}) {
      rows.to_csv(folder / name, {.encoding = encoding, .single_file = true});
      expect_same(dd::read_csv(folder / name, {.encoding = encoding}).compute(), rows.compute());
    }
    EXPECT_NE(bytes_of(folder / "x.csv").find("\n4,\xE9\n"), std::string::npos);
  }
  const dd::DataFrame wide = rows.assign("s", rows["s"] + "日");
  expect_error(ErrorKind::data, "Encoding latin-1 has no such character: 日 [write_files]",
               [&] { wide.to_csv(folder / "y.csv", {.encoding = "latin-1", .single_file = true}); });
  expect_error(ErrorKind::user, "to_csv: encoding not found: koi8 (have: utf-8, latin-1, cp1252, utf-16)",
               [&] { rows.to_csv(folder / "y.csv", {.encoding = "koi8"}); });
  EXPECT_EQ(count_files(folder.path()), 2u);
}

/// UTF-16 of ASCII, the least byte first.
std::string wide_text(std::string_view text) {
  std::string made;
  for (const char character : text) (made += character) += '\0';
  return made;
}

TEST(ToCsvEncoding, Utf16BeginsEachFileWithItsMark) {
  Folder folder;
  const dd::DataFrame ascii = dd::from_table(dd::Table({{"n", dd::Column(std::vector<std::int64_t>{1, 2})}}), {.npartitions = 2});
  const dd::ReadCsv utf16{.encoding = "utf-16"};
  const std::string mark = "\xFF\xFE";
  ascii.to_csv(folder / "x-*.csv", {.encoding = "utf-16"});
  EXPECT_EQ(bytes_of(folder / "x-0.csv"), mark + wide_text("n\n1\n"));
  EXPECT_EQ(bytes_of(folder / "x-1.csv"), mark + wide_text("n\n2\n"));
  ascii.to_csv(folder / "x-*.csv", {.encoding = "UTF_16", .header_first_partition_only = true});
  EXPECT_EQ(bytes_of(folder / "x-0.csv"), mark + wide_text("n\n1\n"));
  EXPECT_EQ(bytes_of(folder / "x-1.csv"), mark + wide_text("2\n"));
  ascii.to_csv(folder / "x-*.csv", {.encoding = "utf-16", .header = false, .mode = "a"});
  EXPECT_EQ(bytes_of(folder / "x-1.csv"), mark + wide_text("2\n2\n"));
  ascii.to_csv(folder / "new-*.csv", {.encoding = "utf-16", .mode = "a"});
  EXPECT_EQ(bytes_of(folder / "new-1.csv"), mark + wide_text("n\n2\n"));
  for (const bool header : {true, false}) {
    ascii.to_csv(folder / "one.csv", {.encoding = "utf-16", .header = header, .single_file = true});
    EXPECT_EQ(bytes_of(folder / "one.csv"), mark + wide_text(header ? "n\n1\n2\n" : "1\n2\n"));
  }
  ascii.to_csv(folder / "one.csv", {.encoding = "utf-16", .header = false, .mode = "a", .single_file = true});
  EXPECT_EQ(bytes_of(folder / "one.csv"), mark + wide_text("1\n2\n1\n2\n"));
  ascii[ascii["n"] > 2].to_csv(folder / "none.csv", {.encoding = "utf-16", .header = false, .single_file = true});
  EXPECT_EQ(bytes_of(folder / "none.csv"), mark);

  // Characters of two and of four bytes, compressed or not.
  const dd::DataFrame plain = values()[{"i", "s"}], rows = plain.assign("s", plain["s"] + "日 \U0001F600");
  for (const char* name : {"wide.csv", "wide.csv.gz"}) {
    rows.to_csv(folder / name, {.encoding = "utf-16", .single_file = true});
    expect_same(dd::read_csv(folder / name, utf16).compute(), rows.compute());
  }
  rows.to_csv(folder / "wide-*.csv.bz2", {.encoding = "utf-16"});
  expect_same(dd::read_csv(folder / "wide-*.csv.bz2", utf16).compute(), rows.compute());
}

/// Rows 0, 1, 2, ... in that many partitions.
dd::DataFrame counted(std::int64_t count, std::size_t partitions) {
  std::vector<std::int64_t> rows;
  for (std::int64_t row = 0; row < count; ++row) rows.push_back(row);
  return dd::from_table(dd::Table({{"n", dd::Column(rows)}}), {.npartitions = partitions});
}

TEST(ToCsvMode, AddsToTheEnds) {
  Folder folder;
  counted(2, 1).to_csv(folder / "one.csv", {.single_file = true});
  counted(2, 1).to_csv(folder / "one.csv", {.header = false, .mode = "a", .single_file = true});
  EXPECT_EQ(bytes_of(folder / "one.csv"), "n\n0\n1\n0\n1\n");
  counted(4, 2).to_csv(folder / "d");
  EXPECT_EQ(counted(6, 3).to_csv(folder / "d", {.header = false, .mode = "a"}).size(), 3u);
  EXPECT_EQ(bytes_of(folder / "d/0.csv"), "n\n0\n1\n0\n1\n");
  EXPECT_EQ(bytes_of(folder / "d/2.csv"), "4\n5\n");
  counted(4, 2).to_csv(folder / "z-*.csv.gz");
  counted(4, 2).to_csv(folder / "z-*.csv.gz", {.header = false, .mode = "a"});
  EXPECT_EQ(dd::read_csv(folder / "z-*.csv.gz").size().compute().as_int64(), 8);
  EXPECT_EQ(count_files(folder.path()), 6u);
}

TEST(ToCsvMode, RefusesFilesThatAreThere) {
  Folder folder;
  counted(4, 2).to_csv(folder / "d", {.mode = "x"});
  expect_error(ErrorKind::user, "File is there already: " + (folder / "d/0.csv"),
               [&] { counted(1, 1).to_csv(folder / "d", {.mode = "x"}); });
  counted(2, 1).to_csv(folder / "one.csv", {.mode = "x", .single_file = true});
  expect_error(ErrorKind::user, "File is there already: " + (folder / "one.csv"),
               [&] { counted(2, 1).to_csv(folder / "one.csv", {.mode = "x", .single_file = true}); });
  EXPECT_EQ(count_files(folder.path()), 3u);
}

TEST(AppendFiles, GoesOnWithTheNumbers) {
  Folder folder;
  counted(4, 2).to_csv(folder / "d");
  EXPECT_EQ(counted(4, 2).to_csv(folder / "d", {.append = true}), (std::vector{folder / "d/2.csv", folder / "d/3.csv"}));
  counted(12, 12).to_csv(folder / "x-*.csv");
  EXPECT_EQ(counted(4, 1).to_csv(folder / "x-*.csv", {.append = true}), std::vector{folder / "x-12.csv"});
  counted(4, 2).to_json(folder / "j");
  EXPECT_EQ(counted(4, 1).to_json(folder / "j", {.append = true}), std::vector{folder / "j/2.jsonl"});
  counted(4, 2).to_ipc(folder / "i");
  EXPECT_EQ(counted(4, 1).to_ipc(folder / "i", {.append = true}), std::vector{folder / "i/2.arrow"});
  EXPECT_EQ(dd::read_csv(folder / "x-*.csv").size().compute().as_int64(), 16);
  EXPECT_EQ(dd::read_json(folder / "j").size().compute().as_int64(), 8);
  EXPECT_EQ(dd::read_ipc(folder / "i").size().compute().as_int64(), 8);
  expect_error(ErrorKind::user, "File is there already: " + (folder / "d/0.csv"), [&] {
    counted(1, 1).to_csv(folder / "d", {.append = true, .name_function = [](std::size_t) { return std::string("0"); }});
  });
}

TEST(OverwriteFiles, TakesThoseOfSuchNames) {
  Folder folder;
  counted(6, 3).to_csv(folder / "d");
  write_bytes(folder / "d/notes.txt", "mine");
  counted(2, 2).to_csv(folder / "d", {.overwrite = true});
  EXPECT_EQ(count_files(folder.path()), 3u);
  EXPECT_EQ(bytes_of(folder / "d/notes.txt"), "mine");
  counted(6, 3).to_json(folder / "x-*.jsonl");
  counted(6, 3).to_json(folder / "y-*.jsonl");
  counted(1, 1).to_json(folder / "x-*.jsonl", {.overwrite = true});
  EXPECT_EQ(dd::read_json(folder / "x-*.jsonl").size().compute().as_int64(), 1);
  EXPECT_EQ(dd::read_json(folder / "y-*.jsonl").size().compute().as_int64(), 6);
  counted(6, 3).to_ipc(folder / "i");
  counted(1, 1).to_ipc(folder / "i", {.overwrite = true});
  EXPECT_EQ(dd::read_ipc(folder / "i").size().compute().as_int64(), 1);
}

TEST(OverwriteFiles, AFailureLeavesWhatWasThere) {
  Folder folder;
  counted(6, 3).to_csv(folder / "d");
  const dd::DataFrame rows = counted(2, 2);
  const dd::DataFrame failing = rows.assign("n", (rows["n"].astype(dd::string) + "x").astype(dd::int64));
  EXPECT_THROW(failing.to_csv(folder / "d", {.overwrite = true}), Error);
  EXPECT_THROW(failing.to_csv(folder / "d", {.append = true}), Error);
  EXPECT_THROW(failing.to_csv(folder / "d", {.mode = "a"}), Error);
  EXPECT_EQ(count_files(folder.path()), 3u);
  EXPECT_EQ(dd::read_csv(folder / "d/*.csv").size().compute().as_int64(), 6);
}

TEST(ToCsvOptions, Mistakes) {
  const auto refuse = [](const std::string& message, const dd::ToCsv& options, const char* path = "d") {
    expect_error(ErrorKind::user, message, [&] { counted(1, 1).to_csv(path, options); });
  };
  refuse("to_csv: mode not found: r (have: w, a, x)", {.mode = "r"});
  refuse("to_csv: .lineterminator is empty", {.lineterminator = ""});
  refuse("to_csv: .append and .overwrite exclude each other", {.append = true, .overwrite = true});
  refuse("to_csv: .append and .overwrite go with .mode = \"w\" only, not a", {.append = true, .mode = "a"});
  refuse("to_csv: .append adds files, which .single_file has none of: x.csv", {.append = true, .single_file = true}, "x.csv");
  refuse("to_csv: .name_function names files, of which .single_file has one: x.csv",
         {.name_function = [](std::size_t) { return std::string("a"); }, .single_file = true}, "x.csv");
  refuse("Float format is none of printf's with one directive of e, f or g, such as %.2f: %d", {.float_format = "%d"});
  refuse("Float format is none of printf's with one directive of e, f or g, such as %.2f: plain", {.float_format = "plain"});
  refuse("Float format is none of printf's with one directive of e, f or g, such as %.2f: %f %f", {.float_format = "%f %f"});
  Folder folder;
  expect_error(ErrorKind::data, "to_csv: a value needs an .escapechar, and there is none: a,\"b\\ [write_files]",
               [&] { values().to_csv(folder / "d", {.quoting = dd::Quoting::none}); });
}

}  // namespace
}  // namespace weft
