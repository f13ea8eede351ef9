// What proxies in front of an app tell of a request.
#include "server/forwarded.h"

#include <gtest/gtest.h>

namespace weft::test {
namespace {

Request request_with(HttpHeaders headers) {
  headers.emplace_back("Host", "inner:8050");
  return {.method = "GET", .target = "/", .headers = std::move(headers), .body = {}, .remote_address = "10.0.0.1"};
}

TEST(Forwarded, MeansNothingWithoutATrustedProxy) {
  Request request =
      request_with({{"X-Forwarded-For", "1.2.3.4"}, {"X-Forwarded-Host", "evil.example"}, {"X-Forwarded-Proto", "https"}});
  server::apply_forwarded(request, 0);
  EXPECT_EQ(request.remote_address, "10.0.0.1");
  EXPECT_EQ(request.header("Host"), "inner:8050");
  EXPECT_EQ(server::scheme_of(request, 0), "http");
}

TEST(Forwarded, TellsWhoAskedForWhat) {
  Request request =
      request_with({{"X-Forwarded-For", "1.2.3.4"}, {"x-forwarded-host", "example.org"}, {"X-Forwarded-Proto", "https"}});
  server::apply_forwarded(request, 1);
  EXPECT_EQ(request.remote_address, "1.2.3.4");
  EXPECT_EQ(request.header("Host"), "example.org");
  EXPECT_EQ(server::scheme_of(request, 1), "https");
}

TEST(Forwarded, BelievesOnlyWhatTheTrustedProxiesAdded) {
  // The client wrote 6.6.6.6; the outer proxy added the client's address, the inner one that of the outer one.
  const HttpHeaders headers{{"X-Forwarded-For", "6.6.6.6, 1.2.3.4"}, {"X-Forwarded-For", " 10.1.1.1 "}};
  Request one = request_with(headers), two = one, four = one;
  server::apply_forwarded(one, 1);
  EXPECT_EQ(one.remote_address, "10.1.1.1");
  server::apply_forwarded(two, 2);
  EXPECT_EQ(two.remote_address, "1.2.3.4");
  server::apply_forwarded(four, 4);
  EXPECT_EQ(four.remote_address, "10.0.0.1") << "fewer than that many proxies were passed";
}

}  // namespace
}  // namespace weft::test
