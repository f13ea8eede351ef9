// One GET request -> status, the headers that matter, and the body.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace weft::kernel {

struct HttpResponse {
  long status = 0;
  std::string stamp;                          // ETag, else Last-Modified
  std::optional<std::uint64_t> content_size;  // of the whole file, from Content-Range or, without ranges, Content-Length
};

/// A connection that is kept open between requests. One thread at a time.
class HttpClient {
 public:
  explicit HttpClient(std::string url);
  ~HttpClient();

  /// Gets bytes [begin, end). `body` gets what comes with status 200 or 206, piece by piece, after `start` was called with the
  /// response's head, again for each try. Throws a data Error with the reason or status when three tries failed.
  HttpResponse get(std::uint64_t begin, std::uint64_t end, const std::function<void(const HttpResponse&)>& start,
                   const std::function<void(std::span<const char>)>& body);

 private:
  struct Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace weft::kernel
