// Frames of the objects of an S3-compatible store: names, formats, and what a server can answer.
#include "storage/storage_case.h"

namespace weft::storage_test {
namespace {

class S3Read : public S3Test {};

TEST_F(S3Read, EveryFormatReadsBack) {
  const dd::DataFrame df = rows(1000);
  df.to_csv(*this / "csv/export-*.csv");
  df.to_json(*this / "json");
  df.to_ipc(*this / "ipc");
  df.to_parquet(*this / "parquet");
  const dd::Table expected = df.compute();
  for (const char* executor : {"local", "loopback"}) {
    set_config({.executor = executor, .cache_limit = 0});
    expect_same(dd::read_csv(*this / "csv/export-*.csv").compute(), expected);
    expect_same(dd::read_json(*this / "json").compute(), expected);
    expect_same(dd::read_ipc(*this / "ipc").compute(), expected);
    expect_same(dd::read_parquet(*this / "parquet").compute(), expected);
  }
}

TEST_F(S3Read, PathsGlobsListsAndDirectories) {
  rows(30).to_csv(*this / "a/x-*.csv");
  rows(20, 1).to_csv(*this / "b c/x-*.csv");
  EXPECT_EQ(dd::read_csv(*this / "a/x-1.csv").size().compute().as_int64(), 10);
  EXPECT_EQ(dd::read_csv(*this / "a/x-?.csv").size().compute().as_int64(), 30);
  EXPECT_EQ(dd::read_csv(*this / "*/x-[01].csv").size().compute().as_int64(), 40);
  EXPECT_EQ(dd::read_csv(std::vector{*this / "a/x-0.csv", *this / "b c/*.csv"}).size().compute().as_int64(), 30);
  rows(5, 1).to_csv(*this / "odd/q&a <x> 'ü'+ %41~.csv", {.single_file = true});
  EXPECT_EQ(dd::read_csv(*this / "odd/q*.csv").size().compute().as_int64(), 5);
  rows(30).to_parquet(*this / "p");
  EXPECT_EQ(dd::read_parquet(*this / "p/").size().compute().as_int64(), 30);
  EXPECT_EQ(dd::read_parquet(*this / "p/part.[12].parquet").size().compute().as_int64(), 20);
}

TEST_F(S3Read, HivePartitions) {
  dd::DataFrame df = rows(50);
  df = df.assign("kind", df["name"].str().slice(15));
  df.to_parquet(*this / "d", {.partition_on = {"kind"}});
  const dd::DataFrame back = dd::read_parquet(*this / "d");
  EXPECT_EQ(back.columns(), (std::vector<std::string>{"id", "name", "kind"}));
  expect_same(back.sort_values("id")[{"id", "name"}].compute(), df[{"id", "name"}].compute());
  EXPECT_EQ(back[back["kind"] == 7].size().compute().as_int64(), 1);
}

// http://data.localhost/key in place of http://127.0.0.1/data/key.
TEST_F(S3Read, BucketInTheNameOfTheHost) {
  const std::string here = *this / "";  // options stay, and are for this test alone
  const StorageOptions before = storage_options(here);
  StorageOptions options = before;
  options.endpoint_url = "http://localhost" + server().url().substr(server().url().rfind(':'));
  options.addressing_style = "virtual";
  set_storage_options(here, options);
  const dd::DataFrame df = rows(50);
  df.to_csv(*this / "a b/ü-*.csv");
  expect_same(dd::read_csv(*this / "a b/*.csv").compute(), df.compute());
  df.to_parquet(*this / "p", {.overwrite = true});
  EXPECT_EQ(dd::read_parquet(*this / "p").size().compute().as_int64(), 50);
  set_storage_options(here, before);
  EXPECT_EQ(dd::read_csv(*this / "a b/*.csv").size().compute().as_int64(), 50);
}

// A store lists a thousand at once.
TEST_F(S3Read, MoreObjectsThanOneAnswerLists) {
  server().tell("fill data " + directory() + "/x/ 2100");
  const dd::DataFrame df = dd::read_csv(*this / "x/*");
  EXPECT_EQ(df.npartitions(), 2100u);
  EXPECT_EQ(df["n"].sum().compute().as_int64(), 2100 * 2099 / 2);
}

TEST_F(S3Read, BucketOfAnotherRegion) {
  rows(30).to_csv(*this / "x-*.csv");
  server().tell("elsewhere eu-west-3");
  EXPECT_EQ(dd::read_csv(*this / "x-*.csv").size().compute().as_int64(), 30);
  rows(10, 1).to_csv(*this / "y-*.csv");
  server().tell("elsewhere -");
  EXPECT_EQ(dd::read_csv(*this / "y-*.csv").size().compute().as_int64(), 10);
}

TEST_F(S3Read, AsksForNoMoreThanItNeeds) {
  rows(400'000, 1).to_csv(*this / "one.csv", {.single_file = true});
  const dd::DataFrame df = dd::read_csv(*this / "one.csv", {.blocksize = "4MB"});
  ASSERT_GT(df.npartitions(), 2u);
  server().tell("requests");
  df.partitions(df.npartitions() - 1).compute();
  EXPECT_LE(std::stoi(server().tell("requests")), 3);
}

TEST_F(S3Read, SmallAndLargeObjects) {
  rows(1, 1).to_csv(*this / "tiny.csv", {.single_file = true});
  EXPECT_EQ(dd::read_csv(*this / "tiny.csv").size().compute().as_int64(), 1);
  // More than one part of an upload.
  const dd::DataFrame df = rows(1'000'000, 1);
  df.to_csv(*this / "large.csv", {.single_file = true});
  EXPECT_EQ(dd::read_csv(*this / "large.csv")["id"].sum().compute().as_int64(), 1'000'000LL * 999'999 / 2);
  EXPECT_EQ(server().tell("uploads data"), "0");
}

TEST_F(S3Read, TriesAgainAfterTransientFailures) {
  rows(30).to_csv(*this / "x-*.csv");
  server().tell("fail GET 2 503");
  EXPECT_EQ(dd::read_csv(*this / "x-*.csv").size().compute().as_int64(), 30);
  server().tell("slow 0.2");
  EXPECT_EQ(dd::read_csv(*this / "x-0.csv").size().compute().as_int64(), 10);
}

TEST_F(S3Read, SaysWhatTheStoreSaid) {
  rows(30).to_csv(*this / "x-*.csv");
  expect_error(ErrorKind::user, "File not found: " + (*this / "no.csv"), [&] { dd::read_csv(*this / "no.csv"); });
  expect_error(ErrorKind::user, "No file matches: " + (*this / "no-*.csv"), [&] { dd::read_csv(*this / "no-*.csv"); });
  expect_error(ErrorKind::user, "S3 bucket not found: s3://nobody", [] { dd::read_csv("s3://nobody/x.csv"); });
  expect_error(ErrorKind::user, "S3 bucket not found: s3://nobody", [] { dd::read_parquet("s3://nobody/x/"); });
  expect_error(ErrorKind::user, "S3 path has no bucket (s3://bucket/key): s3:///x.csv", [] { dd::read_csv("s3:///x.csv"); });
  expect_error(ErrorKind::user, "S3 path has no key (s3://bucket/key): s3://data", [] { dd::read_csv("s3://data"); });
  server().tell("fail GET 100 503");
  expect_error(ErrorKind::user,
               "S3 object cannot be read (status 503 SlowDown: Please reduce your request rate): " + (*this / "x-0.csv"),
               [&] { dd::read_csv(*this / "x-0.csv"); });
}

TEST_F(S3Read, SaysThatNobodyListens) {
  StorageOptions options = writer();
  options.endpoint_url = "http://127.0.0.1:1";
  set_storage_options("s3://", options);
  try {
    dd::read_csv("s3://data/x.csv");
    FAIL();
  } catch (const Error& error) {
    EXPECT_TRUE(error.message().starts_with("S3 object cannot be read (Failed to connect")) << error.message();
  }
}

TEST_F(S3Read, NoticesThatAnObjectChanged) {
  const auto expect_changed = [](const std::string& path, const dd::DataFrame& df) {
    try {
      df.compute();
      ADD_FAILURE() << "read an object that changed: " << path;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::data);
      EXPECT_TRUE(error.message().starts_with("File changed since the frame was made (")) << error.message();
      EXPECT_NE(error.message().find("version "), std::string::npos) << error.message();
      EXPECT_TRUE(error.message().ends_with("): " + path)) << error.message();
    }
  };
  for (const char* name : {"x.csv", "x.jsonl"}) {
    const auto write = [&](std::int64_t count) {
      const std::string path = *this / name;
      if (path.ends_with(".csv"))
        rows(count, 1).to_csv(path, {.single_file = true});
      else
        rows(count, 1).to_json(path, {.single_file = true});
    };
    write(10);
    const dd::DataFrame df = std::string(name) == "x.csv" ? dd::read_csv(*this / name) : dd::read_json(*this / name);
    write(11);
    expect_changed(*this / name, df);
  }
  rows(10).to_parquet(*this / "p");
  rows(10).to_ipc(*this / "i");
  const dd::DataFrame parquet = dd::read_parquet(*this / "p"), ipc = dd::read_ipc(*this / "i");
  rows(20).to_parquet(*this / "p", {.overwrite = true});
  rows(20).to_ipc(*this / "i");
  expect_changed(*this / "p/part.0.parquet", parquet);
  expect_changed(*this / "i/0.arrow", ipc);
}

}  // namespace
}  // namespace weft::storage_test
