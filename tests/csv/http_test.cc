// CSV behind a URL: range requests, servers without them, and what can go wrong on the way.
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

}  // namespace
}  // namespace weft::csv_test
