// memory:// paths: files that a process holds.
#include "storage/storage_case.h"

namespace weft::storage_test {
namespace {

using Names = std::vector<std::string>;

TEST(MemoryFiles, EveryFormatReadsBack) {
  const dd::DataFrame df = rows(1000);
  EXPECT_EQ(df.to_csv("memory://formats/csv/export-*.csv").front(), "memory://formats/csv/export-0.csv");
  df.to_json("memory://formats/json");
  df.to_ipc("memory://formats/ipc");
  df.to_parquet("memory://formats/parquet/");
  const dd::Table expected = df.compute();
  KeepConfig keep;
  for (const char* executor : {"local", "loopback"}) {
    set_config({.executor = executor});
    expect_same(dd::read_csv("memory://formats/csv/export-*.csv").compute(), expected);
    expect_same(dd::read_csv("memory://formats/csv/export-*.csv", {.blocksize = 500}).compute(), expected);
    expect_same(dd::read_json("memory://formats/json").compute(), expected);
    expect_same(dd::read_ipc("memory://formats/ipc").compute(), expected);
    expect_same(dd::read_parquet("memory://formats/parquet").compute(), expected);
  }
}

TEST(MemoryFiles, WithoutADirectory) {
  EXPECT_EQ(rows(30).to_csv("memory://one.csv", {.single_file = true}), Names{"memory://one.csv"});
  EXPECT_EQ(dd::read_csv("memory://one.csv").size().compute().as_int64(), 30);
  EXPECT_EQ(rows(30).to_csv("memory://many-*.csv").back(), "memory://many-2.csv");
  EXPECT_EQ(dd::read_csv("memory://many-?.csv").size().compute().as_int64(), 30);
  EXPECT_EQ(rows(10, 1).to_csv("memory://many-*.csv", {.append = true}), Names{"memory://many-3.csv"});
  EXPECT_EQ(rows(10, 1).to_csv("memory://many-*.csv", {.overwrite = true}), Names{"memory://many-0.csv"});
  EXPECT_EQ(dd::read_csv("memory://many-?.csv").size().compute().as_int64(), 10);
}

TEST(MemoryFiles, HivePartitionsAppendAndOverwrite) {
  dd::DataFrame df = rows(50);
  df = df.assign("kind", df["id"] % 3);
  df.to_parquet("memory://hive", {.partition_on = {"kind"}});
  const dd::DataFrame back = dd::read_parquet("memory://hive");
  EXPECT_EQ(back[back["kind"] == 1].size().compute().as_int64(), 17);
  df.to_parquet("memory://hive", {.append = true, .partition_on = {"kind"}});
  EXPECT_EQ(dd::read_parquet("memory://hive").size().compute().as_int64(), 100);
  df.to_parquet("memory://hive", {.overwrite = true, .write_metadata_file = true});
  EXPECT_EQ(dd::read_parquet("memory://hive").size().compute().as_int64(), 50);
}

TEST(MemoryFiles, AFailureLeavesWhatWasThere) {
  rows(30).to_csv("memory://kept/x-*.csv");
  dd::DataFrame failing = rows(30);
  failing = failing.assign("id", failing["name"].astype(dd::int64));
  EXPECT_THROW(failing.to_csv("memory://kept/x-*.csv", {.overwrite = true}), Error);
  EXPECT_EQ(dd::read_csv("memory://kept/*").size().compute().as_int64(), 30);
}

TEST(MemoryFiles, Mistakes) {
  expect_error(ErrorKind::user, "File not found: memory://no.csv", [] { dd::read_csv("memory://no.csv"); });
  expect_error(ErrorKind::user, "No file matches: memory://no-*.csv", [] { dd::read_csv("memory://no-*.csv"); });
  rows(10).to_csv("memory://changed.csv", {.single_file = true});
  const dd::DataFrame df = dd::read_csv("memory://changed.csv");
  rows(11).to_csv("memory://changed.csv", {.single_file = true});
  try {
    df.compute();
    FAIL();
  } catch (const Error& error) {
    EXPECT_TRUE(error.message().starts_with("File changed since the frame was made (")) << error.message();
  }
}

}  // namespace
}  // namespace weft::storage_test
