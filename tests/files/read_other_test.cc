// read_ipc and read_json against what was written.
#include "files/files_case.h"

namespace weft {
namespace {

using namespace files_test;
using frame_test::expect_recorded;
using frame_test::Rows;

/// Checks what `make(blocksize)` gives for blocks of that size and for large ones.
template <class Make>
void expect_frames(std::uint64_t small, Make make) {
  for (const std::uint64_t blocksize : {small, std::uint64_t{64'000'000}})
    expect_recorded([&](const Rows&) { return make(blocksize); });
}

TEST(ReadIpc, File) {
  expect_frames(1, [](std::uint64_t blocksize) { return dd::read_ipc(data("types.arrow"), {.blocksize = blocksize}); });
}
TEST(ReadIpc, Stream) {
  expect_recorded([](const Rows&) { return dd::read_ipc(data("types.arrows")); });
}
TEST(ReadIpc, SomeColumns) {
  expect_frames(1, [](std::uint64_t blocksize) {
    return dd::read_ipc(data("types.arrow"), {.blocksize = blocksize, .columns = {"string", "int8"}});
  });
}

TEST(ReadCompressed, Bzip2) {
  expect_recorded([](const Rows&) { return dd::read_csv(data("packed.csv.bz2")); });
}
TEST(ReadCompressed, Xz) {
  expect_recorded([](const Rows&) { return dd::read_csv(data("packed.csv.xz")); });
}
TEST(ReadCompressed, Zip) {
  expect_recorded([](const Rows&) { return dd::read_csv(data("packed.csv.zip"), {.compression = "zip"}); });
}

TEST(ReadIpcParts, SizesAndPartitions) {
  dd::DataFrame frame = dd::read_ipc(data("types.arrow"), {.blocksize = 1});
  EXPECT_EQ(frame.npartitions(), 3u);
  EXPECT_EQ(frame.size().compute().as_int64(), 40);
  EXPECT_EQ(dd::read_ipc({data("types.arrow").c_str(), data("types.arrows").c_str()}).size().compute().as_int64(), 80);
}

TEST(ReadIpcParts, FilesOfOtherColumns) {
  Folder folder;
  const auto number = [](std::vector<std::int64_t> values) { return dd::Column(std::move(values)); };
  const dd::Table names(
      {{"id", number({1, 2})}, {"name", dd::Column(std::vector<std::string>{"x", "y"})}, {"size", number({5, 6})}});
  const dd::Table sizes({{"more", number({0})}, {"size", dd::Column(std::vector<double>{7.5})}, {"id", number({3})}});
  dd::DataFrame first = dd::from_table(names, {.npartitions = 1});
  first = first.assign("id", first["id"].astype(dd::int32));
  first.to_ipc(folder / "a-*.arrow");
  dd::from_table(sizes, {.npartitions = 1}).to_ipc(folder / "b-*.arrow");
  first.assign("name", first["name"].astype(dd::category)).to_ipc(folder / "c-*.arrow");
  const dd::DataFrame all = dd::read_ipc(folder / "*.arrow");
  EXPECT_EQ(all.columns(), (std::vector<std::string>{"id", "name", "size"}));
  EXPECT_EQ(all["id"].dtype(), dd::int64);
  EXPECT_EQ(all["name"].dtype(), dd::string);
  EXPECT_EQ(all["size"].dtype(), dd::float64);
  std::string text;
  const dd::Table rows = all.compute();
  for (std::size_t row = 0; row < rows.num_rows(); ++row)
    for (const char* name : {"id", "name", "size"}) text += rows[name].to_string(row) + ' ';
  EXPECT_EQ(text, "1 x 5.0 2 y 6.0 3 null 7.5 1 x 5.0 2 y 6.0 ");
}

TEST(ReadIpcErrors, Mistakes) {
  Folder folder;
  const dd::DataFrame types = dd::read_parquet(data("snappy.parquet"));
  types[{"int8"}].to_ipc(folder / "a-*.arrow");
  types[{"string"}].rename({{"string", "int8"}}).to_ipc(folder / "b-*.arrow");
  expect_error(ErrorKind::data, "Column 'int8' is string, but int8 in " + (folder / "a-0.arrow") + ": " + (folder / "b-0.arrow"),
               [&] { dd::read_ipc(folder / "*.arrow"); });
  write_bytes(folder / "x.arrow", "ARROW1 but no more");
  EXPECT_THROW(dd::read_ipc(folder / "x.arrow"), Error);
  expect_error(ErrorKind::user, "read_ipc needs at least one path", [] { dd::read_ipc(std::vector<std::string>{}); });
  expect_error(ErrorKind::user, "File not found: no.arrow", [] { dd::read_ipc("no.arrow"); });
  expect_error(ErrorKind::user,
               "Column not found: strin (have: boolean, int8, uint64, float32, float64, string, date, time, timestamp; did you "
               "mean string?)",
               [] { dd::read_ipc(data("types.arrow"), {.columns = {"strin"}}); });
}

TEST(ReadJson, Lines) {
  expect_frames(60, [](std::uint64_t blocksize) { return dd::read_json(data("lines.jsonl"), {.blocksize = blocksize}); });
}
TEST(ReadJson, Blocks) {
  expect_frames(997, [](std::uint64_t blocksize) {
    dd::DataFrame frame = dd::read_json(data("many.jsonl"), {.blocksize = blocksize});
    return frame[frame["n"] >= 980];
  });
}

TEST(ReadJsonErrors, Mistakes) {
  Folder folder;
  const std::string file = folder / "x.jsonl";
  auto expect_data_error = [&](const std::string& text, const std::string& message) {
    write_bytes(file, text);
    expect_error(ErrorKind::data, message, [&] { dd::read_json(file); });
  };
  expect_error(ErrorKind::user, "read_json needs at least one path", [] { dd::read_json(std::vector<std::string>{}); });
  expect_data_error("", "File is empty: " + file);
  expect_data_error("{\"a\": 1}\n[1, 2]\n", "Not a line of JSON: it does not begin with { (" + file + ", line 2)");
  expect_data_error("{\"a\": tru}\n", "Not a line of JSON: a word that there is none of (" + file + ", line 1)");
  expect_data_error("{\"a\": 1} 2\n", "Not a line of JSON: more follows the object (" + file + ", line 1)");
  expect_data_error("{\"a\": \"x}\n", "Not a line of JSON: a string does not end (" + file + ", line 1)");
  // Escapes are looked at when their texts are read.
  const auto expect_no_text = [&](const std::string& text, const std::string& message) {
    write_bytes(file, "{\"a\": \"" + text + "\"}\n");
    expect_error(ErrorKind::data, "Not a line of JSON: " + message + " (" + file + ", byte 0) [read_json]",
                 [&] { dd::read_json(file).compute(); });
  };
  expect_no_text("\\u12", "an escape is cut off");
  expect_no_text("\\u12x4", "an escape is not hexadecimal");
  expect_no_text("\\udc00", "half of a pair of escapes");
  expect_no_text("\\ud800x", "half of a pair of escapes");
  expect_no_text("\\ud800\\u0041", "half of a pair of escapes");
  expect_no_text("\\q", "an escape that there is none of");
  const auto expect_no_line = [&](const std::string& text, const std::string& message) {
    expect_data_error(text + "\n", "Not a line of JSON: " + message + " (" + file + ", line 1)");
  };
  expect_no_line("{\"a\": \"\x01\"}", "a string has a control character");
  expect_no_line("{\"a\": \"\xff\"}", "a string is not UTF-8");
  expect_no_line("{\"a\" 1}", "a : is missing");
  expect_no_line("{a: 1}", "a \" is missing");
  expect_no_line("{\"a\": -}", "a value that is none");
  expect_no_line("{\"a\": 1", "a , is missing");
  expect_data_error("{\"a\": {\"b\": 1}}\n",
                    "Column has objects, lists of lists, or lists beside other values, which no column type stands for (name "
                    "the other columns in .columns): a [" +
                        file + "]");
  write_bytes(file, "{\"a\": {\"b\": [1, \"]\"]}, \"c\": 2}\n");
  EXPECT_EQ(dd::read_json(file, {.columns = {"c"}}).compute()["c"].at<std::int64_t>(0), 2);
}

TEST(ReadJsonErrors, ValuesThatTheSampleDidNotShow) {
  Folder folder;
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "{\"a\": " + std::to_string(i) + "}\n";
  write_bytes(folder / "x.jsonl", text + "{\"a\": 2.5}\n");
  write_bytes(folder / "y.jsonl", text + "{\"b\": 2.5}\n");
  auto message_of = [](const dd::DataFrame& frame) {
    try {
      frame.compute();
    } catch (const Error& error) {
      return error.message();
    }
    return std::string("no error");
  };
  EXPECT_EQ(message_of(dd::read_json(folder / "x.jsonl", {.sample = 100})),
            "Bad value for int64 column 'a' (give its type with .dtype): 2.5 (" + (folder / "x.jsonl") + ", byte " +
                std::to_string(text.size()) + ")");
  EXPECT_EQ(
      message_of(dd::read_json(folder / "y.jsonl", {.sample = 100})),
      "Key is not in the sample of the first file (give its type with .dtype, or name the wanted columns in .columns): b (" +
          (folder / "y.jsonl") + ", byte " + std::to_string(text.size()) + ")");
  EXPECT_EQ(message_of(dd::read_json(folder / "y.jsonl", {.dtype = {{"b", dd::float64}}, .sample = 100})), "no error");
}

}  // namespace
}  // namespace weft
