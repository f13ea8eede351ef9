// HTTP values: the parts of a request, headers of a response, and which form of a body a client gets.
#include <weft/http.h>

#include <zlib.h>

#include <gtest/gtest.h>

#include <weft/error.h>

#include "server/content_encoding.h"

namespace weft::test {
namespace {

using server::choose_encoding;
using server::ContentEncoding;
using server::matches_etag;

Request request_for(std::string target) { return {"GET", std::move(target), {}, "", ""}; }

TEST(HttpRequest, PathIsDecodedOnce) {
  EXPECT_EQ(request_for("/a%20b/%C3%A4?x=%20").path(), "/a b/\xC3\xA4");
  EXPECT_EQ(request_for("/a+b").path(), "/a+b");
  EXPECT_EQ(request_for("/%252e%252e/x").path(), "/%2e%2e/x");
  EXPECT_EQ(request_for("/a%20b?x=%20").raw_path(), "/a%20b");
}

TEST(HttpRequest, PathsThatCannotBeDecodedAreEmpty) {
  for (const char* target : {"/%", "/%4", "/%zz", "/a%00b", "relative", "", "*", "?x"}) {
    EXPECT_EQ(request_for(target).path(), "") << target;
  }
}

TEST(HttpRequest, QueryParameters) {
  using Parameters = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(request_for("/p?a=1&b=x%26y+z&&flag&a=2&bad=%zz&=e").query(),
            (Parameters{{"a", "1"}, {"b", "x&y z"}, {"flag", ""}, {"a", "2"}, {"", "e"}}));
  EXPECT_EQ(request_for("/p?a=1&a=2").query_parameter("a"), "1");
  EXPECT_EQ(request_for("/p").query_parameter("a"), std::nullopt);
  EXPECT_EQ(request_for("/p?a?b=c").query_parameter("a?b"), "c");
}

TEST(HttpRequest, HeadersAreFoundInAnyCase) {
  Request request;
  request.headers = {{"Content-Type", "a"}, {"content-type", "b"}};
  EXPECT_EQ(request.header("CONTENT-TYPE"), "a");
  EXPECT_EQ(request.header("Content-Typ"), "");
}

TEST(HttpResponse, HeadersThatCannotBeSentAreRefused) {
  for (std::string value : {std::string("a\r\nB: c"), std::string("a\nb"), std::string("a\0b", 3)}) {
    try {
      Response().add("X-Name", value);
      FAIL() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::internal);
      EXPECT_EQ(error.message(), "A response header is empty or holds a line break: X-Name");
    }
  }
}

TEST(HttpResponse, SetReplaces) {
  Response response = Response::json(200, "{}");
  response.add("X", "1").add("x", "2").set("X", "3");
  EXPECT_EQ(response.headers, (HttpHeaders{{"Content-Type", "application/json"}, {"X", "3"}}));
}

TEST(HttpEncoding, TheSmallestFormThatIsAccepted) {
  EXPECT_EQ(choose_encoding("gzip, deflate, br, zstd", true, true), ContentEncoding::brotli);
  EXPECT_EQ(choose_encoding("gzip, deflate", true, true), ContentEncoding::gzip);
  EXPECT_EQ(choose_encoding("br", true, false), ContentEncoding::identity);
  EXPECT_EQ(choose_encoding("", true, true), ContentEncoding::identity);
  EXPECT_EQ(choose_encoding("BR;Q=0.5 , GZip ; q = 0.4", true, true), ContentEncoding::brotli);
  EXPECT_EQ(choose_encoding("*", true, true), ContentEncoding::brotli);
  EXPECT_EQ(choose_encoding("deflate", true, true), ContentEncoding::identity);
}

TEST(HttpEncoding, WeightsAreObeyed) {
  EXPECT_EQ(choose_encoding("br;q=0.5, gzip;q=0.8", true, true), ContentEncoding::gzip);
  EXPECT_EQ(choose_encoding("br;q=0, gzip", true, true), ContentEncoding::gzip);
  EXPECT_EQ(choose_encoding("br;q=0, gzip;q=0.000", true, true), ContentEncoding::identity);
  EXPECT_EQ(choose_encoding("*;q=0.1, br;q=0", true, true), ContentEncoding::gzip);
  EXPECT_EQ(choose_encoding("gzip;q=0.5, identity;q=1", true, true), ContentEncoding::identity);
  for (const char* broken : {"br;q=2", "br;q=-1", "br;q=x", "br;q=", "br;q=1.5", "br;q=0.12345"}) {
    EXPECT_EQ(choose_encoding(broken, true, true), ContentEncoding::identity) << broken;
  }
}

TEST(HttpEncoding, EntityTags) {
  EXPECT_TRUE(matches_etag("\"a\"", "\"a\""));
  EXPECT_TRUE(matches_etag("\"x\" , W/\"a\"", "\"a\""));
  EXPECT_TRUE(matches_etag("*", "\"a\""));
  EXPECT_FALSE(matches_etag("", "\"a\""));
  EXPECT_FALSE(matches_etag("a", "\"a\""));
}

std::string gunzip(std::string_view compressed) {
  std::string text(1'000'000, '\0');
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
  stream.avail_in = static_cast<uInt>(compressed.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  inflate(&stream, Z_FINISH);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return text;
}

Response compressed(std::string address, std::string accepted, Response response) {
  Request request{"GET", "/", {{"Accept-Encoding", std::move(accepted)}}, "", std::move(address)};
  server::compress_for(request, response);
  return response;
}

TEST(HttpCompression, LongTextForOtherMachines) {
  std::string json = "[" + std::string(5000, '1') + "]";
  Response response = compressed("192.0.2.7", "gzip, br", Response::json(200, json).add("ETag", "\"t\""));
  EXPECT_EQ(response.header("Content-Encoding"), "gzip");
  EXPECT_EQ(response.header("Vary"), "Accept-Encoding");
  EXPECT_EQ(response.header("ETag"), "W/\"t\"");
  EXPECT_LT(response.body.size(), 200u);
  EXPECT_EQ(gunzip(response.body.view()), json);
}

TEST(HttpCompression, NotWhereItDoesNotPay) {
  std::string json(5000, '1');
  auto is_plain = [&](const Response& response) { return response.header("Content-Encoding").empty(); };
  EXPECT_TRUE(is_plain(compressed("127.0.0.1", "gzip", Response::json(200, json)))) << "this machine";
  EXPECT_TRUE(is_plain(compressed("::1", "gzip", Response::json(200, json)))) << "this machine";
  EXPECT_TRUE(is_plain(compressed("192.0.2.7", "br", Response::json(200, json)))) << "not accepted";
  EXPECT_TRUE(is_plain(compressed("192.0.2.7", "gzip", Response::json(200, "[1]")))) << "too short";
  EXPECT_TRUE(is_plain(compressed("192.0.2.7", "gzip", Response::of(200, "image/png", json)))) << "not text";
  EXPECT_TRUE(is_plain(compressed("192.0.2.7", "gzip", Response::of(206, "text/plain", json)))) << "a part";
}

}  // namespace
}  // namespace weft::test
