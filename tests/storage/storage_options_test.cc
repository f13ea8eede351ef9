// Where the keys of a store come from, and that no plan holds them.
#include <sstream>

#include "storage/storage_case.h"

namespace weft::storage_test {
namespace {

class Options : public S3Test {
 protected:
  void SetUp() override {
    S3Test::SetUp();
    rows(30).to_csv(*this / "x-*.csv");
    set_storage_options("s3://", {.endpoint_url = server().url()});
  }
  std::int64_t size() const { return dd::read_csv(*this / "x-*.csv").size().compute().as_int64(); }
  std::string message() const {
    try {
      size();
      return "";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::user);
      return error.message();
    }
  }
};

TEST_F(Options, KeysOfTheProgram) {
  set_storage_options("s3://", reader());
  EXPECT_EQ(size(), 30);
}

TEST_F(Options, TheLongestScopeCounts) {
  set_storage_options(*this / "x", reader());
  set_storage_options(*this / "", {.endpoint_url = server().url(), .key = "nobody", .secret = "nothing"});
  EXPECT_EQ(size(), 30);
  EXPECT_EQ(storage_options(*this / "y").key, "nobody");
  EXPECT_EQ(storage_options("s3://other").key, "");
}

TEST_F(Options, KeysOfTheEnvironment) {
  ::setenv("AWS_ACCESS_KEY_ID", server().key().c_str(), 1);
  ::setenv("AWS_SECRET_ACCESS_KEY", server().secret().c_str(), 1);
  set_storage_options("s3://", {});
  ::setenv("AWS_ENDPOINT_URL_S3", server().url().c_str(), 1);
  EXPECT_EQ(size(), 30);
}

TEST_F(Options, KeysOfAProfile) {
  const std::string file = testing::TempDir() + "weft-profile-" + std::to_string(::getpid());
  std::ofstream(file) << "# keys\n[default]\naws_access_key_id = nobody\naws_secret_access_key=x\n\n[mine]\naws_access_key_id = "
                      << server().key() << "\naws_secret_access_key=" << server().secret() << "\n";
  ::setenv("AWS_SHARED_CREDENTIALS_FILE", file.c_str(), 1);
  set_storage_options("s3://", {.endpoint_url = server().url(), .profile = "mine"});
  EXPECT_EQ(size(), 30);
  set_storage_options("s3://", {.endpoint_url = server().url()});
  ::setenv("AWS_PROFILE", "mine", 1);
  EXPECT_EQ(size(), 30);
  ::unsetenv("AWS_PROFILE");
  EXPECT_TRUE(message().starts_with("S3 bucket cannot be listed (status 403 InvalidAccessKeyId: ")) << message();
  set_storage_options("s3://", {.endpoint_url = server().url(), .profile = "yours"});
  EXPECT_EQ(message(), "Profile not found in ~/.aws/credentials and ~/.aws/config: yours");
  std::filesystem::remove(file);
}

TEST_F(Options, TemporaryKeys) {
  std::istringstream words(server().tell("temporary"));
  StorageOptions options{.endpoint_url = server().url()};
  words >> options.key >> options.secret >> options.token;
  set_storage_options("s3://", options);
  EXPECT_EQ(size(), 30);
  options.token = "of another";
  set_storage_options("s3://", options);
  EXPECT_TRUE(message().starts_with("S3 bucket cannot be listed (status 40")) << message();
}

TEST_F(Options, Anonymous) {
  // This store has nothing public.
  set_storage_options("s3://", {.anonymous = true, .endpoint_url = server().url()});
  EXPECT_EQ(message(), "S3 bucket cannot be listed (status 403 AccessDenied: Access Denied): s3://data");
}

/// Of a bucket that no other test reads, so that nothing was learned of its region.
TEST_F(Options, Region) {
  server().tell("fill far x/ 1");
  StorageOptions options = reader();
  options.region = "ap-south-2";
  set_storage_options("s3://far", options);
  EXPECT_EQ(storage_options("s3://far/x").region, "ap-south-2");
  const auto requests = [] {
    server().tell("requests");
    EXPECT_EQ(dd::read_csv("s3://far/x/0")["n"].sum().compute().as_int64(), 0);
    return server().tell("requests");
  };
  // The store takes what is signed for its region at once, and sends nobody elsewhere.
  requests();
  const int anywhere = std::stoi(requests());
  server().tell("elsewhere ap-south-2");
  EXPECT_EQ(std::stoi(requests()), anywhere);
  options.region = "us-west-1";
  set_storage_options("s3://far", options);
  EXPECT_GT(std::stoi(requests()), anywhere);
}

TEST_F(Options, OtherStores) {
  for (const char* path : {"gs://bucket/x.csv", "abfs://container/x.csv", "hdfs://host/x.csv"})
    expect_error(ErrorKind::user,
                 "URL scheme is not supported: " + std::string(path).substr(0, std::string(path).find(':')) +
                     " (have: file, http, https, memory, s3): " + path,
                 [&] { dd::read_csv(path); });
}

TEST_F(Options, Mistakes) {
  EXPECT_EQ(message(),
            "No keys for an S3 store (set .key and .secret, or .anonymous for what is public, by set_storage_options; or "
            "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; or a profile in ~/.aws/credentials): " +
                (*this / "x-*.csv"));
  StorageOptions wrong = writer();
  wrong.secret = "guessed";
  set_storage_options("s3://", wrong);
  EXPECT_TRUE(message().starts_with("S3 bucket cannot be listed (status 403 SignatureDoesNotMatch: ")) << message();
  expect_error(ErrorKind::user, "Storage options need .key and .secret together: s3://",
               [] { set_storage_options("s3://", {.key = "a"}); });
  expect_error(ErrorKind::user, "Storage options are for paths that begin with s3://, not: data",
               [] { set_storage_options("data", {}); });
}

TEST_F(Options, NoPlanHoldsThem) {
  set_storage_options("s3://", writer());
  const dd::DataFrame df = dd::read_csv(*this / "x-*.csv");
  const std::string text = df.explain();
  EXPECT_NE(text.find(*this / "x-0.csv"), text.npos);
  EXPECT_EQ(text.find(server().key()), text.npos);
  EXPECT_EQ(text.find(server().secret()), text.npos);
  // The same objects are the same source, whoever asks.
  set_storage_options("s3://", reader());
  EXPECT_EQ(dd::read_csv(*this / "x-*.csv").explain(), text);
}

}  // namespace
}  // namespace weft::storage_test
