// to_parquet, to_csv, to_json, to_ipc: what is written reads back equal, and a failure leaves what was there.
#include "files/files_case.h"

#include <stdexcept>

#include <weft/function.h>

static double refuse(double value) {
  if (value > 0) throw std::runtime_error("no");
  return value;
}
WEFT_FUNCTION(refuse);

namespace weft {
namespace {

using namespace files_test;
using dd::read_parquet;

dd::DataFrame types(std::uint64_t blocksize = 1) { return read_parquet(data("snappy.parquet"), {.blocksize = blocksize}); }

TEST(ToParquet, EveryTypeReadsBack) {
  Folder folder;
  for (const char* compression : {"snappy", "zstd", "gzip", "lz4", "brotli", "none"}) {
    const std::string directory = folder / compression;
    const auto files = types().to_parquet(directory, {.compression = compression});
    EXPECT_EQ(files, (std::vector{directory + "/part.0.parquet", directory + "/part.1.parquet", directory + "/part.2.parquet"}));
    expect_same(read_parquet(directory).compute(), types().compute());
  }
}

TEST(ToParquet, DirectoryWithASlash) {
  Folder folder;
  const auto files = types(1 << 20).to_parquet(folder / "d/");
  EXPECT_EQ(files, (std::vector{folder / "d/part.0.parquet"}));
  expect_same(read_parquet(folder / "d/").compute(), types().compute());
}

TEST(ToParquet, RowGroups) {
  Folder folder;
  types(1 << 20).to_parquet(folder / "d", {.row_group_size = 7});
  EXPECT_EQ(read_parquet(folder / "d", {.blocksize = 1}).npartitions(), 6u);
  expect_same(read_parquet(folder / "d").compute(), types().compute());
}

TEST(ToParquet, CustomMetadata) {
  Folder folder;
  types(1 << 20).to_parquet(folder / "d", {.custom_metadata = {{"made by", "a test of metadata"}}});
  // The footer has such texts as they are.
  const std::string bytes = bytes_of(folder / "d/part.0.parquet");
  EXPECT_NE(bytes.find("made by"), bytes.npos);
  EXPECT_NE(bytes.find("a test of metadata"), bytes.npos);
  expect_same(read_parquet(folder / "d").compute(), types().compute());
}

TEST(ToParquet, PartitionColumns) {
  Folder folder;
  dd::DataFrame rows = types()[{"string", "int8", "full"}];
  rows.to_parquet(folder / "d", {.partition_on = {"string", "int8"}});
  EXPECT_TRUE(std::filesystem::exists(folder / "d/string=quote %22 and, comma"));
  dd::DataFrame back = read_parquet(folder / "d");
  EXPECT_EQ(back.columns(), (std::vector<std::string>{"full", "string", "int8"}));
  dd::Table made = back.sort_values("full").compute(), expected = rows.sort_values("full").compute();
  for (std::size_t row = 0; row < expected.num_rows(); ++row) {
    EXPECT_EQ(made["full"].to_string(row), expected["full"].to_string(row));
    EXPECT_EQ(made["string"].to_string(row), expected["string"].to_string(row));
    EXPECT_EQ(made["int8"].to_string(row), expected["int8"].to_string(row));
  }
}

TEST(ToParquet, PartitionColumnsOfNoRows) {
  Folder folder;
  const dd::DataFrame rows = types()[{"string", "int8", "full"}], none = rows[rows["full"] > 1000];
  const std::string nowhere = "d/string=__HIVE_DEFAULT_PARTITION__/int8=__HIVE_DEFAULT_PARTITION__/part.0.parquet";
  const dd::ToParquet by_keys{.partition_on = {"string", "int8"}};
  EXPECT_EQ(none.to_parquet(folder / "d", by_keys), std::vector{folder / nowhere});
  const dd::DataFrame back = read_parquet(folder / "d");
  EXPECT_EQ(back.columns(), (std::vector<std::string>{"full", "string", "int8"}));
  EXPECT_EQ(back.dtypes(), (std::vector{dd::int64, dd::string, dd::string}));
  EXPECT_EQ(back.compute().num_rows(), 0u);
  EXPECT_EQ(back[back["int8"].isna()].compute().num_rows(), 0u);

  // Appending none of nothing leaves the one file, rows come beside it, and their directories say the types.
  const dd::ToParquet append{.append = true, .partition_on = {"string", "int8"}};
  EXPECT_TRUE(none.to_parquet(folder / "d", append).empty());
  EXPECT_EQ(count_files(folder / "d"), 1u);
  rows.to_parquet(folder / "d", append);
  EXPECT_EQ(read_parquet(folder / "d").dtypes(), (std::vector{dd::int64, dd::string, dd::int64}));
  expect_same(read_parquet(folder / "d")[{"string", "int8", "full"}].sort_values("full").compute(),
              rows.astype({{"int8", dd::int64}}).sort_values("full").compute());

  // A dataset of rows gives way to none, with its file of all footers and an index.
  none.set_index("full").to_parquet(folder / "d",
                                    {.overwrite = true, .partition_on = {"string", "int8"}, .write_metadata_file = true});
  EXPECT_EQ(count_files(folder / "d"), 3u);
  EXPECT_EQ(read_parquet(folder / "d").columns(), (std::vector<std::string>{"full", "string", "int8"}));
  EXPECT_EQ(read_parquet(folder / "d").compute().num_rows(), 0u);

  // Appending none where nothing is begins a dataset.
  EXPECT_EQ(none.to_parquet(folder / "e", append).size(), 1u);
  EXPECT_EQ(read_parquet(folder / "e").compute().num_rows(), 0u);
}

TEST(ToParquet, AppendGoesOnWithTheNumbers) {
  Folder folder;
  types().to_parquet(folder / "d");
  EXPECT_EQ(types(1 << 20).to_parquet(folder / "d", {.append = true}), std::vector{folder / "d/part.3.parquet"});
  EXPECT_EQ(read_parquet(folder / "d").size().compute().as_int64(), 80);
  expect_error(
      ErrorKind::user,
      "to_parquet: columns to append differ from those of the dataset (have: boolean bool, int8 int8, int16 int16, int32 int32, "
      "int64 int64, uint8 uint8, uint16 uint16, uint32 uint32, uint64 uint64, float32 float32, float64 float64, string string, "
      "unique string, date date, time time, timestamp timestamp, full int64; given: full int64): " +
          (folder / "d"),
      [&] { types()[{"full"}].to_parquet(folder / "d", {.append = true}); });
}

TEST(ToParquet, OverwriteTakesAll) {
  Folder folder;
  types().to_parquet(folder / "d");
  // Even of the rows that are there.
  dd::DataFrame there = read_parquet(folder / "d");
  there[there["full"] > 10].to_parquet(folder / "d", {.overwrite = true});
  EXPECT_EQ(read_parquet(folder / "d").size().compute().as_int64(), 17);
  EXPECT_EQ(count_files(folder.path()), 1u);
}

TEST(ToParquet, AFailureLeavesWhatWasThere) {
  Folder folder;
  types().to_parquet(folder / "d");
  dd::DataFrame failing = types().assign("y", types()["float64"]);
  failing = failing.assign("y", failing.map<&refuse>({"float64"}));
  EXPECT_THROW(failing.to_parquet(folder / "d", {.overwrite = true}), Error);
  EXPECT_THROW(failing[types().columns()].assign("full", failing["y"]).to_parquet(folder / "e"), Error);
  expect_same(read_parquet(folder / "d").compute(), types().compute());
  EXPECT_EQ(count_files(folder.path()), 3u);
  EXPECT_FALSE(std::filesystem::exists(folder / "e"));
}

TEST(ToParquet, Mistakes) {
  Folder folder;
  types().to_parquet(folder / "d");
  expect_error(ErrorKind::user, "to_parquet: the directory has files already (choose .append or .overwrite): " + (folder / "d"),
               [&] { types().to_parquet(folder / "d"); });
  expect_error(ErrorKind::user, "Compression not found: zst (have: snappy, zstd, gzip, lz4, brotli, none; did you mean zstd?)",
               [&] { types().to_parquet(folder / "e", {.compression = "zst"}); });
  expect_error(ErrorKind::user, "Column not found: strin (have: full, string; did you mean string?)", [&] {
    types()[{"full", "string"}].to_parquet(folder / "e", {.partition_on = {"strin"}});
  });
  expect_error(ErrorKind::user, "to_parquet: .partition_on has a column twice: string", [&] {
    types()[{"full", "string"}].to_parquet(folder / "e", {.partition_on = {"string", "string"}});
  });
  expect_error(ErrorKind::user, "No column is left to write beside those of .partition_on: full",
               [&] { types()[{"full"}].to_parquet(folder / "e", {.partition_on = {"full"}}); });
  expect_error(ErrorKind::user, "to_parquet: .append and .overwrite exclude each other",
               [&] { types().to_parquet(folder / "e", {.append = true, .overwrite = true}); });
  expect_error(ErrorKind::user, "to_parquet: .row_group_size is 1 or more",
               [&] { types().to_parquet(folder / "e", {.row_group_size = 0}); });
  expect_error(ErrorKind::user, "Path is a file, not a directory: " + (folder / "d/part.0.parquet"),
               [&] { types().to_parquet(folder / "d/part.0.parquet"); });
  expect_error(ErrorKind::user, "Option name_function gives two partitions one name: same.parquet", [&] {
    types().to_parquet(folder / "e", {.name_function = [](std::size_t) { return std::string("same.parquet"); }});
  });
  EXPECT_FALSE(std::filesystem::exists(folder / "e"));
}

TEST(ToCsv, ReadsBack) {
  Folder folder;
  const auto files = types().to_csv(folder / "export-*.csv", {.na_rep = "NA"});
  EXPECT_EQ(files, (std::vector{folder / "export-0.csv", folder / "export-1.csv", folder / "export-2.csv"}));
  const std::map<std::string, dd::DType> dtypes{{"boolean", dd::boolean}, {"int8", dd::int8},     {"int16", dd::int16},
                                                {"int32", dd::int32},     {"uint8", dd::uint8},   {"uint16", dd::uint16},
                                                {"uint32", dd::uint32},   {"uint64", dd::uint64}, {"float32", dd::float32}};
  // An empty text is null in CSV, as pandas has it.
  expect_same(dd::read_csv(folder / "export-*.csv", {.dtype = dtypes}).drop("string").compute(),
              types().drop("string").compute());
}

TEST(ToCsv, SingleFile) {
  Folder folder;
  EXPECT_EQ(types().to_csv(folder / "one.csv", {.columns = {"full", "string"}, .single_file = true}),
            std::vector{folder / "one.csv"});
  const std::string text = bytes_of(folder / "one.csv");
  EXPECT_EQ(text.substr(0, 12), "full,string\n");
  EXPECT_EQ(text.find("full,string", 1), text.npos);
  EXPECT_NE(text.find("\"quote \"\" and, comma\"\n"), text.npos);
  EXPECT_EQ(dd::read_csv(folder / "one.csv").size().compute().as_int64(), 40);
}

TEST(ToCsv, FilesOfADirectoryAreReplaced) {
  Folder folder;
  types().to_csv(folder / "d");
  const auto files = types()[{"full"}].to_csv(folder / "d", {.sep = ';'});
  EXPECT_EQ(files, (std::vector{folder / "d/0.csv", folder / "d/1.csv", folder / "d/2.csv"}));
  EXPECT_EQ(bytes_of(files[0]).substr(0, 5), "full\n");
  EXPECT_EQ(count_files(folder.path()), 3u);
}

TEST(ToCsv, CompressedByTheEndOfTheName) {
  Folder folder;
  const dd::DataFrame rows = types()[{"full", "float64"}];
  const std::map<std::string, std::string> magics{{".gz", "\x1F\x8B"},
                                                  {".zst", "\x28\xB5\x2F\xFD"},
                                                  {".bz2", "BZh9"},
                                                  {".xz",
                                                   "\xFD"
                                                   "7zXZ"}};
  for (const char* ending : {".gz", ".zst", ".bz2", ".xz"}) {
    rows.to_csv(folder / ("x-*.csv" + std::string(ending)));
    rows.to_csv(folder / ("one.csv" + std::string(ending)), {.single_file = true});
    rows.to_json(folder / ("x-*.jsonl" + std::string(ending)));
    rows.to_json(folder / ("one.jsonl" + std::string(ending)), {.single_file = true});
    for (const char* name : {"x-1.csv", "one.csv", "x-1.jsonl", "one.jsonl"})
      EXPECT_TRUE(bytes_of(folder / (name + std::string(ending))).starts_with(magics.at(ending))) << name << ending;
    for (const char* name : {"x-*.csv", "one.csv"})
      expect_same(dd::read_csv(folder / (name + std::string(ending))).compute(), rows.compute());
    for (const char* name : {"x-*.jsonl", "one.jsonl"})
      expect_same(dd::read_json(folder / (name + std::string(ending))).compute(), rows.compute());
  }
  expect_error(ErrorKind::user, "Files are not compressed in that way (have: .gz, .zst, .bz2, .xz): x.csv.zip",
               [&] { rows.to_csv("x.csv.zip", {.single_file = true}); });
}

TEST(ToCsv, CompressedAsTheOptionSays) {
  Folder folder;
  const dd::DataFrame rows = types()[{"full", "float64"}];
  rows.to_csv(folder / "c", {.compression = "bz2"});
  EXPECT_TRUE(bytes_of(folder / "c/1.csv").starts_with("BZh9"));
  expect_same(dd::read_csv(folder / "c/*.csv").compute(), rows.compute());
  rows.to_json(folder / "j", {.compression = "xz"});
  expect_same(dd::read_json(folder / "j").compute(), rows.compute());
  rows.to_csv(folder / "plain.csv.gz", {.compression = "none", .single_file = true});
  EXPECT_TRUE(bytes_of(folder / "plain.csv.gz").starts_with("full,float64\n"));
  expect_error(ErrorKind::user, "Compression not found: bz (have: infer, none, gzip, zstd, bz2, xz; did you mean bz2?)",
               [&] { rows.to_csv(folder / "e", {.compression = "bz"}); });
}

TEST(ToCsv, MuchIsCompressedInPieces) {
  // More than what is read, compressed and written at once.
  Folder folder;
  std::vector<std::int64_t> ids(200'000);
  std::uint64_t state = 1;
  for (std::int64_t& id : ids) id = static_cast<std::int64_t>((state = state * 6364136223846793005u + 1442695040888963407u) >> 2);
  const dd::Table rows({{"id", dd::Column(ids)}});
  for (const char* ending : {".gz", ".zst", ".bz2", ".xz"}) {
    const std::string path = folder / ("x.csv" + std::string(ending));
    dd::from_table(rows, {.npartitions = 3}).to_csv(path, {.single_file = true});
    expect_same(dd::read_csv(path).compute(), rows);
  }
}

TEST(ToCsv, HeaderInTheFirstFileOnly) {
  Folder folder;
  for (const char* name : {"h-*.csv", "h-*.csv.bz2"}) {
    const dd::DataFrame rows = types()[{"full", "string"}];
    const auto files = rows.to_csv(folder / name, {.header_first_partition_only = true});
    ASSERT_EQ(files.size(), 3u);
    std::string all;
    for (const std::string& file : files) all += bytes_of(file);
    rows.to_csv(folder / "parts-*.csv", {.header = false});
    const std::string end = std::string(name).substr(3);
    write_bytes(folder / ("all" + end), all);
    EXPECT_EQ(dd::read_csv(folder / ("all" + end)).columns(), (std::vector<std::string>{"full", "string"}));
    expect_same(dd::read_csv(folder / ("all" + end))[{"full"}].compute(), rows[{"full"}].compute());
    if (end == ".csv") {
      EXPECT_TRUE(bytes_of(files[0]).starts_with("full,string\n"));
      for (const std::size_t file : {1u, 2u})
        EXPECT_EQ(bytes_of(files[file]), bytes_of(folder / ("parts-" + std::to_string(file) + ".csv")));
    }
  }
  types()[{"full"}].to_csv(folder / "n-*.csv", {.header = false, .header_first_partition_only = true});
  EXPECT_FALSE(bytes_of(folder / "n-0.csv").starts_with("full"));
  EXPECT_EQ(count_files(folder.path()), 14u);
}

TEST(ToCsv, Mistakes) {
  expect_error(ErrorKind::user, "A single file needs a path without a star: x-*.csv",
               [] { types().to_csv("x-*.csv", {.single_file = true}); });
  expect_error(ErrorKind::user, "A path to write to has more than one star: x-*-*.csv", [] { types().to_csv("x-*-*.csv"); });
  expect_error(ErrorKind::user, "to_csv: .sep and .quotechar are the same",
               [] { types().to_csv("x", {.quotechar = ';', .sep = ';'}); });
}

TEST(ToJson, ReadsBack) {
  Folder folder;
  types().to_json(folder / "d");
  const std::map<std::string, dd::DType> dtypes{{"int8", dd::int8},           {"int16", dd::int16},    {"int32", dd::int32},
                                                {"uint8", dd::uint8},         {"uint16", dd::uint16},  {"uint32", dd::uint32},
                                                {"uint64", dd::uint64},       {"date", dd::date},      {"time", dd::time},
                                                {"timestamp", dd::timestamp}, {"float32", dd::float32}};
  expect_same(dd::read_json(folder / "d", {.dtype = dtypes}).compute(), types().compute());
}

TEST(ToIpc, ReadsBack) {
  Folder folder;
  for (const char* compression : {"none", "lz4", "zstd"}) {
    types().to_ipc(folder / compression, {.compression = compression});
    expect_same(dd::read_ipc(folder / compression).compute(), types().compute());
  }
  expect_error(ErrorKind::user, "Compression not found: snappy (have: none, lz4, zstd)",
               [&] { types().to_ipc(folder / "e", {.compression = "snappy"}); });
}

}  // namespace
}  // namespace weft
