// What is written to an S3-compatible store is there whole or not at all.
#include "storage/storage_case.h"

#include <stdexcept>

#include <weft/function.h>

static std::int64_t refuse(std::int64_t value) {
  if (value == 25) throw std::runtime_error("no");
  return value;
}
WEFT_FUNCTION(refuse);

namespace weft::storage_test {
namespace {

using Names = std::vector<std::string>;

class S3Write : public S3Test {};

TEST_F(S3Write, GivesThePathsAndLeavesNothingElse) {
  EXPECT_EQ(rows(30).to_parquet(*this / "d/"),
            (Names{*this / "d/part.0.parquet", *this / "d/part.1.parquet", *this / "d/part.2.parquet"}));
  EXPECT_EQ(rows(30, 1).to_csv(*this / "one.csv", {.single_file = true}), Names{*this / "one.csv"});
  EXPECT_EQ(keys(), (Names{"d/part.0.parquet", "d/part.1.parquet", "d/part.2.parquet", "one.csv"}));
}

TEST_F(S3Write, AppendGoesOnWithTheNumbers) {
  rows(30).to_parquet(*this / "d");
  EXPECT_EQ(rows(10, 1).to_parquet(*this / "d", {.append = true}), Names{*this / "d/part.3.parquet"});
  EXPECT_EQ(dd::read_parquet(*this / "d").size().compute().as_int64(), 40);
  expect_error(ErrorKind::user, "to_parquet: the directory has files already (choose .append or .overwrite): " + (*this / "d"),
               [&] { rows(10).to_parquet(*this / "d"); });
}

TEST_F(S3Write, OverwriteTakesAll) {
  rows(50, 5).to_parquet(*this / "d");
  // Even of the rows that are there.
  const dd::DataFrame there = dd::read_parquet(*this / "d", {.blocksize = 1});
  there[there["id"] >= 20].repartition({.npartitions = 2}).to_parquet(*this / "d", {.overwrite = true});
  EXPECT_EQ(keys(), (Names{"d/part.0.parquet", "d/part.1.parquet"}));
  EXPECT_EQ(dd::read_parquet(*this / "d").size().compute().as_int64(), 30);
}

TEST_F(S3Write, AFailureLeavesWhatWasThere) {
  rows(30).to_parquet(*this / "d");
  const dd::Table before = dd::read_parquet(*this / "d").compute();
  const Names names = keys();
  dd::DataFrame failing = rows(30);
  failing = failing.assign("id", failing.map<&refuse>({"id"}));
  EXPECT_THROW(failing.to_parquet(*this / "d", {.overwrite = true}), Error);
  EXPECT_THROW(failing.to_parquet(*this / "d", {.append = true}), Error);
  EXPECT_THROW(failing.to_csv(*this / "x-*.csv"), Error);
  EXPECT_EQ(keys(), names);
  // The last of the files cannot be put in its place.
  server().tell("refuse d/part.2");
  const std::string refused =
      "S3 object cannot be copied (status 403 AccessDenied: Access Denied): " + (*this / "d/part.2.parquet");
  expect_error(ErrorKind::data, refused, [&] { rows(60).to_parquet(*this / "d", {.overwrite = true}); });
  server().tell("refuse d/part.4");
  EXPECT_THROW(rows(60).to_parquet(*this / "d", {.append = true}), Error);
  server().tell("refuse -");
  EXPECT_EQ(keys(), names);
  expect_same(dd::read_parquet(*this / "d").compute(), before);
  EXPECT_EQ(server().tell("uploads data"), "0");
}

TEST_F(S3Write, FilesOfTextsAreAddedAndReplaced) {
  rows(30).to_csv(*this / "x-*.csv");
  EXPECT_EQ(rows(10, 1).to_csv(*this / "x-*.csv", {.append = true}), Names{*this / "x-3.csv"});
  rows(10, 1).to_csv(*this / "x-*.csv", {.header = false, .mode = "a"});
  EXPECT_EQ(dd::read_csv(*this / "x-*.csv").size().compute().as_int64(), 50);
  rows(30).to_json(*this / "j");
  rows(20, 2).to_json(*this / "j", {.overwrite = true});
  EXPECT_EQ(dd::read_json(*this / "j").size().compute().as_int64(), 20);
  EXPECT_EQ(keys(), (Names{"j/0.jsonl", "j/1.jsonl", "x-0.csv", "x-1.csv", "x-2.csv", "x-3.csv"}));
  // The one that goes away comes back when another cannot be put in its place.
  server().tell("refuse j/0");
  EXPECT_THROW(rows(5, 1).to_json(*this / "j", {.overwrite = true}), Error);
  server().tell("refuse -");
  EXPECT_EQ(dd::read_json(*this / "j").size().compute().as_int64(), 20);
}

TEST_F(S3Write, AnUploadInPartsThatFailsLeavesNothing) {
  server().tell("refuse " + directory());
  EXPECT_THROW(rows(1'000'000, 1).to_csv(*this / "large.csv", {.single_file = true}), Error);
  server().tell("fail PUT 100 403");
  EXPECT_THROW(rows(1'000'000, 1).to_csv(*this / "large.csv", {.single_file = true}), Error);
  server().tell("refuse -");
  server().tell("fail PUT 0 503");
  EXPECT_EQ(server().tell("uploads data"), "0");
  EXPECT_EQ(keys(), Names());
}

TEST_F(S3Write, TriesAgainAfterTransientFailures) {
  for (const char* method : {"PUT", "POST", "DELETE", "GET"}) {
    server().tell(std::string("fail ") + method + " 2 503");
    rows(30).to_csv(*this / "x-*.csv");
  }
  EXPECT_EQ(dd::read_csv(*this / "x-*.csv").size().compute().as_int64(), 30);
}

TEST_F(S3Write, SaysWhatTheStoreSaid) {
  expect_error(ErrorKind::user, "S3 bucket not found: s3://nobody", [] { rows(1).to_parquet("s3://nobody/d"); });
  expect_error(ErrorKind::data, "S3 bucket not found: s3://nobody", [] { rows(1).to_csv("s3://nobody/d/"); });
  set_storage_options("s3://", reader());
  try {
    rows(10).to_parquet(*this / "d");
    FAIL();
  } catch (const Error& error) {
    EXPECT_TRUE(error.message().starts_with("S3 object cannot be written (status 403 AccessDenied: Access Denied): s3://data/"))
        << error.message();
  }
  EXPECT_EQ(keys(), Names());
  expect_error(ErrorKind::user, "Files cannot be written to a web server (have: local paths, s3://): http://127.0.0.1/d",
               [] { rows(1).to_parquet("http://127.0.0.1/d"); });
}

}  // namespace
}  // namespace weft::storage_test
