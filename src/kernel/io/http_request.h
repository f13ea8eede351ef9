// One HTTP request -> status, the headers that matter, and the body.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weft::kernel {

/// What a request to an S3-compatible store is signed with (AWS's signature, version 4).
struct AwsSigner {
  std::string key, secret, token, region;
};

struct HttpRequest {
  std::string method = "GET";
  std::string url = {};                   // encoded
  std::vector<std::string> headers = {};  // "Name: value"
  std::string range = {};                 // "0-99"; "" for all
  std::string_view body = {};             // of PUT and POST
  std::optional<AwsSigner> signer = {};
  bool follows_redirects = true;
  int most_tries = 3;
};

struct HttpResponse {
  long status = 0;                                 // 0: none came
  std::string failure = {};                        // why none came
  std::string stamp = {};                          // ETag, else Last-Modified
  std::string region = {};                         // where the bucket is, when a store says so
  std::optional<std::uint64_t> content_size = {};  // of the whole file, from Content-Range or, without ranges, Content-Length
  std::string explanation = {};                    // the begin of the body that came with another status than success

  bool is_success() const { return status >= 200 && status < 300; }
  /// "status 404", or why there is none.
  std::string reason() const { return status == 0 ? failure : "status " + std::to_string(status); }
};

/// Called with the head of a successful response, again for each try.
using HttpStart = std::function<void(const HttpResponse&)>;
/// Called with its body, piece by piece.
using HttpBody = std::function<void(std::span<const char>)>;

/// A connection that is kept open between requests, and for the next client. One thread at a time.
class HttpClient {
 public:
  HttpClient();
  ~HttpClient();

  /// What fails in passing is tried again. Throws what the functions throw, nothing else.
  HttpResponse send(const HttpRequest& request, const HttpStart& start, const HttpBody& body);

 private:
  struct Connection;
  class Connections;
  std::unique_ptr<Connection> connection_;
};

}  // namespace weft::kernel
