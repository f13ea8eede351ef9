// CSV behind a URL: range requests, servers without them, and what can go wrong on the way.
#include <cstdlib>
#include <fstream>

#include <weft/dataframe.h>

#include "csv/csv_case.h"
#include "csv/file_server.h"
#include "kernel/csv/discover.h"
#include "kernel/io/byte_source.h"

namespace weft::csv_test {
namespace {

std::string rows(int count) {
  std::string bytes = "id,name\n";
  for (int row = 0; row < count; ++row) bytes += std::to_string(row) + ",\"name\n" + std::to_string(row % 97) + "\"\n";
  return bytes;
}

Rows read_local(const std::string& bytes) {
  TemporaryFolder folder;
  return read(request_for(folder.write("file.csv", bytes)));
}

class Http : public testing::Test {
 protected:
  // A proxy of the machine must not see what is served here.
  void SetUp() override { ::setenv("no_proxy", "127.0.0.1", 1); }
};

TEST_F(Http, ReadsWhatTheFileHolds) {
  const std::string bytes = rows(100'000);
  const FileServer server(bytes);
  EXPECT_EQ(read(request_for(server.url(), 500'000)), read_local(bytes));
}

TEST_F(Http, AsksForTheBytesOfABlockOnly) {
  const std::string bytes = rows(300'000);
  const FileServer server(bytes);
  plan::CsvRequest request = request_for(server.url(), 1'000'000);
  plan::ReadCsv source = kernel::discover_csv(request);
  const plan::CsvPart last = plan::csv_parts(source).back();
  const std::size_t before = server.requests().size();
  read_part(source, last);
  const std::vector<std::string> all = server.requests();
  ASSERT_GT(all.size(), before);
  for (std::size_t i = before; i < all.size(); ++i) EXPECT_GE(std::stoull(all[i]), last.begin - 1) << all[i];
}

TEST_F(Http, ReadsAWholeFileOnceFromAServerWithoutRanges) {
  const std::string bytes = rows(50'000);
  const FileServer server(bytes, {.ranges = false});
  EXPECT_EQ(read(request_for(server.url(), 200'000)), read_local(bytes));
}

TEST_F(Http, ReadsEmptyAndTinyFiles) {
  const FileServer empty("");
  EXPECT_EQ(error_of([&] { read(request_for(empty.url())); }), "data: File is empty: " + empty.url());
  const FileServer tiny("a\n1");
  EXPECT_EQ(read(request_for(tiny.url())).values[0], (std::vector<Value>{"1"}));
}

TEST_F(Http, TriesAgainAfterTransientFailures) {
  const std::string bytes = rows(10);
  const FileServer busy(bytes, {.failures = 2});
  EXPECT_EQ(read(request_for(busy.url())), read_local(bytes));
  const FileServer dropping(bytes, {.dropped = 1});
  EXPECT_EQ(read(request_for(dropping.url())), read_local(bytes));
}

TEST_F(Http, GivesUpAfterThreeTries) {
  const FileServer server("a\n1\n", {.failures = 100});
  EXPECT_EQ(error_of([&] { read(request_for(server.url())); }), "user: URL cannot be read (status 503): " + server.url());
  EXPECT_EQ(server.requests().size(), 3u);
}

TEST_F(Http, SaysWhatTheServerSaid) {
  const FileServer server("a\n1\n", {.status = 404});
  EXPECT_EQ(error_of([&] { read(request_for(server.url())); }), "user: URL cannot be read (status 404): " + server.url());
  EXPECT_EQ(server.requests().size(), 1u);
}

TEST_F(Http, NeedsTheSizeOfAFileThatItReadsInParts) {
  const FileServer server(rows(10), {.tells_size = false});
  EXPECT_EQ(error_of([&] { read(request_for(server.url())); }),
            "user: URL cannot be read (its server does not tell the size): " + server.url());
}

TEST_F(Http, ReadsAWholeFileWhoseSizeIsNotTold) {
  const std::string bytes = rows(50'000);
  const FileServer server(bytes, {.ranges = false, .tells_size = false});
  EXPECT_EQ(read(request_for(server.url(), 200'000)), read_local(bytes));
}

TEST_F(Http, SaysThatNobodyListens) {
  std::string url;
  {
    const FileServer gone("");
    url = gone.url();
  }
  const std::string message = error_of([&] { read(request_for(url)); });
  EXPECT_TRUE(message.starts_with("user: URL cannot be read (") && message.ends_with("): " + url)) << message;
}

TEST_F(Http, FollowsRedirects) {
  const FileServer server("a\n1\n", {.redirect_from = "/old.csv"});
  EXPECT_EQ(read(request_for(server.url("/old.csv"))).values[0], (std::vector<Value>{"1"}));
}

TEST_F(Http, NoticesThatTheFileChanged) {
  FileServer server("a\n1\n");
  const plan::ReadCsv source = kernel::discover_csv(request_for(server.url()));
  server.replace("a\n2\n", "\"2\"");
  EXPECT_EQ(error_of([&] { read(source); }),
            "data: File changed since the frame was made (version \"1\" -> \"2\"): " + server.url());
}

TEST_F(Http, NoticesThatTheFileChangedWhileItWasRead) {
  const std::string bytes = rows(100'000);
  FileServer server(bytes);
  const auto source = kernel::open_source(server.url());
  server.replace(bytes, "\"2\"");
  std::vector<char> some(1000);
  EXPECT_EQ(error_of([&] { source->read_at(500'000, some); }),
            "data: File changed while it was read (version \"1\" -> \"2\"): " + server.url());
}

TEST_F(Http, NoticesAnAnswerThatIsCutShort) {
  const FileServer server(rows(10), {.cut_short = true});
  const std::string message = error_of([&] { read(request_for(server.url())); });
  EXPECT_TRUE(message.starts_with("user: URL cannot be read (") && message.ends_with("): " + server.url())) << message;
}

/// Certificates that are made for a test: an authority's, and by it one for 127.0.0.1 and one for another host.
class Https : public Http {
 protected:
  void SetUp() override {
    Http::SetUp();
    for (const char* name : {"authority", "stranger"})
      run("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=" + std::string(name) + " -keyout " + name + ".key -out " +
          name + ".pem");
    certify("here", "IP:127.0.0.1");
    certify("elsewhere", "DNS:elsewhere.test");
    trust("authority.pem");
  }
  void TearDown() override {
    for (const auto& [name, value] : before_) value ? ::setenv(name, value->c_str(), 1) : ::unsetenv(name);
  }

  void run(const std::string& command) const {
    ASSERT_EQ(std::system(("cd " + folder_.path("") + " && " + command + " 2> /dev/null").c_str()), 0) << command;
  }
  void certify(const std::string& name, const std::string& host) const {
    folder_.write("host", "subjectAltName=" + host);
    run("openssl req -newkey rsa:2048 -nodes -subj /CN=" + name + " -keyout " + name + ".key -out " + name + ".csr");
    run("openssl x509 -req -in " + name +
        ".csr -CA authority.pem -CAkey authority.key -CAcreateserial -days 2 -extfile host -out " + name + ".pem");
  }
  FileServer::Behaviour by(const std::string& name) const {
    return {.certificate = folder_.path(name + ".pem"), .key = folder_.path(name + ".key")};
  }
  void trust(const std::string& file) const { ::setenv("SSL_CERT_FILE", folder_.path(file).c_str(), 1); }

 private:
  static std::optional<std::string> variable(const char* name) {
    const char* value = std::getenv(name);
    return value ? std::optional<std::string>(value) : std::nullopt;
  }
  TemporaryFolder folder_;
  std::vector<std::pair<const char*, std::optional<std::string>>> before_{{"SSL_CERT_FILE", variable("SSL_CERT_FILE")}};
};

TEST_F(Https, ReadsFromAServerOfATrustedAuthority) {
  const std::string bytes = rows(100'000);
  const FileServer server(bytes, by("here"));
  ASSERT_TRUE(server.url().starts_with("https://127.0.0.1:"));
  const dd::DataFrame frame = dd::read_csv(server.url(), {.blocksize = 500'000});
  EXPECT_GT(frame.npartitions(), 2u);
  EXPECT_EQ(frame["id"].sum().compute().as_int64(), 100'000LL * 99'999 / 2);
  EXPECT_EQ(read(request_for(server.url(), 500'000)), read_local(bytes));
}

TEST_F(Https, SendsNothingToAServerThatNoneOfTheAuthoritiesVouchesFor) {
  const FileServer server("a\n1\n", by("here"));
  trust("stranger.pem");
  const std::string message = error_of([&] { dd::read_csv(server.url()); });
  EXPECT_TRUE(message.starts_with("user: URL cannot be read (SSL certificate problem: ")) << message;
  EXPECT_TRUE(message.ends_with("; the variable SSL_CERT_FILE names a file of the authorities to trust): " + server.url()))
      << message;
  EXPECT_TRUE(server.requests().empty());
}

TEST_F(Https, SendsNothingToAServerWithTheCertificateOfAnother) {
  const FileServer server("a\n1\n", by("elsewhere"));
  const std::string message = error_of([&] { dd::read_csv(server.url()); });
  EXPECT_TRUE(message.starts_with("user: URL cannot be read (SSL: ") && message.find("'127.0.0.1'") != message.npos) << message;
  EXPECT_TRUE(server.requests().empty());
}

TEST_F(Https, SaysThatThereIsNoFileOfAuthorities) {
  const FileServer server("a\n1\n", by("here"));
  trust("missing.pem");
  const std::string message = error_of([&] { dd::read_csv(server.url()); });
  EXPECT_TRUE(message.starts_with("user: URL cannot be read (") && message.find("missing.pem") != message.npos) << message;
  EXPECT_TRUE(message.ends_with("): " + server.url())) << message;
}

}  // namespace
}  // namespace weft::csv_test
