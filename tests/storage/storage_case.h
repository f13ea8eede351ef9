// What the tests of storage share: one server for all, and options that reach it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include <gtest/gtest.h>
#include <weft/config.h>
#include <weft/dataframe.h>
#include <weft/storage_options.h>

#include "frame_case/frame_case.h"
#include "storage/s3_server.h"

namespace weft::storage_test {

using frame_test::KeepConfig;
using frame_test::Result;

/// Starts with the first test that needs it.
inline S3Server& server() {
  static S3Server only;
  return only;
}

inline StorageOptions writer() { return {.endpoint_url = server().url(), .key = server().key(), .secret = server().secret()}; }
inline StorageOptions reader() {
  return {.endpoint_url = server().url(), .key = server().reader_key(), .secret = server().reader_secret()};
}

/// A directory of the bucket "data" that no other test has.
class S3Test : public testing::Test {
 protected:
  void SetUp() override {
    // A proxy of the machine must not see what is served here, nor the machine's own keys be tried.
    ::setenv("no_proxy", "127.0.0.1", 1);
    ::setenv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere", 1);
    ::setenv("AWS_CONFIG_FILE", "/nowhere", 1);
    for (const char* name : {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_REGION",
                             "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3"})
      ::unsetenv(name);
    set_config({.cache_limit = 0});
    set_storage_options("s3://", writer());
  }
  void TearDown() override {
    server().tell("fail GET 0 503");
    server().tell("refuse -");
    server().tell("slow 0");
    server().tell("elsewhere -");
  }

  std::string operator/(const std::string& name) const { return "s3://data/" + directory() + "/" + name; }
  static std::string directory() {
    const auto& test = *testing::UnitTest::GetInstance()->current_test_info();
    return std::string(test.test_suite_name()) + test.name();
  }
  /// The keys below this test's directory.
  std::vector<std::string> keys() const {
    const std::string prefix = directory() + "/";
    std::vector<std::string> found;
    for (const std::string& key : server().keys())
      if (key.starts_with(prefix)) found.push_back(key.substr(prefix.size()));
    return found;
  }

  KeepConfig keep_;
};

inline dd::DataFrame rows(std::int64_t count, std::size_t partitions = 3) {
  std::vector<std::int64_t> ids;
  std::vector<std::string> names;
  for (std::int64_t row = 0; row < count; ++row) {
    ids.push_back(row);
    names.push_back("name, \"number\" " + std::to_string(row % 97));
  }
  return dd::from_table(dd::Table({{"id", dd::Column(ids)}, {"name", dd::Column(names)}}), {.npartitions = partitions});
}

/// Checks the kind and the message, without the place, of what `act` throws.
template <class Act>
void expect_error(ErrorKind kind, const std::string& message, Act act) {
  try {
    act();
    ADD_FAILURE() << "no error; expected: " << message;
  } catch (const Error& error) {
    EXPECT_EQ(error.message(), message);
    EXPECT_EQ(error.kind(), kind) << error.message();
  }
}

inline void expect_same(const dd::Table& made, const dd::Table& expected) {
  EXPECT_EQ(frame_test::difference(Result(made).json(), Result(expected).json(), true, 0), "");
}

}  // namespace weft::storage_test
